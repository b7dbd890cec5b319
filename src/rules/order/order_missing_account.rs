//! `order-missing-account`: an account that the order does not name.

use crate::rules::repeats::Few;
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
    let named = order.all_items(out)?;
    let mut ids = Few::new();
    ids.extend(accounts.items(out).filter_map(|account| account.id(out).ok()));
    for (i, id) in ids.iter().enumerate() {
        let is_told = || ids[..i].iter().any(|before| before.is == id.is);
        if !named.clone().any(|entry| entry.is == id.is) && !is_told() {
            out.fire_with(order.place, Role::First.at(id.place), SAYS);
        }
    }
    Ok(())
}
