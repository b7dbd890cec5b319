//! What follows from every declaration.

/// What a leaf that is its own part can do: a number or a word.
macro_rules! model_of_copy {
    ($name:ident, $shape:expr, |$source:ident| $read:expr, |$value:ident, $out:ident| $write:expr) => {
        impl Model for $name {
            type Parts<'a> = Self;
            const SHAPE: Shape = $shape;

            fn read<'a, S: Source<'a>>($source: &mut S) -> Result<Part<Self>, S::Stop> {
                $read
            }

            fn whole(parts: &Self) -> Option<Self> {
                Some(*parts)
            }

            fn parts(&self) -> Self {
                *self
            }

            fn write($value: &Self, $out: &mut impl Sink) {
                $write
            }

            fn differences(old: &Self, new: &Self, place: Place, tell: &mut dyn FnMut(Place)) {
                if old != new {
                    tell(place);
                }
            }

            fn strings<'p>(
                _: &'p Self,
                _: Place,
                _: StringKind,
                _: &mut dyn FnMut(Place, Option<&'p str>),
            ) {
            }
        }
    };
}

/// What a leaf that borrows its text can do. `$fault` is a function from the text and the shape to
/// what is wrong with it; `$wrap` makes the owned text.
macro_rules! model_of_text {
    ($name:ident, $shape:expr, $fault:expr, $wrap:expr) => {
        impl Model for $name {
            type Parts<'a> = $name<&'a str>;
            const SHAPE: Shape = Shape::Text($shape);

            fn read<'a, S: Source<'a>>(source: &mut S) -> Result<Part<$name<&'a str>>, S::Stop> {
                const LENGTH: Option<usize> = $shape.fixed_length();
                if let Some(length) = LENGTH
                    && let Some(text) = source.fixed(length, |text| $fault(text, $shape).is_none())
                {
                    return Ok(Part::Sound($name(text)));
                }
                let Part::Sound(text) = source.text()? else { return Ok(Part::Hole) };
                match $fault(text, $shape) {
                    None => Ok(Part::Sound($name(text))),
                    Some(fault) => source.fault(fault),
                }
            }

            fn whole(parts: &$name<&str>) -> Option<Self> {
                Some($name($wrap(parts.0)))
            }

            fn parts(&self) -> $name<&str> {
                $name(&self.0)
            }

            fn write(parts: &$name<&str>, out: &mut impl Sink) {
                // Only a name can hold a character that has to be escaped.
                match $shape.content {
                    StringKind::Name => canonical::text(parts.0, out),
                    StringKind::Form | StringKind::Secret => out.put_quoted(parts.0),
                }
            }

            fn differences(
                old: &$name<&str>,
                new: &$name<&str>,
                place: Place,
                tell: &mut dyn FnMut(Place),
            ) {
                if old != new {
                    tell(place);
                }
            }

            fn strings<'p>(
                parts: &'p $name<&str>,
                place: Place,
                content: StringKind,
                tell: &mut dyn FnMut(Place, Option<&'p str>),
            ) {
                if content == $shape.content {
                    tell(place, Some(parts.0));
                }
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
