//! `order-unknown-account`: an entry that is no account's id.

use std::collections::BTreeSet;

use crate::model::NotSound;
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
    let ids: Vec<&str> = accounts
        .items(out)
        .filter_map(|account| account.id(out).ok())
        .map(|id| id.is.as_str())
        .collect();
    if ids.len() < accounts.is.len() {
        return Err(NotSound);
    }
    let known: BTreeSet<&str> = ids.into_iter().collect();
    for entry in order.items(out).filter(|entry| !known.contains(entry.is.as_str())) {
        out.fire(entry.place, SAYS);
    }
    Ok(())
}
