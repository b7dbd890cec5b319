//! What a verb found out beyond its inputs.

use crate::check::{Plan, Salvage};

/// What a verb found out beyond its inputs.
#[derive(Clone, Copy, Debug)]
pub enum Answer<'a> {
    /// What a restore would give.
    Plan(&'a Plan),
    /// The same, and what can be saved where it gives nothing.
    Partial(&'a Plan, &'a Salvage),
}
