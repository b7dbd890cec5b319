//! What differs between two backups. Accounts are told by type and index, never by a secret.

use crate::model::{
    AccountParts, AccountType, CredentialParts, EnvelopeParts, Id, OmittedAccounts, Part,
    SettingsParts,
};

/// What differs between two backups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changes {
    /// Whether both have the same canonical form: then they are one document.
    pub identical: bool,
    /// Whether both have the same `backupId`.
    pub same_backup: bool,
    /// The generation of the old one and of the new one.
    pub generation: (u64, u64),
    /// Accounts of the new one whose id the old one does not have.
    pub added: Vec<AccountRef>,
    /// Accounts of the old one whose id the new one does not have.
    pub removed: Vec<AccountRef>,
    /// Accounts that both have, and the members that differ.
    pub changed: Vec<ChangedAccount>,
    /// Whether the accounts that both have stand in another order.
    pub reordered: bool,
    /// The settings that differ.
    pub settings: Vec<&'static str>,
    /// `omittedAccounts` of the old one and of the new one, if they differ.
    pub omitted_accounts: Option<(u64, u64)>,
}

/// An account of one of the two.
#[derive(Clone, PartialEq, Eq)]
pub struct AccountRef {
    /// Its index in `accounts`.
    pub index: usize,
    /// Its type.
    pub account_type: AccountType,
    /// Its issuer, if it has one. It identifies a person.
    pub issuer: Option<String>,
    /// Its label. It identifies a person.
    pub label: String,
}

/// An account that both have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedAccount {
    /// It, in the new one.
    pub account: AccountRef,
    /// The members that differ, those of the credential after `credential/`.
    pub members: Vec<&'static str>,
}

impl Changes {
    /// What differs between two backups that are whole.
    pub(super) fn between(old: &EnvelopeParts, new: &EnvelopeParts, identical: bool) -> Changes {
        let (before, after) = (accounts(old), accounts(new));
        let counterpart = |account: &AccountParts, list: &[(usize, &AccountParts)]| {
            list.iter().any(|(_, other)| other.id == account.id)
        };
        let only = |these: &[(usize, &AccountParts)], those: &[(usize, &AccountParts)]| {
            let only = these.iter().filter(|(_, account)| !counterpart(account, those));
            only.filter_map(|(index, account)| AccountRef::new(*index, account)).collect()
        };
        let number = |part: &Part<OmittedAccounts>| part.sound().map_or(0, |n| n.get());
        let omitted = (number(&old.omitted_accounts), number(&new.omitted_accounts));
        let generation = |parts: &EnvelopeParts| parts.generation.sound().map_or(0, |n| n.get());
        Changes {
            identical,
            same_backup: old.backup_id == new.backup_id,
            generation: (generation(old), generation(new)),
            added: only(&after, &before),
            removed: only(&before, &after),
            changed: changed(&before, &after),
            reordered: shared_order(old, new) != shared_order(new, old),
            settings: match (old.settings.sound(), new.settings.sound()) {
                (Some(old), Some(new)) => settings(old, new),
                _ => Vec::new(),
            },
            omitted_accounts: (omitted.0 != omitted.1).then_some(omitted),
        }
    }
}

fn accounts<'p, 'a>(parts: &'p EnvelopeParts<'a>) -> Vec<(usize, &'p AccountParts<'a>)> {
    let accounts = parts.accounts.sound().map(Vec::as_slice).unwrap_or_default();
    accounts.iter().enumerate().filter_map(|(i, account)| Some((i, account.sound()?))).collect()
}

/// Issuer and label identify a person: they are not shown.
impl std::fmt::Debug for AccountRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "AccountRef({}, {})", self.index, self.account_type.as_str())
    }
}

impl AccountRef {
    pub(super) fn new(index: usize, account: &AccountParts) -> Option<Self> {
        Some(AccountRef {
            index,
            account_type: *account.r#type.sound()?,
            issuer: account.issuer.sound().map(|issuer| issuer.as_str().to_owned()),
            label: account.label.sound()?.as_str().to_owned(),
        })
    }
}

fn changed(
    before: &[(usize, &AccountParts)],
    after: &[(usize, &AccountParts)],
) -> Vec<ChangedAccount> {
    let pairs = after.iter().filter_map(|(index, new)| {
        let (_, old) = before.iter().find(|(_, old)| old.id == new.id)?;
        Some((*index, *old, *new))
    });
    pairs
        .filter_map(|(index, old, new)| {
            let mut members = Vec::new();
            members.extend((old.r#type != new.r#type).then_some("type"));
            members.extend((old.issuer != new.issuer).then_some("issuer"));
            members.extend((old.label != new.label).then_some("label"));
            members.extend(credential(old.credential.sound()?, new.credential.sound()?));
            (!members.is_empty()).then_some(())?;
            Some(ChangedAccount { account: AccountRef::new(index, new)?, members })
        })
        .collect()
}

fn credential(old: &CredentialParts, new: &CredentialParts) -> Vec<&'static str> {
    let mut members = Vec::new();
    match (old, new) {
        (CredentialParts::Totp(old), CredentialParts::Totp(new)) => {
            members.extend((old.secret != new.secret).then_some("credential/secret"));
            members.extend((old.algorithm != new.algorithm).then_some("credential/algorithm"));
            members.extend((old.digits != new.digits).then_some("credential/digits"));
            members.extend((old.period != new.period).then_some("credential/period"));
        }
        (CredentialParts::Hotp(old), CredentialParts::Hotp(new)) => {
            members.extend((old.secret != new.secret).then_some("credential/secret"));
            members.extend((old.algorithm != new.algorithm).then_some("credential/algorithm"));
            members.extend((old.digits != new.digits).then_some("credential/digits"));
            members.extend((old.counter != new.counter).then_some("credential/counter"));
        }
        _ => members.extend((old.tag() != new.tag()).then_some("credential/kind")),
    }
    members
}

/// The ids of `of` in its order, as far as `with` has them too.
fn shared_order<'p>(of: &'p EnvelopeParts, with: &EnvelopeParts) -> Vec<&'p Id<&'p str>> {
    let order = of.order.sound().map(Vec::as_slice).unwrap_or_default();
    let other = with.order.sound().map(Vec::as_slice).unwrap_or_default();
    let shared = |id: &&Id<&str>| other.iter().filter_map(Part::sound).any(|other| other == *id);
    order.iter().filter_map(Part::sound).filter(shared).collect()
}

fn settings(old: &SettingsParts, new: &SettingsParts) -> Vec<&'static str> {
    let mut names = Vec::new();
    names.extend((old.cloud_backup != new.cloud_backup).then_some("cloudBackup"));
    names.extend((old.app_lock != new.app_lock).then_some("appLock"));
    names.extend((old.hide_codes != new.hide_codes).then_some("hideCodes"));
    names.extend((old.usage_data != new.usage_data).then_some("usageData"));
    names.extend((old.theme != new.theme).then_some("theme"));
    names.extend((old.screen_capture != new.screen_capture).then_some("screenCapture"));
    names.extend((old.app_switcher_blur != new.app_switcher_blur).then_some("appSwitcherBlur"));
    names
}
