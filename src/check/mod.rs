//! The way of a document: bytes, tree, parts, rules, places, report.

mod changes;
mod compare;
mod draft;
mod finding;
mod findings;
mod judge;
mod levels;
mod parsed;
mod plan;
mod report;
mod salvage;
mod verdict;

use crate::model::Now;

pub use changes::{AccountRef, ChangedAccount, Changes};
pub use compare::{Comparison, compare, compare_documents};
pub use draft::{Draft, Refusal};
pub use finding::{Finding, FindingSpan, RelatedPlace};
pub use judge::Judged;
pub use levels::{LevelNotSettable, Levels};
pub use parsed::Parsed;
pub use plan::{GivesBack, Plan, PlanRow, plan, plan_document};
pub use report::{NotRun, Omitted, Report};
pub use salvage::{
    ChecksumSays, KEPT_REASONS, LostAccount, NothingSince, Reason, Reasons, Salvage, SavedAccount,
    salvage, salvage_onto,
};
pub use verdict::{NotRunReason, StoppedAt, Verdict};

/// The largest document, in bytes.
pub const MAX_BYTES: usize = 1_048_576;

/// How many findings of a document a report keeps, if not all are asked for.
pub const KEPT_FINDINGS: usize = 1_000;

/// What a check is told beside the document.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What time it is. Without it `written-in-future` does not run.
    pub now: Option<Now>,
    /// Levels that differ from those of the specification.
    pub levels: Levels,
    /// Keep every finding, not only the first [`KEPT_FINDINGS`].
    pub keep_all: bool,
}

/// Checks a document. It never fails and never panics: what is wrong is a finding.
///
/// ```
/// let report = backup_lint::check(b"[]", &backup_lint::Options::default());
/// assert_eq!(report.findings[0].rule.name, "not-an-object");
/// ```
pub fn check(bytes: &[u8], options: &Options) -> Report {
    let parsed = Parsed::new(bytes);
    Judged::new(&parsed, options).report()
}

impl crate::model::Envelope {
    /// Reads a document that has no syntax, version or structure finding. Other findings do not
    /// keep it from being read: ask [`check`] for them.
    ///
    /// # Errors
    /// The report that says why it cannot be read.
    pub fn parse(bytes: &[u8]) -> Result<Self, Box<Report>> {
        use crate::model::Model as _;
        let parsed = Parsed::new(bytes);
        let options = Options::default();
        let judged = Judged::new(&parsed, &options);
        match judged.whole() {
            Some(parts) => crate::model::Envelope::whole(parts),
            None => None,
        }
        .ok_or_else(|| Box::new(judged.report()))
    }
}
