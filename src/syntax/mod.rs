//! JSON text (RFC 8259, I-JSON of RFC 7493) to a tree that knows where everything stands.
//! Strict, of bounded depth, without dependencies. Knows nothing of backups.

mod flaws;
mod lexer;
mod number;
mod plain;
mod pointer;
mod position;
mod reason;
mod room;
mod tree;

pub use flaws::{Flaw, FlawKind, flaws};
pub(crate) use lexer::Lexer;
pub(crate) use plain::plain;
pub use pointer::{is_shown, pointer_at};
pub use position::{Position, Positions};
pub use reason::{Reason, Unfinished};
pub(crate) use room::Lent;
pub(crate) use tree::TOO_DEEP;
pub use tree::{Fatal, MAX_DEPTH, Member, Node, Value, parse};

/// The byte order mark in UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A range of bytes of the input, the end excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte, from 0.
    pub start: usize,
    /// Behind the last byte.
    pub end: usize,
}

impl Span {
    /// From `start` to before `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Span { start, end }
    }

    /// Does a byte stand in it?
    pub fn contains(self, at: usize) -> bool {
        (self.start..self.end).contains(&at)
    }
}

/// Which half of a member a finding means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// Its name.
    Key,
    /// Its value; also of array elements and of the document itself.
    Value,
}

impl Side {
    /// `key` or `value`.
    pub fn as_str(self) -> &'static str {
        match self {
            Side::Key => "key",
            Side::Value => "value",
        }
    }
}
