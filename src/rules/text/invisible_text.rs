//! `invisible-text`: characters that nobody sees, so that two names look alike or one hides text.

use super::is_printable_ascii;
use crate::model::Wording;
use crate::rules::{Character, Saying, Scope, rule};

rule!("invisible-text", Text, Warning, Scope::Text(run));

fn run(text: &str) -> Option<Saying> {
    if is_printable_ascii(text) {
        return None;
    }
    first_invisible(text).map(|character| Saying::Character(says, character))
}

fn says(character: Character) -> Wording {
    Wording::new(
        format!("the text holds a character that is not shown: {character}"),
        "an invisible character",
        "remove it; joiners, direction marks and variation selectors are not meant",
    )
}

pub(crate) const BLACK_FLAG: char = '\u{1f3f4}';
const CANCEL_TAG: char = '\u{e007f}';

/// The first invisible character that is no part of a flag.
fn first_invisible(text: &str) -> Option<Character> {
    let mut rest = text;
    while let Some(code_point) = rest.chars().next() {
        let before = &text[..text.len() - rest.len()];
        rest = &rest[code_point.len_utf8()..];
        if code_point == BLACK_FLAG {
            rest = behind_flag(rest).unwrap_or(rest);
        } else if let Some(name) = name(code_point) {
            let number = before.chars().count() + 1;
            return Some(Character { number, code_point, name });
        }
    }
    None
}

/// What follows the tags of a flag (Unicode Technical Standard 51, ED-14a): three to six tag
/// letters or digits and the end of tags. A longer or an unclosed run hides text and is no flag.
pub(crate) fn behind_flag(text: &str) -> Option<&str> {
    let tags = text
        .chars()
        .take_while(|c| matches!(c, '\u{e0030}'..='\u{e0039}' | '\u{e0061}'..='\u{e007a}'));
    let (count, length) =
        tags.fold((0, 0), |(count, length), c| (count + 1, length + c.len_utf8()));
    let behind = text[length..].strip_prefix(CANCEL_TAG)?;
    (3..=6).contains(&count).then_some(behind)
}

/// What an invisible character is.
fn name(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{ad}' => "a soft hyphen",
        '\u{34f}' => "a combining grapheme joiner",
        '\u{115f}'..='\u{1160}' | '\u{3164}' | '\u{ffa0}' => "a Hangul filler",
        '\u{17b4}'..='\u{17b5}' => "an inherent Khmer vowel",
        '\u{180e}' => "a Mongolian vowel separator",
        '\u{200b}' => "a zero width space",
        '\u{2060}' => "a word joiner",
        '\u{2061}'..='\u{2064}' => "an invisible operator",
        '\u{2065}' => "an unassigned format character",
        '\u{206a}'..='\u{206f}' => "a deprecated format character",
        '\u{2800}' => "a blank Braille pattern",
        '\u{feff}' => "a byte order mark",
        '\u{fff9}'..='\u{fffb}' => "an interlinear annotation character",
        '\u{1bca0}'..='\u{1bca3}' => "a shorthand format control",
        '\u{1d173}'..='\u{1d17a}' => "a musical format control",
        '\u{e0000}'..='\u{e007f}' => "a tag character",
        _ => return None,
    })
}

#[cfg(feature = "report")]
pub(crate) fn is_invisible(c: char) -> bool {
    name(c).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_not_seen_is_found_where_it_stands() {
        for invisible in [
            '\u{ad}'..='\u{ad}',
            '\u{34f}'..='\u{34f}',
            '\u{115f}'..='\u{1160}',
            '\u{3164}'..='\u{3164}',
            '\u{ffa0}'..='\u{ffa0}',
            '\u{17b4}'..='\u{17b5}',
            '\u{180e}'..='\u{180e}',
            '\u{200b}'..='\u{200b}',
            '\u{2060}'..='\u{2065}',
            '\u{206a}'..='\u{206f}',
            '\u{2800}'..='\u{2800}',
            '\u{feff}'..='\u{feff}',
            '\u{fff9}'..='\u{fffb}',
            '\u{1bca0}'..='\u{1bca3}',
            '\u{1d173}'..='\u{1d17a}',
            '\u{e0000}'..='\u{e007f}',
        ] {
            for c in invisible {
                let found = first_invisible(&format!("é{c}")).map(|found| found.number);
                assert_eq!(found, Some(2), "U+{:04X}", u32::from(c));
            }
        }
        assert!(first_invisible("é b\u{2014}\u{1f469}\u{200d}\u{1f4bb}").is_none());
    }
}
