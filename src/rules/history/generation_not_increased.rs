//! `generation-not-increased`: the write does not follow the stored one.

use super::same_backup;
use crate::model::Wording;
use crate::rules::{Backup, Out, Ran, Role, Saying, Scope, rule};

rule!("generation-not-increased", History, Error, Scope::History(run));

fn says(old: u64, new: u64) -> Wording {
    Wording::new(
        format!("generation {new} would replace generation {old}"),
        "not greater than the stored one",
        "another device may have written since: read what is stored, put the change into that, and write its generation plus 1",
    )
}

fn run(old: Backup, new: Backup, out: &mut Out) -> Ran {
    let (before, after) = (old.generation(out)?, new.generation(out)?);
    if same_backup(old, new, out)? && after.is <= before.is {
        let says = Saying::TwoNumbers(says, before.is.get(), after.is.get());
        out.fire_with(after.place, Role::Old.at(before.place), says);
    }
    Ok(())
}
