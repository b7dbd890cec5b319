//! `backup-turned-off`: turning the backup off deletes it, so that no stored backup says so.

use crate::rules::{Backup, Out, Ran, Saying, Scope, rule};

rule!("backup-turned-off", Platform, Error, Scope::Backup(run));

const SAYS: Saying = Saying::fixed(
    "a stored backup says that the backup is turned off",
    "false in a stored backup",
    "delete the backup if the person turned it off; write true if it is on",
);

fn run(backup: Backup, out: &mut Out) -> Ran {
    let on = backup.settings(out)?.cloud_backup(out)?;
    if !on.is {
        out.fire(on.place, SAYS);
    }
    Ok(())
}
