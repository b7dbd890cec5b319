//! What is said of something that is wrong.

use std::borrow::Cow;

/// What is wrong, and what to do. Sentences that are always the same are `&'static str`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wording<T = Cow<'static, str>> {
    /// What is wrong.
    pub message: T,
    /// The same in a few words, to stand beneath the place.
    pub label: T,
    /// What to do.
    pub help: T,
}

impl Wording {
    /// Three sentences: what is wrong, the same in a few words, what to do.
    pub(crate) fn new(
        message: impl Into<Cow<'static, str>>,
        label: impl Into<Cow<'static, str>>,
        help: impl Into<Cow<'static, str>>,
    ) -> Self {
        Wording { message: message.into(), label: label.into(), help: help.into() }
    }
}

impl From<Wording<&'static str>> for Wording {
    fn from(fixed: Wording<&'static str>) -> Self {
        Wording::new(fixed.message, fixed.label, fixed.help)
    }
}
