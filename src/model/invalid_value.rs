//! Why a value is none of the format.

use super::fault::Fault;

/// Why a value is none of the format. It quotes nothing of the value.
///
/// ```
/// use backup_lint::model::Digits;
///
/// let error = Digits::new(9).unwrap_err();
/// assert_eq!(error.to_string(), "the number of digits must be from 6 to 8");
/// assert_eq!(error.rule(), "invalid-digits");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct InvalidValue(Fault);

impl InvalidValue {
    pub(crate) const fn of(fault: Fault) -> Self {
        InvalidValue(fault)
    }

    /// The name of the rule that a document with this value would break.
    pub fn rule(&self) -> &'static str {
        self.0.rule()
    }

    /// What to do. Its wording is not stable.
    pub fn help(&self) -> String {
        self.0.wording().help.into_owned()
    }
}

impl From<Fault> for InvalidValue {
    fn from(fault: Fault) -> Self {
        InvalidValue(fault)
    }
}

/// What is wrong. Its wording is not stable.
impl std::fmt::Display for InvalidValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.wording().message)
    }
}

impl std::error::Error for InvalidValue {}

/// Two that say the same.
impl PartialEq for InvalidValue {
    fn eq(&self, other: &InvalidValue) -> bool {
        self.rule() == other.rule() && self.0.wording() == other.0.wording()
    }
}
impl Eq for InvalidValue {}
