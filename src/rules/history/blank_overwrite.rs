//! `blank-overwrite`: a backup of nothing would replace one that holds accounts.

use crate::rules::detail::words;
use crate::rules::{Backup, Detail, Level, Out, Role, Rule, Run, Stage, page};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "blank-overwrite",
    stage: Stage::History,
    level: Level::Error,
    page: page!("blank-overwrite"),
    run: Run::History(run),
    say: |detail| {
        let message = match detail {
            Detail::Count(count) => {
                format!("a backup without accounts would replace one that holds {count}")
            }
            _ => "a backup without accounts would replace one that holds some".to_owned(),
        };
        words(
            message,
            "no account is left",
            "do not store it: restore what is stored first, or let the person turn the backup off",
        )
    },
};

fn run(old: Backup, new: Backup, out: &mut Out) -> Option<()> {
    let (before, after) = (old.accounts(out)?, new.accounts(out)?);
    if after.is.is_empty() && !before.is.is_empty() {
        let detail = Detail::Count(before.is.len() as u64);
        out.fire_with(after.place, Role::Old.at(before.place), detail);
    }
    Some(())
}
