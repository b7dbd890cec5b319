//! `unsafe-text`: characters that change what is shown around them, or are none.

use super::is_printable_ascii;
use crate::model::Wording;
use crate::rules::{Character, Saying, Scope, rule};

rule!("unsafe-text", Text, Error, Scope::Text(run));

fn run(text: &str) -> Option<Saying> {
    if is_printable_ascii(text) {
        return None;
    }
    Character::first(text, name).map(|character| Saying::Character(says, character))
}

fn says(character: Character) -> Wording {
    Wording::new(
        format!("the text holds an unsafe character: {character}"),
        "an unsafe character",
        "remove it: a name is one line of characters that are shown",
    )
}

/// What an unsafe character is.
fn name(c: char) -> Option<&'static str> {
    match c {
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => Some("a control character"),
        '\u{2028}' => Some("a line separator"),
        '\u{2029}' => Some("a paragraph separator"),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some("a bidirectional control"),
        '\u{fdd0}'..='\u{fdef}' => Some("a noncharacter"),
        c if u32::from(c) & 0xfffe == 0xfffe => Some("a noncharacter"),
        _ => None,
    }
}

#[cfg(any(feature = "arbitrary", feature = "report"))]
pub(crate) fn is_unsafe(c: char) -> bool {
    name(c).is_some()
}
