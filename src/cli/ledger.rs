//! Where every verb brings its inputs: the one way to the reports and to the exit code.

use std::io::Write;
use std::path::PathBuf;

use super::configuration::Configuration;
use super::output::Output;
use super::progress::Progress;
use crate::check::Report;
use crate::render::{Reporter, Texts, escape};
use crate::run::{Answer, Ending, Input, Outcome};

/// One report of a run.
pub(super) struct Sink<'l> {
    pub(super) reporter: Box<dyn Reporter>,
    pub(super) output: Output<'l>,
    /// The file that it goes to, if it is not standard output.
    pub(super) name: Option<String>,
}

/// A run so far. What is settled is written at once and not kept.
pub(super) struct Ledger<'l> {
    sinks: Vec<Sink<'l>>,
    /// The files that reports go to, without links: they are no inputs.
    files: Vec<PathBuf>,
    progress: Progress,
    errors: &'l mut dyn Write,
    configuration: Configuration,
    ending: Ending<'static>,
    cut_short: bool,
}

impl<'l> Ledger<'l> {
    pub(super) fn new(
        sinks: Vec<Sink<'l>>,
        files: Vec<PathBuf>,
        errors: &'l mut dyn Write,
        configuration: Configuration,
        progress: Progress,
    ) -> Self {
        let ending = Ending::default();
        Ledger { sinks, files, progress, errors, configuration, ending, cut_short: false }
    }

    /// The files that reports go to, without links.
    pub(super) fn files(&self) -> &[PathBuf] {
        &self.files
    }

    /// Hides the findings that the configuration ignores.
    pub(super) fn hide(&mut self, path: &str, report: &mut Report) {
        self.configuration.hide(path, report);
    }

    /// An input is done.
    pub(super) fn settle(&mut self, input: &Input, texts: &Texts) {
        self.ending.add(input);
        for sink in &mut self.sinks {
            let text = sink.reporter.input(input, texts);
            if sink.name.is_none() && !text.is_empty() && self.progress.is_shown() {
                // Both may go to one terminal.
                self.progress.aside(|| {
                    sink.output.put(&text);
                    sink.output.flush();
                });
            } else {
                sink.output.put(&text);
            }
        }
        self.progress.add();
    }

    /// What is settled so far shows.
    pub(super) fn flush(&mut self) {
        self.sinks.iter_mut().for_each(|sink| sink.output.flush());
    }

    /// Whether everybody who reads has gone away: the work ends, and what is left of it is not
    /// checked.
    pub(super) fn is_over(&mut self) -> bool {
        let is_over = self.sinks.iter().all(|sink| sink.output.is_over());
        self.cut_short |= is_over;
        is_over
    }

    /// Something was not checked.
    pub(super) fn cut_short(&mut self) {
        self.cut_short = true;
    }

    /// There are no more, and this is what the verb found out of them. Gives the exit code.
    pub(super) fn finish(self, answer: Option<Answer>) -> u8 {
        self.progress.finish();
        let off: Vec<&'static str> = self.configuration.options.levels.off().collect();
        let unused = self.configuration.unused();
        let ending = self.ending.with_configuration(&off, &unused);
        let ending = ending.with_answer(answer);
        let mut outcome = if self.cut_short { Outcome::Unchecked } else { ending.outcome() };
        for mut sink in self.sinks {
            let aside = sink.reporter.aside(&ending);
            sink.output.put(&sink.reporter.end(&ending));
            if let Some(error) = sink.output.lost() {
                outcome = Outcome::Unchecked;
                let name = sink.name.as_deref().unwrap_or("standard output");
                let (name, why) = (escape::line(name), escape::line(&error.to_string()));
                let _ = writeln!(
                    self.errors,
                    "error: the report could not be written whole to {name}: {why}"
                );
            }
            let _ = self.errors.write_all(aside.as_bytes());
        }
        outcome.exit_code()
    }
}
