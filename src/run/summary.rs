//! How many inputs and findings there were.

use super::Input;
use crate::check::Verdict;
use crate::rules::Level;

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
    pub hidden: usize,
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
        if let Ok(report) = input.result {
            self.errors += report.count(Level::Error);
            self.warnings += report.count(Level::Warning);
            self.notes += report.count(Level::Note);
            self.hidden += report.hidden();
        }
    }
}
