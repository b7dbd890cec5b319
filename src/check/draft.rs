//! Writing a backup: a writer gives accounts, order and settings; the rest is worked out.

use std::fmt;

use super::{Finding, Options, Report, check, compare};
use crate::model::{
    Account, AppVersion, Checksum, ChecksumAlgorithm, Digest, Envelope, EnvelopeMembers, Format,
    Generation, Id, Identifier, InvalidValue, List, OmittedAccounts, Platform, RecoveryAccount,
    Settings, Timestamp, Version,
};
use crate::rules::{Level, Stage};

/// What a writer knows: a backup before it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Draft {
    /// The platform of this device; the storage follows from it.
    pub platform: Platform,
    /// The version of the app.
    pub app_version: AppVersion,
    /// The accounts, at most one of each type. Each of them stands in `order`, too.
    pub accounts: Vec<Account>,
    /// How many accounts the app holds beside them.
    pub omitted_accounts: OmittedAccounts,
    /// The ids of the accounts in the order in which the app shows them.
    pub order: Vec<Id>,
    /// The settings.
    pub settings: Settings,
}

impl Draft {
    /// All accounts of the app, in the order in which it shows them, and no settings beside that the
    /// backup is on. `order` is made of them here: who adds an account later adds its id there.
    ///
    /// ```
    /// use backup_lint::Draft;
    /// use backup_lint::model::{Account, AccountType, Id, NameOnly, Platform, Timestamp};
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let (id, kind) = (Id::from_random_bytes([1; 16]), AccountType::WorkOrSchool);
    /// let account = Account::new(id, kind, "lena@contoso.example".parse()?, NameOnly::new().into());
    /// let draft = Draft::new(Platform::Ios, "6.8.30".parse()?, vec![account]);
    ///
    /// let signed_in = "5e325896-52b9-46ce-9ab9-bc6e83708e0d".parse()?;
    /// let written_at = Timestamp::from_unix(1_791_184_364)?;
    /// let backup = draft.fresh(Id::from_random_bytes([2; 16]), &signed_in, written_at)?;
    /// assert_eq!(backup.generation.get(), 1);
    /// # Ok(())
    /// # }
    /// ```
    pub fn new(platform: Platform, app_version: AppVersion, accounts: Vec<Account>) -> Self {
        Draft {
            platform,
            app_version,
            order: accounts.iter().map(|account| account.id.clone()).collect(),
            accounts,
            omitted_accounts: OmittedAccounts::MIN,
            settings: Settings::new(),
        }
    }

    /// How many accounts the app holds that the backup does not contain, whatever the reason.
    #[must_use]
    pub fn omitted_accounts(mut self, omitted: OmittedAccounts) -> Self {
        self.omitted_accounts = omitted;
        self
    }

    /// Another order than that of the accounts.
    #[must_use]
    pub fn order(mut self, order: Vec<Id>) -> Self {
        self.order = order;
        self
    }

    /// The app's settings.
    #[must_use]
    pub fn settings(mut self, settings: Settings) -> Self {
        self.settings = settings;
        self
    }

    /// A fresh backup: turned on, or turned off and on again. `id` is random and was never used;
    /// `recovery` is the personal Microsoft account that is signed in.
    ///
    /// It does not see what is stored, and a fresh one without accounts is no error in itself:
    /// [`compare`] says whether this one may take the place of another (`blank-overwrite`).
    ///
    /// # Errors
    /// If it would have an error.
    pub fn fresh(
        self,
        id: Id,
        recovery: &Identifier,
        written_at: Timestamp,
    ) -> Result<Envelope, Refusal> {
        let account = RecoveryAccount::of(&id, recovery);
        let envelope = self.envelope(id, Generation::MIN, account, written_at)?;
        accept(check(&envelope.written(), &Options::default()))?;
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
        let too_many = |member| move |error| Refusal::TooMany { member, error };
        Ok(Envelope::sealed(EnvelopeMembers {
            format: Format::AuthenticatorBackup,
            version: Version::V1_0,
            backup_id,
            generation,
            written_at,
            app_version,
            platform,
            storage: platform.storage(),
            recovery_account,
            accounts: List::new(accounts).map_err(too_many("accounts"))?,
            omitted_accounts,
            order: List::new(order).map_err(too_many("order"))?,
            settings,
            checksum: Checksum {
                algorithm: ChecksumAlgorithm::Sha256,
                digest: Digest::from_computed(&"0".repeat(64)),
            },
        }))
    }
}

