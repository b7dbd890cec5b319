//! Declarations of strings and numbers.

/// A string of a certain form. `$fault` is a function from the text to what is wrong with it.
macro_rules! text {
    (
        $(#[$doc:meta])*
        $name:ident: $rule:literal, $fault:expr,
        pattern $pattern:expr, never $never:expr, length $min:literal..=$max:literal
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

        impl $name {
            /// Takes a text that this library has worked out, and that has the right form.
            #[allow(dead_code)] // most texts are only ever read
            pub(crate) fn from_computed(text: &str) -> Self {
                debug_assert!($fault(text).is_none());
                $name(text.into())
            }

            /// Takes a text of the right form.
            ///
            /// # Errors
            /// What is wrong with it, without quoting it.
            pub fn new(text: &str) -> Result<Self, Fault> {
                match $fault(text) {
                    None => Ok($name(text.into())),
                    Some(fault) => Err(fault),
                }
            }
        }

        impl Model for $name {
            type Parts<'a> = $name<&'a str>;
            const SHAPE: &'static Shape = &Shape::Text {
                name: stringify!($name),
                rule: $rule,
                pattern: $pattern,
                min: $min,
                max: $max,
                never: $never,
            };

            fn read<'a, S: Source<'a>>(
                source: &mut S,
            ) -> Result<Part<$name<&'a str>>, S::Stop> {
                let Part::Sound(text) = source.text()? else { return Ok(Part::Hole) };
                match $fault(text) {
                    None => Ok(Part::Sound($name(text))),
                    Some(fault) => source.fault(fault),
                }
            }

            fn whole(parts: &$name<&str>) -> Option<Self> {
                Some($name(parts.0.into()))
            }

            fn parts(&self) -> $name<&str> {
                $name(&self.0)
            }

            fn write(parts: &$name<&str>, out: &mut impl Sink) {
                canonical::text(parts.0, out);
            }
        }

        schema_of_leaf!($name);
        serde_of!($name, |text, serializer| serializer.serialize_str(text.as_str()));
    };
}

/// An integer within bounds.
macro_rules! integer {
    ($(#[$doc:meta])* $name:ident: $rule:literal, $min:literal..=$max:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u64);

        impl $name {
            /// The least value.
            pub const MIN: $name = $name($min);
            /// The greatest value.
            pub const MAX: $name = $name($max);

            /// Takes a number within the bounds.
            ///
            /// # Errors
            /// The bounds, if it is outside them.
            pub fn new(number: u64) -> Result<Self, Fault> {
                if ($min..=$max).contains(&number) {
                    Ok($name(number))
                } else {
                    Err(Fault::Bounds { rule: $rule, min: $min, max: $max })
                }
            }

            /// The number.
            pub fn get(self) -> u64 {
                self.0
            }
        }

        impl Model for $name {
            type Parts<'a> = Self;
            const SHAPE: &'static Shape = &Shape::Integer {
                name: stringify!($name),
                rule: $rule,
                min: $min,
                max: $max,
            };

            fn read<'a, S: Source<'a>>(source: &mut S) -> Result<Part<Self>, S::Stop> {
                let Part::Sound(text) = source.number()? else { return Ok(Part::Hole) };
                match wellformed::integer(text, $rule, $min, $max) {
                    Ok(number) => Ok(Part::Sound($name(number))),
                    Err(fault) => source.fault(fault),
                }
            }

            fn whole(parts: &Self) -> Option<Self> {
                Some(*parts)
            }

            fn parts(&self) -> Self {
                *self
            }

            fn write(parts: &Self, out: &mut impl Sink) {
                canonical::integer(parts.0, out);
            }
        }

        schema_of_leaf!($name);
        serde_of!($name, |number, serializer| serializer.serialize_u64(number.get()));
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
            /// Every value, in the order of the specification.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The string that stands for it.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }

            /// The value that this string stands for.
            ///
            /// # Errors
            /// The strings that are allowed, and the one that was probably meant.
            pub fn new(text: &str) -> Result<Self, Fault> {
                match text {
                    $($word => Ok($name::$variant),)+
                    other => {
                        const WORDS: &[&str] = &[$($word),+];
                        let near = fault::nearest(other, WORDS);
                        Err(Fault::NotOneOf { rule: $rule, words: WORDS, near })
                    }
                }
            }
        }

        impl Model for $name {
            type Parts<'a> = Self;
            const SHAPE: &'static Shape = &Shape::Word {
                name: stringify!($name),
                rule: $rule,
                words: &[$($word),+],
            };

            fn read<'a, S: Source<'a>>(source: &mut S) -> Result<Part<Self>, S::Stop> {
                let Part::Sound(text) = source.text()? else { return Ok(Part::Hole) };
                match $name::new(text) {
                    Ok(value) => Ok(Part::Sound(value)),
                    Err(fault) => source.fault(fault),
                }
            }

            fn whole(parts: &Self) -> Option<Self> {
                Some(*parts)
            }

            fn parts(&self) -> Self {
                *self
            }

            fn write(parts: &Self, out: &mut impl Sink) {
                canonical::text(parts.as_str(), out);
            }
        }

        schema_of_leaf!($name);
        serde_of!($name, |word, serializer| serializer.serialize_str(word.as_str()));
    };
}
