//! The HMAC key of a credential.

use data_encoding::BASE32_NOPAD;
use zeroize::{Zeroize as _, Zeroizing};

use super::canonical::{self, Sink};
use super::invalid_value::InvalidValue;
use super::part::Part;
use super::place::Place;
#[cfg(feature = "schema")]
use super::schema;
use super::shape::{Shape, StringKind, TextShape};
use super::source::{Model, Source};
use super::wording::Wording;
use super::{secret_fault, wellformed};

/// The octets that the app uses as the HMAC key, in canonical Base32 (RFC 4648 section 6): upper
/// case, no padding, no stray bits, 2 to 512 characters.
///
/// `Debug` shows nothing of it, and its memory is overwritten when it is dropped. That covers
/// this value only: the document it was read from, the bytes that `to_json` gives and copies that
/// the operating system made are out of its reach.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretText<S = Zeroizing<Box<str>>>(S);

impl<S: AsRef<str>> SecretText<S> {
    /// The Base32 text. Whoever takes it looks after it.
    pub fn expose(&self) -> &str {
        self.0.as_ref()
    }

    /// The octets of the HMAC key, overwritten when they are dropped.
    pub fn octets(&self) -> Zeroizing<Vec<u8>> {
        with_octets(self.expose(), |octets| Zeroizing::new(octets.to_vec()))
    }
}

/// The most octets that a secret encodes.
const MOST_OCTETS: usize = FORM.max * 5 / 8;

/// The octets of a secret that was judged: no other text can be decoded to less than it holds.
/// They are overwritten when `look` has seen them.
pub(crate) fn with_octets<T>(secret: &str, look: impl FnOnce(&[u8]) -> T) -> T {
    let mut room = [0; MOST_OCTETS];
    let length = BASE32_NOPAD.decode_len(secret.len()).unwrap_or_default();
    let octets = room.get_mut(..length).unwrap_or_default();
    let decoded = BASE32_NOPAD.decode_mut(secret.as_bytes(), octets).unwrap_or_default();
    let found = look(&octets[..decoded]);
    octets.zeroize();
    found
}

impl SecretText {
    /// Takes a canonical Base32 text.
    ///
    /// # Errors
    /// What is wrong with it, and at which character; never the character.
    pub fn new(text: &str) -> Result<Self, InvalidValue> {
        match wellformed::secret(text, FORM) {
            None => Ok(SecretText(Zeroizing::new(text.into()))),
            Some(fault) => Err(fault.into()),
        }
    }

    /// Encodes the octets that the app uses as the HMAC key, 1 to 320 of them.
    ///
    /// # Errors
    /// If there are none or too many.
    pub fn from_octets(octets: &[u8]) -> Result<Self, InvalidValue> {
        let mut text = BASE32_NOPAD.encode(octets);
        let secret = SecretText::new(&text);
        text.zeroize();
        secret
    }
}

impl<S> std::fmt::Debug for SecretText<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SecretText(..)")
    }
}

const FORM: &TextShape = &TextShape {
    name: "SecretText",
    what: "the key in Base32: capitals and the digits 2 to 7, without padding",
    rule: "invalid-secret",
    content: StringKind::Secret,
    pattern: Some(
        "^([A-Z2-7]{8})*([A-Z2-7]{8}|[A-Z2-7][AEIMQUY4]|[A-Z2-7]{3}[AQ]|[A-Z2-7]{4}[ACEGIKMOQSUWY246]|[A-Z2-7]{6}[AIQY])$",
    ),
    min: 2,
    max: 512,
    never: Some("[^A-Z2-7]"),
    says: Wording {
        message: "the secret is not canonical Base32",
        label: "not canonical Base32",
        help: secret_fault::HELP,
    },
};

model_of_text!(SecretText, FORM, wellformed::secret, |text: &str| Zeroizing::new(text.into()));
string_traits!(SecretText);
schema_of_leaf!(SecretText);
serde_of!(SecretText, |secret, serializer| serializer.serialize_str(secret.expose()));
