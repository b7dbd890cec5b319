//! What each format is told by.

use crate::syntax::{Node, Value};

/// Something that files of a format have, and hardly another file.
#[derive(Clone, Copy, Debug)]
pub enum Mark {
    /// The file begins with these bytes.
    Begins(&'static [u8]),
    /// This holds of the bytes of the file.
    Bytes(fn(&[u8]) -> bool),
    /// The first line that is neither blank nor a comment begins with this. So may a string that is
    /// the document, or the first of its array.
    Link(&'static str),
    /// The document is an object that has these members.
    Members(&'static [&'static str]),
    /// The document is an array, and its first element has these members.
    Element(&'static [&'static str]),
    /// This holds of the document.
    Root(fn(&Node) -> bool),
}

impl Mark {
    /// Do these bytes have it?
    pub fn is_of_text(&self, bytes: &[u8]) -> bool {
        match self {
            Mark::Begins(start) => bytes.starts_with(start),
            Mark::Bytes(holds) => holds(bytes),
            Mark::Link(start) => first_line(bytes).starts_with(start.as_bytes()),
            Mark::Members(_) | Mark::Element(_) | Mark::Root(_) => false,
        }
    }

    /// Does this document have it?
    pub fn is_of_tree(&self, root: &Node) -> bool {
        match self {
            Mark::Begins(_) | Mark::Bytes(_) => false,
            Mark::Link(_) => match &root.elements().first().unwrap_or(root).value {
                Value::String(text) => self.is_of_text(text.as_bytes()),
                _ => false,
            },
            Mark::Members(names) => has(root, names),
            Mark::Element(names) => root.elements().first().is_some_and(|first| has(first, names)),
            Mark::Root(holds) => holds(root),
        }
    }
}

fn has(node: &Node, names: &[&str]) -> bool {
    names.iter().all(|name| node.member(name).is_some())
}

/// The value of a member.
fn value<'n, 'a>(node: &'n Node<'a>, name: &str) -> Option<&'n Node<'a>> {
    node.member(name).map(|member| &member.node)
}

/// The first element of a member that is an array.
fn first<'n, 'a>(node: &'n Node<'a>, name: &str) -> Option<&'n Node<'a>> {
    value(node, name)?.elements().first()
}

/// The first line of a list: some programs write comments and blank lines before it.
fn first_line(text: &[u8]) -> &[u8] {
    let lines = text.split(|byte| matches!(byte, b'\n' | b'\r')).map(<[u8]>::trim_ascii_start);
    lines.into_iter().find(|line| !line.is_empty() && !line.starts_with(b"#")).unwrap_or_default()
}

/// Preferences of an Android app, which stand in no order.
pub(super) fn xml_with(text: &[u8], element: &str) -> bool {
    text.trim_ascii_start().starts_with(b"<") && holds(text, element.as_bytes())
}

/// The same app writes its preferences as a map of Java, and calls that XML too.
pub(super) fn is_backup_of_freeotp(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xac\xed\0\x05sr\0\x11java.util.HashMap")
        && holds(bytes, b"t\0\x09masterKey")
}

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}

/// Its byte order mark, or ASCII in units of two bytes.
pub(super) fn is_utf_16(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") || is_ascii_of(bytes, 2)
}

/// Its byte order mark, or ASCII in units of four bytes.
pub(super) fn is_utf_32(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xff\xfe\0\0")
        || bytes.starts_with(b"\0\0\xfe\xff")
        || is_ascii_of(bytes, 4)
}

/// Is each of the first four characters, of two at least, ASCII with NULs on the same side? Fewer
/// are not sure: a NUL may stand behind a bracket, or in a file that is no text.
fn is_ascii_of(bytes: &[u8], width: usize) -> bool {
    let is_ascii = |byte: u8| byte.is_ascii_graphic() || byte.is_ascii_whitespace();
    let is_unit = |unit: &[u8], low: usize| {
        let mut bytes = unit.iter().enumerate();
        bytes.all(|(at, byte)| if at == low { is_ascii(*byte) } else { *byte == 0 })
    };
    let units = || bytes.chunks_exact(width).take(4);
    units().len() >= 2 && [0, width - 1].iter().any(|low| units().all(|unit| is_unit(unit, *low)))
}

/// What its server answers: the seeds are encrypted with the person's password.
pub(super) fn is_answer_of_authy(root: &Node) -> bool {
    first(root, "authenticator_tokens").is_some_and(|token| has(token, &["unique_id", "salt"]))
}

fn is_bitwarden(root: &Node, encrypted: bool) -> bool {
    let is = |node: &Node| matches!(node.value, Value::Boolean(is) if is == encrypted);
    value(root, "encrypted").is_some_and(is)
}

/// Of the account's key, with items that look like those of a plain one, or of a password.
pub(super) fn is_encrypted_bitwarden(root: &Node) -> bool {
    is_bitwarden(root, true) && (has(root, &["items"]) || has(root, &["passwordProtected"]))
}

pub(super) fn is_plain_bitwarden(root: &Node) -> bool {
    is_bitwarden(root, false) && has(root, &["items"])
}

/// Many programs have entries; an entry whose content has a link is Proton's.
pub(super) fn is_proton(root: &Node) -> bool {
    let content = first(root, "entries").and_then(|entry| value(entry, "content"));
    content.is_some_and(|content| has(content, &["uri"]))
}

/// Its names are anybody's: they are told by their types, and by there being no others.
pub(super) fn is_encrypted_proton(root: &Node) -> bool {
    let is_text =
        |name| value(root, name).is_some_and(|node| matches!(node.value, Value::String(_)));
    let version = value(root, "version");
    root.members().len() == 3
        && version.is_some_and(|version| matches!(version.value, Value::Number(_)))
        && is_text("salt")
        && is_text("content")
}

/// Newer apps keep an object of accounts, by their numbers.
pub(super) fn is_steam_of_accounts(root: &Node) -> bool {
    let first = value(root, "accounts").and_then(|accounts| accounts.members().first());
    first.is_some_and(|account| has(&account.node, &["shared_secret", "identity_secret"]))
}
