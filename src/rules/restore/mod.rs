//! Rules over a restore onto a device.

pub(super) mod account_exists;
pub(super) mod wrong_platform;
pub(super) mod wrong_recovery_account;
