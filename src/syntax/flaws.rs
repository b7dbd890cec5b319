//! What is wrong with a text that can be read all the same.

use std::collections::BTreeMap;

use super::tree::{Member, Node, Value};
use super::{Side, Span};

/// A flaw, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// What it is.
    pub kind: FlawKind,
    /// Whether it is a name or a value.
    pub side: Side,
    /// Its bytes.
    pub span: Span,
}

/// The sorts of flaw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlawKind {
    /// A surrogate without its other half.
    LoneSurrogate,
    /// A name that a member before it has.
    DuplicateMember {
        /// The first member of this name.
        first: Span,
    },
}

impl FlawKind {
    /// What is wrong.
    pub const fn message(self) -> &'static str {
        match self {
            FlawKind::LoneSurrogate => {
                "half a character: a \\u escape between D800 and DFFF without its other half"
            }
            FlawKind::DuplicateMember { .. } => "the object has a member of this name already",
        }
    }
}

/// Finds the flaws everywhere in a tree and hands each to `tell`.
pub fn flaws(node: &Node, tell: &mut impl FnMut(Flaw)) {
    match &node.value {
        Value::BrokenString => {
            tell(Flaw { kind: FlawKind::LoneSurrogate, side: Side::Value, span: node.span });
        }
        Value::Array(elements) => elements.iter().for_each(|element| flaws(element, tell)),
        Value::Object(members) => {
            let mut first: BTreeMap<&str, Span> = BTreeMap::new();
            for member in members {
                if let Some(kind) = name_flaw(member, &mut first) {
                    tell(Flaw { kind, side: Side::Key, span: member.span });
                }
                flaws(&member.node, tell);
            }
        }
        Value::Null | Value::Boolean(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn name_flaw<'t>(member: &'t Member, first: &mut BTreeMap<&'t str, Span>) -> Option<FlawKind> {
    let Some(name) = member.name.as_deref() else { return Some(FlawKind::LoneSurrogate) };
    if !member.doubled {
        return None;
    }
    match first.get(name) {
        Some(first) => Some(FlawKind::DuplicateMember { first: *first }),
        None => {
            first.insert(name, member.span);
            None
        }
    }
}
