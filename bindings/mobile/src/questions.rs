//! The questions: bytes in, what was found out.

use backup_lint::RULES;
use backup_lint::model::{Id, RecoveryAccount};
use backup_lint::report::{AccountRef, PlanRow as Row, Reasons};

use crate::error::at;
use crate::options::{identifier, named};
use crate::{
    AccountType, BackupError, CheckOptions, ChecksumSays, Device, GivesBack, Kind, Level,
    NothingSince, Outcome, Report, Side, Stage,
};

/// What a restore makes of an account. `label` and `issuer` are a person's: not for logs.
#[derive(uniffi::Record)]
pub struct PlanRow {
    pub index: u64,
    pub account_type: AccountType,
    pub issuer: Option<String>,
    pub label: String,
    pub kind: Kind,
    pub gives_back: GivesBack,
    /// The account of the device that is in its way.
    pub conflict: Option<u64>,
}

/// What a restore would give.
#[derive(uniffi::Record)]
pub struct Plan {
    pub report: Report,
    pub existing: Option<Report>,
    pub restores: bool,
    pub outcome: Outcome,
    /// The rules that were not asked, since nothing was said of what they compare with.
    pub not_asked: Vec<String>,
    pub omitted_accounts: Option<u64>,
    /// In the order of the app.
    pub accounts: Vec<PlanRow>,
}

/// An account that changes, and its members that do.
#[derive(uniffi::Record)]
pub struct ChangedAccount {
    pub index: u64,
    pub members: Vec<String>,
}

/// What changes. Accounts are told by their index in the backup that has them.
#[derive(uniffi::Record)]
pub struct Changes {
    pub identical: bool,
    pub same_backup: bool,
    pub added: Vec<u64>,
    pub removed: Vec<u64>,
    pub changed: Vec<ChangedAccount>,
    pub reordered: bool,
    pub settings: Vec<String>,
    pub members: Vec<String>,
}

/// What replacing a stored backup would do.
#[derive(uniffi::Record)]
pub struct Comparison {
    pub old: Report,
    pub new: Report,
    pub outcome: Outcome,
    pub changes: Option<Changes>,
}

/// Why an account is not saved, or a member of one.
#[derive(uniffi::Record)]
pub struct Reason {
    pub rule: String,
    pub pointer: String,
    pub side: Side,
}

/// An account that can be saved. The credential is told by `Backup`, once it is written anew.
#[derive(uniffi::Record)]
pub struct SavedAccount {
    pub row: PlanRow,
    pub account: crate::Account,
    pub left_out: Vec<Reason>,
}

/// An account that is lost.
#[derive(uniffi::Record)]
pub struct LostAccount {
    pub index: u64,
    pub account_type: Option<AccountType>,
    pub reasons: Vec<Reason>,
}

/// What can be saved of a backup that is not valid, if the person asks for it.
#[derive(uniffi::Record)]
pub struct Salvage {
    pub report: Report,
    pub checksum: ChecksumSays,
    pub nothing_since: Option<NothingSince>,
    pub forbidden_by: Vec<String>,
    pub unanswered: Vec<String>,
    pub omitted_accounts: Option<u64>,
    pub saved: Vec<SavedAccount>,
    pub lost: Vec<LostAccount>,
}

/// A rule of the format.
#[derive(uniffi::Record)]
pub struct RuleInfo {
    pub name: String,
    pub stage: Stage,
    pub level: Level,
    pub summary: String,
}

/// Everything that is wrong with a document.
#[uniffi::export]
pub fn check_backup(document: Vec<u8>, options: CheckOptions) -> Result<Report, BackupError> {
    Ok((&backup_lint::check(&document, &options.read()?)).into())
}

/// What a restore onto a device would give.
#[uniffi::export]
pub fn plan_restore(
    document: Vec<u8>,
    device: Device,
    options: CheckOptions,
) -> Result<Plan, BackupError> {
    let recovery = device.recovery()?;
    let plan = backup_lint::plan(&document, &device.with(recovery.as_ref()), &options.read()?);
    Ok(Plan {
        report: (&plan.report).into(),
        existing: plan.existing.as_ref().map(Report::from),
        restores: plan.restores,
        outcome: plan.outcome(backup_lint::Level::Error).into(),
        not_asked: names(&plan.not_asked),
        omitted_accounts: plan.omitted_accounts,
        accounts: plan.accounts.into_iter().map(PlanRow::from).collect(),
    })
}

