//! `invisible-text`: characters that nobody sees, so that two names look alike or one hides text.

use crate::rules::{Saying, Scope, rule};

rule!("invisible-text", Text, Warning, Scope::Text(|text| has_invisible(text).then_some(SAYS)));

const SAYS: Saying = Saying::fixed(
    "the text holds a character that is not shown",
    "an invisible character",
    "remove it; joiners, direction marks and variation selectors are not meant",
);

const BLACK_FLAG: char = '\u{1f3f4}';
const CANCEL_TAG: char = '\u{e007f}';

fn has_invisible(text: &str) -> bool {
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        if c == BLACK_FLAG {
            rest = behind_flag(rest).unwrap_or(rest);
        } else if is_invisible(c) {
            return true;
        }
    }
    false
}

/// What follows the tags of a flag (Unicode Technical Standard 51, ED-14a): three to six tag
/// letters or digits and the end of tags. A longer or an unclosed run hides text and is no flag.
fn behind_flag(text: &str) -> Option<&str> {
    let tags = text
        .chars()
        .take_while(|c| matches!(c, '\u{e0030}'..='\u{e0039}' | '\u{e0061}'..='\u{e007a}'));
    let (count, length) =
        tags.fold((0, 0), |(count, length), c| (count + 1, length + c.len_utf8()));
    let behind = text[length..].strip_prefix(CANCEL_TAG)?;
    (3..=6).contains(&count).then_some(behind)
}

fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180e}'
            | '\u{200b}'
            | '\u{2060}'..='\u{2065}'
            | '\u{206a}'..='\u{206f}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e007f}'
    )
}
