//! The recovery account: a digest in place of a name that changes and can be guessed.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest as _, Sha256};

use super::canonical;
use super::envelope::{AccountType, Digest, Id, RecoveryAccount};
use super::wellformed;

/// The provider's immutable identifier of an account (Microsoft: the `oid` claim), 8-4-4-4-12
/// hexadecimal digits. Upper-case digits are folded to lower case.
#[derive(Clone, PartialEq, Eq)]
pub struct Identifier(String);

/// A text that is no immutable identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidIdentifier;

impl fmt::Display for InvalidIdentifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "not the account's immutable identifier: give the `oid` claim of the recovery account, \
             8-4-4-4-12 hexadecimal digits; a name, an e-mail address or a phone number changes \
             and is not what the backup holds",
        )
    }
}

impl std::error::Error for InvalidIdentifier {}

impl FromStr for Identifier {
    type Err = InvalidIdentifier;

    fn from_str(text: &str) -> Result<Self, InvalidIdentifier> {
        let folded = text.to_ascii_lowercase();
        if wellformed::is_uuid(&folded) { Ok(Identifier(folded)) } else { Err(InvalidIdentifier) }
    }
}

/// It identifies a person: shown nowhere.
impl fmt::Debug for Identifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identifier(..)")
    }
}

impl Identifier {
    /// The digits, for whoever makes a sample of them.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The digest that a backup of this id holds of this account: SHA-256 of the id, a colon and
    /// the identifier, as ASCII.
    pub(crate) fn digest(&self, backup_id: &str) -> [u8; 64] {
        let mut hasher = Sha256::new();
        hasher.update(backup_id.as_bytes());
        hasher.update(b":");
        hasher.update(self.0.as_bytes());
        canonical::hex(&hasher.finalize().into())
    }
}

impl RecoveryAccount {
    /// The personal Microsoft account of this identifier, for the backup of this id.
    pub fn of(backup_id: &Id, identifier: &Identifier) -> Self {
        RecoveryAccount {
            r#type: AccountType::MicrosoftPersonal,
            digest: Digest::from_computed(canonical::digits(
                &identifier.digest(backup_id.as_str()),
            )),
        }
    }
}
