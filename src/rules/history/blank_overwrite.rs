//! `blank-overwrite`: a backup of nothing would replace one that holds accounts.

use crate::model::Wording;
use crate::rules::accounts::no_accounts;
use crate::rules::{Backup, Out, Ran, Role, Saying, Scope, rule};

rule!("blank-overwrite", History, Error, Scope::History(run));

fn says(count: u64) -> Wording {
    Wording::new(
        format!("a backup without accounts would replace one that holds {count}"),
        "no account is left",
        "do not store it: restore what is stored first, or let the person turn the backup off",
    )
}

fn run(old: Backup, new: Backup, out: &mut Out) -> Ran {
    let (before, after) = (old.accounts(out)?, new.accounts(out)?);
    if after.is.is_empty() && !before.is.is_empty() {
        let says = Saying::Number(says, before.is.len() as u64);
        out.fire_with(after.place, Role::Old.at(before.place), says);
        out.silence(&no_accounts::RULE);
    }
    Ok(())
}
