//! `recovery-account-not-personal`: only a personal Microsoft account can get a backup back.

use crate::model::AccountType;
use crate::rules::detail::words;
use crate::rules::{Backup, Detail, Level, Out, Rule, Run, Stage, page};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "recovery-account-not-personal",
    stage: Stage::Platform,
    level: Level::Error,
    page: page!("recovery-account-not-personal"),
    run: Run::Backup(run),
    say: |_| {
        words(
            "the recovery account is no personal Microsoft account",
            "not \"microsoft-personal\"",
            "sign in with a personal Microsoft account and make a fresh backup: with another account nobody can recover this one",
        )
    },
};

fn run(backup: Backup, out: &mut Out) -> Option<()> {
    let account_type = backup.recovery_account(out)?.r#type(out)?;
    if *account_type.is != AccountType::MicrosoftPersonal {
        out.fire(account_type.place, Detail::None);
    }
    Some(())
}
