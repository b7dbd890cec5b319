//! Where every verb brings its inputs: the one way to the output and to the exit code.

use std::io::Write;

use super::output::Output;
use crate::render::{Format, Reporter, Settings, Texts};
use crate::run::{Answer, Ending, Input};

/// A run so far. What is settled is written at once and not kept.
pub(super) struct Ledger<'l> {
    output: Output<'l>,
    reporter: Box<dyn Reporter>,
    ending: Ending<'static>,
}

impl<'l> Ledger<'l> {
    pub(super) fn new(format: Format, settings: &Settings, output: &'l mut dyn Write) -> Self {
        Ledger {
            output: Output::new(output),
            reporter: format.reporter(settings),
            ending: Ending::default(),
        }
    }

    /// An input is done.
    pub(super) fn settle(&mut self, input: &Input, texts: &Texts) {
        self.ending.add(input);
        self.output.put(&self.reporter.input(input, texts));
    }

    /// There are no more, and this is what the verb found out of them. Gives the exit code.
    pub(super) fn finish(mut self, answer: Option<Answer>) -> u8 {
        let ending = self.ending.with_answer(answer);
        self.output.put(&self.reporter.end(&ending));
        self.output.exit_code(ending.outcome().exit_code())
    }
}
