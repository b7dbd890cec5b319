//! `generation-not-increased`: the write does not follow the stored one.

use super::same_backup;
use crate::rules::detail::words;
use crate::rules::{Backup, Detail, Level, Out, Role, Rule, Run, Stage, page};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "generation-not-increased",
    stage: Stage::History,
    level: Level::Error,
    page: page!("generation-not-increased"),
    run: Run::History(run),
    say: |detail| {
        let message = match detail {
            Detail::Counts(old, new) => format!("generation {new} would replace generation {old}"),
            _ => "the generation does not grow".to_owned(),
        };
        words(
            message,
            "not greater than the stored one",
            "another device may have written since: read what is stored, put the change into that, and write its generation plus 1",
        )
    },
};

fn run(old: Backup, new: Backup, out: &mut Out) -> Option<()> {
    same_backup(old, new, out)?;
    let (before, after) = (old.generation(out)?, new.generation(out)?);
    if after.is <= before.is {
        let detail = Detail::Counts(before.is.get(), after.is.get());
        out.fire_with(after.place, Role::Old.at(before.place), detail);
    }
    Some(())
}
