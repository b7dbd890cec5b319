//! `duplicate-account-id`: ids are what the order, a restore and the next write know accounts by.

use crate::rules::repeats::{Few, repeats};
use crate::rules::{Backup, Out, Ran, Role, Saying, Scope, rule};

rule!("duplicate-account-id", Accounts, Error, Scope::Backup(run));

const SAYS: Saying = Saying::fixed(
    "another account has this id",
    "the same id again",
    "give each account its own random id, and keep it for the account's life",
);

fn run(backup: Backup, out: &mut Out) -> Ran {
    let accounts = backup.accounts(out)?.items(out);
    let mut ids = Few::new();
    ids.extend(accounts.filter_map(|account| account.id(out).ok()).map(|id| (id.is, id.place)));
    for again in repeats(&ids) {
        out.fire_with(again.later, Role::First.at(again.first), SAYS);
    }
    Ok(())
}
