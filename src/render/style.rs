//! How words are emphasised.

use anstyle::AnsiColor;

use crate::rules::Level;

/// How words are emphasised.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// An error.
    pub error: anstyle::Style,
    /// A warning.
    pub warning: anstyle::Style,
    /// A note.
    pub note: anstyle::Style,
    /// A message.
    pub strong: anstyle::Style,
}

impl Style {
    /// No emphasis.
    pub const PLAIN: Style = {
        let none = anstyle::Style::new();
        Style { error: none, warning: none, note: none, strong: none }
    };

    /// ANSI colours.
    pub const COLOUR: Style = Style {
        error: AnsiColor::Red.on_default().bold(),
        warning: AnsiColor::Yellow.on_default().bold(),
        note: AnsiColor::Cyan.on_default().bold(),
        strong: anstyle::Style::new().bold(),
    };

    pub(super) fn of(&self, level: Level) -> anstyle::Style {
        match level {
            Level::Error => self.error,
            Level::Warning => self.warning,
            Level::Note => self.note,
        }
    }
}

/// A text in a style. What a style consists of is one sequence, not one for each.
pub(super) fn styled(style: anstyle::Style, text: &str) -> String {
    let begin = style.render().to_string().replace("m\u{1b}[", ";");
    format!("{begin}{text}{style:#}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_is_one_sequence_and_none_is_nothing() {
        assert_eq!(styled(Style::PLAIN.error, "a"), "a");
        assert_eq!(styled(Style::COLOUR.strong, "a"), "\u{1b}[1ma\u{1b}[0m");
        let levels = [Level::Error, Level::Warning, Level::Note];
        let colours = levels.map(|level| styled(Style::COLOUR.of(level), "a"));
        assert_eq!(
            colours,
            ["\u{1b}[1;31ma\u{1b}[0m", "\u{1b}[1;33ma\u{1b}[0m", "\u{1b}[1;36ma\u{1b}[0m"]
        );
    }
}
