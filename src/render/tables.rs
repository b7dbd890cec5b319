//! What a restore would give: for a person and as JSON. Accounts are named by type and index;
//! issuer and label are shown only if a person asks.

use std::fmt::Write as _;

use serde::Serialize;

use super::{counted, name, salvage};
use crate::check::{AccountRef, GivesBack, Plan, PlanRow, Salvage};
use crate::rules::Level;
use crate::run::Answer;

/// The longest name that the second column stands behind.
const WIDEST_NAME: usize = 48;

/// An account, as a table names it: by type and index, and by its names if a person asks.
pub(super) fn account(account: &AccountRef, show_names: bool) -> String {
    let mut out = format!("{} (account {})", account.account_type.as_str(), account.index);
    if show_names {
        out.push_str(&names(account.issuer.as_deref(), Some(&account.label)));
    }
    out
}

/// Issuer and label, behind what names an account without them. In quotation marks, for one may end
/// in a space.
pub(super) fn names(issuer: Option<&str>, label: Option<&str>) -> String {
    let names: Vec<String> = [issuer, label].into_iter().flatten().map(name::quoted).collect();
    if names.is_empty() { String::new() } else { format!(" {}", names.join(": ")) }
}

/// What a verb found out, for a person.
pub(super) fn answer(answer: Answer, show_names: bool) -> String {
    match answer {
        Answer::Plan(found) => plan(found, show_names),
        Answer::Partial(found, saved) => {
            // What can be saved stands in place of what cannot be restored.
            let whole = if found.restores { plan(found, show_names) } else { String::new() };
            whole + &salvage::human(saved, found.restores, show_names)
        }
    }
}

/// What an account gives back.
pub(super) fn gives(gives: GivesBack) -> &'static str {
    match gives {
        GivesBack::CodesWork => "its codes work at once",
        GivesBack::SignInAgain => "sign in again",
        GivesBack::SetUpAgain => "set it up again at its service",
        GivesBack::Conflict => "on the device already: never overwritten, keep both or choose",
    }
}

/// Two columns. One long name does not push the second column of all the others out of sight.
pub(super) fn columns(rows: &[(String, &str)]) -> String {
    let width = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    let width = width.min(WIDEST_NAME);
    rows.iter().fold(String::new(), |out, (name, gives)| format!("{out}  {name:width$}  {gives}\n"))
}

/// What the app held and the backup does not contain, if it says so.
pub(super) fn omitted(omitted: Option<u64>) -> String {
    let Some(omitted) = omitted.filter(|omitted| *omitted > 0) else { return String::new() };
    let omitted = counted(usize::try_from(omitted).unwrap_or(usize::MAX), "account");
    format!("  NOT IN THIS BACKUP: {omitted} of the app; each must be set up again\n")
}

/// The end of the sentence: whether the recovery account was asked for.
fn if_signed_in(plan: &Plan) -> &'static str {
    let was_asked = plan.not_asked.iter().all(|rule| rule.name != "wrong-recovery-account");
    if was_asked {
        "."
    } else {
        " if the person is signed in with its recovery account; that was not checked."
    }
}

/// A plan as a small table.
fn plan(plan: &Plan, show_names: bool) -> String {
    let mut out = String::new();
    let rows: Vec<(String, &str)> = plan
        .accounts
        .iter()
        .map(|row| (account(&row.account, show_names), gives(row.gives)))
        .collect();
    if !plan.restores && !rows.is_empty() {
        out.push_str("If it could be restored, it would give:\n");
    }
    out.push_str(&columns(&rows));
    out.push_str(&omitted(plan.omitted_accounts));
    let errors = plan.report.count(Level::Error);
    let _ = match (plan.restores, plan.checked) {
        (true, _) => writeln!(out, "It can be restored{}", if_signed_in(plan)),
        (false, true) => writeln!(
            out,
            "Nothing is restored: {} above. A backup is restored as a whole or not at all.",
            counted(errors, "error")
        ),
        (false, false) => writeln!(
            out,
            "Nothing is restored: not everything that was asked could be checked. A backup is restored as a whole or not at all."
        ),
    };
    out
}

/// `plan` of the JSON report.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PlanJson<'a> {
    restores: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    not_asked: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    omitted_accounts: Option<u64>,
    accounts: Vec<PlanRowJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    partial: Option<salvage::PartialJson<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PlanRowJson<'a> {
    #[serde(flatten)]
    account: AccountJson<'a>,
    kind: &'static str,
    gives: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    conflict: Option<usize>,
}

#[derive(Serialize)]
pub(super) struct AccountJson<'a> {
    index: usize,
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    issuer: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
}

impl<'a> AccountJson<'a> {
    pub(super) fn new(account: &'a AccountRef, show_names: bool) -> Self {
        AccountJson {
            index: account.index,
            r#type: account.account_type.as_str(),
            issuer: account.issuer.as_deref().filter(|_| show_names),
            label: show_names.then_some(&account.label),
        }
    }
}

impl<'a> PlanJson<'a> {
    pub(super) fn new(plan: &'a Plan, show_names: bool) -> Self {
        let row = |row: &'a PlanRow| PlanRowJson::new(row, show_names);
        PlanJson {
            restores: plan.restores,
            not_asked: plan.not_asked.iter().map(|rule| rule.name).collect(),
            omitted_accounts: plan.omitted_accounts,
            accounts: plan.accounts.iter().map(row).collect(),
            partial: None,
        }
    }

    /// The same, and what can be saved.
    pub(super) fn with_partial(mut self, salvage: &'a Salvage, show_names: bool) -> Self {
        self.partial = Some(salvage::PartialJson::new(salvage, show_names));
        self
    }
}

impl<'a> PlanRowJson<'a> {
    pub(super) fn new(row: &'a PlanRow, show_names: bool) -> Self {
        PlanRowJson {
            account: AccountJson::new(&row.account, show_names),
            kind: row.kind.as_str(),
            gives: row.gives.as_str(),
            conflict: row.conflict,
        }
    }
}
