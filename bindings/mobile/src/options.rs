//! What questions are asked with.

use std::collections::HashMap;

use backup_lint::Rule;
use backup_lint::model::{Identifier, Now};

use crate::error::argument;
use crate::{BackupError, Level, Platform};

/// How a document is judged.
#[derive(Default, uniffi::Record)]
pub struct CheckOptions {
    /// What time it is, an RFC 3339 date-time. Without it the rule `written-in-future` does not run.
    #[uniffi(default = None)]
    pub now: Option<String>,
    /// Levels of rules, by name; not of rules of syntax, version and structure.
    #[uniffi(default)]
    pub levels: HashMap<String, Level>,
    /// The names of rules that are off.
    #[uniffi(default)]
    pub off: Vec<String>,
}

/// The device that a backup is restored onto. What is not said is not asked.
#[derive(Default, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct Device {
    /// Its platform.
    #[uniffi(default = None)]
    pub platform: Option<Platform>,
    /// The immutable identifier of the personal Microsoft account that is signed in (`oid`).
    #[uniffi(default = None)]
    pub recovery_account: Option<String>,
    /// A document that holds the accounts of the device: that of a fresh backup of them, say, which is
    /// stored nowhere.
    #[uniffi(default = None)]
    pub existing: Option<Vec<u8>>,
}

impl CheckOptions {
    pub(crate) fn read(&self) -> Result<backup_lint::Options, BackupError> {
        let mut options = backup_lint::Options::new();
        let now = self.now.as_deref().map(str::parse::<Now>).transpose();
        options.now = now.map_err(|error| argument("now", error))?;
        for (name, level) in &self.levels {
            let set = options.levels.set(named("levels", name)?, (*level).into());
            set.map_err(|error| argument("levels", format!("{name}: {error}")))?;
        }
        for name in &self.off {
            let set = options.levels.turn_off(named("off", name)?);
            set.map_err(|error| argument("off", format!("{name}: {error}")))?;
        }
        Ok(options)
    }
}

impl Device {
    /// The recovery account, which the library's device borrows.
    pub(crate) fn recovery(&self) -> Result<Option<Identifier>, BackupError> {
        self.recovery_account.as_deref().map(identifier).transpose()
    }

    pub(crate) fn with<'d>(&'d self, recovery: Option<&'d Identifier>) -> backup_lint::Device<'d> {
        let mut device = backup_lint::Device::new();
        device.platform = self.platform.map(Into::into);
        device.recovery = recovery;
        device.existing = self.existing.as_deref();
        device
    }
}

/// An identifier. What was given is not repeated: it may be a name or an e-mail address.
pub(crate) fn identifier(text: &str) -> Result<Identifier, BackupError> {
    text.parse().map_err(|error| argument("recoveryAccount", format!("it is {error}")))
}

pub(crate) fn named(what: &str, name: &str) -> Result<&'static Rule, BackupError> {
    Rule::find(name).ok_or_else(|| argument(what, "there is no rule of this name"))
}
