//! `duplicate-account-name`: two accounts that a person cannot tell apart.

use crate::rules::repeats::{Few, repeats};
use crate::rules::{Backup, Out, Ran, Role, Saying, Scope, rule};

rule!("duplicate-account-name", Accounts, Warning, Scope::Backup(run));

const SAYS: Saying = Saying::fixed(
    "another account has the same issuer and label",
    "the same name again",
    "if they are two accounts, let the person name them apart; never merge them by name",
);

fn run(backup: Backup, out: &mut Out) -> Ran {
    let accounts = backup.accounts(out)?.items(out);
    let mut names = Few::new();
    names.extend(accounts.filter_map(|account| {
        let (issuer, label) = (account.issuer(out), account.label(out));
        let (issuer, label) = (issuer.ok()?, label.ok()?);
        Some(((issuer.map(|issuer| issuer.is.as_str()), label.is.as_str()), label.place))
    }));
    for again in repeats(&names) {
        out.fire_with(again.later, Role::First.at(again.first), SAYS);
    }
    Ok(())
}
