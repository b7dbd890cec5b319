//! What a finding says beyond its rule and place, and the words for it.

use std::borrow::Cow;

use crate::foreign::Foreign;
use crate::model::{Fault, JsonKind};
use crate::syntax::Reason;

/// Words of the specification, counts and digests that were worked out: it has no room for text of
/// the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Nothing.
    None,
    /// One word of the specification.
    Word(&'static str),
    /// Two words of the specification, as the rule uses them.
    Words(&'static str, &'static str),
    /// A count, or a number of the document that is sound.
    Count(u64),
    /// Two counts, as the rule uses them.
    Counts(u64, u64),
    /// A digest that was worked out, in hexadecimal digits.
    Digest([u8; 64]),
    /// What is wrong with the structure of a value.
    Fault(Fault),
    /// Why a text is not JSON, and whose format it looks like.
    NotJson(Reason, Option<Foreign>),
    /// The type of the root, and whose format it looks like.
    NotAnObject(JsonKind, Option<Foreign>),
    /// Whose format a document looks like.
    Foreign(Option<Foreign>),
}

/// What a finding says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// What is wrong.
    pub message: Cow<'static, str>,
    /// The same in a few words, to stand beneath the place.
    pub label: Cow<'static, str>,
    /// What to do.
    pub help: Cow<'static, str>,
}

/// Words of three sentences.
pub(crate) fn words(
    message: impl Into<Cow<'static, str>>,
    label: impl Into<Cow<'static, str>>,
    help: impl Into<Cow<'static, str>>,
) -> Words {
    Words { message: message.into(), label: label.into(), help: help.into() }
}
