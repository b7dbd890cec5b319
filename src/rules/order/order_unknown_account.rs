//! `order-unknown-account`: an entry that is no account's id.

use std::collections::BTreeSet;

use crate::rules::detail::words;
use crate::rules::{Backup, Detail, Level, Out, Rule, Run, Stage, page};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "order-unknown-account",
    stage: Stage::Order,
    level: Level::Error,
    page: page!("order-unknown-account"),
    run: Run::Backup(run),
    say: |_| {
        words(
            "no account has this id",
            "no account has this id",
            "remove the entry, or write the account that it names: one may have been lost on the way into the backup",
        )
    },
};

fn run(backup: Backup, out: &mut Out) -> Option<()> {
    let (order, accounts) = (backup.order(out), backup.accounts(out));
    let (order, accounts) = (order?, accounts?);
    // An entry may mean an account whose id cannot be read: then nothing is known to be unknown.
    let ids: Vec<&str> = accounts
        .items(out)
        .filter_map(|account| account.id(out))
        .map(|id| id.is.as_str())
        .collect();
    if ids.len() < accounts.is.len() {
        return None;
    }
    let known: BTreeSet<&str> = ids.into_iter().collect();
    for entry in order.items(out).filter(|entry| !known.contains(entry.is.as_str())) {
        out.fire(entry.place, Detail::None);
    }
    Some(())
}
