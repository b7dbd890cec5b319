//! What a restore would give.

use super::verdict::NotRunReason;
use super::{AccountRef, Judged, Options, Parsed, Report, Verdict};
use crate::model::{AccountParts, AccountType, EnvelopeParts, Kind, Place, Step};
use crate::rules::{Device, Level, RULES, Related, Restore, Role, Rule, Scope, Told, run_restore};

/// What an account gives back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum GivesBack {
    /// Its codes work at once.
    CodesWork,
    /// The person signs in again: a Microsoft account of which the name alone is in the backup.
    SignInAgain,
    /// The person sets the account up again at its service.
    SetUpAgain,
    /// An account of this name is on the device already; it is never overwritten.
    Conflict,
}

impl GivesBack {
    /// Its name in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            GivesBack::CodesWork => "codes-work",
            GivesBack::SignInAgain => "sign-in-again",
            GivesBack::SetUpAgain => "set-up-again",
            GivesBack::Conflict => "conflict",
        }
    }
}

/// An account of a plan.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PlanRow {
    /// The account.
    pub account: AccountRef,
    /// The kind of its credential.
    pub kind: Kind,
    /// What it gives back.
    pub gives: GivesBack,
    /// The index of the account that is on the device already.
    pub conflict: Option<usize>,
}

/// What a restore would give.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Plan {
    /// The report on the backup, with what the restore rules say.
    pub report: Report,
    /// The report on the document of what is on the device.
    pub existing: Option<Report>,
    /// Whether it is restored: with an error anywhere it is not. An account that is on the device
    /// already (`account-exists`, a warning) is passed over, and the others are restored.
    pub restores: bool,
    /// Whether every rule that was asked for has run.
    pub checked: bool,
    /// The restore rules that were not asked, since what they compare with was not given.
    pub not_asked: Vec<&'static Rule>,
    /// How many accounts the app held that the backup does not contain.
    pub omitted_accounts: Option<u64>,
    /// The accounts in the order of the backup; none if the backup cannot be read.
    pub accounts: Vec<PlanRow>,
}

/// What a restore of a document onto this device would give. It is taken as it is, right or wrong.
pub fn plan(bytes: &[u8], device: &Device, options: &Options) -> Plan {
    let parsed = Parsed::new(bytes);
    let existing = device.existing.map(Parsed::new);
    let mut judged = Judged::new(&parsed, options);
    let existing_judged = existing.as_ref().map(|parsed| Judged::new(parsed, options));
    let existing_parts = existing_judged.as_ref().and_then(Judged::whole);

    let silent = asked_and_silent(device, judged.whole(), existing_parts);
    let mut told = Vec::new();
    let mut accounts = Vec::new();
    let mut omitted_accounts = None;
    if let Some(parts) = judged.whole() {
        let onto = device.with_existing(existing_parts);
        run_restore(parts, onto, &mut |rule, answer| told.push((rule, answer)));
        omitted_accounts = parts.omitted_accounts.sound().map(|omitted| omitted.get());
        accounts = rows(parts, &told);
    }
    judged.hear_pair(existing.as_ref(), &told);
    judged.could_not_run(&silent);

    let checked = silent.is_empty() && judged.verdict() != Verdict::Unchecked;
    let report = judged.report_with(existing.as_ref());
    Plan {
        restores: checked && report.worst() != Some(Level::Error),
        checked,
        not_asked: RULES.iter().copied().filter(|rule| device.leaves_out(rule)).collect(),
        omitted_accounts,
        accounts,
        existing: existing_judged.map(Judged::report),
        report,
    }
}

/// The rules that were asked for and cannot run, for the state of one of the documents.
fn asked_and_silent(
    device: &Device,
    backup: Option<&EnvelopeParts>,
    existing: Option<&EnvelopeParts>,
) -> Vec<(&'static Rule, NotRunReason)> {
    let asked = RULES.iter().copied().filter(|rule| device.asks(rule));
    asked
        .filter_map(|rule| match (backup, existing, rule.scope) {
            (None, ..) => Some((rule, NotRunReason::Unsound)),
            (_, None, Scope::Restore(Restore::BesideExisting(_))) => {
                Some((rule, NotRunReason::OtherDocument))
            }
            _ => None,
        })
        .collect()
}

/// The accounts as the order sorts them; one that is missing from it comes last.
pub(super) fn rows(parts: &EnvelopeParts, told: &[(&'static Rule, Told)]) -> Vec<PlanRow> {
    let accounts = parts.accounts.sound().map(Vec::as_slice).unwrap_or_default();
    let order = parts.order.sound().map(Vec::as_slice).unwrap_or_default();
    let mut rows: Vec<(usize, PlanRow)> = accounts
        .iter()
        .enumerate()
        .filter_map(|(index, account)| {
            let account = account.sound()?;
            let position = order.iter().position(|id| id.sound() == account.id.sound());
            let row = row(index, account, conflict(index, told))?;
            Some((position.unwrap_or(usize::MAX), row))
        })
        .collect();
    rows.sort_by_key(|(position, row)| (*position, row.account.index));
    rows.into_iter().map(|(_, row)| row).collect()
}

fn row(index: usize, account: &AccountParts, conflict: Option<usize>) -> Option<PlanRow> {
    let reference = AccountRef::new(index, account)?;
    let kind = account.credential.sound()?.tag();
    let gives = match (conflict, kind, reference.account_type) {
        (Some(_), ..) => GivesBack::Conflict,
        (None, Kind::Totp | Kind::Hotp, _) => GivesBack::CodesWork,
        (None, Kind::NameOnly, AccountType::NonMicrosoft) => GivesBack::SetUpAgain,
        (None, Kind::NameOnly, _) => GivesBack::SignInAgain,
    };
    Some(PlanRow { account: reference, kind, gives, conflict })
}

/// The index of the account on the device that has the name of this one, if a rule has told so.
fn conflict(index: usize, told: &[(&'static Rule, Told)]) -> Option<usize> {
    told.iter().find_map(|(_, answer)| match answer {
        Told::Fired { at, related: Some(Related { role: Role::Existing, place }), .. }
            if index_of(*at) == Some(index) =>
        {
            index_of(*place)
        }
        _ => None,
    })
}

/// The index that the place of an account ends in.
fn index_of(place: Place) -> Option<usize> {
    match place.steps().last() {
        Some(Step::Item(index)) => Some(index),
        _ => None,
    }
}
