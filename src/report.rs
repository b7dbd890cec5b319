//! What reports are made of.

pub use crate::check::{
    AccountRef, ChangedAccount, Changes, Finding, FindingSpan, GivesBack, NotRun, NotRunReason,
    Omitted, PlanRow, RelatedPlace, StoppedAt,
};
pub use crate::rules::Role;
pub use crate::syntax::{Position, Side, Span};
