//! One document, or what could not be read.

use super::{InputRole, Outcome, Problem};
use crate::check::{Changes, Report, Verdict};
use crate::rules::Level;

/// One document, or what could not be read.
#[derive(Clone, Copy, Debug)]
pub struct Input<'i> {
    /// What it is to the verb, for verbs of two documents.
    pub role: Option<InputRole>,
    /// Its path as it was given, `-` for standard input.
    pub path: &'i str,
    /// Its line in a stream of documents, from 1.
    pub line: Option<usize>,
    /// What was found out about it, or why nothing was.
    pub result: Result<&'i Report, Problem>,
    /// How it ends, taken alone.
    pub outcome: Outcome,
    /// The path of the document that related places stand in, if there are two.
    pub other: Option<&'i str>,
    /// What would change if it replaced the other; absent if one of the two cannot be judged.
    pub changes: Option<&'i Changes>,
}

impl<'i> Input<'i> {
    /// An input that was read and checked.
    pub fn checked(path: &'i str, line: Option<usize>, report: &'i Report, fail_on: Level) -> Self {
        let outcome = report.outcome(fail_on);
        Input { role: None, path, line, result: Ok(report), outcome, other: None, changes: None }
    }

    /// An input that could not be read.
    pub fn problem(path: &'i str, line: Option<usize>, problem: Problem) -> Self {
        let (result, outcome) = (Err(problem), Outcome::Unchecked);
        Input { role: None, path, line, result, outcome, other: None, changes: None }
    }

    /// The same in a role. `checked` is false if a rule that was asked for could not run, `other`
    /// the path of the other document.
    #[must_use]
    pub fn with_role(mut self, role: InputRole, checked: bool, other: Option<&'i str>) -> Self {
        self.role = Some(role);
        self.other = other;
        if role.counts() && !checked {
            self.outcome = Outcome::Unchecked;
        }
        self
    }

    /// The same with what would change if it replaced the other.
    #[must_use]
    pub fn with_changes(mut self, changes: Option<&'i Changes>) -> Self {
        self.changes = changes;
        self
    }

    /// What is known of it.
    pub fn verdict(&self) -> Verdict {
        self.result.map_or(Verdict::Unchecked, |report| report.verdict)
    }

    /// Whether it counts for the outcome of the run.
    pub fn counts(&self) -> bool {
        self.role.is_none_or(InputRole::counts)
    }
}
