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
    /// Of a character of a text, from a closed list.
    Character(fn(Character) -> Wording, Character),
    /// Of a digest, in hexadecimal digits.
    Digest(fn(&str) -> Wording, [u8; 64]),
    /// What is wrong with the structure of a value says itself what it is.
    Fault(Fault),
    /// Of why a text is not JSON, and whose format it looks like.
    NotJson(fn(Reason, Option<Foreign>) -> Wording, Reason, Option<Foreign>),
    /// Of the type of the root, and whose format it looks like.
    NotAnObject(fn(JsonKind, Option<Foreign>) -> Wording, JsonKind, Option<Foreign>),
    /// Of what format a text or a document looks like.
    Foreign(fn(Foreign) -> Wording, Foreign),
}

/// A character that a rule over texts has a name for. Nothing else of the text is known of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Character {
    /// Which of the text's characters it is, from 1.
    pub(crate) number: usize,
    /// What it is.
    pub(crate) code_point: char,
    /// What the rule calls it.
    pub(crate) name: &'static str,
}

impl Character {
    /// The first character of a text that has a name.
    pub(crate) fn first(
        text: &str,
        name: impl Fn(char) -> Option<&'static str>,
    ) -> Option<Character> {
        let mut named = text.chars().zip(1..);
        named.find_map(|(code_point, number)| {
            name(code_point).map(|name| Character { number, code_point, name })
        })
    }
}

/// Its number, its code point, and what it is.
impl std::fmt::Display for Character {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Character { number, code_point, name } = self;
        write!(f, "character {number} is U+{:04X}, {name}", u32::from(*code_point))
    }
}

impl Saying {
    /// The member of the format that it speaks of, if it is one that is missing.
    pub(crate) fn missing_member(&self) -> Option<&'static str> {
        match self {
            Saying::Fault(Fault::Missing(member)) => Some(member.name),
            _ => None,
        }
    }

    /// Whether it names another format: then there is nothing to be seen in the text.
    pub(crate) fn names_another_format(&self) -> bool {
        matches!(
            self,
            Saying::NotJson(_, _, Some(_))
                | Saying::NotAnObject(_, _, Some(_))
                | Saying::Foreign(..)
        )
    }

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
            Saying::Character(say, character) => say(*character),
            Saying::Digest(say, digits) => say(crate::model::digits(digits)),
            Saying::Fault(fault) => fault.wording(),
            Saying::NotJson(say, reason, foreign) => say(*reason, *foreign),
            Saying::NotAnObject(say, kind, foreign) => say(*kind, *foreign),
            Saying::Foreign(say, foreign) => say(*foreign),
        }
    }
}
