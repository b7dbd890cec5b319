//! What replacing one backup by another would change, and whether it may be: for a person and as
//! JSON.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde::Serialize;

use super::escape;
use super::tables::{AccountJson, account};
use crate::check::{AccountRef, Changes};
use crate::rules::Level;
use crate::run::{Input, InputRole};

/// What comes of an input that would replace the one before it; nothing of any other.
pub(super) fn human(input: &Input, show_names: bool) -> String {
    let verdict = input.changes.map(|changes| verdict(input, changes));
    said(input, show_names) + &verdict.unwrap_or_default()
}

/// The same without a word on whether it may be stored, of which the exit code speaks.
pub(super) fn said(input: &Input, show_names: bool) -> String {
    let (Some(InputRole::New), Some(old)) = (input.role, input.other) else { return String::new() };
    let mut out = format!("{} -> {}\n", escape::line(old), escape::line(input.path));
    match input.changes {
        Some(changes) => lines(changes, show_names, &mut out),
        None => out.push_str(
            "  one of the two cannot be judged: the stored backup must not be replaced\n",
        ),
    }
    out
}

/// Whether it may be stored; nothing where there is nothing to store.
fn verdict(input: &Input, changes: &Changes) -> String {
    let Ok(report) = input.result else { return "It must not be stored.\n".to_owned() };
    if report.worst() != Some(Level::Error) {
        return if changes.identical { "" } else { "It may be stored.\n" }.to_owned();
    }
    let shown = report.findings.iter().filter(|found| found.hidden.is_none());
    let errors = shown.filter(|found| found.level == Level::Error);
    let rules: BTreeSet<&str> = errors.map(|found| found.rule.name).collect();
    match Vec::from_iter(rules).join(", ") {
        rules if rules.is_empty() => "It must not be stored.\n".to_owned(),
        rules => format!("It must not be stored: {rules}.\n"),
    }
}

/// Changes as lines.
fn lines(changes: &Changes, show_names: bool, out: &mut String) {
    if changes.identical {
        out.push_str("  the two are one document: nothing changes\n");
        return;
    }
    let (old, new) = changes.generation;
    let backup = if changes.same_backup { "the same backup" } else { "a fresh backup" };
    let _ = writeln!(out, "  {backup}: generation {old} -> {new}");
    for added in &changes.added {
        let _ = writeln!(out, "  added    {}", account(added, show_names));
    }
    for removed in &changes.removed {
        let _ = writeln!(out, "  removed  {}", account(removed, show_names));
    }
    for changed in &changes.changed {
        let name = account(&changed.account, show_names);
        let _ = writeln!(out, "  changed  {name}: {}", changed.members.join(", "));
    }
    if changes.reordered {
        out.push_str("  the order of the accounts changes\n");
    }
    if !changes.settings.is_empty() {
        let _ = writeln!(out, "  settings change: {}", changes.settings.join(", "));
    }
    if !changes.members.is_empty() {
        let _ = writeln!(out, "  changed  {}", changes.members.join(", "));
    }
    if let Some((old, new)) = changes.omitted_accounts {
        let _ = writeln!(out, "  omitted accounts: {old} -> {new}");
    }
}

/// `changes` of an input of the JSON report.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ChangesJson<'a> {
    identical: bool,
    same_backup: bool,
    generation: PairJson,
    added: Vec<AccountJson<'a>>,
    removed: Vec<AccountJson<'a>>,
    changed: Vec<ChangedJson<'a>>,
    reordered: bool,
    settings: &'a [String],
    members: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    omitted_accounts: Option<PairJson>,
}

#[derive(Serialize)]
struct PairJson {
    old: u64,
    new: u64,
}

#[derive(Serialize)]
struct ChangedJson<'a> {
    #[serde(flatten)]
    account: AccountJson<'a>,
    members: &'a [String],
}

impl<'a> ChangesJson<'a> {
    pub(super) fn new(changes: &'a Changes, show_names: bool) -> Self {
        let accounts = |list: &'a [AccountRef]| {
            list.iter().map(|account| AccountJson::new(account, show_names)).collect()
        };
        let pair = |(old, new)| PairJson { old, new };
        ChangesJson {
            identical: changes.identical,
            same_backup: changes.same_backup,
            generation: pair(changes.generation),
            added: accounts(&changes.added),
            removed: accounts(&changes.removed),
            changed: changes
                .changed
                .iter()
                .map(|changed| ChangedJson {
                    account: AccountJson::new(&changed.account, show_names),
                    members: &changed.members,
                })
                .collect(),
            reordered: changes.reordered,
            settings: &changes.settings,
            members: &changes.members,
            omitted_accounts: changes.omitted_accounts.map(pair),
        }
    }
}
