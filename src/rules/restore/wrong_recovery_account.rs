//! `wrong-recovery-account`: the account that is signed in is not the one that made the backup.

use crate::model::Identifier;
use crate::rules::Restore;
use crate::rules::{Backup, Out, Ran, Saying, Scope, rule};

rule!("wrong-recovery-account", Restore, Error, Scope::Restore(Restore::WithAccount(run)));

const SAYS: Saying = Saying::fixed(
    "the backup was made with another recovery account",
    "not the digest of the account that is signed in",
    "sign in with the personal Microsoft account that was signed in when the backup was made",
);

fn run(backup: Backup, account: &Identifier, out: &mut Out) -> Ran {
    let id = backup.backup_id(out)?;
    let stored = backup.recovery_account(out)?.digest(out)?;
    let computed = account.digest(id.is.as_str());
    if stored.is.as_str().as_bytes() != computed {
        out.fire(stored.place, SAYS);
    }
    Ok(())
}
