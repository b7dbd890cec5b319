//! Changes of a document as text: a value replaced, a member dropped, the checksum made anew.

use backup_lint::unstable::syntax::{Node, Value, parse};
use sha2::{Digest, Sha256};

/// Bytes of the text, and what takes their place.
type Edit = (usize, usize, String);

/// The parts of a JSON Pointer, unescaped.
fn parts(pointer: &str) -> Result<Vec<String>, String> {
    let rest = pointer.strip_prefix('/').ok_or(format!("{pointer} is no pointer into it"))?;
    Ok(rest.split('/').map(|part| part.replace("~1", "/").replace("~0", "~")).collect())
}

fn child<'n, 't>(node: &'n Node<'t>, part: &str) -> Option<&'n Node<'t>> {
    match &node.value {
        Value::Object(_) => Some(&node.member(part)?.node),
        Value::Array(elements) => elements.get(part.parse::<usize>().ok()?),
        _ => None,
    }
}

/// The node that holds what a pointer names, and the pointer's last part.
fn holder<'n, 't>(root: &'n Node<'t>, pointer: &str) -> Result<(&'n Node<'t>, String), String> {
    let mut parts = parts(pointer)?;
    let last = parts.pop().unwrap_or_default();
    let node = parts.iter().try_fold(root, |node, part| child(node, part));
    Ok((node.ok_or(format!("{pointer} is nowhere in the document"))?, last))
}

/// A value in place of another one, or as a new member or element at the end.
fn put(root: &Node, pointer: &str, value: &str) -> Result<Edit, String> {
    let (node, last) = holder(root, pointer)?;
    if let Some(there) = child(node, &last) {
        return Ok((there.span.start, there.span.end, value.to_owned()));
    }
    let (text, end, empty) = match &node.value {
        Value::Object(members) => {
            let end = members.last().map(|member| member.node.span.end);
            (format!("{}: {value}", serde_json::to_string(&last).unwrap()), end, members.is_empty())
        }
        Value::Array(elements) if last == elements.len().to_string() => {
            (value.to_owned(), elements.last().map(|node| node.span.end), elements.is_empty())
        }
        _ => return Err(format!("{pointer}: there is no place for it")),
    };
    let at = end.unwrap_or(node.span.start + 1);
    Ok((at, at, if empty { text } else { format!(", {text}") }))
}

/// A member or an element dropped, with one comma.
fn drop_at(root: &Node, pointer: &str) -> Result<Edit, String> {
    let (node, last) = holder(root, pointer)?;
    let spans: Vec<(usize, usize)> = match &node.value {
        Value::Object(members) => {
            members.iter().map(|member| (member.span.start, member.node.span.end)).collect()
        }
        _ => node.elements().iter().map(|element| (element.span.start, element.span.end)).collect(),
    };
    let index = match &node.value {
        Value::Object(members) => members.iter().position(|m| m.name.as_deref() == Some(&last)),
        _ => last.parse().ok().filter(|index| *index < spans.len()),
    };
    let index = index.ok_or(format!("{pointer} is nowhere in the document"))?;
    let (start, end) = spans[index];
    Ok(match (index.checked_sub(1), spans.get(index + 1)) {
        (Some(before), _) => (spans[before].1, end, String::new()),
        (None, Some(next)) => (start, next.0, String::new()),
        (None, None) => (start, end, String::new()),
    })
}

/// The text with a member dropped and a value put in. Both pointers are into the text as it was.
pub fn edited(
    text: &str,
    drop: Option<&str>,
    put_in: Option<(&str, &str)>,
) -> Result<String, String> {
    let root = parse(text, 0).map_err(|(fault, _)| format!("the base is not JSON: {fault:?}"))?;
    let mut edits = Vec::new();
    if let Some(pointer) = drop {
        edits.push(drop_at(&root, pointer)?);
    }
    if let Some((pointer, value)) = put_in {
        edits.push(put(&root, pointer, value)?);
    }
    edits.sort_by_key(|edit| std::cmp::Reverse((edit.0, edit.1)));
    let mut text = text.to_owned();
    let mut least = text.len();
    for (start, end, value) in edits {
        if end > least {
            return Err("what is dropped and what is put in overlap".to_owned());
        }
        text.replace_range(start..end, &value);
        least = start;
    }
    Ok(text)
}

/// The canonical form without `checksum`, worked out apart from the library; none if there is none.
pub fn canonical(text: &str) -> Option<String> {
    let mut value: serde_json::Value = serde_json::from_str(text).ok()?;
    value.as_object_mut()?.remove("checksum");
    serde_json_canonicalizer::to_string(&value).ok()
}

/// The SHA-256 of a text, in hex.
pub fn digest(text: &str) -> String {
    hex::encode(Sha256::digest(text.as_bytes()))
}

/// The text with its checksum made anew, if it has a canonical form and a place for the digest.
pub fn repaired(text: &str) -> String {
    let Some(form) = canonical(text) else { return text.to_owned() };
    let Ok(root) = parse(text, 0) else { return text.to_owned() };
    let place = child(&root, "checksum").and_then(|checksum| child(checksum, "digest"));
    let Some(place) = place else { return text.to_owned() };
    let mut text = text.to_owned();
    text.replace_range(place.span.start..place.span.end, &format!("\"{}\"", digest(&form)));
    text
}
