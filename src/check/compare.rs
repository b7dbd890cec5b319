//! What replacing one backup by another would change, and whether it would lose something.

use super::verdict::NotRunReason;
use super::{Changes, Judged, Options, Parsed, Report};
use crate::rules::{RULES, Rule, Stage, Told, run_history};

/// What replacing a backup would do.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Comparison {
    /// The report on the stored backup.
    pub old: Report,
    /// The report on the backup that would replace it, with what the history rules say.
    pub new: Report,
    /// What would change; absent if one of the two cannot be read.
    pub changes: Option<Changes>,
}

impl Comparison {
    /// Whether the history rules could run.
    pub fn checked(&self) -> bool {
        self.changes.is_some()
    }
}

/// What replacing the document `old` by `new` would do. Both are taken as they are, right or wrong.
pub fn compare(old: &[u8], new: &[u8], options: &Options) -> Comparison {
    let (old, new) = (Parsed::new(old), Parsed::new(new));
    let old_judged = Judged::new(&old, options);
    let mut new_judged = Judged::new(&new, options);

    let mut told: Vec<(&'static Rule, Told)> = Vec::new();
    let mut silent = Vec::new();
    let mut changes = None;
    match (old_judged.whole(), new_judged.whole()) {
        (Some(before), Some(after)) => {
            let identical = before.written() == after.written();
            if !identical {
                run_history(before, after, &mut |rule, answer| told.push((rule, answer)));
            }
            changes = Some(Changes::between(before, after, identical));
        }
        (before, after) => {
            let reason = match (before, after) {
                (_, None) => NotRunReason::Unsound,
                _ => NotRunReason::OtherDocument,
            };
            let history = RULES.iter().filter(|rule| rule.stage == Stage::History);
            silent = history.map(|rule| (*rule, reason)).collect();
        }
    }
    new_judged.hear_pair(Some(&old), &told);
    new_judged.could_not_run(&silent);
    Comparison { new: new_judged.report_with(Some(&old)), old: old_judged.report(), changes }
}
