//! Declarations of objects that are told apart by a member.

/// Closed objects told apart by a member. Each variant's own tag is a word of one value, so that a
/// wrong one cannot be built.
macro_rules! tagged {
    (
        $(#[$doc:meta])*
        $name:ident, $parts:ident, $tag:ident by $key:literal [absent $absent:literal] {
            $($variant:ident),* $(,)?
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        #[allow(missing_docs)]
        pub enum $name { $($variant($variant)),* }

        $(impl From<$variant> for $name {
            fn from(variant: $variant) -> $name {
                $name::$variant(variant)
            }
        })*

        #[doc = concat!("The parts of [`", stringify!($name), "`].")]
        #[derive(Debug)]
        #[allow(missing_docs)]
        pub enum $parts<'a> { $($variant(<$variant as Model>::Parts<'a>)),* }

        impl $name {
            #[doc = concat!("The `", $key, "`.")]
            pub fn kind(&self) -> $tag {
                match self { $($name::$variant(_) => $tag::$variant),* }
            }
        }

        impl $parts<'_> {
            #[doc = concat!("The `", $key, "`.")]
            pub(crate) fn tag(&self) -> $tag {
                match self { $($parts::$variant(_) => $tag::$variant),* }
            }
        }

        impl At<'_, $parts<'_>> {
            #[doc = concat!("The place of `", $key, "`.")]
            pub(crate) fn tag_place(self) -> Place {
                self.place.member(const { NAMES.number($key) })
            }
        }

        const _: () = {
            const TAG: MemberShape = MemberShape {
                name: $key,
                description: "Tells which of them it is.",
                required: true,
                shape: <$tag as Model>::SHAPE,
                absence: absence!([absent $absent]),
            };

            /// The value that tells this object apart: the only one of its first member.
            const fn value_of(shape: Shape) -> (&'static str, &'static ObjectShape) {
                match shape {
                    Shape::Object(
                        object @ ObjectShape {
                            members:
                                [
                                    MemberShape {
                                        shape: Shape::Word(WordShape { values: [value], .. }),
                                        ..
                                    },
                                    ..,
                                ],
                            ..
                        },
                    ) => (value, object),
                    #[allow(clippy::panic)] // at compile time
                    _ => panic!("a variant is an object, and its first member a word of one value"),
                }
            }

            impl Model for $name {
                type Parts<'a> = $parts<'a>;
                const SHAPE: Shape = Shape::Tagged(&TaggedShape {
                    name: stringify!($name),
                    tag: TAG,
                    variants: &[$(value_of(<$variant as Model>::SHAPE)),*],
                });

                fn read<'a, S: Source<'a>>(
                    source: &mut S,
                ) -> Result<Part<$parts<'a>>, S::Stop> {
                    match source.tag::<$tag>(const { &TAG }, concat!("\"", $key, "\":"))? {
                        $(Part::Sound($tag::$variant) => {
                            Ok(<$variant as Model>::read(source)?.map($parts::$variant))
                        })*
                        Part::Hole | Part::Missing => Ok(Part::Hole),
                    }
                }

                fn shelve(parts: $parts<'_>, shelves: &mut Shelves) {
                    match parts {
                        $($parts::$variant(parts) => $variant::shelve(parts, shelves)),*
                    }
                }

                fn whole(parts: &$parts<'_>) -> Option<Self> {
                    match parts {
                        $($parts::$variant(parts) => {
                            $variant::whole(parts).map($name::$variant)
                        })*
                    }
                }

                fn parts(&self) -> $parts<'_> {
                    match self {
                        $($name::$variant(value) => $parts::$variant(value.parts())),*
                    }
                }

                fn write(parts: &$parts<'_>, out: &mut impl Sink) {
                    match parts { $($parts::$variant(parts) => $variant::write(parts, out)),* }
                }

                fn differences(
                    old: &$parts<'_>,
                    new: &$parts<'_>,
                    place: Place,
                    tell: &mut dyn FnMut(Place),
                ) {
                    match (old, new) {
                        $(($parts::$variant(old), $parts::$variant(new)) => {
                            $variant::differences(old, new, place, tell);
                        })*
                        _ => tell(place.member(const { NAMES.number($key) })),
                    }
                }

                fn strings<'p>(
                    parts: &'p $parts<'_>,
                    place: Place,
                    content: StringKind,
                    tell: &mut dyn FnMut(Place, Option<&'p str>),
                ) {
                    match parts {
                        $($parts::$variant(parts) => {
                            $variant::strings(parts, place, content, tell);
                        })*
                    }
                }
            }
        };

        #[cfg(feature = "arbitrary")]
        impl<'a> arbitrary::Arbitrary<'a> for $name {
            fn arbitrary(choices: &mut arbitrary::Unstructured<'a>) -> arbitrary::Result<Self> {
                match choices.choose($tag::ALL)? {
                    $($tag::$variant => choices.arbitrary().map($name::$variant)),*
                }
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
                schema::tagged(stringify!($name), $key, &generator.subschema_for::<$tag>(), vec![$((
                    $tag::$variant.as_str(),
                    generator.subschema_for::<$variant>(),
                )),*])
            }
        }
    };
}
