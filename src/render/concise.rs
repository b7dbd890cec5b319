//! One line a finding, for logs and editors.

use std::fmt::Write as _;

use super::{Input, escape};
use crate::rules::Level;

/// An input: a line for each finding, or for what could not be read.
pub fn input(input: &Input) -> String {
    let path = escape::line(&input.path);
    let at_line = input.line.map(|line| format!("[{line}]")).unwrap_or_default();
    let mut out = String::new();
    let report = match &input.result {
        Ok(report) => report,
        Err(problem) => {
            let _ = writeln!(out, "{path}{at_line}: {}: {}", problem.code(), problem.message());
            return out;
        }
    };
    for found in &report.findings {
        let (level, rule, start) = (found.level.as_str(), found.rule.name, found.span.start);
        let pointer = if found.pointer.is_empty() { "" } else { &found.pointer };
        let _ = writeln!(
            out,
            "{path}{at_line}:{}:{}: {level}[{rule}] {pointer}{}{}",
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
            "{path}{at_line}: {more} findings more, {errors} of them {}s",
            Level::Error.as_str()
        );
    }
    out
}
