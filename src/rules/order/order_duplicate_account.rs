//! `order-duplicate-account`: an account that the order names twice.

use crate::rules::detail::words;
use crate::rules::repeats::repeats;
use crate::rules::{Backup, Detail, Level, Out, Role, Rule, Run, Stage, page};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "order-duplicate-account",
    stage: Stage::Order,
    level: Level::Error,
    page: page!("order-duplicate-account"),
    run: Run::Backup(run),
    say: |_| {
        words(
            "the order names this account already",
            "the same id again",
            "write the id of every account once",
        )
    },
};

fn run(backup: Backup, out: &mut Out) -> Option<()> {
    let order = backup.order(out)?;
    let entries: Vec<_> = order.items(out).collect();
    for (first, later) in repeats(entries.iter().map(|entry| (entry.is.as_str(), entry.place))) {
        let told_otherwise = entries
            .iter()
            .find(|entry| entry.place == later)
            .is_some_and(|entry| is_told_otherwise(backup, entry.is.as_str()));
        if !told_otherwise {
            out.fire_with(later, Role::First.at(first), Detail::None);
        }
    }
    Some(())
}

/// Is a repeated entry the consequence of two accounts with this id, or told as unknown already?
fn is_told_otherwise(backup: Backup, id: &str) -> bool {
    let Some(accounts) = backup.is.accounts.sound() else { return false };
    let ids = accounts.iter().map(|account| account.sound().and_then(|account| account.id.sound()));
    let holders = ids.clone().flatten().filter(|holder| holder.as_str() == id).count();
    let unknown_ran = ids.clone().all(|id| id.is_some());
    holders > 1 || (holders == 0 && unknown_ran)
}
