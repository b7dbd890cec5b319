//! `order-duplicate-account`: an account that the order names twice.

use crate::rules::repeats::{Few, repeats};
use crate::rules::{Backup, Out, Ran, Role, Saying, Scope, rule};

rule!("order-duplicate-account", Order, Error, Scope::Backup(run));

const SAYS: Saying = Saying::fixed(
    "the order names this account already",
    "the same id again",
    "write the id of every account once",
);

fn run(backup: Backup, out: &mut Out) -> Ran {
    let order = backup.order(out)?;
    let mut entries = Few::new();
    entries.extend(order.items(out).map(|entry| (entry.is.as_str(), entry.place)));
    for again in repeats(&entries) {
        if !is_told_otherwise(backup, again.value) {
            out.fire_with(again.later, Role::First.at(again.first), SAYS);
        }
    }
    Ok(())
}

/// Is a repeated entry the consequence of two accounts with this id, or told as unknown already?
fn is_told_otherwise(backup: Backup, id: &str) -> bool {
    let Some(accounts) = backup.is.accounts.sound() else { return false };
    let ids = accounts.iter().map(|account| account.sound().and_then(|account| account.id.sound()));
    let holders = ids.clone().flatten().filter(|holder| holder.as_str() == id).count();
    let unknown_ran = ids.clone().all(|id| id.is_some());
    holders > 1 || (holders == 0 && unknown_ran)
}
