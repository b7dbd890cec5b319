//! `fresh-backup-generation`: a fresh backup that does not start at 1.

use super::same_backup;
use crate::model::Wording;
use crate::rules::{Backup, Out, Ran, Role, Saying, Scope, rule};

rule!("fresh-backup-generation", History, Note, Scope::History(run));

fn says(generation: u64) -> Wording {
    Wording::new(
        format!("a fresh backup starts at generation {generation}"),
        "not 1",
        "write 1; or keep the \"backupId\" if this continues the stored backup",
    )
}

fn run(old: Backup, new: Backup, out: &mut Out) -> Ran {
    let (generation, stored) = (new.generation(out)?, old.backup_id(out)?);
    if !same_backup(old, new, out)? && generation.is.get() != 1 {
        let says = Saying::Number(says, generation.is.get());
        out.fire_with(generation.place, Role::Old.at(stored.place), says);
    }
    Ok(())
}
