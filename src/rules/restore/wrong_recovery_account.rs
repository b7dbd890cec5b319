//! `wrong-recovery-account`: the account that is signed in is not the one that made the backup.

use crate::rules::detail::words;
use crate::rules::{Backup, Detail, Device, Level, Out, Rule, Run, Stage, page};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "wrong-recovery-account",
    stage: Stage::Restore,
    level: Level::Error,
    page: page!("wrong-recovery-account"),
    run: Run::Restore(|device| device.recovery.is_some(), run),
    say: |_| {
        words(
            "the backup was made with another recovery account",
            "not the digest of the account that is signed in",
            "sign in with the personal Microsoft account that was signed in when the backup was made",
        )
    },
};

fn run(backup: Backup, device: &Device, out: &mut Out) -> Option<()> {
    let id = backup.backup_id(out)?;
    let stored = backup.recovery_account(out)?.digest(out)?;
    let computed = device.recovery?.digest(id.is.as_str());
    if stored.is.as_str().as_bytes() != computed {
        out.fire(stored.place, Detail::None);
    }
    Some(())
}
