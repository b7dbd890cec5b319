//! `order-unknown-account`: an entry that is no account's id.

use crate::model::NotSound;
use crate::rules::repeats::Few;
use crate::rules::{Backup, Out, Ran, Saying, Scope, rule};

rule!("order-unknown-account", Order, Error, Scope::Backup(run));

const SAYS: Saying = Saying::fixed(
    "no account has this id",
    "no account has this id",
    "remove the entry, or write the account that it names: one may have been lost on the way into the backup",
);

fn run(backup: Backup, out: &mut Out) -> Ran {
    let (order, accounts) = (backup.order(out), backup.accounts(out));
    let (order, accounts) = (order?, accounts?);
    // An entry may mean an account whose id cannot be read: then nothing is known to be unknown.
    let mut ids = Few::new();
    ids.extend(accounts.items(out).filter_map(|account| account.id(out).ok()).map(|id| id.is));
    if ids.len() < accounts.is.len() {
        return Err(NotSound);
    }
    for entry in order.items(out).filter(|entry| !ids.contains(&entry.is)) {
        out.fire(entry.place, SAYS);
    }
    Ok(())
}
