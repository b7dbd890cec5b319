//! `wrong-platform`: a backup restores only on the platform that made it.

use crate::model::{Platform, Wording};
use crate::rules::Restore;
use crate::rules::{Backup, Out, Ran, Saying, Scope, rule};

rule!("wrong-platform", Restore, Error, Scope::Restore(Restore::OntoPlatform(run)));

fn says(made: &'static str, onto: &'static str) -> Wording {
    Wording::new(
        format!("a backup of platform \"{made}\" cannot be restored on \"{onto}\""),
        "made on the other platform",
        "restore it on a device of its own platform; on this one the accounts must be set up again",
    )
}

fn run(backup: Backup, onto: Platform, out: &mut Out) -> Ran {
    let made = backup.platform(out)?;
    if *made.is != onto {
        out.fire(made.place, Saying::TwoWords(says, made.is.as_str(), onto.as_str()));
    }
    Ok(())
}
