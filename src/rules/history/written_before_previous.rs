//! `written-before-previous`: the clock of one of two writers is wrong.

use super::same_backup;
use crate::rules::detail::words;
use crate::rules::{Backup, Detail, Level, Out, Role, Rule, Run, Stage, page};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "written-before-previous",
    stage: Stage::History,
    level: Level::Warning,
    page: page!("written-before-previous"),
    run: Run::History(run),
    say: |_| {
        words(
            "written before the backup that it would replace",
            "earlier than the stored one",
            "look at the clocks of both devices; \"generation\" says which is newer, not the time",
        )
    },
};

fn run(old: Backup, new: Backup, out: &mut Out) -> Option<()> {
    same_backup(old, new, out)?;
    let (before, after) = (old.written_at(out)?, new.written_at(out)?);
    if after.is.unix_seconds() < before.is.unix_seconds() {
        out.fire_with(after.place, Role::Old.at(before.place), Detail::None);
    }
    Some(())
}
