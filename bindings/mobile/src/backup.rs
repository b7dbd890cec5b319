//! A backup, read or written, and a stored one that is damaged.

use std::sync::Arc;

use backup_lint::model::{Id, Timestamp};
use backup_lint::{Envelope, Unreadable};

use crate::error::at;
use crate::options::identifier;
use crate::{Account, BackupError, Draft, Platform, Report, Settings, Storage};

/// The members of a backup beside its accounts.
#[derive(uniffi::Record)]
pub struct BackupInfo {
    pub backup_id: String,
    pub generation: u64,
    pub written_at: String,
    pub app_version: String,
    pub platform: Platform,
    pub storage: Storage,
    pub recovery_digest: String,
    pub omitted_accounts: u64,
    pub order: Vec<String>,
    pub settings: Settings,
    pub checksum: String,
}

/// A backup: one that was read and is not damaged, or one that was written.
#[derive(uniffi::Object)]
pub struct Backup(Envelope);

#[uniffi::export]
impl Backup {
    /// Reads a backup. One that is damaged (its text, its members, its checksum) is an error that says
    /// why. One that is not may break other rules still, two accounts with one id say: `check_backup`
    /// tells whether it is valid, and `plan_restore` whether it may be restored.
    #[uniffi::constructor]
    pub fn parse(document: Vec<u8>) -> Result<Arc<Self>, BackupError> {
        match Envelope::parse(&document) {
            Ok(envelope) => Ok(Arc::new(Backup(envelope))),
            Err(unreadable) => Err(BackupError::invalid(unreadable.report())),
        }
    }

    /// Writes the first generation of a backup. `random` are 16 bytes of a cryptographic source.
    #[uniffi::constructor]
    pub fn fresh(
        draft: Draft,
        random: Vec<u8>,
        recovery_account: String,
        written_at: String,
    ) -> Result<Arc<Self>, BackupError> {
        let random = <[u8; 16]>::try_from(random).map_err(|given| {
            crate::error::argument("random", format!("16 bytes, not {}", given.len()))
        })?;
        let envelope = draft.read()?.fresh(
            Id::from_random_bytes(random),
            &identifier(&recovery_account)?,
            time(&written_at)?,
        )?;
        Ok(Arc::new(Backup(envelope)))
    }

    /// Writes the next generation; it refuses what would destroy this one.
    pub fn next(&self, draft: Draft, written_at: String) -> Result<Arc<Self>, BackupError> {
        Ok(Arc::new(Backup(self.0.next(draft.read()?, time(&written_at)?)?)))
    }

    /// The bytes to store: RFC 8785, with the checksum. They hold the secrets, and are yours to wipe.
    pub fn to_json(&self) -> Result<Vec<u8>, BackupError> {
        Ok(self.0.to_json())
    }

    pub fn accounts(&self) -> Result<Vec<Account>, BackupError> {
        Ok(self.0.accounts.iter().map(Account::from).collect())
    }

    pub fn info(&self) -> Result<BackupInfo, BackupError> {
        let members = &*self.0;
        Ok(BackupInfo {
            backup_id: members.backup_id.as_str().into(),
            generation: members.generation.get(),
            written_at: members.written_at.as_str().into(),
            app_version: members.app_version.as_str().into(),
            platform: members.platform.into(),
            storage: members.storage.into(),
            recovery_digest: members.recovery_account.digest.as_str().into(),
            omitted_accounts: members.omitted_accounts.get(),
            order: members.order.iter().map(|id| id.as_str().to_owned()).collect(),
            settings: (&members.settings).into(),
            checksum: members.checksum.digest.as_str().into(),
        })
    }
}

/// What is stored and is damaged. Nothing replaces it without the person's consent.
#[derive(uniffi::Object)]
pub struct StoredBackup(Unreadable);

#[uniffi::export]
impl StoredBackup {
    /// A document that `Backup.parse` does not read.
    #[uniffi::constructor]
    pub fn damaged(document: Vec<u8>) -> Result<Arc<Self>, BackupError> {
        match Envelope::parse(&document) {
            Err(unreadable) => Ok(Arc::new(StoredBackup(unreadable))),
            Ok(_) => {
                Err(crate::error::argument("document", "it is not damaged: Backup.parse reads it"))
            }
        }
    }

    pub fn report(&self) -> Result<Report, BackupError> {
        Ok(self.0.report().into())
    }

    /// Writes the next generation all the same. To call it says that the person was asked, and knows
    /// that what is stored is replaced.
    pub fn next_with_consent(
        &self,
        draft: Draft,
        written_at: String,
    ) -> Result<Arc<Backup>, BackupError> {
        let next = self.0.next_with_consent(draft.read()?, time(&written_at)?)?;
        Ok(Arc::new(Backup(next)))
    }
}

/// A time as a backup has it: `2026-11-01T12:00:00Z`.
fn time(text: &str) -> Result<Timestamp, BackupError> {
    Timestamp::new(text).map_err(at("/writtenAt"))
}
