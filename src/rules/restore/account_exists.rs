//! `account-exists`: an account of this name is on the device already.

use crate::model::{AccountParts, At, Place};
use crate::rules::detail::words;
use crate::rules::{Backup, Detail, Device, Level, Out, Role, Rule, Run, Stage, page};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "account-exists",
    stage: Stage::Restore,
    level: Level::Warning,
    page: page!("account-exists"),
    run: Run::Restore(|device| device.existing.is_some(), run),
    say: |_| {
        words(
            "an account of the same issuer and label is on the device already",
            "exists on the device",
            "never overwrite it: keep both, or let the person choose",
        )
    },
};

fn run(backup: Backup, device: &Device, out: &mut Out) -> Option<()> {
    let existing = At { is: device.existing?, place: Place::ROOT };
    let there: Vec<_> = existing.accounts(out)?.items(out).collect();
    for account in backup.accounts(out)?.items(out) {
        if let Some(same) = there.iter().find(|other| name(other.is) == name(account.is)) {
            out.fire_with(account.place, Role::Existing.at(same.place), Detail::None);
        }
    }
    Some(())
}

/// Issuer and label; an absent issuer is a value of its own.
fn name<'n>(account: &'n AccountParts) -> (Option<&'n str>, Option<&'n str>) {
    let issuer = account.issuer.sound().map(|issuer| issuer.as_str());
    let label = account.label.sound().map(|label| label.as_str());
    (issuer, label)
}
