//! Writing a backup: a writer gives accounts, order and settings; the rest is worked out.

use std::fmt;

use super::{Options, Report, check, compare_documents};
use crate::model::{
    Account, AppVersion, Checksum, ChecksumAlgorithm, Digest, Envelope, Fault, Format, Generation,
    Id, Identifier, List, OmittedAccounts, Platform, RecoveryAccount, Settings, Timestamp, Version,
};
use crate::rules::Level;

/// What a writer knows: a backup before it is written.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The platform of this device; the storage follows from it.
    pub platform: Platform,
    /// The version of the app.
    pub app_version: AppVersion,
    /// The accounts, at most one of each type.
    pub accounts: Vec<Account>,
    /// How many accounts the app holds beside them.
    pub omitted_accounts: OmittedAccounts,
    /// The ids of the accounts in the order in which the app shows them.
    pub order: Vec<Id>,
    /// The settings.
    pub settings: Settings,
}

/// Why a draft became no backup.
#[derive(Clone, Debug)]
pub enum Refusal {
    /// More than 256 accounts or entries of the order.
    TooMany(Fault),
    /// The backup was written 2^53 - 1 times: only a fresh one can follow.
    LastGeneration,
    /// It would have an error, or would destroy what is stored.
    Invalid(Box<Report>),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::TooMany(_) => f.write_str("more than 256 accounts or entries of the order"),
            Refusal::LastGeneration => {
                f.write_str("the last generation is written: make a fresh backup")
            }
            Refusal::Invalid(report) => write!(f, "no backup is written: {report}"),
        }
    }
}

impl std::error::Error for Refusal {}

impl Draft {
    /// A fresh backup: turned on, or turned off and on again. `id` is random and was never used;
    /// `recovery` is the personal Microsoft account that is signed in.
    ///
    /// # Errors
    /// If it would have an error.
    pub fn fresh(
        self,
        id: Id,
        recovery: &Identifier,
        written_at: Timestamp,
    ) -> Result<Envelope, Refusal> {
        let account = RecoveryAccount::new(&id, recovery);
        let envelope = self.envelope(id, Generation::MIN, account, written_at)?;
        accept(check(&envelope.to_json(), &Options::default()))?;
        Ok(envelope)
    }

    fn envelope(
        self,
        backup_id: Id,
        generation: Generation,
        recovery_account: RecoveryAccount,
        written_at: Timestamp,
    ) -> Result<Envelope, Refusal> {
        // Taken apart whole: what a draft says and a backup does not hold would not compile.
        let Draft { platform, app_version, accounts, omitted_accounts, order, settings } = self;
        let mut envelope = Envelope {
            format: Format::AuthenticatorBackup,
            version: Version::V1_0,
            backup_id,
            generation,
            written_at,
            app_version,
            platform,
            storage: platform.storage(),
            recovery_account,
            accounts: List::new(accounts).map_err(Refusal::TooMany)?,
            omitted_accounts,
            order: List::new(order).map_err(Refusal::TooMany)?,
            settings,
            checksum: Checksum {
                algorithm: ChecksumAlgorithm::Sha256,
                digest: Digest::from_computed(&"0".repeat(64)),
            },
        };
        envelope.checksum = envelope.computed_checksum();
        Ok(envelope)
    }
}

impl Envelope {
    /// The next generation of this backup, which is the stored one that was read: the same id and
    /// recovery account, `generation` plus 1.
    ///
    /// # Errors
    /// If it would have an error, or would destroy what is stored: [`super::compare`] says how.
    pub fn next(&self, draft: Draft, written_at: Timestamp) -> Result<Envelope, Refusal> {
        let generation = self.generation.get() + 1;
        let generation = Generation::new(generation).map_err(|_| Refusal::LastGeneration)?;
        let (id, recovery) = (self.backup_id.clone(), self.recovery_account.clone());
        let envelope = draft.envelope(id, generation, recovery, written_at)?;
        let options = Options::default();
        accept(compare_documents(&self.to_json(), &envelope.to_json(), &options).new)?;
        Ok(envelope)
    }
}

fn accept(report: Report) -> Result<(), Refusal> {
    match report.worst() {
        Some(Level::Error) => Err(Refusal::Invalid(Box::new(report))),
        _ => Ok(()),
    }
}
