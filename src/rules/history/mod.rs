//! Rules over a backup that would replace an earlier one.

pub(super) mod accounts_vanished;
pub(super) mod blank_overwrite;
pub(super) mod counter_decreased;
pub(super) mod fresh_backup_generation;
pub(super) mod generation_not_increased;
pub(super) mod platform_changed;
pub(super) mod recovery_account_changed;
pub(super) mod written_before_previous;

use super::{Backup, Out};
use crate::model::NotSound;

/// Are the two generations of one backup?
fn same_backup(old: Backup, new: Backup, out: &mut Out) -> Result<bool, NotSound> {
    let (before, after) = (old.backup_id(out)?, new.backup_id(out)?);
    Ok(before.is == after.is)
}
