//! What can be saved of a document that is not valid: for a person and as JSON.

use std::fmt::Write as _;

use serde::Serialize;

use super::{counted, tables};
use crate::check::{
    ChecksumSays, LostAccount, NotRun, NotRunReason, NothingSince, Reasons, Salvage, SavedAccount,
};
use crate::model::AccountType;
use crate::rules::{Rule, Stage};
use crate::syntax::Side;

/// What can be saved, what is lost and why.
pub(super) fn human(salvage: &Salvage, restores: bool, show_names: bool) -> String {
    if restores {
        return "There is nothing to save: the whole can be restored.\n".to_owned();
    }
    if let Some(since) = salvage.nothing_since {
        let why = match since {
            NothingSince::Syntax => "the text cannot be read",
            NothingSince::Version => "it is not of this format, or of a version that is not known",
            NothingSince::Accounts => "its list of accounts is broken or missing",
        };
        return format!("Nothing can be saved: {why}. The findings above say more.\n");
    }
    let mut out = String::new();
    if !salvage.accounts.is_empty() {
        out.push_str("The whole cannot be restored. Of its accounts, these could be saved:\n");
    }
    let row = |saved: &SavedAccount| {
        (tables::account(&saved.row.account, show_names), tables::gives(saved.row.gives))
    };
    out.push_str(&tables::columns(&salvage.accounts.iter().map(row).collect::<Vec<_>>()));
    for saved in &salvage.accounts {
        reasons(
            &saved.left_out,
            &format!("LEFT OUT of account {}", saved.row.account.index),
            &mut out,
        );
    }
    for lost in &salvage.lost {
        let name = match lost.account_type {
            Some(account_type) => format!("{} (account {})", account_type.as_str(), lost.index),
            None => format!("account {}", lost.index),
        };
        let names = tables::names(lost.issuer.as_deref(), lost.label.as_deref());
        let names = if show_names { &names } else { "" };
        reasons(&lost.reasons, &format!("LOST {name}{names}"), &mut out);
    }
    out.push_str(&tables::omitted(salvage.omitted_accounts));
    for rule in &salvage.unanswered {
        let _ = writeln!(out, "  NOT ANSWERED, a value is broken or missing: {}", rule.name);
    }
    out.push_str(match salvage.checksum {
        _ if salvage.accounts.is_empty() => "",
        ChecksumSays::Matches => "",
        ChecksumSays::Differs => {
            "  the checksum is another one: what could be saved may have been changed as well\n"
        }
        ChecksumSays::Unknown => "  no checksum speaks for what could be saved\n",
    });
    let _ = writeln!(out, "{}", ending(salvage));
    out
}

fn ending(salvage: &Salvage) -> String {
    if !salvage.forbidden_by.is_empty() {
        let rules: Vec<&str> = salvage.forbidden_by.iter().map(|rule| rule.name).collect();
        return format!("Nothing may be saved onto this device: {}.", rules.join(", "));
    }
    let lost = match salvage.lost.len() {
        0 => "none".to_owned(),
        lost => counted(lost, "account"),
    };
    match (salvage.accounts.len(), salvage.lost.len()) {
        (0, 0) => "No account can be saved: there is none in it.".to_owned(),
        (0, _) => format!("No account can be saved, {lost} lost."),
        (saved, _) => {
            let saved = counted(saved, "account");
            format!("{saved} could be saved if the person asks for it, {lost} lost.")
        }
    }
}

/// An account once, and every reason on a line.
fn reasons(reasons: &Reasons, title: &str, out: &mut String) {
    let mut says: Vec<String> = reasons
        .first
        .iter()
        .map(|reason| {
            let name = if reason.side == Side::Key { " (the name)" } else { "" };
            format!("{} at {}{name}", reason.rule.name, reason.pointer)
        })
        .collect();
    if reasons.omitted > 0 {
        says.push(format!("{} more", counted(reasons.omitted, "finding")));
    }
    if !says.is_empty() {
        let _ = writeln!(out, "  {title}: {}", says.join("\n    and "));
    }
}

/// Whether a rule that did not run on the document, since that is not sound, was asked on what is.
pub(super) fn has_asked(salvage: &Salvage, silent: &NotRun) -> bool {
    salvage.nothing_since.is_none()
        && silent.reason == NotRunReason::Unsound
        && silent.rule.stage == Stage::Restore
}

/// `plan.partial` of the JSON report.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PartialJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    nothing_since: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    forbidden_by: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unanswered: Vec<&'static str>,
    checksum: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    omitted_accounts: Option<u64>,
    saved: Vec<SavedJson<'a>>,
    lost: Vec<LostJson<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SavedJson<'a> {
    #[serde(flatten)]
    row: tables::PlanRowJson<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    left_out: Vec<ReasonJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    omitted: Option<usize>,
}

#[derive(Serialize)]
struct LostJson<'a> {
    index: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    r#type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issuer: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    reasons: Vec<ReasonJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    omitted: Option<usize>,
}

#[derive(Serialize)]
struct ReasonJson<'a> {
    rule: &'static str,
    pointer: &'a str,
    side: &'static str,
}

/// The reasons that are kept, and how many are not.
fn reasons_json(reasons: &Reasons) -> (Vec<ReasonJson<'_>>, Option<usize>) {
    let list = reasons.first.iter().map(|reason| ReasonJson {
        rule: reason.rule.name,
        pointer: &reason.pointer,
        side: reason.side.as_str(),
    });
    (list.collect(), Some(reasons.omitted).filter(|omitted| *omitted > 0))
}

impl<'a> PartialJson<'a> {
    pub(super) fn new(salvage: &'a Salvage, show_names: bool) -> Self {
        let names = |rules: &[&'static Rule]| rules.iter().map(|rule| rule.name).collect();
        let saved = |saved: &'a SavedAccount| {
            let (left_out, omitted) = reasons_json(&saved.left_out);
            SavedJson { row: tables::PlanRowJson::new(&saved.row, show_names), left_out, omitted }
        };
        let lost = |lost: &'a LostAccount| {
            let (reasons, omitted) = reasons_json(&lost.reasons);
            LostJson {
                index: lost.index,
                r#type: lost.account_type.map(AccountType::as_str),
                issuer: lost.issuer.as_deref().filter(|_| show_names),
                label: lost.label.as_deref().filter(|_| show_names),
                reasons,
                omitted,
            }
        };
        PartialJson {
            nothing_since: salvage.nothing_since.map(NothingSince::as_str),
            forbidden_by: names(&salvage.forbidden_by),
            unanswered: names(&salvage.unanswered),
            checksum: salvage.checksum.as_str(),
            omitted_accounts: salvage.omitted_accounts,
            saved: salvage.accounts.iter().map(saved).collect(),
            lost: salvage.lost.iter().map(lost).collect(),
        }
    }
}
