//! For the tests of this binding alone: what a panic becomes on the other side.

use crate::BackupError;

/// For tests: it is in no library that is shipped.
///
/// # Panics
///
/// Always.
#[uniffi::export]
pub fn panics() -> Result<(), BackupError> {
    panic!("as the test asked")
}
