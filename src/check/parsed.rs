//! A document's text, as far as it can be read.

use super::MAX_BYTES;
use crate::foreign;
use crate::model::JsonKind;
use crate::rules::Detail;
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
    pub(super) rule: &'static str,
    pub(super) span: Span,
    pub(super) detail: Detail,
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
    let fatal = |rule, span, detail| FatalFault { rule, span, detail };
    if bytes.len() > MAX_BYTES {
        return Err(fatal("too-large", Span::new(MAX_BYTES, MAX_BYTES + 1), Detail::None));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let length = error.error_len().unwrap_or(bytes.len() - at);
        fatal("invalid-utf8", Span::new(at, at + length), Detail::None)
    })?;
    let root = syntax::parse(text, start).map_err(|(fault, span)| match fault {
        Fatal::InvalidJson(reason) => {
            let foreign = foreign::of_text(&bytes[start..]);
            fatal("invalid-json", span, Detail::NotJson(reason, foreign))
        }
        Fatal::TooDeep => fatal("too-deep", span, Detail::None),
        Fatal::TrailingData => fatal("trailing-data", span, Detail::None),
    })?;
    let kind = match root.value {
        Value::Object(_) => return Ok(root),
        Value::Array(_) => JsonKind::Array,
        Value::String(_) | Value::BrokenString => JsonKind::String,
        Value::Number(_) => JsonKind::Number,
        Value::Boolean(_) => JsonKind::Boolean,
        Value::Null => JsonKind::Null,
    };
    let detail = Detail::NotAnObject(kind, foreign::of_tree(&root));
    Err(fatal("not-an-object", root.span, detail))
}
