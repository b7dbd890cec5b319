//! How a run, or an input, ends.

use super::{Comparison, Plan, Report, Verdict};
use crate::rules::Level;

/// How a run, or an input, ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The document could be judged, and nothing is at or above the level that fails. Rules that
    /// nobody could ask, for want of a clock or of a recovery account, are in
    /// [`Report::not_run`], and do not change it.
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

    /// The exit code of the command: 0 for `Pass`, 1 for `Fail`, 3 for `Unchecked`.
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

/// `pass`, `fail` or `unchecked`.
impl std::fmt::Display for Outcome {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

impl Report {
    /// How the document ends, if findings fail from this level on.
    pub fn outcome(&self, fail_on: Level) -> Outcome {
        match (self.verdict, self.worst()) {
            (Verdict::Unchecked, _) => Outcome::Unchecked,
            (_, Some(worst)) if worst >= fail_on => Outcome::Fail,
            _ => Outcome::Pass,
        }
    }
}

impl Plan {
    /// How the restore ends: `Unchecked` if not all that was asked could be checked.
    pub fn outcome(&self, fail_on: Level) -> Outcome {
        if self.checked { self.report.outcome(fail_on) } else { Outcome::Unchecked }
    }
}

impl Comparison {
    /// How the replacement ends: `Unchecked` if one of the two could not be compared.
    pub fn outcome(&self, fail_on: Level) -> Outcome {
        if self.checked() { self.new.outcome(fail_on) } else { Outcome::Unchecked }
    }
}
