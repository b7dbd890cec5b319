//! What a run came to, in a line.

use std::fmt::Write as _;

use super::{counted, escape, thousands};
use crate::run::{Ending, Summary};

/// How many inputs and findings there were, without a line's end.
pub fn summary(summary: &Summary) -> String {
    let Summary { inputs, valid, invalid, unchecked, errors, warnings, notes, hidden } = *summary;
    let listed = |counts: &[(usize, &str)], noun: fn(usize, &str) -> String| {
        let counts = counts.iter().filter(|(count, _)| *count > 0);
        counts.map(|(count, what)| noun(*count, what)).collect::<Vec<_>>().join(", ")
    };
    let plain = |count: usize, what: &str| format!("{} {what}", thousands(count));
    let verdicts =
        listed(&[(valid, "valid"), (invalid, "invalid"), (unchecked, "unchecked")], plain);
    let findings = listed(&[(errors, "error"), (warnings, "warning"), (notes, "note")], counted);
    let hidden = listed(&[(hidden, "hidden")], plain);
    let first = format!("{}: {verdicts}", counted(inputs, "input"));
    let parts = [first, findings, hidden].into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("; ")
}

/// The same with its line's end, and lines about what the configuration has changed.
pub(super) fn ending(ending: &Ending) -> String {
    summary(&ending.summary) + "\n" + &configuration(ending)
}

/// The same where an answer stands for it: only if the configuration has changed something.
pub(super) fn configured(ending: &Ending) -> String {
    let nothing = ending.summary.hidden == 0 && configuration(ending).is_empty();
    if nothing { String::new() } else { self::ending(ending) }
}

/// What the configuration has changed.
fn configuration(ending: &Ending) -> String {
    let mut out = String::new();
    if !ending.off.is_empty() {
        let _ = writeln!(out, "off: {}", ending.off.join(", "));
    }
    for unused in ending.unused {
        let of = [Some(unused.rule), unused.path.as_deref(), unused.pointer.as_deref()];
        let of: Vec<String> = of.into_iter().flatten().map(escape::line).collect();
        let _ = writeln!(
            out,
            "an ignore has hidden nothing in this run; correct it, or remove it: {}",
            of.join(" ")
        );
    }
    out
}
