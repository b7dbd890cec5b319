//! What the format is made of, as data for generators in other languages: `spec/1.0/format.json`.

use serde_json::{Map, Value, json};

use crate::check::MAX_BYTES;
use crate::model::Shape;
use crate::syntax::MAX_DEPTH;
use crate::versions::V1_0;

/// Members, bounds, words and rules of version 1.0.
pub fn format() -> Value {
    let mut types = Map::new();
    reference(V1_0.envelope, &mut types);
    let rules = V1_0.rules.iter().map(|rule| {
        json!({
            "name": rule.name,
            "stage": rule.stage.as_str(),
            "level": rule.level.as_str(),
            "summary": rule.summary
        })
    });
    json!({
        "format": "authenticator-backup",
        "version": V1_0.name,
        "maxBytes": MAX_BYTES,
        "maxDepth": MAX_DEPTH,
        "types": types,
        "rules": rules.collect::<Vec<Value>>()
    })
}

/// How a type is named where it is used. It is added to the types, if it has a name.
fn reference(shape: Shape, types: &mut Map<String, Value>) -> Value {
    let (name, described) = match shape {
        Shape::Boolean => return json!("boolean"),
        Shape::List(list) => {
            let item = reference(list.item, types);
            return json!({ "arrayOf": item, "max": list.max, "rule": list.rule });
        }
        Shape::Text(text) => {
            let (min, max) = (text.min, text.max);
            let mut out = json!({ "is": "string", "rule": text.rule, "min": min, "max": max });
            if let Some(pattern) = text.pattern {
                out["pattern"] = json!(pattern);
            }
            (text.name, out)
        }
        Shape::Integer(number) => {
            let (min, max) = (number.min, number.max);
            (number.name, json!({ "is": "integer", "rule": number.rule, "min": min, "max": max }))
        }
        Shape::Word(word) => {
            (word.name, json!({ "is": "word", "rule": word.rule, "words": word.values }))
        }
        Shape::Object(object) => {
            let mut members = Vec::new();
            for member in object.members {
                members.push(json!({
                    "name": member.name,
                    "required": member.required,
                    "type": reference(member.shape, types),
                    "description": member.description.trim()
                }));
            }
            (object.name, json!({ "is": "object", "members": members }))
        }
        Shape::Tagged(tagged) => {
            let mut variants = Map::new();
            for (value, object) in tagged.variants {
                variants.insert((*value).to_owned(), reference(Shape::Object(object), types));
            }
            reference(tagged.tag.shape, types);
            (tagged.name, json!({ "is": "tagged", "by": tagged.tag.name, "variants": variants }))
        }
    };
    // The root is the envelope, whatever its members are called among themselves.
    let name = name.strip_suffix("Members").unwrap_or(name);
    types.insert(name.to_owned(), described);
    json!(name)
}
