//! A schema for generators of types in other languages: each kind of credential is an object of its
//! own, nothing is conditional, every object is closed. It judges less than the normative schema.

use serde_json::{Map, Value, json};

use super::EnvelopeMembers;
use super::list::MOST_ITEMS;
use super::shape::{ObjectShape, Shape, TaggedShape};
use super::source::Model as _;
use super::whole::Envelope;

/// The schema of the types, as it is committed in `spec/1.0/envelope.types.schema.json`.
pub fn types_schema() -> Value {
    let mut definitions = Map::new();
    let root = described(EnvelopeMembers::SHAPE, &mut definitions);
    let name = <Envelope as schemars::JsonSchema>::schema_name();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:authenticator-backup:1.0:types",
        "title": name,
        "description": "An authenticator backup 1.0, for generators of types. Not normative: what a document must be, envelope.schema.json and the text say.",
        "$comment": "Generated from the declarations in src/model/envelope.rs; not to be edited.",
        "type": "object",
        "properties": root["properties"],
        "required": root["required"],
        "additionalProperties": false,
        "$defs": definitions
    })
}

/// The name of a type in other languages.
fn name_of(shape: Shape) -> Option<&'static str> {
    Some(match shape {
        Shape::Object(ObjectShape { name, .. }) => match *name {
            "Totp" => "TotpCredential",
            "Hotp" => "HotpCredential",
            "NameOnly" => "NameOnlyCredential",
            name => name,
        },
        Shape::Tagged(TaggedShape { name, .. }) => name,
        Shape::Word(word) if word.values.len() > 1 => word.name,
        _ => return None,
    })
}

/// A reference to a named type, which is defined by the way; any other value as it is.
fn reference(shape: Shape, definitions: &mut Map<String, Value>) -> Value {
    let Some(name) = name_of(shape) else { return described(shape, definitions) };
    if !definitions.contains_key(name) {
        let mut defined = described(shape, definitions);
        defined["title"] = json!(name);
        definitions.insert(name.to_owned(), defined);
    }
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn described(shape: Shape, definitions: &mut Map<String, Value>) -> Value {
    match shape {
        Shape::Text(text) => {
            let mut out = json!({ "type": "string", "minLength": text.min, "maxLength": text.max });
            if let Some(pattern) = text.pattern {
                out["pattern"] = json!(pattern);
            }
            out
        }
        Shape::Integer(number) => {
            json!({ "type": "integer", "minimum": number.min, "maximum": number.max })
        }
        Shape::Word(word) => match word.values {
            [only] => json!({ "type": "string", "const": only }),
            values => json!({ "type": "string", "enum": values }),
        },
        Shape::Boolean => json!({ "type": "boolean" }),
        Shape::List(list) => json!({
            "type": "array", "items": reference(list.item, definitions), "maxItems": MOST_ITEMS
        }),
        Shape::Object(object) => {
            let mut properties = Map::new();
            for member in object.members {
                let mut value = reference(member.shape, definitions);
                value["description"] = json!(member.description.trim());
                properties.insert(member.name.to_owned(), value);
            }
            let required = object.members.iter().filter(|member| member.required);
            json!({
                "type": "object",
                "properties": properties,
                "required": required.map(|member| member.name).collect::<Vec<_>>(),
                "additionalProperties": false
            })
        }
        Shape::Tagged(tagged) => {
            let variants = tagged.variants.iter();
            let variants: Vec<Value> =
                variants.map(|(_, object)| reference(Shape::Object(object), definitions)).collect();
            json!({ "oneOf": variants })
        }
    }
}
