//! `untrimmed-text`: a name that begins or ends with a space.

use crate::rules::{Saying, Scope, rule};

rule!("untrimmed-text", Text, Warning, Scope::Text(|text| is_untrimmed(text).then_some(SAYS)));

const SAYS: Saying = Saying::fixed(
    "the text begins or ends with a space",
    "a space at its edge",
    "trim names when they are entered or read from a code, not when they are shown",
);

fn is_untrimmed(text: &str) -> bool {
    text.starts_with(is_space) || text.ends_with(is_space)
}

fn is_space(c: char) -> bool {
    matches!(
        c,
        ' ' | '\u{a0}' | '\u{1680}' | '\u{2000}'
            ..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}
