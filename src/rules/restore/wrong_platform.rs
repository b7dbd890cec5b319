//! `wrong-platform`: a backup restores only on the platform that made it.

use crate::rules::detail::words;
use crate::rules::{Backup, Detail, Device, Level, Out, Rule, Run, Stage, page};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "wrong-platform",
    stage: Stage::Restore,
    level: Level::Error,
    page: page!("wrong-platform"),
    run: Run::Restore(|device| device.platform.is_some(), run),
    say: |detail| {
        let message = match detail {
            Detail::Words(made, onto) => {
                format!("a backup of platform \"{made}\" cannot be restored on \"{onto}\"")
            }
            _ => "the backup cannot be restored on this platform".to_owned(),
        };
        words(
            message,
            "made on the other platform",
            "restore it on a device of its own platform; on this one the accounts must be set up again",
        )
    },
};

fn run(backup: Backup, device: &Device, out: &mut Out) -> Option<()> {
    let (made, onto) = (backup.platform(out)?, device.platform?);
    if *made.is != onto {
        out.fire(made.place, Detail::Words(made.is.as_str(), onto.as_str()));
    }
    Some(())
}
