//! The way of a document: bytes, tree, parts, rules, places, report.

mod changes;
mod checker;
mod compare;
mod draft;
mod finding;
mod findings;
mod judge;
mod levels;
mod outcome;
mod parsed;
mod plan;
mod report;
mod salvage;
mod spans;
mod stamp;
mod unreadable;
mod verdict;

use crate::model::Now;

pub use changes::{AccountRef, ChangedAccount, Changes};
pub use checker::{Checker, Memory, accepted, judged};
pub use compare::{Comparison, compare};
pub use draft::{Draft, Refusal};
pub use finding::{Finding, FindingSpan, RelatedPlace};
pub use judge::Judged;
pub use levels::{LevelNotSettable, Levels};
pub use outcome::Outcome;
pub use parsed::Parsed;
pub use plan::{GivesBack, Plan, PlanRow, plan};
pub use report::{NotRun, Omitted, Report};
pub use salvage::{
    ChecksumSays, LostAccount, NothingSince, Reason, Reasons, Salvage, SavedAccount, salvage,
};
pub use stamp::{Refused, canonical, checksum, payload, stamp};
pub use unreadable::Unreadable;
pub use verdict::{NotRunReason, StoppedAt, Verdict};

/// The largest document, in bytes.
pub const MAX_BYTES: usize = 1_048_576;

/// How many findings of a document a report keeps, if not all are asked for.
pub const KEPT_FINDINGS: usize = 1_000;

/// What a check is told beside the document.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Options {
    /// What time it is. Without it `written-in-future` does not run.
    pub now: Option<Now>,
    /// Levels that differ from those of the specification.
    pub levels: Levels,
    /// Keep every finding, not only the first 1,000.
    pub keep_all: bool,
}

impl Options {
    /// No clock, the levels of the specification, the first findings.
    pub fn new() -> Self {
        Options::default()
    }

    /// With this clock.
    #[must_use]
    pub fn at(mut self, now: Now) -> Self {
        self.now = Some(now);
        self
    }

    /// With these levels.
    #[must_use]
    pub fn with_levels(mut self, levels: Levels) -> Self {
        self.levels = levels;
        self
    }

    /// With every finding, however many there are.
    #[must_use]
    pub fn with_all_findings(mut self) -> Self {
        self.keep_all = true;
        self
    }
}

/// Checks a document. It never fails and never panics: what is wrong is a finding.
///
/// ```
/// let report = backup_lint::check(b"[]", &backup_lint::Options::default());
/// assert_eq!(report.findings[0].rule.name, "not-an-object");
/// ```
pub fn check(bytes: &[u8], options: &Options) -> Report {
    checker::checked(bytes, options, &mut checker::Memory::default())
}
