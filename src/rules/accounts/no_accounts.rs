//! `no-accounts`: a backup of nothing.

use crate::rules::detail::words;
use crate::rules::{Backup, Detail, Level, Out, Rule, Run, Stage, page};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "no-accounts",
    stage: Stage::Accounts,
    level: Level::Warning,
    page: page!("no-accounts"),
    run: Run::Backup(run),
    say: |_| {
        words(
            "the backup holds no account",
            "empty",
            "if the app holds accounts, its write had lost them: do not store this; if it holds none, there is nothing to back up",
        )
    },
};

fn run(backup: Backup, out: &mut Out) -> Option<()> {
    let accounts = backup.accounts(out)?;
    if accounts.is.is_empty() {
        out.fire(accounts.place, Detail::None);
    }
    Some(())
}
