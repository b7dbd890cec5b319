//! Names of accounts, for a person who asks for them: emoji stay whole, and nothing else that is
//! not seen is printed as it is.

use unicode_properties::UnicodeEmoji as _;

use super::escape;
use crate::rules::{BLACK_FLAG, behind_flag};

const JOINER: char = '\u{200d}';

/// A name on one line.
fn shown(name: &str) -> String {
    let (mut out, mut plain, mut rest) = (String::new(), 0, name);
    while let Some(c) = rest.chars().next() {
        let at = name.len() - rest.len();
        if let Some(behind) = behind_sequence(rest) {
            let end = name.len() - behind.len();
            out.push_str(&escape::hidden(&name[plain..at]));
            out.push_str(&name[at..end]);
            (plain, rest) = (end, behind);
        } else {
            rest = &rest[c.len_utf8()..];
        }
    }
    out + &escape::hidden(&name[plain..])
}

/// A name in quotation marks; one that is part of it is escaped.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", shown(name).replace('"', "\\u{22}"))
}

/// What follows the emoji sequence at the beginning of a text: emoji, each with what chooses how it
/// looks, and joiners between them (Unicode Technical Standard 51, ED-15a to ED-17).
fn behind_sequence(text: &str) -> Option<&str> {
    let mut behind = behind_emoji(text)?;
    while let Some(next) = behind.strip_prefix(JOINER).and_then(behind_emoji) {
        behind = next;
    }
    Some(behind)
}

fn behind_emoji(text: &str) -> Option<&str> {
    let mut chars = text.chars();
    let first = chars.next()?;
    let behind = chars.as_str();
    if first == BLACK_FLAG
        && let Some(behind) = behind_flag(behind)
    {
        return Some(behind);
    }
    if matches!(first, '0'..='9' | '#' | '*') {
        // A keycap.
        return behind.strip_prefix("\u{fe0f}\u{20e3}");
    }
    let chooses = |c| matches!(c, '\u{fe0e}' | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}');
    (first.is_emoji_char() && !first.is_ascii())
        .then(|| behind.strip_prefix(chooses).unwrap_or(behind))
}

#[cfg(test)]
mod tests {
    use super::{quoted, shown};

    #[test]
    fn a_name_ends_where_its_quotation_mark_is() {
        assert_eq!(quoted("a \"b\" "), "\"a \\u{22}b\\u{22} \"");
    }

    #[test]
    fn emoji_sequences_stay_whole() {
        for name in [
            "\u{1f469}\u{200d}\u{1f4bb} work",
            "\u{1f468}\u{1f3fd}\u{200d}\u{2764}\u{fe0f}\u{200d}\u{1f468}",
            "a\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}b",
            "\u{1f3f3}\u{fe0f}\u{200d}\u{1f308}",
            "\u{1f1ec}\u{1f1e7} 1\u{fe0f}\u{20e3} #\u{fe0f}\u{20e3} *\u{fe0f}\u{20e3}",
            "\u{2764}\u{fe0e}",
            "lena@example.com",
        ] {
            assert_eq!(shown(name), name);
        }
    }

    #[test]
    fn whatever_else_is_not_seen_is_escaped() {
        for (name, expected) in [
            // A joiner that joins nothing, at the end, twice, and between letters.
            ("\u{1f469}\u{200d}", "\u{1f469}\\u{200d}"),
            ("\u{1f469}\u{200d}\u{200d}\u{1f4bb}", "\u{1f469}\\u{200d}\\u{200d}\u{1f4bb}"),
            ("a\u{200d}b\u{200c}c", "a\\u{200d}b\\u{200c}c"),
            // Tags without a flag, and selectors where there is nothing to choose.
            ("\u{1f469}\u{e0067}\u{e007f}", "\u{1f469}\\u{e0067}\\u{e007f}"),
            ("\u{1f3f4}\u{e0067}\u{e007f}", "\u{1f3f4}\\u{e0067}\\u{e007f}"),
            ("a\u{e0067}\u{e0062}\u{e0065}\u{e007f}", "a\\u{e0067}\\u{e0062}\\u{e0065}\\u{e007f}"),
            ("a\u{fe0f}1\u{fe0f}", "a\\u{fe0f}1\\u{fe0f}"),
            ("\u{1f469}\u{fe0f}\u{fe0f}", "\u{1f469}\u{fe0f}\\u{fe0f}"),
            ("\u{1f469}\u{fe00}", "\u{1f469}\\u{fe00}"),
            ("\u{845b}\u{e0100}", "\u{845b}\\u{e0100}"),
            // What the rules of texts speak of.
            ("\u{34f}\u{2800}\u{3164}\u{202e}", "\\u{34f}\\u{2800}\\u{3164}\\u{202e}"),
            ("\u{1f469}\u{1b}[2J::error::", "\u{1f469}\\u{1b}[2J\\u{3a}:error\\u{3a}\\u{3a}"),
        ] {
            assert_eq!(shown(name), expected);
        }
    }

    #[test]
    fn a_selector_with_nothing_to_choose_is_escaped_whichever_it_is() {
        let selectors = ('\u{180b}'..='\u{180f}').chain('\u{fe00}'..='\u{fe0f}');
        for selector in selectors.chain('\u{e0100}'..='\u{e01ef}') {
            let expected = format!("a\\u{{{:x}}}b", u32::from(selector));
            assert_eq!(shown(&format!("a{selector}b")), expected);
        }
    }
}
