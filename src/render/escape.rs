//! Text that comes from outside (paths, and names if a person asks for them), so that it cannot
//! move a terminal or give a CI system a command.

use crate::rules::{is_invisible, is_unsafe};

/// What CI systems take for the beginning of a command, anywhere in a line.
const COMMANDS: [&str; 4] = ["::", "##[", "##vso[", "##teamcity["];

/// Is a character better not printed as it is? Controls, line separators, directional controls,
/// joiners, and whatever else is not seen.
fn is_dangerous(c: char) -> bool {
    let is_mark = matches!(c, '\u{61c}' | '\u{200c}'..='\u{200f}');
    c.is_control() || is_mark || is_unsafe(c) || is_invisible(c)
}

/// A character that only chooses how the one before it looks.
fn is_selector(c: char) -> bool {
    matches!(c, '\u{180b}'..='\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// For a line of text: `\u{…}` in place of what is dangerous.
pub fn line(text: &str) -> String {
    rewrite(text, is_dangerous, in_braces)
}

/// The same, and no character at all that is not seen.
pub(super) fn hidden(text: &str) -> String {
    rewrite(text, |c| is_dangerous(c) || is_selector(c), in_braces)
}

fn in_braces(c: char) -> String {
    format!("\\u{{{:x}}}", u32::from(c))
}

/// The same for several lines, each of which ends.
pub fn lines(text: &str) -> String {
    // A line's end follows every line: no command can be made of its last character.
    text.lines().map(|text| line(&format!("{text} ")).trim_end().to_owned() + "\n").collect()
}

/// For a text or an attribute in double quotes, of what is escaped for a line: what no XML can hold
/// is an escape already.
pub fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    out
}

/// For JSON text that is written: `\u` escapes of four digits in place of what is dangerous.
/// Whatever is dangerous stands in a string there, save the line feeds of the layout.
pub fn json(text: &str) -> String {
    rewrite(
        text,
        |c| c != '\n' && is_dangerous(c),
        |c| {
            let mut units = [0; 2];
            let units = c.encode_utf16(&mut units);
            units.iter().fold(String::new(), |escape, unit| format!("{escape}\\u{unit:04x}"))
        },
    )
}

fn rewrite(
    text: &str,
    is_dangerous: impl Fn(char) -> bool,
    escaped: impl Fn(char) -> String,
) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        // What follows a text in its line could make a command of its end.
        let rest = &text[at..];
        let begins_command =
            COMMANDS.iter().any(|command| rest.starts_with(command) || command.starts_with(rest));
        if begins_command || is_dangerous(c) {
            out.push_str(&escaped(c));
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_begins_a_command_or_moves_a_terminal() {
        assert_eq!(line("a:"), "a\\u{3a}");
        assert_eq!(line("a##vso"), "a\\u{23}#vso");
        assert_eq!(line("a::error::b"), "a\\u{3a}:error\\u{3a}:b");
        assert_eq!(line(":::"), "\\u{3a}\\u{3a}\\u{3a}");
        assert_eq!(line("###[x"), "#\\u{23}#[x");
        assert_eq!(line("##vso[x"), "\\u{23}#vso[x");
        assert_eq!(line("a\u{1b}[2J\n\u{9b}\u{202e}é"), "a\\u{1b}[2J\\u{a}\\u{9b}\\u{202e}é");
    }

    #[test]
    fn json_stays_the_same_value() {
        let value = serde_json::json!({ "path": "##[error]\u{7f}\u{202e}::x\u{e0001}\n" });
        let text = serde_json::to_string_pretty(&value).unwrap_or_default();
        let written = json(&text);
        assert!(!written.contains("##[") && !written.contains("::") && written.is_ascii());
        assert_eq!(serde_json::from_str::<serde_json::Value>(&written).ok(), Some(value));
    }
}
