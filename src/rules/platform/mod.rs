//! Rules over the platform, its storage and settings, the clock and the checksum.

pub(super) mod backup_turned_off;
pub(super) mod checksum_mismatch;
pub(super) mod recovery_account_not_personal;
pub(super) mod setting_not_on_platform;
pub(super) mod storage_mismatch;
pub(super) mod written_in_future;
