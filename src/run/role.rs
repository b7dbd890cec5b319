//! What an input is to a verb that takes two.

/// What an input is to a verb that takes two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputRole {
    /// The backup that would be restored.
    Backup,
    /// What is on the device.
    Existing,
    /// The backup that would be stored.
    New,
    /// The stored backup.
    Old,
}

impl InputRole {
    /// Its name in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            InputRole::Backup => "backup",
            InputRole::Existing => "existing",
            InputRole::New => "new",
            InputRole::Old => "old",
        }
    }

    /// Whether the findings of such an input count for the outcome.
    pub fn counts(self) -> bool {
        matches!(self, InputRole::Backup | InputRole::New)
    }
}
