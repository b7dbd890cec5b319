//! Documents as values: taken apart, changed and sealed again.

use backup_lint::Envelope;
use backup_lint::{Options, check};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

/// The backup as a value.
pub fn value(envelope: &Envelope) -> Value {
    serde_json::from_slice(&envelope.to_json()).unwrap()
}

/// The digest of a value without its checksum, worked out apart from the library.
pub fn digest(value: &Value) -> String {
    let mut value = value.clone();
    if let Some(object) = value.as_object_mut() {
        object.remove("checksum");
    }
    hex::encode(Sha256::digest(serde_json_canonicalizer::to_vec(&value).unwrap()))
}

/// The text of a value, with the checksum that belongs to it if it has a place for one.
pub fn sealed(mut value: Value) -> Vec<u8> {
    let digest = digest(&value);
    if let Some(place @ Value::String(_)) = value.pointer_mut("/checksum/digest") {
        *place = digest.into();
    }
    serde_json::to_vec(&value).unwrap()
}

/// The rules that find something, with pointer and side.
pub fn findings(bytes: &[u8]) -> Vec<(&'static str, String, &'static str)> {
    let options = Options::new().at("2026-11-01T12:00:00Z".parse().unwrap());
    let report = check(bytes, &options);
    report.findings.into_iter().map(|f| (f.rule.name, f.pointer, f.side.as_str())).collect()
}

/// The names of the rules that find something.
pub fn rules(bytes: &[u8]) -> Vec<&'static str> {
    findings(bytes).into_iter().map(|(rule, ..)| rule).collect()
}

/// The pointers of every value of a document.
pub fn pointers(value: &Value) -> Vec<String> {
    fn walk(value: &Value, pointer: String, out: &mut Vec<String>) {
        match value {
            Value::Array(items) => {
                for (i, item) in items.iter().enumerate() {
                    walk(item, format!("{pointer}/{i}"), out);
                }
            }
            Value::Object(members) => {
                for (name, member) in members {
                    walk(
                        member,
                        format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1")),
                        out,
                    );
                }
            }
            _ => {}
        }
        out.push(pointer);
    }
    let mut out = Vec::new();
    walk(value, String::new(), &mut out);
    out
}
