//! Declarations of objects.

/// A closed object: the whole, its parts, how it is read, how two differ, and its canonical form.
/// A variant of a tagged object has a `tag`: a member of one value, which has no field.
macro_rules! object {
    (
        $(#[$doc:meta])*
        $name:ident, $parts:ident $(, only ($only:ident))? $(, tag $tag:literal: $is:ident)? {
            $(
                $(#[doc = $member_doc:literal])*
                $key:literal => $field:ident: $type:ty
                $([$($absent:tt)*])? $(= $default:expr)?
            ),* $(,)?
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub struct $name { $($(#[doc = $member_doc])* pub $field: $type),* }

        constructor_of_object! {
            $(($only))? $name [] [] $($(#[doc = $member_doc])* $field: $type $(= $default)?;)*
        }

        #[doc = concat!("The parts of [`", stringify!($name), "`].")]
        #[derive(Debug)]
        #[allow(missing_docs)]
        pub struct $parts<'a> {
            $(tag: std::marker::PhantomData<&'a $is>,)?
            $(pub $field: Part<<<$type as Slot>::Of as Model>::Parts<'a>>),*
        }

        #[allow(unused_variables, unused_mut)] // where there is no member beside the tag
        const _: () = {
            const MEMBERS: &[MemberShape] = &[
                $(MemberShape {
                    name: $tag,
                    description: "Tells this object from the others.",
                    required: true,
                    shape: <$is as Model>::SHAPE,
                    absence: None,
                },)?
                $(MemberShape {
                    name: $key,
                    description: concat!($($member_doc),*),
                    required: <$type as Slot>::REQUIRED,
                    shape: <<$type as Slot>::Of as Model>::SHAPE,
                    absence: absence!($([$($absent)*])?),
                }),*
            ];
            const OBJECT: &ObjectShape = &ObjectShape::of(stringify!($name), MEMBERS);
            const CANONICAL: [usize; MEMBERS.len()] =
                names::canonical_order([$($tag,)? $($key),*]);
            const _: () = names::hold_members(&[$($tag,)? $($key),*]);

            #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
            #[derive(Clone, Copy)]
            enum Index { $(#[doc = $tag] TAG,)? $($field),* }

            impl<'a> $parts<'a> {
                /// Writes the RFC 8785 form, the member of one index left out.
                pub(crate) fn write_without(&self, without: usize, out: &mut impl Sink) {
                    out.put(b"{");
                    let comma = 1; // where what is written of a name begins: behind it
                    $(let comma = {
                        let _ = $tag;
                        self.write_member::<{ CANONICAL[Index::TAG as usize] }>(without, comma, out)
                    };)?
                    $(let comma = self
                        .write_member::<{ CANONICAL[Index::$field as usize] }>(without, comma, out);)*
                    out.put(b"}");
                }

                #[inline(always)]
                #[allow(clippy::inline_always)] // one arm is left of all of them
                fn write_member<const INDEX: usize>(
                    &self,
                    without: usize,
                    comma: usize,
                    out: &mut impl Sink,
                ) -> usize {
                    $(
                        if INDEX == Index::TAG as usize {
                            out.put(&concat!(",\"", $tag, "\":").as_bytes()[comma..]);
                            <$is as Model>::write(&$is::ALL[0], out);
                            return 0;
                        }
                    )?
                    $(
                        if INDEX == Index::$field as usize
                            && INDEX != without
                            && let Part::Sound(part) = &self.$field
                        {
                            out.put(&concat!(",\"", $key, "\":").as_bytes()[comma..]);
                            <<$type as Slot>::Of as Model>::write(part, out);
                            return 0;
                        }
                    )*
                    comma
                }

                /// Reads one member, if it is the next.
                #[inline(always)]
                #[allow(clippy::inline_always)] // as above
                fn read_guessed<const INDEX: usize, S: Source<'a>>(
                    &mut self,
                    source: &mut S,
                    members: &mut S::Members,
                ) -> Result<(), S::Stop> {
                    $(
                        if INDEX == Index::TAG as usize
                            && source.guess(members, INDEX, concat!("\"", $tag, "\":"))
                        {
                            source.member::<$is>(members)?;
                        }
                    )?
                    $(
                        if INDEX == Index::$field as usize
                            && source.guess(members, INDEX, concat!("\"", $key, "\":"))
                        {
                            self.$field = source.member::<<$type as Slot>::Of>(members)?;
                        }
                    )*
                    Ok(())
                }
            }

            impl Model for $name {
                type Parts<'a> = $parts<'a>;
                const SHAPE: Shape = Shape::Object(OBJECT);

                fn read<'a, S: Source<'a>>(
                    source: &mut S,
                ) -> Result<Part<$parts<'a>>, S::Stop> {
                    let Part::Sound(mut members) = source.object()? else {
                        return Ok(Part::Hole);
                    };
                    let mut parts = $parts {
                        $(tag: std::marker::PhantomData::<&$is>,)?
                        $($field: Part::Missing),*
                    };
                    // As the library writes them; then in whatever order they stand.
                    $(
                        let _ = $tag;
                        parts.read_guessed::<{ CANONICAL[Index::TAG as usize] }, S>(
                            source,
                            &mut members,
                        )?;
                    )?
                    $(parts.read_guessed::<{ CANONICAL[Index::$field as usize] }, S>(
                        source,
                        &mut members,
                    )?;)*
                    while let Some(index) = source.next(&mut members, OBJECT)? {
                        $(
                            if index == Index::TAG as usize {
                                source.member::<$is>(&mut members)?; // told, if it is another one
                            }
                        )?
                        $(
                            if index == Index::$field as usize {
                                parts.$field =
                                    source.member::<<$type as Slot>::Of>(&mut members)?;
                            }
                        )*
                    }
                    Ok(Part::Sound(parts))
                }

                fn shelve(parts: $parts<'_>, shelves: &mut Shelves) {
                    $(
                        if let Part::Sound(part) = parts.$field {
                            <<$type as Slot>::Of as Model>::shelve(part, shelves);
                        }
                    )*
                }

                fn whole(parts: &$parts<'_>) -> Option<Self> {
                    Some($name { $($field: <$type as Slot>::fill(&parts.$field)?),* })
                }

                fn parts(&self) -> $parts<'_> {
                    $parts {
                        $(tag: std::marker::PhantomData::<&$is>,)?
                        $($field: <$type as Slot>::open(&self.$field)),*
                    }
                }

                fn write(parts: &$parts<'_>, out: &mut impl Sink) {
                    parts.write_without(usize::MAX, out);
                }

                fn differences(
                    old: &$parts<'_>,
                    new: &$parts<'_>,
                    place: Place,
                    tell: &mut dyn FnMut(Place),
                ) {
                    $(source::part_differences::<<$type as Slot>::Of>(
                        &old.$field,
                        &new.$field,
                        place.member(const { NAMES.number($key) }),
                        tell,
                    );)*
                }

                fn strings<'p>(
                    parts: &'p $parts<'_>,
                    place: Place,
                    content: StringKind,
                    tell: &mut dyn FnMut(Place, Option<&'p str>),
                ) {
                    $(source::part_strings::<$type>(
                        &parts.$field,
                        place.member(const { NAMES.number($key) }),
                        place,
                        content,
                        tell,
                    );)*
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
                ) -> Result<<$type as Slot>::Asked<'p, 'a>, NotSound> {
                    let place = self.place.member(const { NAMES.number($key) });
                    <$type as Slot>::ask(&self.is.$field, place, self.place, ask)
                }
            )*
        }

        #[cfg(feature = "arbitrary")]
        impl<'a> arbitrary::Arbitrary<'a> for $name {
            #[allow(unused_variables)] // as above
            fn arbitrary(choices: &mut arbitrary::Unstructured<'a>) -> arbitrary::Result<Self> {
                Ok($name { $($field: arbitrary::Arbitrary::arbitrary(choices)?),* })
            }
        }

        serde_of!($name, |object, serializer| {
            use serde::ser::SerializeMap as _;
            let _ = object; // where there is no member beside the tag
            // Formats that write no names, or lengths before the rest, ask how many there are.
            let length = 0
                $(+ { let _ = $tag; 1 })?
                $(+ usize::from(object.$field.value().is_some()))*;
            let mut map = serializer.serialize_map(Some(length))?;
            $(map.serialize_entry($tag, $is::ALL[0].as_str())?;)?
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
                schema::closed_object(<Self as Model>::SHAPE, vec![
                    $({
                        let _ = $tag;
                        generator.subschema_for::<$is>()
                    },)?
                    $(generator.subschema_for::<<$type as Slot>::Of>()),*
                ])
            }
        }
    };
}
