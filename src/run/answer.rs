//! What a verb found out beyond its inputs.

use crate::check::{Changes, Plan, Salvage};

/// What a verb found out beyond its inputs.
#[derive(Clone, Copy, Debug)]
pub enum Answer<'a> {
    /// What a restore would give.
    Plan(&'a Plan),
    /// The same, and what can be saved where it gives nothing.
    Partial(&'a Plan, &'a Salvage),
    /// What replacing each backup by the next one would change.
    Changes(&'a [Replacement]),
}

/// One backup replacing another.
#[derive(Clone, Debug)]
pub struct Replacement {
    /// The index of the stored backup among the inputs.
    pub old: usize,
    /// The index of the one that would replace it.
    pub new: usize,
    /// What would change; absent if one of the two cannot be judged.
    pub changes: Option<Changes>,
}
