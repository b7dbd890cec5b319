//! `order-missing-account`: an account that the order does not name.

use std::collections::BTreeSet;

use crate::rules::{Backup, Out, Ran, Role, Saying, Scope, rule};

rule!("order-missing-account", Order, Error, Scope::Backup(run));

const SAYS: Saying = Saying::fixed(
    "an account is missing from the order",
    "an account's id is not in here",
    "write the id of every account once; a reader shows one that is missing last, and never drops it",
);

fn run(backup: Backup, out: &mut Out) -> Ran {
    let (order, accounts) = (backup.order(out), backup.accounts(out));
    let (order, accounts) = (order?, accounts?);
    let named: BTreeSet<&str> = order.all_items(out)?.map(|entry| entry.is.as_str()).collect();
    let mut told = BTreeSet::new();
    for account in accounts.items(out) {
        let Ok(id) = account.id(out) else { continue };
        if !named.contains(id.is.as_str()) && told.insert(id.is.as_str()) {
            out.fire_with(order.place, Role::First.at(id.place), SAYS);
        }
    }
    Ok(())
}
