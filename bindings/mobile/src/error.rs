//! Why something was not done.

use std::fmt;

use backup_lint::model::InvalidValue;
use backup_lint::{Refusal, Verdict};

use crate::Report;

/// Why something was not done.
#[derive(Debug, uniffi::Error)]
pub enum BackupError {
    /// An argument has no right form.
    Argument {
        /// Which: a JSON Pointer into what is written, or the name of an argument.
        pointer: String,
        /// The rule that says so, if it is one of the format.
        rule: Option<String>,
        /// What is wrong, and what to do, in words. What was given is not repeated.
        problem: String,
    },
    /// What was read is no backup, or what would be written is none.
    Invalid {
        /// Everything that is wrong.
        report: Report,
        /// What is wrong first, in words.
        problem: String,
    },
    /// What was read is of a version of the format that is not known here: a newer app wrote it. It is
    /// left as it is.
    UnknownVersion {
        /// What can be said of it.
        report: Report,
        /// The same, in words.
        problem: String,
    },
    /// What would be written is a backup, and would destroy what is stored.
    Destroys {
        /// Everything that it would destroy.
        report: Report,
        /// What it would destroy, in words.
        problem: String,
    },
    /// The last generation is written, and there is no next one: make a fresh backup.
    LastGeneration {
        /// The same, in words.
        problem: String,
    },
    /// What is stored cannot be continued, for more than its checksum is wrong: with the person's
    /// consent a fresh backup takes its place.
    NothingToContinue {
        /// The same, in words.
        problem: String,
    },
    /// The library has learned a refusal that this binding has not.
    Other {
        /// Which, in words.
        problem: String,
    },
}

/// For `UniFFI` alone: a language shows the members.
impl fmt::Display for BackupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (BackupError::Argument { problem, .. }
        | BackupError::Invalid { problem, .. }
        | BackupError::UnknownVersion { problem, .. }
        | BackupError::Destroys { problem, .. }
        | BackupError::LastGeneration { problem }
        | BackupError::NothingToContinue { problem }
        | BackupError::Other { problem }) = self;
        f.write_str(problem)
    }
}

impl std::error::Error for BackupError {}

impl From<Refusal> for BackupError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Invalid(report) => BackupError::invalid(&report),
            Refusal::Destroys(report) => {
                BackupError::Destroys { report: (&*report).into(), problem: gravest(&report) }
            }
            Refusal::TooMany { member, error, .. } => at(format!("/{member}"))(error),
            Refusal::LastGeneration => BackupError::LastGeneration { problem: refusal.to_string() },
            Refusal::NothingToContinue => {
                BackupError::NothingToContinue { problem: refusal.to_string() }
            }
            other => BackupError::Other { problem: other.to_string() },
        }
    }
}

impl BackupError {
    pub(crate) fn invalid(report: &backup_lint::Report) -> Self {
        let (problem, is_known) = (gravest(report), report.verdict != Verdict::Unchecked);
        let report = report.into();
        if is_known {
            BackupError::Invalid { report, problem }
        } else {
            BackupError::UnknownVersion { report, problem }
        }
    }
}

/// The gravest finding, in words.
fn gravest(report: &backup_lint::Report) -> String {
    let gravest = report.findings.iter().rev().max_by_key(|finding| finding.level);
    gravest.map_or_else(String::new, |finding| {
        let (rule, message) = (finding.rule.name, &finding.message);
        match finding.pointer.as_str() {
            "" => format!("{rule}: {message}"),
            pointer => format!("{rule}: {message} ({pointer})"),
        }
    })
}

/// The error of a value that stands somewhere in what is written.
pub(crate) fn at(pointer: impl Into<String>) -> impl FnOnce(InvalidValue) -> BackupError {
    |error| BackupError::Argument {
        pointer: pointer.into(),
        rule: Some(error.rule().to_owned()),
        problem: format!("{error}: {}", error.help()),
    }
}

/// The error of an argument that no rule of the format speaks of.
pub(crate) fn argument(name: &str, problem: impl fmt::Display) -> BackupError {
    BackupError::Argument { pointer: name.to_owned(), rule: None, problem: problem.to_string() }
}
