//! A finding, as a report has it.

use crate::rules::{Level, Role, Rule};
use crate::syntax::{Position, Side, Span};

/// Something that a rule has found in a document.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// The level, as it is set.
    pub level: Level,
    /// The JSON Pointer (RFC 6901) of the value that would have to change, as far as it may show.
    pub pointer: String,
    /// Whether the member's name or its value is meant.
    pub side: Side,
    /// Where it stands in the text.
    pub span: FindingSpan,
    /// What is wrong. Its wording is not stable.
    pub message: String,
    /// The same in a few words.
    pub label: String,
    /// What to do. Its wording is not stable.
    pub help: String,
    /// Another place that the finding speaks of.
    pub related: Option<RelatedPlace>,
    /// The member that is missing, if that is what it says.
    pub missing_member: Option<&'static str>,
    /// Why it is hidden, if somebody has said so: it is counted as hidden, and for nothing else.
    pub hidden: Option<String>,
    /// Whether it names what the file is instead, as another program's: then nothing in its text
    /// has to change.
    pub names_another_format: bool,
}

/// The rule, the place, and what is wrong.
impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} at \"{}\": {}", self.rule.name, self.pointer, self.message)
    }
}

/// Another place that a finding speaks of.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RelatedPlace {
    /// How it is related, which says in which document it stands.
    pub role: Role,
    /// Its JSON Pointer, as far as it may show.
    pub pointer: String,
    /// Whether the member's name or its value is meant.
    pub side: Side,
    /// Where it stands in its document.
    pub span: FindingSpan,
    /// What it is. Its wording is not stable.
    pub message: &'static str,
}

/// Bytes of a document, with their lines and columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FindingSpan {
    /// The bytes.
    pub bytes: Span,
    /// The position of the first byte.
    pub start: Position,
    /// The position behind the last byte.
    pub end: Position,
}

/// A finding before lines, columns and words are worked out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Raw {
    pub(super) rule: &'static Rule,
    pub(super) side: Side,
    pub(super) span: Span,
    pub(super) related: Option<RawRelated>,
    pub(super) says: crate::rules::Saying,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct RawRelated {
    pub(super) role: Role,
    pub(super) side: Side,
    pub(super) span: Span,
}

/// What a related place is called.
pub(super) fn related_message(role: Role) -> &'static str {
    match role {
        Role::First => "the first one",
        Role::Old => "in the stored backup",
        Role::Existing => "on the device",
    }
}
