//! `platform-changed`: one backup belongs to one platform.

use super::same_backup;
use crate::model::Wording;
use crate::rules::{Backup, Out, Ran, Role, Saying, Scope, rule};

rule!("platform-changed", History, Error, Scope::History(run));

fn says(old: &'static str, new: &'static str) -> Wording {
    Wording::new(
        format!("a backup of platform \"{new}\" would replace one of \"{old}\" under the same id"),
        "another platform than before",
        "make a fresh backup on the other platform; the stored one restores only on its own",
    )
}

fn run(old: Backup, new: Backup, out: &mut Out) -> Ran {
    let (before, after) = (old.platform(out)?, new.platform(out)?);
    if same_backup(old, new, out)? && after.is != before.is {
        let says = Saying::TwoWords(says, before.is.as_str(), after.is.as_str());
        out.fire_with(after.place, Role::Old.at(before.place), says);
    }
    Ok(())
}
