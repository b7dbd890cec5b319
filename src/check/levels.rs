//! Levels that differ from those of the specification.

use std::collections::BTreeMap;
use std::fmt;

use crate::rules::{Level, Rule};

/// The levels that were set; `None` for a rule that is off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels(BTreeMap<&'static str, Option<Level>>);

/// A rule whose level cannot be set: one of syntax, version or structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LevelNotSettable;

impl fmt::Display for LevelNotSettable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the level of a syntax, version or structure rule cannot be set: a document that breaks one cannot be read")
    }
}

impl std::error::Error for LevelNotSettable {}

impl Levels {
    /// Sets the level of a rule.
    ///
    /// # Errors
    /// If it is a rule of syntax, version or structure.
    pub fn set(&mut self, rule: &Rule, level: Level) -> Result<(), LevelNotSettable> {
        self.put(rule, Some(level))
    }

    /// Turns a rule off: its findings are neither shown nor counted. The verdict stays that of the
    /// specification. A [`Report`](crate::Report) does not repeat what is off; the command's do.
    ///
    /// # Errors
    /// If it is a rule of syntax, version or structure.
    pub fn turn_off(&mut self, rule: &Rule) -> Result<(), LevelNotSettable> {
        self.put(rule, None)
    }

    fn put(&mut self, rule: &Rule, level: Option<Level>) -> Result<(), LevelNotSettable> {
        if !rule.stage.has_levels_to_set() {
            return Err(LevelNotSettable);
        }
        self.0.insert(rule.name, level);
        Ok(())
    }

    /// The level of a rule; of one that is off, the specification's.
    pub fn of(&self, rule: &Rule) -> Level {
        self.0.get(rule.name).copied().flatten().unwrap_or(rule.level)
    }

    /// Whether the level of a rule was set.
    pub fn is_set(&self, rule: &Rule) -> bool {
        self.0.contains_key(rule.name)
    }

    /// Whether a rule is off.
    pub fn is_off(&self, rule: &Rule) -> bool {
        self.0.get(rule.name) == Some(&None)
    }

    /// The rules that are off, by name.
    pub fn off(&self) -> impl Iterator<Item = &'static str> + use<'_> {
        self.0.iter().filter(|(_, level)| level.is_none()).map(|(rule, _)| *rule)
    }
}
