//! Declarations of objects.

/// A closed object: the whole, its parts, how it is read and its canonical form.
macro_rules! object {
    (
        $(#[$doc:meta])*
        $name:ident, $parts:ident, members($vis:vis) {
            $($(#[$member_doc:meta])* $key:literal => $field:ident: $type:ty),* $(,)?
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name { $($(#[$member_doc])* $vis $field: $type),* }

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