/// Why a draft became no backup.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Refusal {
    /// More accounts, or entries of the order, than a backup has room for.
    TooMany {
        /// Of what there are too many: `accounts` or `order`.
        member: &'static str,
        /// How many there are, and how many there may be.
        error: InvalidValue,
    },
    /// The backup was written 2^53 - 1 times: only a fresh one can follow.
    LastGeneration,
    /// There is nothing that could be continued: the stored document is of another format or
    /// version, or so damaged that its members cannot be read. Only a fresh backup can follow.
    NothingToContinue,
    /// It would have errors of its own. Of a place only the pointer is of use: nobody has the text
    /// that lines and columns are of.
    Invalid(Box<Report>),
    /// It would be right in itself, and would destroy what is stored.
    Destroys(Box<Report>),
}

/// All that is wrong, each with its place.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::TooMany { member, error } => {
                write!(f, "no backup is written: {member}: {error}")
            }
            Refusal::LastGeneration => {
                f.write_str("the last generation is written: make a fresh backup")
            }
            Refusal::NothingToContinue => f.write_str(
                "what is stored cannot be continued: only a fresh backup can take its place",
            ),
            Refusal::Invalid(report) => {
                f.write_str("no backup is written: it would not be valid")?;
                errors(report).try_for_each(|error| write!(f, "; {error}"))
            }
            Refusal::Destroys(report) => {
                f.write_str("no backup is written: what is stored would be lost")?;
                errors(report).try_for_each(|error| write!(f, "; {error}"))
            }
        }
    }
}

impl std::error::Error for Refusal {}

/// The next generation of what is stored: the same id and recovery account, `generation` plus 1.
pub(super) fn next(
    stored: &EnvelopeMembers,
    draft: Draft,
    written_at: Timestamp,
) -> Result<Envelope, Refusal> {
    let generation = stored.generation.get() + 1;
    let generation = Generation::new(generation).map_err(|_| Refusal::LastGeneration)?;
    let (id, recovery) = (stored.backup_id.clone(), stored.recovery_account.clone());
    let envelope = draft.envelope(id, generation, recovery, written_at)?;
    accept(compare(&stored.written(), &envelope.written(), &Options::default()).new)?;
    Ok(envelope)
}

impl Envelope {
    /// The next generation of this backup, which is the stored one that was read: the same id and
    /// recovery account, `generation` plus 1.
    ///
    /// # Errors
    /// If it would have an error, or if a history rule of the level error says that it would destroy
    /// what is stored. Warnings (`accounts-vanished`, `written-before-previous`) refuse nothing, and
    /// are not given back: [`compare`] tells them of the two documents.
    pub fn next(&self, draft: Draft, written_at: Timestamp) -> Result<Envelope, Refusal> {
        next(self, draft, written_at)
    }
}

fn errors(report: &Report) -> impl Iterator<Item = &Finding> {
    report.findings.iter().filter(|finding| finding.level == Level::Error)
}

fn accept(report: Report) -> Result<(), Refusal> {
    let is_own = |finding: &Finding| finding.rule.stage != Stage::History;
    match report.worst() {
        Some(Level::Error) if errors(&report).any(is_own) => {
            Err(Refusal::Invalid(Box::new(report)))
        }
        Some(Level::Error) => Err(Refusal::Destroys(Box::new(report))),
        _ => Ok(()),
    }
}
