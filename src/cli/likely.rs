//! What was probably meant by a first word that is no file, or by an option that is none.

use std::ffi::OsString;
use std::path::Path;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::Stop;
use super::verbs::verbs;
use crate::model::nearest;
use crate::render::{Format, escape};

/// Verbs that other tools have, and ours that does the same.
const ELSEWHERE: [(&str, &str); 16] = [
    ("diff", "compare"),
    ("doc", "explain"),
    ("fix", "stamp"),
    ("generate", "new"),
    ("hash", "digest"),
    ("info", "explain"),
    ("lint", "check"),
    ("list", "rules"),
    ("restore", "plan"),
    ("run", "check"),
    ("scan", "check"),
    ("sign", "stamp"),
    ("test", "check"),
    ("validate", "check"),
    ("verify", "check"),
    ("version", "--version"),
];

/// Refuses a first word that names no file and looks like a verb.
pub(super) fn hold_no_verb(paths: &[OsString]) -> Result<(), Stop> {
    let Some(word) = paths.first().and_then(|first| first.to_str()) else { return Ok(()) };
    let is_word = word.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-');
    if !is_word || Path::new(word).exists() {
        return Ok(());
    }
    let elsewhere = ELSEWHERE.iter().find(|(other, _)| *other == word).map(|(_, ours)| *ours);
    let Some(meant) = elsewhere.or_else(|| nearest(word, verbs())) else { return Ok(()) };
    let word = escape::line(word);
    Err(Stop::WrongUsage(format!(
        "there is neither a file nor a verb \"{word}\"; did you mean backup-lint {meant}?"
    )))
}

/// What to say of `--json`, which other tools have.
pub(super) fn format_as_option(error: &clap::Error) -> Option<String> {
    let ContextValue::String(option) = error.get(ContextKind::InvalidArg)? else { return None };
    let is_unknown = error.kind() == ErrorKind::UnknownArgument;
    let format = Format::ALL.iter().find(|format| option.strip_prefix("--") == Some(format.name()));
    let name = format.filter(|_| is_unknown)?.name();
    Some(format!("there is no --{name}; did you mean --format {name}?"))
}
