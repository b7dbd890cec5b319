//! Which bytes of a document may be shown: names of the format at their places, and enumerated
//! values, booleans and numbers that are sound. Everything else is masked.

use crate::model::{ObjectShape, Shape};
use crate::syntax::{Member, Node, Span, Value};
use crate::versions;

/// The bytes of tokens that may be shown, in the order of the text.
pub(super) fn shown(root: &Node) -> Vec<Span> {
    let mut spans = Vec::new();
    value(root, versions::V1_0.envelope, &mut spans);
    spans
}

fn value(node: &Node, shape: Shape, spans: &mut Vec<Span>) {
    let sound = match (shape, &node.value) {
        (Shape::Word(word), Value::String(text)) => word.values.contains(&&**text),
        (Shape::Integer(integer), Value::Number(text)) => {
            text.parse().is_ok_and(|number: u64| (integer.min..=integer.max).contains(&number))
        }
        (Shape::Boolean, Value::Boolean(_)) => true,
        (Shape::List(list), Value::Array(elements)) => {
            elements.iter().for_each(|element| value(element, list.item, spans));
            false
        }
        (Shape::Object(shape), Value::Object(members)) => {
            object(members, shape, spans);
            false
        }
        (Shape::Tagged(tagged), Value::Object(members)) => {
            let tag = &tagged.tag;
            let word = node.member(tag.name).and_then(|member| match &member.node.value {
                Value::String(word) => Some(&**word),
                _ => None,
            });
            match tagged.variants.iter().find(|(variant, _)| Some(*variant) == word) {
                Some((_, variant)) => object(members, variant, spans),
                None => {
                    let is_tag = |member: &&Member| member.name.as_deref() == Some(tag.name);
                    let tags = members.iter().filter(is_tag);
                    tags.for_each(|member| named(member, tag.shape, spans));
                }
            }
            false
        }
        _ => false,
    };
    if sound {
        spans.push(node.span);
    }
}

fn object(members: &[Member], shape: &ObjectShape, spans: &mut Vec<Span>) {
    for member in members {
        let known = member.name.as_deref().and_then(|name| shape.member(name));
        if let Some(known) = known {
            named(member, known.shape, spans);
        }
    }
}

fn named(member: &Member, shape: Shape, spans: &mut Vec<Span>) {
    spans.push(member.span);
    if !member.doubled {
        value(&member.node, shape, spans);
    }
}
