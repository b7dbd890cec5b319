//! Levels that differ from those of the specification.

use std::collections::BTreeMap;
use std::fmt;

use crate::rules::{Level, Rule};

/// The levels that were set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels(BTreeMap<&'static str, Level>);

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
        if !rule.stage.has_levels_to_set() {
            return Err(LevelNotSettable);
        }
        self.0.insert(rule.name, level);
        Ok(())
    }

    /// The level of a rule.
    pub fn of(&self, rule: &Rule) -> Level {
        self.0.get(rule.name).copied().unwrap_or(rule.level)
    }
}
