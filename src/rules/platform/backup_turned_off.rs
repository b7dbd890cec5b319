//! `backup-turned-off`: turning the backup off deletes it, so that no stored backup says so.

use crate::rules::detail::words;
use crate::rules::{Backup, Detail, Level, Out, Rule, Run, Stage, page};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "backup-turned-off",
    stage: Stage::Platform,
    level: Level::Error,
    page: page!("backup-turned-off"),
    run: Run::Backup(run),
    say: |_| {
        words(
            "a stored backup says that the backup is turned off",
            "false in a stored backup",
            "delete the backup if the person turned it off; write true if it is on",
        )
    },
};

fn run(backup: Backup, out: &mut Out) -> Option<()> {
    let on = backup.settings(out)?.cloud_backup(out)?;
    if !on.is {
        out.fire(on.place, Detail::None);
    }
    Some(())
}
