//! What reports are made of.

pub use crate::check::{
    AccountRef, ChangedAccount, Changes, ChecksumSays, Finding, FindingSpan, GivesBack,
    LostAccount, NotRun, NotRunReason, NothingSince, Omitted, PlanRow, Reason, Reasons,
    RelatedPlace, SavedAccount, StoppedAt,
};
pub use crate::rules::Role;
pub use crate::syntax::{Position, Side, Span};
