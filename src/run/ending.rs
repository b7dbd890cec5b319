//! How a run ends.

use super::{Answer, Input, Outcome, Summary};

/// How a run ends, as far as its inputs are settled.
#[derive(Clone, Copy, Debug)]
pub struct Ending<'e> {
    /// How many inputs and findings there were.
    pub summary: Summary,
    /// What the verb found out beyond its inputs, if it is one that does.
    pub answer: Option<Answer<'e>>,
    counting: Outcome,
}

impl Default for Ending<'_> {
    fn default() -> Self {
        Ending { summary: Summary::default(), answer: None, counting: Outcome::Pass }
    }
}

impl<'e> Ending<'e> {
    /// Adds an input.
    pub fn add(&mut self, input: &Input) {
        self.summary.add(input);
        if input.counts() {
            self.counting = self.counting.and(input.outcome);
        }
    }

    /// The same with what the verb found out.
    #[must_use]
    pub fn with_answer(self, answer: Option<Answer<'e>>) -> Self {
        Ending { answer, ..self }
    }

    /// The outcome of the run: that of all inputs that count. A run over nothing has checked
    /// nothing.
    pub fn outcome(&self) -> Outcome {
        if self.summary.inputs == 0 { Outcome::Unchecked } else { self.counting }
    }
}