/// What storing `new_document` in place of `old_document` would do.
#[uniffi::export]
pub fn compare_backups(
    old_document: Vec<u8>,
    new_document: Vec<u8>,
    options: CheckOptions,
) -> Result<Comparison, BackupError> {
    let comparison = backup_lint::compare(&old_document, &new_document, &options.read()?);
    let indexes = |list: &[AccountRef]| list.iter().map(|account| account.index as u64).collect();
    Ok(Comparison {
        old: (&comparison.old).into(),
        new: (&comparison.new).into(),
        outcome: comparison.outcome(backup_lint::Level::Error).into(),
        changes: comparison.changes.map(|changes| Changes {
            identical: changes.identical,
            same_backup: changes.same_backup,
            added: indexes(&changes.added),
            removed: indexes(&changes.removed),
            changed: changes
                .changed
                .into_iter()
                .map(|changed| ChangedAccount {
                    index: changed.account.index as u64,
                    members: changed.members,
                })
                .collect(),
            reordered: changes.reordered,
            settings: changes.settings,
            members: changes.members,
        }),
    })
}

/// What can be saved of a backup that is not valid. It is for a person who asks for it, and is told
/// what is lost.
#[uniffi::export]
pub fn salvage(
    document: Vec<u8>,
    device: Device,
    options: CheckOptions,
) -> Result<Salvage, BackupError> {
    let recovery = device.recovery()?;
    let saved = backup_lint::salvage(&document, &device.with(recovery.as_ref()), &options.read()?);
    Ok(Salvage {
        report: (&saved.report).into(),
        checksum: saved.checksum.into(),
        nothing_since: saved.nothing_since.map(NothingSince::from),
        forbidden_by: names(&saved.forbidden_by),
        unanswered: names(&saved.unanswered),
        omitted_accounts: saved.omitted_accounts,
        saved: saved
            .accounts
            .into_iter()
            .map(|saved| SavedAccount {
                account: (&saved.account).into(),
                row: saved.row.into(),
                left_out: reasons(saved.left_out),
            })
            .collect(),
        lost: saved
            .lost
            .into_iter()
            .map(|lost| LostAccount {
                index: lost.index as u64,
                account_type: lost.account_type.map(AccountType::from),
                reasons: reasons(lost.reasons),
            })
            .collect(),
    })
}

/// All rules.
#[uniffi::export]
pub fn rules() -> Result<Vec<RuleInfo>, BackupError> {
    let rule = |rule: &&'static backup_lint::Rule| RuleInfo {
        name: rule.name.into(),
        stage: rule.stage.into(),
        level: rule.level.into(),
        summary: rule.summary.into(),
    };
    Ok(RULES.iter().map(rule).collect())
}

/// The page of a rule, in Markdown.
#[uniffi::export]
pub fn explain(rule: String) -> Result<String, BackupError> {
    Ok(named("rule", &rule)?.page.to_owned())
}

/// The digest of `recoveryAccount`.
#[uniffi::export]
pub fn recovery_digest(backup_id: String, recovery_account: String) -> Result<String, BackupError> {
    let id = Id::new(&backup_id).map_err(at("/backupId"))?;
    let account = RecoveryAccount::of(&id, &identifier(&recovery_account)?);
    Ok(account.digest.as_str().to_owned())
}

fn names(rules: &[&'static backup_lint::Rule]) -> Vec<String> {
    rules.iter().map(|rule| rule.name.to_owned()).collect()
}

fn reasons(reasons: Reasons) -> Vec<Reason> {
    let reason = |reason: backup_lint::report::Reason| Reason {
        rule: reason.rule.name.into(),
        pointer: reason.pointer,
        side: reason.side.into(),
    };
    reasons.first.into_iter().map(reason).collect()
}

impl From<Row> for PlanRow {
    fn from(row: Row) -> Self {
        PlanRow {
            index: row.account.index as u64,
            account_type: row.account.account_type.into(),
            issuer: row.account.issuer,
            label: row.account.label,
            kind: row.kind.into(),
            gives_back: row.gives.into(),
            conflict: row.conflict.map(|index| index as u64),
        }
    }
}
