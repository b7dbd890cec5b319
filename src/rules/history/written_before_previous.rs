//! `written-before-previous`: the clock of one of two writers is wrong.

use super::same_backup;
use crate::rules::{Backup, Out, Ran, Role, Saying, Scope, rule};

rule!("written-before-previous", History, Warning, Scope::History(run));

const SAYS: Saying = Saying::fixed(
    "written before the backup that it would replace",
    "earlier than the stored one",
    "look at the clocks of both devices; \"generation\" says which is newer, not the time",
);

fn run(old: Backup, new: Backup, out: &mut Out) -> Ran {
    let (before, after) = (old.written_at(out)?, new.written_at(out)?);
    if same_backup(old, new, out)? && after.is.unix_seconds() < before.is.unix_seconds() {
        out.fire_with(after.place, Role::Old.at(before.place), SAYS);
    }
    Ok(())
}
