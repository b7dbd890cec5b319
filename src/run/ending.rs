//! How a run ends.

use super::{Answer, Input, Outcome, Summary};

/// How a run ends, as far as its inputs are settled.
#[derive(Clone, Copy, Debug)]
pub struct Ending<'e> {
    /// How many inputs and findings there were.
    pub summary: Summary,
    /// What the verb found out beyond its inputs, if it is one that does.
    pub answer: Option<Answer<'e>>,
    /// The rules that are off.
    pub off: &'e [&'static str],
    /// The ignores of the configuration that have hidden nothing.
    pub unused: &'e [UnusedIgnore],
    counting: Outcome,
}

/// An ignore of the configuration that has hidden nothing.
#[derive(Clone, Debug)]
pub struct UnusedIgnore {
    /// The rule.
    pub rule: &'static str,
    /// The glob of its paths, as it is written.
    pub path: Option<String>,
    /// The JSON Pointer, as it is written.
    pub pointer: Option<String>,
}

impl Default for Ending<'_> {
    fn default() -> Self {
        let (summary, counting) = (Summary::default(), Outcome::Pass);
        Ending { summary, answer: None, off: &[], unused: &[], counting }
    }
}

impl Ending<'_> {
    /// Adds an input.
    pub fn add(&mut self, input: &Input) {
        self.summary.add(input);
        if input.counts() {
            self.counting = self.counting.and(input.outcome);
        }
    }

    /// The same with what the verb found out.
    #[must_use]
    pub fn with_answer<'a>(&'a self, answer: Option<Answer<'a>>) -> Ending<'a> {
        Ending { answer, ..*self }
    }

    /// The same with what the configuration has changed.
    #[must_use]
    pub fn with_configuration<'a>(
        &'a self,
        off: &'a [&'static str],
        unused: &'a [UnusedIgnore],
    ) -> Ending<'a> {
        Ending { off, unused, ..*self }
    }

    /// The outcome of the run: that of all inputs that count. A run over nothing has checked
    /// nothing.
    pub fn outcome(&self) -> Outcome {
        if self.summary.inputs == 0 { Outcome::Unchecked } else { self.counting }
    }
}
