//! `fresh-backup-generation`: a fresh backup that does not start at 1.

use super::same_backup;
use crate::rules::detail::words;
use crate::rules::{Backup, Detail, Level, Out, Rule, Run, Stage, page};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "fresh-backup-generation",
    stage: Stage::History,
    level: Level::Note,
    page: page!("fresh-backup-generation"),
    run: Run::History(run),
    say: |detail| {
        let message = match detail {
            Detail::Count(generation) => {
                format!("a fresh backup starts at generation {generation}")
            }
            _ => "a fresh backup does not start at generation 1".to_owned(),
        };
        words(
            message,
            "not 1",
            "write 1; or keep the \"backupId\" if this continues the stored backup",
        )
    },
};

fn run(old: Backup, new: Backup, out: &mut Out) -> Option<()> {
    if same_backup(old, new, out).is_some() {
        return Some(());
    }
    let generation = new.generation(out)?;
    if generation.is.get() != 1 {
        out.fire(generation.place, Detail::Count(generation.is.get()));
    }
    Some(())
}
