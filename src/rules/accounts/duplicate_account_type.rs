//! `duplicate-account-type`: the product backs up one account of each type.

use crate::model::Wording;
use crate::rules::repeats::{Few, repeats};
use crate::rules::{Backup, Out, Ran, Role, Saying, Scope, rule};

rule!("duplicate-account-type", Accounts, Error, Scope::Backup(run));

fn says(account_type: &'static str) -> Wording {
    Wording::new(
        format!("a second account of type \"{account_type}\""),
        "a backup holds one account of each type",
        "leave one of them out and count it in \"omittedAccounts\"",
    )
}

fn run(backup: Backup, out: &mut Out) -> Ran {
    let accounts = backup.accounts(out)?.items(out);
    let mut types = Few::new();
    let sound = accounts.filter_map(|account| account.r#type(out).ok());
    types.extend(sound.map(|found| (*found.is, found.place)));
    for again in repeats(&types) {
        let says = Saying::Word(says, again.value.as_str());
        out.fire_with(again.later, Role::First.at(again.first), says);
    }
    Ok(())
}
