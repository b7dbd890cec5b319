//! `unsafe-text`: characters that change what is shown around them, or are none.

use crate::rules::detail::words;
use crate::rules::{Level, Rule, Run, Stage, page};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "unsafe-text",
    stage: Stage::Text,
    level: Level::Error,
    page: page!("unsafe-text"),
    run: Run::Text(|text| text.chars().any(is_unsafe)),
    say: |_| {
        words(
            "the text holds a control character, a line separator, a bidirectional control or a noncharacter",
            "an unsafe character",
            "remove it: a name is one line of characters that are shown",
        )
    },
};

fn is_unsafe(c: char) -> bool {
    let control = matches!(c, '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}');
    let separator_or_override = matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let noncharacter = matches!(c, '\u{fdd0}'..='\u{fdef}') || c as u32 & 0xfffe == 0xfffe;
    control || separator_or_override || noncharacter
}
