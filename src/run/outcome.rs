//! How a run, or an input, ends.

use crate::check::{Report, Verdict};
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
    /// How a document ends with this report, if findings fail from this level on.
    pub fn of(report: &Report, fail_on: Level) -> Outcome {
        match (report.verdict, report.worst()) {
            (Verdict::Unchecked, _) => Outcome::Unchecked,
            (_, Some(worst)) if worst >= fail_on => Outcome::Fail,
            _ => Outcome::Pass,
        }
    }

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
