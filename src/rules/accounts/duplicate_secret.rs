//! `duplicate-secret`: two accounts that show the same codes.

use crate::model::StringKind;
use crate::rules::repeats::{Few, repeats};
use crate::rules::walk::each_string;
use crate::rules::{Backup, Out, Ran, Role, Saying, Scope, rule};

rule!("duplicate-secret", Accounts, Warning, Scope::Backup(run));

const SAYS: Saying = Saying::fixed(
    "another account has the same secret",
    "the same secret again",
    "look whether one account was written twice, or one secret over all; two services never share one",
);

#[allow(clippy::unnecessary_wraps)] // as every rule ends
fn run(backup: Backup, out: &mut Out) -> Ran {
    let mut secrets = Few::new();
    each_string(backup, StringKind::Secret, out, |secret, _| {
        secrets.extend([(secret.is, secret.place)]);
    });
    for again in repeats(&secrets) {
        out.fire_with(again.later, Role::First.at(again.first), SAYS);
    }
    Ok(())
}
