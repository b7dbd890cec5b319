//! One line a finding, for logs and editors.

use std::fmt::Write as _;

use super::{Reporter, Settings, Texts, Verbosity, changes, escape, one_line, tables};
use crate::rules::Level;
use crate::run::{Ending, Input};

#[derive(Debug)]
pub(super) struct Concise {
    show_names: bool,
    verbosity: Verbosity,
}

impl Concise {
    pub(super) fn new(settings: &Settings) -> Self {
        Concise { show_names: settings.show_names, verbosity: settings.verbosity }
    }
}

impl Reporter for Concise {
    fn input(&mut self, input: &Input, _: &Texts) -> String {
        let lines = lines(input);
        let lines = match input.result {
            Ok(report) if lines.is_empty() && self.verbosity == Verbosity::Verbose => {
                format!("{}: {}\n", place(input), report.verdict)
            }
            _ => lines,
        };
        lines + &changes::said(input, self.show_names)
    }

    fn aside(&self, ending: &Ending) -> String {
        match self.verbosity {
            Verbosity::Quiet => String::new(),
            Verbosity::Normal | Verbosity::Verbose => one_line::ending(ending),
        }
    }

    fn end(self: Box<Self>, ending: &Ending) -> String {
        ending.answer.map(|answer| tables::answer(answer, self.show_names)).unwrap_or_default()
    }
}

/// The path of an input, and its line in a stream.
fn place(input: &Input) -> String {
    let at_line = input.line.map(|line| format!("[{line}]")).unwrap_or_default();
    escape::line(input.path) + &at_line
}

/// A line for each finding, or for what could not be read.
pub(super) fn lines(input: &Input) -> String {
    let mut out = String::new();
    let report = match input.result {
        // Most of a long run: there is nothing to say, so nobody asks where.
        Ok(report) if report.findings.is_empty() && report.omitted.total() == 0 => return out,
        Ok(report) => report,
        Err(problem) => {
            let _ = writeln!(out, "{}: {}: {}", place(input), problem.code(), problem.message());
            return out;
        }
    };
    let place = place(input);
    for found in report.findings.iter().filter(|found| found.hidden.is_none()) {
        let (level, rule, start) = (found.level.as_str(), found.rule.name, found.span.start);
        let pointer = if found.pointer.is_empty() { "" } else { &found.pointer };
        let _ = writeln!(
            out,
            "{place}:{}:{}: {level}[{rule}] {pointer}{}{}",
            start.line,
            start.column,
            if pointer.is_empty() { "" } else { " " },
            found.message
        );
    }
    let more = report.omitted.total();
    if more > 0 {
        let errors = report.omitted.errors;
        let _ = writeln!(
            out,
            "{place}: {more} findings more, {errors} of them {}s",
            Level::Error.as_str()
        );
    }
    out
}
