//! What differs between two backups. Accounts are told by type and index, never by a secret.

use crate::model::{
    Account, AccountParts, AccountType, EnvelopeMembers, EnvelopeParts, Id, Model, OmittedAccounts,
    Part, Place, Settings,
};

/// The members of an envelope whose difference [`Changes`] tells in its own way, or that follows
/// from the others.
const TOLD_APART: [&str; 7] =
    ["backupId", "generation", "accounts", "omittedAccounts", "order", "settings", "checksum"];

/// What differs between two backups.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
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
    pub settings: Vec<String>,
    /// The other members of the document that differ, as JSON Pointers without the first `/`.
    pub members: Vec<String>,
    /// `omittedAccounts` of the old one and of the new one, if they differ.
    pub omitted_accounts: Option<(u64, u64)>,
}

/// An account of one of the two.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
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
#[non_exhaustive]
pub struct ChangedAccount {
    /// It, in the new one.
    pub account: AccountRef,
    /// The members that differ, those of the credential after `credential/`.
    pub members: Vec<String>,
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
                (Some(old), Some(new)) => differences::<Settings>(old, new),
                _ => Vec::new(),
            },
            members: differences::<EnvelopeMembers>(old, new)
                .into_iter()
                .filter(|path| !TOLD_APART.contains(&path.split('/').next().unwrap_or_default()))
                .collect(),
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
            let members = differences::<Account>(old, new);
            (!members.is_empty()).then_some(())?;
            Some(ChangedAccount { account: AccountRef::new(index, new)?, members })
        })
        .collect()
}

/// What differs between two values, as JSON Pointers relative to them, without the first `/`.
fn differences<T: Model>(old: &T::Parts<'_>, new: &T::Parts<'_>) -> Vec<String> {
    let mut paths = Vec::new();
    T::differences(old, new, Place::ROOT, &mut |place| {
        paths.push(place.pointer().trim_start_matches('/').to_owned());
    });
    paths
}

/// The ids of `of` in its order, as far as `with` has them too.
fn shared_order<'p>(of: &'p EnvelopeParts, with: &EnvelopeParts) -> Vec<&'p Id<&'p str>> {
    let order = of.order.sound().map(Vec::as_slice).unwrap_or_default();
    let other = with.order.sound().map(Vec::as_slice).unwrap_or_default();
    let shared = |id: &&Id<&str>| other.iter().filter_map(Part::sound).any(|other| other == *id);
    order.iter().filter_map(Part::sound).filter(shared).collect()
}
