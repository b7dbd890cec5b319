//! `recovery-account-not-personal`: only a personal Microsoft account can get a backup back.

use crate::model::AccountType;
use crate::rules::{Backup, Out, Ran, Saying, Scope, rule};

rule!("recovery-account-not-personal", Platform, Error, Scope::Backup(run));

const SAYS: Saying = Saying::fixed(
    "the recovery account is no personal Microsoft account",
    "not \"microsoft-personal\"",
    "sign in with a personal Microsoft account and make a fresh backup: with another account nobody can recover this one",
);

fn run(backup: Backup, out: &mut Out) -> Ran {
    let account_type = backup.recovery_account(out)?.r#type(out)?;
    if *account_type.is != AccountType::MicrosoftPersonal {
        out.fire(account_type.place, SAYS);
    }
    Ok(())
}
