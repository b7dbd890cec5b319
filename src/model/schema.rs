//! The JSON Schema of declarations (draft 2020-12). `x-rule` names the rule that an assertion
//! belongs to.

use schemars::{Schema, json_schema};
use serde_json::{Map, Value, json};

use super::list::{List, MOST_ITEMS};
use super::shape::{IntegerShape, MemberShape, Shape, TextShape, WordShape};

/// Values of this module's making are objects: an empty schema stands for a mistake in one, and
/// the test of the committed schema shows it.
fn schema(value: Value) -> Schema {
    Schema::try_from(value).unwrap_or_default()
}

/// The schema of a leaf.
pub(crate) fn leaf(shape: Shape) -> Schema {
    match shape {
        Shape::Text(&TextShape { name, rule, pattern, min, max, never, .. }) => {
            let mut out = Map::new();
            out.insert("title".into(), json!(name));
            out.insert("type".into(), json!("string"));
            out.insert("x-rule".into(), json!(rule));
            out.insert("minLength".into(), json!(min));
            out.insert("maxLength".into(), json!(max));
            if let Some(pattern) = pattern {
                out.insert("pattern".into(), json!(pattern));
            }
            if let Some(class) = never {
                out.insert("not".into(), json!({ "pattern": class }));
            }
            schema(Value::Object(out))
        }
        Shape::Integer(&IntegerShape { name, rule, min, max, .. }) => schema(json!({
            "title": name, "type": "integer", "x-rule": rule, "minimum": min, "maximum": max
        })),
        Shape::Word(&WordShape { name, rule, values: [word] }) => schema(json!({
            "title": name, "type": "string", "x-rule": rule, "const": word
        })),
        Shape::Word(&WordShape { name, rule, values }) => schema(json!({
            "title": name, "type": "string", "x-rule": rule, "enum": values
        })),
        Shape::Boolean | Shape::List(_) | Shape::Object(_) | Shape::Tagged(_) => Schema::default(),
    }
}

/// The schema of a closed object, of those of its members' values.
pub(crate) fn closed_object(shape: Shape, values: Vec<Schema>) -> Schema {
    let Shape::Object(object) = shape else { return Schema::default() };
    let members = || object.members.iter();
    let required: Vec<&str> =
        members().filter(|member| member.required).map(|member| member.name).collect();
    let described = |(member, value): (&MemberShape, Schema)| {
        let mut value = value;
        value.insert("description".to_owned(), json!(member.description.trim()));
        (member.name.to_owned(), value.to_value())
    };
    let properties: Map<String, Value> = members().zip(values).map(described).collect();
    schema(json!({
        "title": object.name,
        "type": "object",
        "additionalProperties": false,
        "required": required,
        "properties": properties
    }))
}

/// The schema of closed objects told apart by a member.
pub(crate) fn tagged(name: &str, by: &str, tag: &Schema, variants: Vec<(&str, Schema)>) -> Schema {
    let branches: Vec<Value> = variants
        .into_iter()
        .map(|(word, variant)| {
            json!({
                "if": { "required": [by], "properties": { by: { "const": word } } },
                "then": variant
            })
        })
        .collect();
    schema(json!({
        "title": name,
        "type": "object",
        "required": [by],
        "properties": { by: tag },
        "allOf": branches
    }))
}

impl<T: schemars::JsonSchema> schemars::JsonSchema for List<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("ListOf{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> Schema {
        json_schema!({
            "type": "array",
            "x-rule": "too-many-accounts",
            "maxItems": MOST_ITEMS,
            "items": generator.subschema_for::<T>()
        })
    }
}
