//! Rules over a restore onto a device.

pub(super) mod account_exists;
pub(super) mod wrong_platform;
pub(super) mod wrong_recovery_account;

use crate::model::{EnvelopeParts, Identifier, Platform};

/// What a backup is to be restored onto. What is not given is not asked.
#[derive(Clone, Copy, Debug, Default)]
pub struct Device<'d> {
    /// Its platform.
    pub platform: Option<Platform>,
    /// The personal Microsoft account that is signed in on it.
    pub recovery: Option<&'d Identifier>,
    /// The accounts that it holds already, as the backup that it would write.
    pub existing: Option<&'d EnvelopeParts<'d>>,
}
