//! A backup, read or written, and a stored one that is damaged.

use std::sync::Arc;

use backup_lint::model::{Id, Timestamp};
use backup_lint::{Envelope, Unreadable, Verdict};

use crate::error::at;
use crate::options::identifier;
use crate::{Account, BackupError, Draft, Platform, Report, Settings, Storage};

/// The members of a backup beside its accounts.
#[derive(uniffi::Record)]
pub struct BackupInfo {
    /// New for a fresh backup, the same while a backup is updated.
    pub backup_id: String,
    /// Which write of this backup it is, from 1.
    pub generation: u64,
    /// When this generation was written: RFC 3339, UTC, whole seconds.
    pub written_at: String,
    /// The version of the app that wrote it.
    pub app_version: String,
    /// Where it was made, and restores.
    pub platform: Platform,
    /// Where it is kept, which follows from the platform.
    pub storage: Storage,
    /// The digest of the personal Microsoft account that it is recovered with: 64 hexadecimal digits.
    pub recovery_digest: String,
    /// How many accounts the app held beside those in it.
    pub omitted_accounts: u64,
    /// The ids of the accounts, in the order in which the app shows them.
    pub order: Vec<String>,
    /// The app's settings.
    pub settings: Settings,
    /// The SHA-256 of the rest of it, which detects damage: 64 hexadecimal digits.
    pub checksum: String,
}

/// A backup: one that was read and is not damaged, or one that was written.
#[derive(uniffi::Object)]
pub struct Backup(Envelope);

#[uniffi::export]
impl Backup {
    /// Reads a backup. One that is damaged (its text, its members, its checksum) is an error that says
    /// why. One that is not may break other rules still, such as two accounts with one id: a check
    /// tells whether it is valid, and a plan whether it may be restored.
    #[uniffi::constructor]
    pub fn parse(document: Vec<u8>) -> Result<Arc<Self>, BackupError> {
        match Envelope::parse(&document) {
            Ok(envelope) => Ok(Arc::new(Backup(envelope))),
            Err(unreadable) => Err(BackupError::invalid(unreadable.report())),
        }
    }

    /// Writes the first generation of a backup.
    ///
    /// `random` are 16 bytes of a cryptographic source, of which its id is made. The recovery account
    /// is told by its immutable identifier (`oid`); only a digest of it is stored. The time is one such
    /// as 2026-11-01T12:00:00Z.
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
        if random == [0; 16] {
            return Err(crate::error::argument(
                "random",
                "16 zeros are not random: fill the bytes",
            ));
        }
        let envelope = draft.read()?.fresh(
            Id::from_random_bytes(random),
            &identifier(&recovery_account)?,
            time(&written_at)?,
        )?;
        Ok(Arc::new(Backup(envelope)))
    }

    /// Writes the next generation of this backup. It refuses what would destroy this one: a blank app,
    /// another platform, a counter that goes back. What vanishes otherwise is told by a comparison.
    pub fn next(&self, draft: Draft, written_at: String) -> Result<Arc<Self>, BackupError> {
        Ok(Arc::new(Backup(self.0.next(draft.read()?, time(&written_at)?)?)))
    }

    /// The bytes to store: RFC 8785, with the checksum. They hold the secrets, and are yours to wipe.
    pub fn to_json(&self) -> Result<Vec<u8>, BackupError> {
        Ok(self.0.to_json())
    }

    /// Its accounts, with handles to their keys.
    pub fn accounts(&self) -> Result<Vec<Account>, BackupError> {
        Ok(self.0.accounts.iter().map(Account::from).collect())
    }

    /// Its members beside the accounts.
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
    /// A document that `Backup.parse` does not read. One of a version that is not known is not damaged.
    #[uniffi::constructor]
    pub fn damaged(document: Vec<u8>) -> Result<Arc<Self>, BackupError> {
        match Envelope::parse(&document) {
            Err(unreadable) if unreadable.report().verdict == Verdict::Unchecked => {
                Err(BackupError::invalid(unreadable.report()))
            }
            Err(unreadable) => Ok(Arc::new(StoredBackup(unreadable))),
            Ok(_) => {
                Err(crate::error::argument("document", "it is not damaged: Backup.parse reads it"))
            }
        }
    }

    /// Everything that is wrong with it.
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
