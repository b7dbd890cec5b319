//! A document with the checksum that a reader works out who passes over its fault. With the checksum
//! of before, whoever looks at checksums would refuse it, whatever else is passed over.

use serde_json::{Number, Value};
use sha2::{Digest as _, Sha256};

/// The same bytes but for the digest; nothing if it has none that could be another, or if a plain
/// JSON parser does not read it.
pub(super) fn resealed(document: &[u8]) -> Option<Vec<u8>> {
    let text = document.strip_prefix("\u{feff}".as_bytes()).unwrap_or(document);
    let mut value: Value = serde_json::from_slice(text).ok()?;
    let old = value.pointer("/checksum/digest")?.as_str()?.to_owned();
    value.as_object_mut()?.remove("checksum");
    let new = data_encoding::HEXLOWER.encode(&Sha256::digest(form(&value)?));
    let text = std::str::from_utf8(document).ok()?;
    let is_told_apart = old.len() == new.len() && old != new && text.matches(&old).count() == 1;
    is_told_apart.then(|| text.replace(&old, &new).into_bytes())
}

/// RFC 8785 of any value: its members sorted by UTF-16, its numbers as in ECMAScript, as far as a
/// fault of a vector needs them.
fn form(value: &Value) -> Option<String> {
    Some(match value {
        Value::Object(members) => {
            let mut names: Vec<&String> = members.keys().collect();
            names.sort_by_key(|name| name.encode_utf16().collect::<Vec<u16>>());
            let member = |name: &&String| {
                Some(format!("{}:{}", serde_json::to_string(name).ok()?, form(&members[*name])?))
            };
            format!("{{{}}}", names.iter().map(member).collect::<Option<Vec<_>>>()?.join(","))
        }
        Value::Array(items) => {
            format!("[{}]", items.iter().map(form).collect::<Option<Vec<_>>>()?.join(","))
        }
        Value::Number(number) => of_number(number),
        other => serde_json::to_string(other).ok()?,
    })
}

/// A double without a fraction is written without one.
fn of_number(number: &Number) -> String {
    match number.as_f64() {
        Some(double) if number.is_f64() && double.fract() == 0.0 && double.abs() < 1e21 => {
            format!("{double:.0}")
        }
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::{form, resealed};

    #[test]
    fn what_is_valid_already_has_it() {
        let valid = include_bytes!("../../examples/check_in_a_test.json");
        assert!(crate::Envelope::parse(valid).is_ok());
        assert_eq!(resealed(valid), None);
        let text = String::from_utf8_lossy(valid).replace("\"generation\": ", "\"generation\": 1");
        let again = resealed(text.as_bytes()).unwrap_or_default();
        assert!(crate::Envelope::parse(&again).is_ok() && again.len() == text.len());
    }

    #[test]
    fn numbers_are_those_of_ecmascript() {
        let value = serde_json::json!([7.0, 1.5, -0.0, 9_007_199_254_740_993_u64, 1e30]);
        assert_eq!(form(&value).as_deref(), Some("[7,1.5,-0,9007199254740993,1e+30]"));
    }
}
