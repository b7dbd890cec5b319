//! `recovery-account-changed`: the person who could recover the backup no longer can.

use super::same_backup;
use crate::rules::detail::words;
use crate::rules::{Backup, Detail, Level, Out, Role, Rule, Run, Stage, page};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "recovery-account-changed",
    stage: Stage::History,
    level: Level::Error,
    page: page!("recovery-account-changed"),
    run: Run::History(run),
    say: |_| {
        words(
            "the recovery account changes under the same id",
            "another recovery account than before",
            "a change of the recovery account makes a fresh backup: a new \"backupId\" and generation 1",
        )
    },
};

fn run(old: Backup, new: Backup, out: &mut Out) -> Option<()> {
    same_backup(old, new, out)?;
    let before = old.recovery_account(out)?.digest(out)?;
    let after = new.recovery_account(out)?.digest(out)?;
    if after.is != before.is {
        out.fire_with(after.place, Role::Old.at(before.place), Detail::None);
    }
    Some(())
}
