//! `account-exists`: an account of this name is on the device already.

use crate::model::AccountParts;
use crate::rules::Restore;
use crate::rules::{Backup, Out, Ran, Role, Saying, Scope, rule};

rule!("account-exists", Restore, Warning, Scope::Restore(Restore::BesideExisting(run)));

const SAYS: Saying = Saying::fixed(
    "an account of the same issuer and label is on the device already",
    "exists on the device",
    "never overwrite it: keep both, or let the person choose",
);

fn run(backup: Backup, existing: Backup, out: &mut Out) -> Ran {
    let there: Vec<_> = existing.accounts(out)?.items(out).collect();
    for account in backup.accounts(out)?.items(out) {
        if let Some(same) = there.iter().find(|other| name(other.is) == name(account.is)) {
            out.fire_with(account.place, Role::Existing.at(same.place), SAYS);
        }
    }
    Ok(())
}

/// Issuer and label; an absent issuer is a value of its own.
fn name<'n>(account: &'n AccountParts) -> (Option<&'n str>, Option<&'n str>) {
    let issuer = account.issuer.sound().map(|issuer| issuer.as_str());
    let label = account.label.sound().map(|label| label.as_str());
    (issuer, label)
}
