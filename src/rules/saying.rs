//! What a finding says.

use crate::foreign::Foreign;
use crate::model::{Fault, JsonKind, Wording};
use crate::syntax::Reason;

/// What a finding says: sentences, or a function that makes them and its arguments. It holds words
/// of the specification, counts and digests that were worked out, and has no room for text of the
/// file.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Saying {
    /// The same wherever the rule fires.
    Fixed(Wording<&'static str>),
    /// Of a word of the specification.
    Word(fn(&'static str) -> Wording, &'static str),
    /// Of two words of the specification.
    TwoWords(fn(&'static str, &'static str) -> Wording, &'static str, &'static str),
    /// Of a count, or a number of the document that is sound.
    Number(fn(u64) -> Wording, u64),
    /// Of two of them.
    TwoNumbers(fn(u64, u64) -> Wording, u64, u64),
    /// Of a digest, in hexadecimal digits.
    Digest(fn(&str) -> Wording, [u8; 64]),
    /// What is wrong with the structure of a value says itself what it is.
    Fault(Fault),
    /// Of why a text is not JSON, and whose format it looks like.
    NotJson(fn(Reason, Option<Foreign>) -> Wording, Reason, Option<Foreign>),
    /// Of the type of the root, and whose format it looks like.
    NotAnObject(fn(JsonKind, Option<Foreign>) -> Wording, JsonKind, Option<Foreign>),
    /// Of whose format a document looks like.
    Foreign(fn(Foreign) -> Wording, Foreign),
}

impl Saying {
    /// What is wrong, the same in a few words, what to do.
    pub(crate) const fn fixed(
        message: &'static str,
        label: &'static str,
        help: &'static str,
    ) -> Saying {
        Saying::Fixed(Wording { message, label, help })
    }

    /// The sentences.
    pub(crate) fn wording(&self) -> Wording {
        match self {
            Saying::Fixed(wording) => (*wording).into(),
            Saying::Word(say, word) => say(word),
            Saying::TwoWords(say, first, second) => say(first, second),
            Saying::Number(say, number) => say(*number),
            Saying::TwoNumbers(say, first, second) => say(*first, *second),
            Saying::Digest(say, digits) => say(crate::model::digits(digits)),
            Saying::Fault(fault) => fault.wording(),
            Saying::NotJson(say, reason, foreign) => say(*reason, *foreign),
            Saying::NotAnObject(say, kind, foreign) => say(*kind, *foreign),
            Saying::Foreign(say, foreign) => say(*foreign),
        }
    }
}
