//! Declarations of strings and numbers.

/// What is said of a string of another form: that it is not what it should be, or what the
/// declaration has instead.
macro_rules! message_of_text {
    ($what:literal) => {
        concat!("not ", $what)
    };
    ($what:literal, $message:literal) => {
        $message
    };
}

/// A string of a certain form. The function says what is wrong with a text, given the shape.
macro_rules! text {
    (
        $(#[$doc:meta])*
        $name:ident: $rule:literal, $content:ident, $fault:expr,
        pattern $pattern:expr, never $never:expr, length $min:literal..=$max:literal,
        what $what:literal, says $(instead $message:literal,)? $label:literal, $help:literal $(,)?
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name<S = Box<str>>(S);

        impl<S: AsRef<str>> $name<S> {
            /// The text.
            pub fn as_str(&self) -> &str {
                self.0.as_ref()
            }
        }

        impl<S: AsRef<str>> AsRef<str> for $name<S> {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> String {
                text.0.into()
            }
        }

        string_traits!($name);
        shown_text!($content $name);

        const _: () = {
            const FORM: &TextShape = &TextShape {
                name: stringify!($name),
                what: $what,
                rule: $rule,
                content: StringKind::$content,
                pattern: $pattern,
                min: $min,
                max: $max,
                never: $never,
                says: Wording {
                    message: message_of_text!($what $(, $message)?),
                    label: $label,
                    help: $help,
                },
            };

            impl $name {
                /// How many Unicode scalar values it may have.
                #[allow(dead_code)] // most texts are never cut
                pub(super) const MOST: usize = $max;

                /// Takes a text that this library has worked out, and that has the right form.
                #[allow(dead_code)] // most texts are only ever read
                pub(crate) fn from_computed(text: &str) -> Self {
                    debug_assert!($fault(text, FORM).is_none());
                    $name(text.into())
                }

                /// Takes a text of the right form.
                ///
                /// # Errors
                /// What is wrong with it, without quoting it.
                pub fn new(text: &str) -> Result<Self, InvalidValue> {
                    match $fault(text, FORM) {
                        None => Ok($name(text.into())),
                        Some(fault) => Err(fault.into()),
                    }
                }
            }

            model_of_text!($name, FORM, $fault, Box::from);
        };

        schema_of_leaf!($name);
        serde_of!($name, |text, serializer| serializer.serialize_str(text.as_str()));
    };
}

/// An integer within bounds, kept in the smallest type that has room for it.
macro_rules! integer {
    (
        $(#[$doc:meta])*
        $name:ident($number:ty): $rule:literal, $min:literal..=$max:literal,
        says $what:literal, $help:literal $(,)?
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name($number);

        impl $name {
            const BOUNDS: &'static IntegerShape = &IntegerShape {
                name: stringify!($name),
                rule: $rule,
                min: $min,
                max: $max,
                what: $what,
                help: $help,
            };

            #[doc = concat!("The least value: ", stringify!($min), ".")]
            pub const MIN: $name = $name($min);
            #[doc = concat!("The greatest value: ", stringify!($max), ".")]
            pub const MAX: $name = $name($max);

            /// Takes a number within the bounds.
            ///
            /// # Errors
            /// The bounds, if it is outside them.
            pub const fn new(number: $number) -> Result<Self, InvalidValue> {
                match number {
                    $min..=$max => Ok($name(number)),
                    _ => Err(InvalidValue::of(Fault::Bounds($name::BOUNDS))),
                }
            }

            /// The number.
            pub const fn get(self) -> $number {
                self.0
            }

            fn read_digits(text: &str) -> Result<Self, Fault> {
                $name::of_number(wellformed::integer(text, $name::BOUNDS)?)
            }

            fn of_number(number: u64) -> Result<Self, Fault> {
                match number {
                    $min..=$max => number.try_into().ok(),
                    _ => None,
                }
                .map($name)
                .ok_or(Fault::Bounds($name::BOUNDS))
            }
        }

        number_traits!($name, $number);

        model_of_copy!(
            $name,
            Shape::Integer($name::BOUNDS),
            |source| {
                if let Some(number) = source.natural() {
                    return match $name::of_number(number) {
                        Ok(number) => Ok(Part::Sound(number)),
                        Err(fault) => source.fault(fault),
                    };
                }
                let Part::Sound(text) = source.number()? else { return Ok(Part::Hole) };
                match $name::read_digits(text) {
                    Ok(number) => Ok(Part::Sound(number)),
                    Err(fault) => source.fault(fault),
                }
            },
            |number, out| canonical::integer(number.0.into(), out)
        );

        #[cfg(feature = "arbitrary")]
        impl<'a> arbitrary::Arbitrary<'a> for $name {
            fn arbitrary(choices: &mut arbitrary::Unstructured<'a>) -> arbitrary::Result<Self> {
                choices.int_in_range($min..=$max).map($name)
            }
        }

        schema_of_leaf!($name);
        serde_of!($name, |number, serializer| serializer.serialize_u64(number.0.into()));
    };
}

/// One of a closed set of strings.
macro_rules! word {
    (
        $(#[$doc:meta])*
        $name:ident: $rule:literal { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),+ $(,)? }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }

        impl $name {
            const SET: &'static WordShape = &WordShape {
                name: stringify!($name),
                rule: $rule,
                values: &[$($word),+],
            };

            /// Every value, in the order of the specification.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The string that stands for it.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }

            /// The value that this string stands for.
            ///
            /// # Errors
            /// The strings that are allowed, and the one that was probably meant.
            pub fn new(text: &str) -> Result<Self, InvalidValue> {
                Ok($name::read_word(text)?)
            }

            fn read_word(text: &str) -> Result<Self, Fault> {
                match text {
                    $($word => Ok($name::$variant),)+
                    other => {
                        let near = fault::nearest(other, $name::SET.values.iter().copied());
                        Err(Fault::NotOneOf { set: $name::SET, near })
                    }
                }
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        string_traits!($name);

        model_of_copy!(
            $name,
            Shape::Word($name::SET),
            |source| {
                $(
                    if source.literal(concat!("\"", $word, "\"")) {
                        return Ok(Part::Sound($name::$variant));
                    }
                )+
                let Part::Sound(text) = source.text()? else { return Ok(Part::Hole) };
                match $name::read_word(text) {
                    Ok(value) => Ok(Part::Sound(value)),
                    Err(fault) => source.fault(fault),
                }
            },
            |word, out| match word {
                $($name::$variant => out.put(concat!("\"", $word, "\"").as_bytes())),+
            }
        );

        #[cfg(feature = "arbitrary")]
        impl<'a> arbitrary::Arbitrary<'a> for $name {
            fn arbitrary(choices: &mut arbitrary::Unstructured<'a>) -> arbitrary::Result<Self> {
                choices.choose($name::ALL).copied()
            }
        }

        schema_of_leaf!($name);
        serde_of!($name, |word, serializer| serializer.serialize_str(word.as_str()));
    };
}
