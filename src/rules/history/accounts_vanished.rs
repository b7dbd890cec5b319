//! `accounts-vanished`: accounts of the stored backup are not in the new one.

use std::collections::BTreeSet;

use crate::model::Wording;
use crate::rules::{Backup, Out, Ran, Role, Saying, Scope, rule};

rule!("accounts-vanished", History, Warning, Scope::History(run));

fn says(account_type: &'static str) -> Wording {
    Wording::new(
        format!("an account of type \"{account_type}\" of the stored backup is gone"),
        "an account is gone",
        "if the person deleted it, nothing is wrong; if not, the write has lost it: do not store this",
    )
}

fn run(old: Backup, new: Backup, out: &mut Out) -> Ran {
    let (before, after) = (old.accounts(out)?, new.accounts(out)?);
    if after.is.is_empty() {
        return Ok(()); // `blank-overwrite` says it for all of them
    }
    let mut known: BTreeSet<&str> = after
        .items(out)
        .filter_map(|account| account.id(out).ok())
        .map(|id| id.is.as_str())
        .collect();
    for account in before.items(out) {
        let (Ok(id), Ok(account_type)) = (account.id(out), account.r#type(out)) else {
            continue;
        };
        if known.insert(id.is.as_str()) {
            let says = Saying::Word(says, account_type.is.as_str());
            out.fire_with(after.place, Role::Old.at(account.place), says);
        }
    }
    Ok(())
}
