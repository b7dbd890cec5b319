//! Bytes to a tree: the same documents and values as `serde_json`.

use backup_lint::unstable::syntax;
use backup_lint::unstable::syntax::{Fatal, Node, Value as Ours};
use serde_json::Value;

pub fn hold(data: &[u8]) {
    if let Ok(text) = std::str::from_utf8(data) {
        agree(text);
    }
}

/// Our tree as a value: of equal names the last one counts, as `serde_json` has it. A lone surrogate
/// and a number beyond a double have none there.
fn value(node: &Node) -> Option<Value> {
    Some(match &node.value {
        Ours::Null => Value::Null,
        Ours::Boolean(value) => Value::Bool(*value),
        Ours::Number(text) => serde_json::from_str(text).ok()?,
        Ours::String(text) => Value::String(text.to_string()),
        Ours::BrokenString => return None,
        Ours::Array(elements) => Value::Array(elements.iter().map(value).collect::<Option<_>>()?),
        Ours::Object(members) => {
            let mut object = serde_json::Map::new();
            for member in members {
                object.insert(member.name.as_deref()?.to_owned(), value(&member.node)?);
            }
            Value::Object(object)
        }
    })
}

/// Every value stands within its container, behind the one before it, and is what its bytes say.
fn spans_nest(node: &Node, text: &str) {
    let inner: Vec<_> = match &node.value {
        Ours::Array(elements) => {
            elements.iter().map(|element| (element.span.start, element)).collect()
        }
        Ours::Object(members) => {
            members.iter().map(|member| (member.span.start, &member.node)).collect()
        }
        _ => Vec::new(),
    };
    let mut at = node.span.start;
    for (start, element) in inner {
        assert!(at < start && element.span.end < node.span.end, "spans do not nest");
        at = element.span.end;
        spans_nest(element, text);
    }
    assert!(text.get(node.span.start..node.span.end).is_some(), "a span cuts a character");
}

pub fn agree(text: &str) {
    let theirs = serde_json::from_str::<Value>(text).ok();
    match syntax::parse(text, 0) {
        Ok(root) => {
            spans_nest(&root, text);
            assert!(value(&root) == theirs, "the values differ");
        }
        Err((Fatal::TooDeep, _)) => {}
        Err((_, span)) => {
            assert!(theirs.is_none(), "serde_json accepts it");
            assert!(text.get(span.start..span.end).is_some(), "the fault's span is off");
        }
    }
}
