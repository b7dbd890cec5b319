//! The five kinds of declaration: `text!`, `integer!`, `word!`, `object!` and `tagged!`. What a
//! value must be is said once, and everything else follows from it.

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

/// A closed object: the whole, its parts, how it is read and its canonical form.
macro_rules! object {
    (
        $(#[$doc:meta])*
        $name:ident, $parts:ident {
            $($(#[$member_doc:meta])* $key:literal => $field:ident: $type:ty),* $(,)?
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name { $($(#[$member_doc])* pub $field: $type),* }

        #[doc = concat!("The parts of [`", stringify!($name), "`].")]
        #[derive(Debug)]
        #[allow(missing_docs)]
        pub struct $parts<'a> {
            $(pub $field: Part<<<$type as Slot>::Of as Model>::Parts<'a>>),*
        }

        const _: () = {
            const NAMES: &[&str] = &[$($key),*];
            const FIELDS: Fields =
                Fields { names: NAMES, required: &[$(<$type as Slot>::REQUIRED),*] };
            const CANONICAL: [usize; NAMES.len()] = canonical_order([$($key),*]);

            #[allow(non_camel_case_types)]
            #[derive(Clone, Copy)]
            enum Index { $($field),* }

            impl $parts<'_> {
                /// Writes the RFC 8785 form, one member left out.
                pub(crate) fn write_without(&self, without: &str, out: &mut impl Sink) {
                    let mut separator: &[u8] = b"{";
                    for index in CANONICAL {
                        $(
                            if index == Index::$field as usize
                                && $key != without
                                && let Part::Sound(part) = &self.$field
                            {
                                out.put(separator);
                                out.put(concat!("\"", $key, "\":").as_bytes());
                                <<$type as Slot>::Of as Model>::write(part, out);
                                separator = b",";
                            }
                        )*
                    }
                    out.put(if separator == b"{" { b"{}" } else { b"}" });
                }
            }

            impl Model for $name {
                type Parts<'a> = $parts<'a>;
                const SHAPE: &'static Shape = &Shape::Object(&ObjectShape {
                    name: stringify!($name),
                    members: &[$(Member {
                        name: $key,
                        required: <$type as Slot>::REQUIRED,
                        shape: <<$type as Slot>::Of as Model>::SHAPE,
                    }),*],
                });

                fn read<'a, S: Source<'a>>(
                    source: &mut S,
                ) -> Result<Part<$parts<'a>>, S::Stop> {
                    let Part::Sound(mut members) = source.object()? else {
                        return Ok(Part::Hole);
                    };
                    let mut parts = $parts { $($field: Part::Missing),* };
                    while let Some(index) = source.next(&mut members, &FIELDS)? {
                        $(
                            if index == Index::$field as usize {
                                parts.$field =
                                    source.member::<<$type as Slot>::Of>(&mut members)?;
                            }
                        )*
                    }
                    Ok(Part::Sound(parts))
                }

                fn whole(parts: &$parts<'_>) -> Option<Self> {
                    Some($name { $($field: <$type as Slot>::fill(&parts.$field)?),* })
                }

                fn parts(&self) -> $parts<'_> {
                    $parts { $($field: <$type as Slot>::open(&self.$field)),* }
                }

                fn write(parts: &$parts<'_>, out: &mut impl Sink) {
                    parts.write_without("", out);
                }
            }
        };

        impl<'p, 'a> At<'p, $parts<'a>> {
            $(
                #[doc = concat!("The part `", $key, "`.")]
                #[allow(dead_code)] // not every rule table asks for every member
                pub(crate) fn $field(
                    self,
                    ask: &mut dyn Ask,
                ) -> <$type as Slot>::Asked<'p, 'a> {
                    let place = self.place.member(const { place::name($key) });
                    <$type as Slot>::ask(&self.is.$field, place, self.place, ask)
                }
            )*
        }

        serde_of!($name, |object, serializer| {
            use serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(None)?;
            $(
                if let Some(value) = object.$field.value() {
                    map.serialize_entry($key, value)?;
                }
            )*
            map.end()
        });

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schema::closed_object(vec![$((
                    $key,
                    <$type as Slot>::REQUIRED,
                    generator.subschema_for::<<$type as Slot>::Of>(),
                )),*])
            }
        }
    };
}

