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

/// What a restore makes of an account. It prints without the label and
/// the issuer, which are a person's.
#[derive(uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct PlanRow {
    /// Its index in the backup.
    pub index: u64,
    /// Its type.
    pub account_type: AccountType,
    /// Who issued it, if it has an issuer.
    pub issuer: Option<String>,
    /// Its name.
    pub label: String,
    /// The kind of its credential.
    pub kind: Kind,
    /// What it gives back.
    pub gives_back: GivesBack,
    /// The index of the account that is on the device already.
    pub conflict: Option<u64>,
}

/// What a restore would give.
#[derive(uniffi::Record)]
pub struct Plan {
    /// The report on the backup, with what the rules of a restore say.
    pub report: Report,
    /// The report on the document of what is on the device.
    pub existing: Option<Report>,
    /// Whether it is restored: with an error anywhere it is not, nor as long as the platform and the
    /// recovery account of the device are not said. An account that is on the device already is passed
    /// over (`conflict`), and the others are restored.
    pub restores: bool,
    /// How the question ends.
    pub outcome: Outcome,
    /// The rules that were not asked, since nothing was said of what they compare with.
    pub not_asked: Vec<String>,
    /// How many accounts the app held that the backup does not contain.
    pub omitted_accounts: Option<u64>,
    /// The accounts in the order of the backup; none if the backup cannot be read.
    pub accounts: Vec<PlanRow>,
}

/// An account that changes, and its members that do.
#[derive(uniffi::Record)]
pub struct ChangedAccount {
    /// Its index in the new one.
    pub index: u64,
    /// The members that differ, those of the credential after `credential/`.
    pub members: Vec<String>,
}

/// What changes. Accounts are told by their index in the backup that has them.
#[derive(uniffi::Record)]
pub struct Changes {
    /// Whether both have the same canonical form: then they are one document.
    pub identical: bool,
    /// Whether both are generations of one backup.
    pub same_backup: bool,
    /// The generation of the old one.
    pub old_generation: u64,
    /// The generation of the new one.
    pub new_generation: u64,
    /// Accounts of the new one whose id the old one does not have.
    pub added: Vec<u64>,
    /// Accounts of the old one whose id the new one does not have.
    pub removed: Vec<u64>,
    /// Accounts that both have and that differ.
    pub changed: Vec<ChangedAccount>,
    /// Whether the accounts that both have stand in another order.
    pub reordered: bool,
    /// The settings that differ.
    pub settings: Vec<String>,
    /// The other members of the document that differ, as JSON Pointers without the first `/`.
    pub members: Vec<String>,
}

/// What replacing a stored backup would do.
#[derive(uniffi::Record)]
pub struct Comparison {
    /// The report on the old one.
    pub old: Report,
    /// The report on the new one, with what the rules of history say.
    pub new: Report,
    /// How the question ends.
    pub outcome: Outcome,
    /// What changes, if both can be read.
    pub changes: Option<Changes>,
}

/// Why an account is not saved, or a member of one.
#[derive(uniffi::Record)]
pub struct Reason {
    /// The rule's name.
    pub rule: String,
    /// The JSON Pointer (RFC 6901) of what it speaks of.
    pub pointer: String,
    /// Whether the member's name or its value is meant.
    pub side: Side,
}

/// An account that can be saved.
#[derive(uniffi::Record)]
pub struct SavedAccount {
    /// Its index and what it gives back.
    pub row: PlanRow,
    /// It, to be restored.
    pub account: crate::Account,
    /// What stands in it and is not restored: members that are not of the format.
    pub left_out: Vec<Reason>,
}

/// An account that is lost.
#[derive(uniffi::Record)]
pub struct LostAccount {
    /// Its index in the backup.
    pub index: u64,
    /// Its type, if that can be read.
    pub account_type: Option<AccountType>,
    /// Why it is lost.
    pub reasons: Vec<Reason>,
}

/// What can be saved of a backup that is not valid, if the person asks for it.
#[derive(uniffi::Record)]
pub struct Salvage {
    /// The report on the document alone.
    pub report: Report,
    /// What the checksum says.
    pub checksum: ChecksumSays,
    /// Why there was no account to look at; then nothing is saved and nothing is named.
    pub nothing_since: Option<NothingSince>,
    /// The rules of a restore that forbid it. With one of them nothing is saved.
    pub forbidden_by: Vec<String>,
    /// The rules of a restore that were asked for and have no answer.
    pub unanswered: Vec<String>,
    /// How many accounts the app held that the backup does not contain, if that can be read.
    pub omitted_accounts: Option<u64>,
    /// The accounts that can be saved, in the order of the backup if it can be read.
    pub saved: Vec<SavedAccount>,
    /// The others.
    pub lost: Vec<LostAccount>,
}

/// A rule of the format.
#[derive(uniffi::Record)]
pub struct RuleInfo {
    /// Its name, which does not change.
    pub name: String,
    /// The stage that it belongs to.
    pub stage: Stage,
    /// How grave its findings are by default.
    pub level: Level,
    /// What it asks for, in a sentence.
    pub summary: String,
}

/// The rules without whose answers nothing is restored.
const WHOSE: [&str; 2] = ["wrong-platform", "wrong-recovery-account"];

/// Everything that is wrong with a document. It fails only where an option has no right form: what is
/// wrong with the document is in the report.
#[uniffi::export]
pub fn check_backup(document: Vec<u8>, options: CheckOptions) -> Result<Report, BackupError> {
    Ok((&backup_lint::check(&document, &options.read()?)).into())
}

/// What a restore onto a device would give. It fails only where an argument has no right form: whether
/// the document may be restored is in the plan.
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
        // Without these nobody knows whose backup it is.
        restores: plan.restores && !plan.not_asked.iter().any(|rule| WHOSE.contains(&rule.name)),
        outcome: plan.outcome(backup_lint::Level::Error).into(),
        not_asked: names(&plan.not_asked),
        omitted_accounts: plan.omitted_accounts,
        accounts: plan.accounts.into_iter().map(PlanRow::from).collect(),
    })
}

/// What storing a new document in place of an old one would do. It fails only where an option has no
/// right form.
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
            old_generation: changes.generation.0,
            new_generation: changes.generation.1,
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

/// The digest of the recovery account that a backup with this id has.
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
