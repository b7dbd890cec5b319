//! `no-accounts`: a backup of nothing.

use crate::rules::{Backup, Out, Ran, Saying, Scope, rule};

rule!("no-accounts", Accounts, Warning, Scope::Backup(run));

const SAYS: Saying = Saying::fixed(
    "the backup holds no account",
    "empty",
    "if the app holds accounts, its write had lost them: do not store this; if it holds none, there is nothing to back up",
);

fn run(backup: Backup, out: &mut Out) -> Ran {
    let accounts = backup.accounts(out)?;
    if accounts.is.is_empty() {
        out.fire(accounts.place, SAYS);
    }
    Ok(())
}