/// Closed objects told apart by a member. Each variant's own tag is a word of one value, so that
/// a wrong one cannot be built.
macro_rules! tagged {
    ($(#[$doc:meta])* $name:ident, $parts:ident, $tag:ident by $key:literal { $($variant:ident),* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[allow(missing_docs)]
        pub enum $name { $($variant($variant)),* }

        #[doc = concat!("The parts of [`", stringify!($name), "`].")]
        #[derive(Debug)]
        #[allow(missing_docs)]
        pub enum $parts<'a> { $($variant(<$variant as Model>::Parts<'a>)),* }

        impl $parts<'_> {
            #[doc = concat!("The `", $key, "`.")]
            pub(crate) fn tag(&self) -> $tag {
                match self { $($parts::$variant(_) => $tag::$variant),* }
            }
        }

        impl At<'_, $parts<'_>> {
            #[doc = concat!("The place of `", $key, "`.")]
            pub(crate) fn tag_place(self) -> Place {
                self.place.member(const { place::name($key) })
            }
        }

        impl Model for $name {
            type Parts<'a> = $parts<'a>;
            const SHAPE: &'static Shape = &Shape::Tagged {
                name: stringify!($name),
                by: $key,
                tag: <$tag as Model>::SHAPE,
                variants: &[$((
                    match <$variant as Model>::SHAPE {
                        Shape::Object(ObjectShape {
                            members: [Member { shape: Shape::Word { words: [word], .. }, .. }, ..],
                            ..
                        }) => word,
                        _ => panic!("a variant begins with its tag"),
                    },
                    match <$variant as Model>::SHAPE {
                        Shape::Object(shape) => shape,
                        _ => panic!("a variant is an object"),
                    },
                )),*],
            };

            fn read<'a, S: Source<'a>>(
                source: &mut S,
            ) -> Result<Part<$parts<'a>>, S::Stop> {
                match source.tag::<$tag>($key)? {
                    $(Part::Sound($tag::$variant) => {
                        Ok(<$variant as Model>::read(source)?.map($parts::$variant))
                    })*
                    Part::Hole | Part::Missing => Ok(Part::Hole),
                }
            }

            fn whole(parts: &$parts<'_>) -> Option<Self> {
                match parts {
                    $($parts::$variant(parts) => $variant::whole(parts).map($name::$variant)),*
                }
            }

            fn parts(&self) -> $parts<'_> {
                match self { $($name::$variant(value) => $parts::$variant(value.parts())),* }
            }

            fn write(parts: &$parts<'_>, out: &mut impl Sink) {
                match parts { $($parts::$variant(parts) => $variant::write(parts, out)),* }
            }
        }

        serde_of!($name, |object, serializer| match object {
            $($name::$variant(variant) => variant.serialize(serializer)),*
        });

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schema::tagged($key, &generator.subschema_for::<$tag>(), vec![$((
                    $tag::$variant.as_str(),
                    generator.subschema_for::<$variant>(),
                )),*])
            }
        }
    };
}

/// The schema of a leaf follows from its shape.
macro_rules! schema_of_leaf {
    ($name:ident) => {
        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schema::leaf(<Self as Model>::SHAPE)
            }
        }
    };
}

/// `Serialize` of a text, a number or a word, and `Deserialize` of any declared type.
macro_rules! serde_of {
    ($name:ident, |$value:ident, $serializer:ident| $serialize:expr) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, $serializer: S) -> Result<S::Ok, S::Error> {
                let $value = self;
                $serialize
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
                super::serde::deserialize(source)
            }
        }
    };
}
