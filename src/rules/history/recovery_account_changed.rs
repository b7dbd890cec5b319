//! `recovery-account-changed`: the person who could recover the backup no longer can.

use super::same_backup;
use crate::rules::{Backup, Out, Ran, Role, Saying, Scope, rule};

rule!("recovery-account-changed", History, Error, Scope::History(run));

const SAYS: Saying = Saying::fixed(
    "the recovery account changes under the same id",
    "another recovery account than before",
    "a change of the recovery account makes a fresh backup: a new \"backupId\" and generation 1",
);

fn run(old: Backup, new: Backup, out: &mut Out) -> Ran {
    let before = old.recovery_account(out)?.digest(out)?;
    let after = new.recovery_account(out)?.digest(out)?;
    if same_backup(old, new, out)? && after.is != before.is {
        out.fire_with(after.place, Role::Old.at(before.place), SAYS);
    }
    Ok(())
}
