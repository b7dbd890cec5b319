//! The JSON Pointer (RFC 6901) of a byte, as far as it may be shown.

use std::fmt::Write as _;

use super::tree::{Node, Value};

const LONGEST_NAME: usize = 32;
const CAPITALS_IN_A_ROW: usize = 8;

/// May a name stand in a pointer? A secret can stand in a name, and a pointer is output: only
/// short names of letters, hyphens and low lines may, without eight capitals in a row.
pub fn is_shown(name: &str) -> bool {
    let letters = |b: u8| matches!(b, b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'-');
    let bytes = name.as_bytes();
    (1..=LONGEST_NAME).contains(&bytes.len())
        && bytes.iter().all(|b| letters(*b))
        && !bytes.windows(CAPITALS_IN_A_ROW).any(|run| run.iter().all(u8::is_ascii_uppercase))
}

/// The pointer of the value or name that begins at byte `at`, below `root`. It stops for good at
/// the container of a name that may not be shown.
pub fn pointer_at(root: &Node, at: usize) -> String {
    let mut pointer = String::new();
    let mut node = root;
    while node.span.start < at {
        match &node.value {
            Value::Array(elements) => {
                let index = elements.partition_point(|element| element.span.end <= at);
                let Some(element) = elements.get(index) else { break };
                let _ = write!(pointer, "/{index}"); // writing to a String cannot fail
                node = element;
            }
            Value::Object(members) => {
                let index = members.partition_point(|member| member.node.span.end <= at);
                let Some(member) = members.get(index) else { break };
                let Some(name) = member.name.as_deref().filter(|name| is_shown(name)) else {
                    break;
                };
                pointer.push('/');
                pointer.push_str(name); // what is shown needs no escape
                if member.span.start >= at {
                    break;
                }
                node = &member.node;
            }
            Value::Null
            | Value::Boolean(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::BrokenString => break,
        }
    }
    pointer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pointer_stops_at_a_name_that_may_not_be_shown() {
        let text = r#"{"a":[1,{"b":2,"c3":{"d":[3]}}]}"#;
        let root = super::super::parse(text, 0).ok().unwrap_or_else(|| unreachable!());
        let at = |needle: &str| pointer_at(&root, text.find(needle).unwrap_or(usize::MAX));
        assert_eq!(at("{\"a"), "");
        assert_eq!(at("\"a"), "/a");
        assert_eq!(at("[1"), "/a");
        assert_eq!(at("1,"), "/a/0");
        assert_eq!(at("2,"), "/a/1/b");
        assert_eq!(at("\"c3"), "/a/1");
        assert_eq!(at("\"d"), "/a/1");
        assert_eq!(at("3]"), "/a/1");
    }

    #[test]
    fn names_are_shown_by_their_characters() {
        for shown in ["a", "A-b_C", "ABCDEFG", "abcdefghijklmnopqrstuvwxyzabcdef"] {
            assert!(is_shown(shown), "{shown}");
        }
        for hidden in
            ["", "a1", "ä", "a b", "ABCDEFGH", "xABCDEFGHx", "abcdefghijklmnopqrstuvwxyzabcdefg"]
        {
            assert!(!is_shown(hidden), "{hidden}");
        }
    }
}
