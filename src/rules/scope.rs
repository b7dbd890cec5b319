//! What a rule looks at, and what it is told beside the backup.

use super::{AccountAt, Backup, Out, Ran, Rule, Saying};
use crate::model::{Identifier, Now, Platform};

/// What a rule looks at.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Scope {
    /// Told where the text is read or the structure judged.
    Reader,
    /// The whole backup.
    Backup(fn(Backup<'_, '_>, &mut Out<'_>) -> Ran),
    /// Each account.
    Account(fn(AccountAt<'_, '_>, &mut Out<'_>) -> Ran),
    /// Each name that a person reads: what is to be said of it, if anything.
    Text(fn(&str) -> Option<Saying>),
    /// Each secret, and the octets that it encodes: what is to be said of it, if anything.
    Secret(fn(&str, &[u8]) -> Option<Saying>),
    /// The backup, and what time it is, if anybody says.
    Clock(fn(Backup<'_, '_>, Now, &mut Out<'_>) -> Ran),
    /// The backup, if it has no syntax, version or structure finding.
    Whole(fn(Backup<'_, '_>, &mut Out<'_>) -> Ran),
    /// A restore onto a device, if what the rule compares with was given.
    Restore(Restore),
    /// An earlier backup, and the one that would replace it.
    History(fn(Backup<'_, '_>, Backup<'_, '_>, &mut Out<'_>) -> Ran),
}

/// What a restore rule compares the backup with. A rule that is given it was asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Restore {
    /// The platform of the device.
    OntoPlatform(fn(Backup<'_, '_>, Platform, &mut Out<'_>) -> Ran),
    /// The recovery account that is signed in.
    WithAccount(fn(Backup<'_, '_>, &Identifier, &mut Out<'_>) -> Ran),
    /// What the device holds already.
    BesideExisting(fn(Backup<'_, '_>, Backup<'_, '_>, &mut Out<'_>) -> Ran),
}

/// What a backup is to be restored onto. What is not given is not asked.
#[derive(Debug)]
#[non_exhaustive]
pub struct Device<'d, T: ?Sized = [u8]> {
    /// Its platform, if that is to be compared.
    pub platform: Option<Platform>,
    /// The personal Microsoft account that is signed in on it, if that is to be compared.
    pub recovery: Option<&'d Identifier>,
    /// The accounts that it holds already, as the backup that it would write.
    pub existing: Option<&'d T>,
}

impl<T: ?Sized> Default for Device<'_, T> {
    fn default() -> Self {
        Device { platform: None, recovery: None, existing: None }
    }
}

impl<T: ?Sized> Clone for Device<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T: ?Sized> Copy for Device<'_, T> {}

impl<'d> Device<'d> {
    /// A device of which nothing is known: nothing is asked.
    pub fn new() -> Self {
        Device::default()
    }

    /// With its platform: the backup has to be of the same.
    #[must_use]
    pub fn of(self, platform: Platform) -> Self {
        Device { platform: Some(platform), ..self }
    }

    /// With the personal Microsoft account that is signed in on it: the backup has to be recovered
    /// with the same.
    #[must_use]
    pub fn signed_in_with(self, account: &'d Identifier) -> Self {
        Device { recovery: Some(account), ..self }
    }

    /// With the accounts that it holds already, as the backup that it would write: none of them is
    /// overwritten.
    #[must_use]
    pub fn holding(self, backup: &'d [u8]) -> Self {
        Device { existing: Some(backup), ..self }
    }
}

impl<'d, T: ?Sized> Device<'d, T> {
    /// The same device with another form of what it holds.
    pub(crate) fn with_existing<U: ?Sized>(self, existing: Option<&'d U>) -> Device<'d, U> {
        Device { platform: self.platform, recovery: self.recovery, existing }
    }

    /// Whether a rule of a restore was not asked for: what it compares with is not given.
    pub(crate) fn leaves_out(&self, rule: &Rule) -> bool {
        matches!(rule.scope, Scope::Restore(_)) && !self.asks(rule)
    }

    /// Whether a rule of a restore was asked for: what it compares with is given.
    pub(crate) fn asks(&self, rule: &Rule) -> bool {
        match rule.scope {
            Scope::Restore(Restore::OntoPlatform(_)) => self.platform.is_some(),
            Scope::Restore(Restore::WithAccount(_)) => self.recovery.is_some(),
            Scope::Restore(Restore::BesideExisting(_)) => self.existing.is_some(),
            _ => false,
        }
    }
}
