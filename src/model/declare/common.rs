//! What follows from every declaration.

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
