//! `order-missing-account`: an account that the order does not name.

use std::collections::BTreeSet;

use crate::rules::detail::words;
use crate::rules::{Backup, Detail, Level, Out, Role, Rule, Run, Stage, page};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "order-missing-account",
    stage: Stage::Order,
    level: Level::Error,
    page: page!("order-missing-account"),
    run: Run::Backup(run),
    say: |_| {
        words(
            "an account is missing from the order",
            "an account's id is not in here",
            "write the id of every account once; a reader shows one that is missing last, and never drops it",
        )
    },
};

fn run(backup: Backup, out: &mut Out) -> Option<()> {
    let (order, accounts) = (backup.order(out), backup.accounts(out));
    let (order, accounts) = (order?, accounts?);
    let named: BTreeSet<&str> = order.all_items(out)?.map(|entry| entry.is.as_str()).collect();
    let mut told = BTreeSet::new();
    for account in accounts.items(out) {
        let Some(id) = account.id(out) else { continue };
        if !named.contains(id.is.as_str()) && told.insert(id.is.as_str()) {
            out.fire_with(order.place, Role::First.at(id.place), Detail::None);
        }
    }
    Some(())
}
