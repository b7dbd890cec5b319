//! The reports: what was found goes in, text comes out. Pure: no files, no streams, no clock.
//!
//! [`json`] and [`ndjson`] are for programs and versioned; [`human`] and [`concise`] are for
//! people and are not stable.

pub mod catalogue;
pub mod concise;
pub mod escape;
pub mod human;
pub mod json;
mod mask;
pub mod ndjson;
mod snippet;
pub mod tables;

use crate::check::{Changes, Plan, Report, Verdict};
use crate::rules::Level;

/// How a run, or an input, ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Everything was checked, and nothing is at or above the level that fails.
    Pass,
    /// Something is.
    Fail,
    /// Something could not be checked. It wins: a gate must fail closed.
    Unchecked,
}

impl Outcome {
    /// `pass`, `fail` or `unchecked`.
    pub fn as_str(self) -> &'static str {
        match self {
            Outcome::Pass => "pass",
            Outcome::Fail => "fail",
            Outcome::Unchecked => "unchecked",
        }
    }

    /// The exit code.
    pub fn exit_code(self) -> u8 {
        match self {
            Outcome::Pass => 0,
            Outcome::Fail => 1,
            Outcome::Unchecked => 3,
        }
    }

    /// The outcome of both.
    #[must_use]
    pub fn and(self, other: Outcome) -> Outcome {
        match (self, other) {
            (Outcome::Unchecked, _) | (_, Outcome::Unchecked) => Outcome::Unchecked,
            (Outcome::Fail, _) | (_, Outcome::Fail) => Outcome::Fail,
            (Outcome::Pass, Outcome::Pass) => Outcome::Pass,
        }
    }
}

/// What an input is to a verb that takes two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputRole {
    /// The backup that would be restored.
    Backup,
    /// What is on the device.
    Existing,
    /// The backup that would be stored.
    New,
    /// The stored backup.
    Old,
}

impl InputRole {
    /// Its name in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            InputRole::Backup => "backup",
            InputRole::Existing => "existing",
            InputRole::New => "new",
            InputRole::Old => "old",
        }
    }

    /// Whether the findings of such an input count for the outcome.
    pub fn counts(self) -> bool {
        matches!(self, InputRole::Backup | InputRole::New)
    }
}

/// Why an input could not be read. A closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Problem {
    NotFound,
    NotReadable,
    NotAFile,
    /// Where one file is asked for; its code is that of what is no file.
    Folder,
    NoDocuments,
    ChangedWhileReading,
}

impl Problem {
    /// Its code in reports.
    pub fn code(self) -> &'static str {
        match self {
            Problem::NotFound => "not-found",
            Problem::NotReadable => "not-readable",
            Problem::NotAFile | Problem::Folder => "not-a-file",
            Problem::NoDocuments => "no-documents",
            Problem::ChangedWhileReading => "changed-while-reading",
        }
    }

    /// What it means, and what to do.
    pub fn message(self) -> &'static str {
        match self {
            Problem::NotFound => {
                "there is nothing at this path: look for a misspelt name, or for a step before this one that wrote nothing"
            }
            Problem::NotReadable => "it cannot be opened or read: look at its permissions",
            Problem::NotAFile => {
                "it is neither a file nor a folder nor a pipe that was handed over"
            }
            Problem::Folder => "it is a folder: give one file here",
            Problem::NoDocuments => {
                "there is no document in it: a folder is searched for files that end in .json (with --ndjson in .ndjson and .jsonl), and a stream holds a document on each line"
            }
            Problem::ChangedWhileReading => {
                "it changed while it was read: check it when its writer is done"
            }
        }
    }
}

/// One document, or what could not be read.
#[derive(Clone, Debug)]
pub struct Input {
    /// What it is to the verb, for verbs of two documents.
    pub role: Option<InputRole>,
    /// Its path as it was given, `-` for standard input.
    pub path: String,
    /// Its line in a stream of documents, from 1.
    pub line: Option<usize>,
    /// What was found out about it, or why nothing was.
    pub result: Result<Report, Problem>,
    /// How it ends, taken alone.
    pub outcome: Outcome,
    /// The path of the document that related places stand in, if there are two.
    pub other: Option<String>,
}

impl Input {
    /// An input that was read and checked.
    pub fn checked(path: String, line: Option<usize>, report: Report, fail_on: Level) -> Self {
        let outcome = outcome_of(&report, fail_on);
        Input { role: None, path, line, result: Ok(report), outcome, other: None }
    }

    /// An input that could not be read.
    pub fn problem(path: String, line: Option<usize>, problem: Problem) -> Self {
        let outcome = Outcome::Unchecked;
        Input { role: None, path, line, result: Err(problem), outcome, other: None }
    }

    /// The same in a role. `checked` is false if a rule that was asked for could not run, `other`
    /// the path of the other document.
    #[must_use]
    pub fn with_role(mut self, role: InputRole, checked: bool, other: Option<&str>) -> Self {
        self.role = Some(role);
        self.other = other.map(str::to_owned);
        if role.counts() && !checked {
            self.outcome = Outcome::Unchecked;
        }
        self
    }

    /// What is known of it.
    pub fn verdict(&self) -> Verdict {
        self.result.as_ref().map_or(Verdict::Unchecked, |report| report.verdict)
    }

    /// Whether it counts for the outcome of the run.
    pub fn counts(&self) -> bool {
        self.role.is_none_or(InputRole::counts)
    }
}

fn outcome_of(report: &Report, fail_on: Level) -> Outcome {
    match (report.verdict, report.worst()) {
        (Verdict::Unchecked, _) => Outcome::Unchecked,
        (_, Some(worst)) if worst >= fail_on => Outcome::Fail,
        _ => Outcome::Pass,
    }
}

/// How many inputs and findings there were.
#[derive(Clone, Copy, Debug, Default)]
#[allow(missing_docs)]
pub struct Summary {
    pub inputs: usize,
    pub valid: usize,
    pub invalid: usize,
    pub unchecked: usize,
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
}

impl Summary {
    /// Counts an input.
    pub fn add(&mut self, input: &Input) {
        self.inputs += 1;
        match input.verdict() {
            Verdict::Valid => self.valid += 1,
            Verdict::Invalid => self.invalid += 1,
            Verdict::Unchecked => self.unchecked += 1,
        }
        if let Ok(report) = &input.result {
            self.errors += report.count(Level::Error);
            self.warnings += report.count(Level::Warning);
            self.notes += report.count(Level::Note);
        }
    }
}

/// What a verb found out beyond its inputs.
#[derive(Clone, Debug)]
pub enum Found {
    /// What a restore would give.
    Plan(Box<Plan>),
    /// What replacing each backup by the next one would change.
    Changes(Vec<Step>),
}

/// One backup replacing another.
#[derive(Clone, Debug)]
pub struct Step {
    /// The index of the stored backup among the inputs.
    pub old: usize,
    /// The index of the one that would replace it.
    pub new: usize,
    /// What would change; absent if one of the two cannot be judged.
    pub changes: Option<Changes>,
}

/// A count and its noun.
fn counted(count: usize, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}
