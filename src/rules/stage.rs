//! How much a finding weighs, and when a rule is judged.

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Worth knowing.
    Note,
    /// Probably a mistake.
    Warning,
    /// The document is no valid backup, or the step that was asked about must not be taken.
    Error,
}

impl Level {
    /// `note`, `warning` or `error`.
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Note => "note",
            Level::Warning => "warning",
            Level::Error => "error",
        }
    }
}

/// The step of the way through at which a rule is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
#[allow(missing_docs)]
pub enum Stage {
    Syntax,
    Version,
    Structure,
    Accounts,
    Credentials,
    Text,
    Order,
    Platform,
    Checksum,
    Restore,
    History,
}

impl Stage {
    /// Its name in reports and in the specification.
    pub fn as_str(self) -> &'static str {
        match self {
            Stage::Syntax => "syntax",
            Stage::Version => "version",
            Stage::Structure => "structure",
            Stage::Accounts => "accounts",
            Stage::Credentials => "credentials",
            Stage::Text => "text",
            Stage::Order => "order",
            Stage::Platform => "platform",
            Stage::Checksum => "checksum",
            Stage::Restore => "restore",
            Stage::History => "history",
        }
    }

    /// Whether the level of its rules can be set. Where a text cannot be read or has no structure
    /// that a reader knows, there is nothing to choose.
    pub fn has_levels_to_set(self) -> bool {
        !matches!(self, Stage::Syntax | Stage::Version | Stage::Structure)
    }
}

/// `note`, `warning` or `error`.
impl std::fmt::Display for Level {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

/// Its name in reports.
impl std::fmt::Display for Stage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}
