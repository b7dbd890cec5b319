//! Why a text is no secret, and what is said of it: at which character, never which character.

use super::Wording;

/// Why a text is no secret. Positions count characters from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecretFault {
    /// Fewer than 2 or more than 512 characters.
    Length {
        /// How many it has.
        characters: usize,
    },
    /// A character is not one of `A` to `Z`, `2` to `7`.
    Character {
        /// Where it stands, from 1.
        position: usize,
        /// What sort of character it is.
        sort: Intruder,
    },
    /// A length that no whole number of octets is encoded in.
    Incomplete {
        /// How many characters it has.
        characters: usize,
    },
    /// The last character has bits that belong to no octet.
    StrayBits {
        /// Where it stands, from 1.
        position: usize,
    },
}

/// What stands in a secret where a character of the alphabet should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Intruder {
    LowerCase,
    Padding,
    Space,
    Digit,
    Other,
}

/// What to do about any of it.
pub(crate) const HELP: &str = "encode the octets that the app uses as the HMAC key anew: Base32 (RFC 4648), upper case, without padding or spaces; \
    do not repair the text, and write \"name-only\" if the octets cannot be had";

impl Intruder {
    fn as_str(self) -> &'static str {
        match self {
            Intruder::LowerCase => "a lower-case letter",
            Intruder::Padding => "padding",
            Intruder::Space => "a space or a hyphen",
            Intruder::Digit => "a digit that Base32 does not have",
            Intruder::Other => "not in the alphabet A-Z, 2-7",
        }
    }
}

impl SecretFault {
    /// What is wrong and what to do.
    pub(crate) fn wording(self) -> Wording {
        match self {
            SecretFault::Length { characters } => Wording::new(
                format!("the secret has {characters} characters; from 2 to 512 are allowed"),
                "too short or too long",
                HELP,
            ),
            SecretFault::Character { position, sort } => Wording::new(
                format!(
                    "the secret is not canonical Base32: character {position} is {}",
                    sort.as_str()
                ),
                format!("character {position} is not in the alphabet"),
                HELP,
            ),
            SecretFault::Incomplete { characters } => Wording::new(
                format!(
                    "the secret is not canonical Base32: no whole number of octets has {characters} characters"
                ),
                "characters are missing or too many",
                HELP,
            ),
            SecretFault::StrayBits { position } => Wording::new(
                format!(
                    "the secret is not canonical Base32: its last character, number {position}, has bits that belong to no octet"
                ),
                "stray bits in the last character",
                HELP,
            ),
        }
    }
}
