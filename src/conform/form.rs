//! Where two forms of a document differ.

use serde_json::Value;

/// The members that follow from the others: they are said when nothing else differs.
const FOLLOWS: &str = "/checksum";

/// In what a form differs from the right one, in words: by its first value, or by its first byte.
pub(super) fn difference(right: &[u8], given: &[u8]) -> String {
    let [Ok(of_right), Ok(of_given)] = [right, given].map(serde_json::from_slice::<Value>) else {
        return format!("it is no JSON text ({} bytes)", given.len());
    };
    let mut differing = Vec::new();
    values("", &of_right, &of_given, &mut differing);
    let other = differing.iter().find(|(pointer, _)| !pointer.starts_with(FOLLOWS));
    if let Some((pointer, how)) = other.or(differing.first()) {
        return format!("\"{pointer}\" {how}");
    }
    let same = right.iter().zip(given).take_while(|(right, given)| right == given).count();
    format!("the values are right, and byte {} is not that of the canonical form", same + 1)
}

/// What differs: its pointer, and how.
fn values(at: &str, right: &Value, given: &Value, all: &mut Vec<(String, &'static str)>) {
    match (right, given) {
        (Value::Object(right), Value::Object(given)) => {
            for (name, value) in right {
                let pointer = below(at, name);
                match given.get(name) {
                    Some(given) => values(&pointer, value, given, all),
                    None => all.push((pointer, "is missing")),
                }
            }
            let extra = given.keys().filter(|name| !right.contains_key(*name));
            all.extend(extra.map(|name| (below(at, name), "is too much")));
        }
        (Value::Array(right), Value::Array(given)) => {
            for (index, pair) in right.iter().zip(given).enumerate() {
                values(&below(at, &index.to_string()), pair.0, pair.1, all);
            }
            let both = right.len().min(given.len());
            if right.len() > both {
                all.push((below(at, &both.to_string()), "is missing"));
            } else if given.len() > both {
                all.push((below(at, &both.to_string()), "is too much"));
            }
        }
        _ if right == given => {}
        _ => all.push((at.to_owned(), "has another value")),
    }
}

/// The pointer of a member or an element.
pub(super) fn below(at: &str, step: &str) -> String {
    format!("{at}/{}", step.replace('~', "~0").replace('/', "~1"))
}

#[cfg(test)]
mod tests {
    use super::difference;

    #[test]
    fn what_differs_is_said_by_its_first_value_or_byte() {
        let right = br#"{"a":{"b":[1,2]},"checksum":{"digest":"00"},"m":"x"}"#;
        for (given, said) in [
            (
                r#"{"a":{"b":[1,2]},"checksum":{"digest":"01"},"m":"y"}"#,
                r#""/m" has another value"#,
            ),
            (
                r#"{"a":{"b":[1,2]},"checksum":{"digest":"01"},"m":"x"}"#,
                r#""/checksum/digest" has another value"#,
            ),
            (r#"{"a":{"b":[1]},"checksum":{"digest":"00"},"m":"x"}"#, r#""/a/b/1" is missing"#),
            (
                r#"{"a":{"b":[1,2,3]},"checksum":{"digest":"00"},"m":"x"}"#,
                r#""/a/b/2" is too much"#,
            ),
            (r#"{"a":{},"checksum":{"digest":"00"},"m":"x"}"#, r#""/a/b" is missing"#),
            (
                r#"{"a":{"b":[1,2]},"checksum":{"digest":"00"},"m":"x","n/":1}"#,
                r#""/n~1" is too much"#,
            ),
            (
                r#"{"a":{"b":[1, 2]},"checksum":{"digest":"00"},"m":"x"}"#,
                "the values are right, and byte 14 is not that of the canonical form",
            ),
            ("", "it is no JSON text (0 bytes)"),
        ] {
            assert_eq!(difference(right, given.as_bytes()), said);
        }
    }
}
