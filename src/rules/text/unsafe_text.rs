//! `unsafe-text`: characters that change what is shown around them, or are none.

use crate::rules::{Saying, Scope, rule};

rule!("unsafe-text", Text, Error, Scope::Text(|text| text.chars().any(is_unsafe).then_some(SAYS)));

const SAYS: Saying = Saying::fixed(
    "the text holds a control character, a line separator, a bidirectional control or a noncharacter",
    "an unsafe character",
    "remove it: a name is one line of characters that are shown",
);

pub(crate) fn is_unsafe(c: char) -> bool {
    let control = matches!(c, '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}');
    let separator_or_override = matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let noncharacter = matches!(c, '\u{fdd0}'..='\u{fdef}') || c as u32 & 0xfffe == 0xfffe;
    control || separator_or_override || noncharacter
}
