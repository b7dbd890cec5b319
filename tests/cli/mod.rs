//! The command, run in this process with its own streams.

mod canaries;
mod configuration;
mod configuration_schema;
#[cfg(unix)]
mod conform;
#[cfg(unix)]
mod docs;
mod exit_codes;
#[cfg(unix)]
mod files;
mod first_minute;
#[cfg(unix)]
mod folders;
mod formats;
mod github;
mod gitlab;
mod golden;
mod human;
mod injection;
mod junit;
mod markdown;
mod outputs;
mod pairs;
mod partial;
mod report;
mod sarif;
mod several;
mod terminal;
mod threads;
#[cfg(unix)]
mod tools;

use backup_lint::cli::{Streams, run};
use backup_lint::unstable::render::Format;

use crate::support;

/// What a run of the command gave.
pub(crate) struct Ran {
    pub(crate) code: u8,
    pub(crate) output: String,
    pub(crate) errors: String,
}

/// Runs the command with these arguments and standard input, at a fixed time.
pub(crate) fn backup_lint_with(arguments: &[&str], mut input: &[u8]) -> Ran {
    backup_lint_from(arguments, &mut input)
}

/// The same with any standard input.
pub(crate) fn backup_lint_from(arguments: &[&str], input: &mut dyn std::io::Read) -> Ran {
    run_on(arguments, input, None, false)
}

/// The same on a terminal of this width.
pub(crate) fn backup_lint_on(width: usize, shows_colours: bool, arguments: &[&str]) -> Ran {
    run_on(arguments, &mut std::io::empty(), Some(width), shows_colours)
}

fn run_on(
    arguments: &[&str],
    input: &mut dyn std::io::Read,
    width: Option<usize>,
    shows_colours: bool,
) -> Ran {
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let mut streams = Streams {
        input,
        output: &mut output,
        errors: &mut errors,
        shows_colours,
        width,
        is_watched: false,
        clock: "2026-11-01T12:00:00Z".parse().ok(),
    };
    let code = run(std::iter::once("backup-lint").chain(arguments.iter().copied()), &mut streams);
    Ran {
        code,
        output: String::from_utf8(output).unwrap(),
        errors: String::from_utf8(errors).unwrap(),
    }
}

/// The same without standard input.
pub(crate) fn backup_lint(arguments: &[&str]) -> Ran {
    backup_lint_with(arguments, b"")
}

/// The real process, which would show a backtrace.
pub(crate) fn process() -> std::process::Command {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_backup-lint"));
    command.env_clear().env("RUST_BACKTRACE", "1").current_dir(support::root());
    command
}

/// A folder that is removed at the end of a test.
pub(crate) fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

/// A path as an argument.
pub(crate) fn argument(path: &std::path::Path) -> &str {
    path.to_str().unwrap()
}

/// The names of all formats: whoever scans outputs, scans every one.
pub(crate) fn formats() -> impl Iterator<Item = &'static str> {
    Format::ALL.iter().map(|format| format.name())
}

/// A valid backup.
pub(crate) const VALID: &str = "fixtures/1.0/valid/ios-three-accounts.json";
/// One with an error.
pub(crate) const INVALID: &str = "fixtures/1.0/invalid/storage-mismatch/android-in-icloud.json";
