//! `platform-changed`: one backup belongs to one platform.

use super::same_backup;
use crate::rules::detail::words;
use crate::rules::{Backup, Detail, Level, Out, Role, Rule, Run, Stage, page};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "platform-changed",
    stage: Stage::History,
    level: Level::Error,
    page: page!("platform-changed"),
    run: Run::History(run),
    say: |detail| {
        let message = match detail {
            Detail::Words(old, new) => {
                format!(
                    "a backup of platform \"{new}\" would replace one of \"{old}\" under the same id"
                )
            }
            _ => "the platform of the backup changes".to_owned(),
        };
        words(
            message,
            "another platform than before",
            "make a fresh backup on the other platform; the stored one restores only on its own",
        )
    },
};

fn run(old: Backup, new: Backup, out: &mut Out) -> Option<()> {
    same_backup(old, new, out)?;
    let (before, after) = (old.platform(out)?, new.platform(out)?);
    if after.is != before.is {
        let detail = Detail::Words(before.is.as_str(), after.is.as_str());
        out.fire_with(after.place, Role::Old.at(before.place), detail);
    }
    Some(())
}
