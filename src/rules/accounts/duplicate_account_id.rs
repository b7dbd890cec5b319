//! `duplicate-account-id`: ids are what the order, a restore and the next write know accounts by.

use crate::rules::detail::words;
use crate::rules::repeats::repeats;
use crate::rules::{Backup, Detail, Level, Out, Role, Rule, Run, Stage, page};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "duplicate-account-id",
    stage: Stage::Accounts,
    level: Level::Error,
    page: page!("duplicate-account-id"),
    run: Run::Backup(run),
    say: |_| {
        words(
            "another account has this id",
            "the same id again",
            "give each account its own random id, and keep it for the account's life",
        )
    },
};

fn run(backup: Backup, out: &mut Out) -> Option<()> {
    let accounts = backup.accounts(out)?.items(out);
    let ids: Vec<_> = accounts.filter_map(|account| account.id(out)).collect();
    for (first, later) in repeats(ids.into_iter().map(|id| (id.is.as_str(), id.place))) {
        out.fire_with(later, Role::First.at(first), Detail::None);
    }
    Some(())
}
