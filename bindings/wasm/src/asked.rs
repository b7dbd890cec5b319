//! The options of a call, as the host writes them: what it misspells is told.

use std::collections::BTreeMap;

use backup_lint::model::{Identifier, Platform};
use backup_lint::unstable::run::rule_named;
use backup_lint::{Level, Options};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// What every verb that checks takes.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct Asked {
    /// What the document is called in the report.
    path: Option<String>,
    /// What the other document is called.
    other_path: Option<String>,
    now: Option<String>,
    fail_on: Option<Word>,
    levels: BTreeMap<String, Word>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Word {
    Error,
    Warning,
    Note,
    Off,
}

impl Word {
    fn level(self) -> Option<Level> {
        match self {
            Word::Error => Some(Level::Error),
            Word::Warning => Some(Level::Warning),
            Word::Note => Some(Level::Note),
            Word::Off => None,
        }
    }
}

/// What `plan` takes beside it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Restore {
    onto: Option<String>,
    recovery_account: Option<String>,
    /// Whether the other document is what the device holds.
    #[serde(default)]
    pub(crate) existing: bool,
    #[serde(default)]
    pub(crate) partial: bool,
}

impl Restore {
    const MEMBERS: [&str; 4] = ["onto", "recoveryAccount", "existing", "partial"];

    pub(crate) fn platform(&self) -> Result<Option<Platform>, String> {
        let Some(onto) = &self.onto else { return Ok(None) };
        let named = |platform: &Platform| platform.as_str() == onto;
        let platform = [Platform::Ios, Platform::Android].into_iter().find(named);
        platform.map(Some).ok_or_else(|| "onto: \"ios\" or \"android\"".to_owned())
    }

    pub(crate) fn recovery_account(&self) -> Result<Option<Identifier>, String> {
        let read = self.recovery_account.as_deref().map(str::parse).transpose();
        read.map_err(|error| format!("recoveryAccount: it is {error}"))
    }
}

/// The options of a verb, and the rest of them.
pub(crate) fn split(options: &[u8]) -> Result<(Restore, Asked), String> {
    let mut rest: Map<String, Value> = read(options)?;
    let own = Restore::MEMBERS.iter().filter_map(|name| rest.remove_entry(*name)).collect();
    let restore = serde_json::from_value(Value::Object(own)).map_err(|error| error.to_string())?;
    let asked = serde_json::from_value(Value::Object(rest)).map_err(|error| error.to_string())?;
    Ok((restore, asked))
}

pub(crate) fn read<T: DeserializeOwned>(options: &[u8]) -> Result<T, String> {
    serde_json::from_slice(options).map_err(|error| error.to_string())
}

impl Asked {
    pub(crate) fn path(&self) -> &str {
        self.path.as_deref().unwrap_or("-")
    }

    pub(crate) fn other_path(&self) -> &str {
        self.other_path.as_deref().unwrap_or("-")
    }

    pub(crate) fn fail_on(&self) -> Result<Level, String> {
        let word = self.fail_on.unwrap_or(Word::Error);
        word.level().ok_or_else(|| "failOn: \"error\", \"warning\" or \"note\"".to_owned())
    }

    pub(crate) fn options(&self) -> Result<Options, String> {
        let mut options = Options::new();
        let now = self.now.as_deref().map(str::parse).transpose();
        options.now = now.map_err(|error| format!("now: it is {error}"))?;
        for (name, word) in &self.levels {
            let rule = rule_named(name).map_err(|why| format!("levels: {why}"))?;
            let set = match word.level() {
                Some(level) => options.levels.set(rule, level),
                None => options.levels.turn_off(rule),
            };
            set.map_err(|error| format!("levels: {}: {error}", rule.name))?;
        }
        Ok(options)
    }
}
