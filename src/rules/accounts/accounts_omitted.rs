//! `accounts-omitted`: a partial backup does not look like a whole one.

use crate::model::Wording;
use crate::rules::{Backup, Out, Ran, Saying, Scope, rule};

rule!("accounts-omitted", Accounts, Note, Scope::Backup(run));

fn says(count: u64) -> Wording {
    let message = match count {
        1 => "1 account of the app is not in this backup".to_owned(),
        count => format!("{count} accounts of the app are not in this backup"),
    };
    Wording::new(
        message,
        "the backup is partial",
        "nothing to mend; tell the person before the old phone is gone, and again at the restore",
    )
}

fn run(backup: Backup, out: &mut Out) -> Ran {
    let omitted = backup.omitted_accounts(out)?;
    if omitted.is.get() > 0 {
        out.fire(omitted.place, Saying::Number(says, omitted.is.get()));
    }
    Ok(())
}
