//! A document's text, as far as it can be read.

use super::MAX_BYTES;
use crate::foreign;
use crate::model::JsonKind;
use crate::rules::{Rule, Saying, syntax as rules};
use crate::syntax::{self, BYTE_ORDER_MARK, Fatal, Node, Span, Value};

/// The bytes of a document and its tree.
pub struct Parsed<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) tree: Result<Node<'a>, FatalFault>,
    pub(super) has_byte_order_mark: bool,
}

/// Why there is no tree of an object.
#[derive(Clone, Copy, Debug)]
pub(super) struct FatalFault {
    pub(super) rule: &'static Rule,
    pub(super) span: Span,
    pub(super) says: Saying,
}

/// How long it is, and nothing of what it holds.
impl std::fmt::Debug for Parsed<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Parsed({} bytes)", self.bytes.len())
    }
}

impl<'a> Parsed<'a> {
    /// Reads the text of a document.
    pub fn new(bytes: &'a [u8]) -> Self {
        let has_byte_order_mark = bytes.starts_with(BYTE_ORDER_MARK.as_bytes());
        let start = if has_byte_order_mark { BYTE_ORDER_MARK.len() } else { 0 };
        Parsed { bytes, tree: tree(bytes, start), has_byte_order_mark }
    }

    /// The tree, if the document is an object.
    pub fn tree(&self) -> Option<&Node<'a>> {
        self.tree.as_ref().ok()
    }
}

fn tree(bytes: &[u8], start: usize) -> Result<Node<'_>, FatalFault> {
    let fatal = |rule, span, says| FatalFault { rule, span, says };
    if bytes.len() > MAX_BYTES {
        let span = Span::new(MAX_BYTES, MAX_BYTES + 1);
        return Err(fatal(&rules::too_large::RULE, span, rules::too_large::SAYS));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let length = error.error_len().unwrap_or(bytes.len() - at);
        let span = Span::new(at, at + length);
        let says = rules::invalid_utf8::says(foreign::of_text(&bytes[start..]));
        fatal(&rules::invalid_utf8::RULE, span, says)
    })?;
    let root = syntax::parse(text, start).map_err(|(fault, span)| match fault {
        Fatal::InvalidJson(reason) => {
            let says = rules::invalid_json::says(reason, foreign::of_text(&bytes[start..]));
            fatal(&rules::invalid_json::RULE, span, says)
        }
        Fatal::TooDeep => fatal(&rules::too_deep::RULE, span, rules::too_deep::SAYS),
        Fatal::TrailingData => fatal(&rules::trailing_data::RULE, span, rules::trailing_data::SAYS),
    })?;
    let kind = match root.value {
        Value::Object(_) => return Ok(root),
        Value::Array(_) => JsonKind::Array,
        Value::String(_) | Value::BrokenString => JsonKind::String,
        Value::Number(_) => JsonKind::Number,
        Value::Boolean(_) => JsonKind::Boolean,
        Value::Null => JsonKind::Null,
    };
    let says = rules::not_an_object::says(kind, foreign::of_tree(&root));
    Err(fatal(&rules::not_an_object::RULE, root.span, says))
}
