//! What replacing one backup by another would change, and whether it may be: for a person.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::tables;
use crate::rules::Level;
use crate::run::{Input, Replacement};

/// A backup of a line, as far as it counts for whether it may be stored.
#[derive(Debug)]
pub(super) struct Stored {
    path: String,
    /// The rules of its errors.
    errors: BTreeSet<&'static str>,
    has_errors: bool,
}

impl Stored {
    pub(super) fn new(path: String, input: &Input) -> Self {
        let Ok(report) = input.result else {
            return Stored { path, errors: BTreeSet::new(), has_errors: true };
        };
        let findings = report.findings.iter().filter(|found| found.hidden.is_none());
        let errors = findings.filter(|found| found.level == Level::Error);
        Stored {
            path,
            errors: errors.map(|found| found.rule.name).collect(),
            has_errors: report.worst() == Some(Level::Error),
        }
    }
}

/// The changes of each step and what they come to. Of more than two backups each pair is named.
pub(super) fn human(replacements: &[Replacement], stored: &[Stored], show_names: bool) -> String {
    let mut out = String::new();
    for one in replacements {
        let (old, new) = (stored.get(one.old), stored.get(one.new));
        if let (Some(old), Some(new)) = (old, new)
            && stored.len() > 2
        {
            let _ = writeln!(out, "{} -> {}", old.path, new.path);
        }
        out.push_str(&tables::changes(one.changes.as_ref(), show_names));
        if let (Some(changes), Some(new)) = (&one.changes, new) {
            out.push_str(&new.verdict(changes.identical));
        }
    }
    out
}

impl Stored {
    /// Whether it may be stored; nothing where there is nothing to store.
    fn verdict(&self, identical: bool) -> String {
        if self.has_errors {
            let rules: Vec<&str> = self.errors.iter().copied().collect();
            return match rules.join(", ") {
                rules if rules.is_empty() => "It must not be stored.\n".to_owned(),
                rules => format!("It must not be stored: {rules}.\n"),
            };
        }
        if identical { String::new() } else { "It may be stored.\n".to_owned() }
    }
}
