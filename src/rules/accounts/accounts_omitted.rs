//! `accounts-omitted`: a partial backup does not look like a whole one.

use crate::rules::detail::words;
use crate::rules::{Backup, Detail, Level, Out, Rule, Run, Stage, page};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "accounts-omitted",
    stage: Stage::Accounts,
    level: Level::Note,
    page: page!("accounts-omitted"),
    run: Run::Backup(run),
    say: |detail| {
        let message = match detail {
            Detail::Count(1) => "1 account of the app is not in this backup".to_owned(),
            Detail::Count(count) => format!("{count} accounts of the app are not in this backup"),
            _ => "accounts of the app are not in this backup".to_owned(),
        };
        words(
            message,
            "the backup is partial",
            "nothing to mend; tell the person before the old phone is gone, and again at the restore",
        )
    },
};

fn run(backup: Backup, out: &mut Out) -> Option<()> {
    let omitted = backup.omitted_accounts(out)?;
    if omitted.is.get() > 0 {
        out.fire(omitted.place, Detail::Count(omitted.is.get()));
    }
    Some(())
}
