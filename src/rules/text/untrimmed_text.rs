//! `untrimmed-text`: a name that begins or ends with a space.

use crate::rules::detail::words;
use crate::rules::{Level, Rule, Run, Stage, page};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "untrimmed-text",
    stage: Stage::Text,
    level: Level::Warning,
    page: page!("untrimmed-text"),
    run: Run::Text(|text| text.starts_with(is_space) || text.ends_with(is_space)),
    say: |_| {
        words(
            "the text begins or ends with a space",
            "a space at its edge",
            "trim names when they are entered or read from a code, not when they are shown",
        )
    },
};

fn is_space(c: char) -> bool {
    matches!(
        c,
        ' ' | '\u{a0}' | '\u{1680}' | '\u{2000}'
            ..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}
