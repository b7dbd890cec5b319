//! The reports on a run: what was found goes in, text comes out. Pure: no files, no streams, no
//! clock.
//!
//! A [`Reporter`] is told of each input and of the end of the run, and gives the text to write for
//! each. Every [`Format`] has one.
//!
//! ```
//! use backup_lint::unstable::render::{Format, Settings, Texts};
//! use backup_lint::unstable::run::{Ending, Input};
//! use backup_lint::{Level, Options, check};
//!
//! let text = br#"{"format": "authenticator-backup"}"#;
//! let report = check(text, &Options::default());
//! let input = Input::checked("backup.json", None, &report, Level::Error);
//!
//! let mut reporter = Format::Concise.reporter(&Settings::default());
//! let mut ending = Ending::default();
//! ending.add(&input);
//! let mut shown = reporter.input(&input, &Texts::alone(text));
//! shown += &reporter.end(&ending);
//! assert!(shown.starts_with("backup.json:1:1: error[invalid-version] "));
//! ```
//!
//! JSON and NDJSON are for programs and versioned; SARIF, `JUnit` and those of CI systems are what
//! others have set down; the formats for people are not stable.

pub mod catalogue;
mod changes;
mod concise;
pub mod data;
pub mod escape;
mod format;
mod github;
mod gitlab;
mod human;
mod json;
mod junit;
mod markdown;
mod mask;
mod name;
mod ndjson;
pub mod one_line;
mod place;
mod reporter;
mod salvage;
mod sarif;
mod snippet;
mod style;
mod tables;
#[cfg(feature = "cli")]
pub mod terminal;

pub use format::Format;
pub use reporter::{Reporter, Settings, Texts, Verbosity};
pub use style::Style;

/// A document with everything masked that is not known to be harmless, for who shows its lines: a
/// character for each of its own, so that lines and columns are those of its findings.
pub fn masked(bytes: &[u8]) -> String {
    snippet::Source::new(bytes).text()
}

/// A count and its noun.
fn counted(count: usize, one: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{} {one}{plural}", thousands(count))
}

/// A number as a person reads it: 1,745.
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
