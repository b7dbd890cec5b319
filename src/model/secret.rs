//! The HMAC key of a credential.

use data_encoding::BASE32_NOPAD;
use zeroize::{Zeroize as _, Zeroizing};

use super::canonical::{self, Sink};
use super::fault::Fault;
use super::part::Part;
#[cfg(feature = "schema")]
use super::schema;
use super::shape::Shape;
use super::source::{Model, Source};
use super::wellformed;

/// The octets that the app uses as the HMAC key, in canonical Base32 (RFC 4648 section 6): upper
/// case, no padding, no stray bits, 2 to 512 characters.
///
/// `Debug` shows nothing of it, and its memory is overwritten when it is dropped. That covers
/// this value only: the document it was read from, the bytes that `to_json` gives and copies that
/// the allocator or the operating system made are out of its reach.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretText<S = Zeroizing<Box<str>>>(S);

impl<S: AsRef<str>> SecretText<S> {
    /// The Base32 text. Whoever takes it looks after it.
    pub fn expose(&self) -> &str {
        self.0.as_ref()
    }

    /// The octets of the HMAC key, overwritten when they are dropped.
    pub fn octets(&self) -> Zeroizing<Vec<u8>> {
        // It was judged when it was made: no other text can be decoded to less than it holds.
        Zeroizing::new(BASE32_NOPAD.decode(self.expose().as_bytes()).unwrap_or_default())
    }
}

impl SecretText {
    /// Takes a canonical Base32 text.
    ///
    /// # Errors
    /// What is wrong with it, and at which character; never the character.
    pub fn new(text: &str) -> Result<Self, Fault> {
        match wellformed::secret(text) {
            None => Ok(SecretText(Zeroizing::new(text.into()))),
            Some(fault) => Err(fault),
        }
    }

    /// Encodes the octets that the app uses as the HMAC key, 1 to 320 of them.
    ///
    /// # Errors
    /// If there are none or too many.
    pub fn from_octets(octets: &[u8]) -> Result<Self, Fault> {
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

impl Model for SecretText {
    type Parts<'a> = SecretText<&'a str>;
    const SHAPE: &'static Shape = &Shape::Text {
        name: "SecretText",
        rule: "invalid-secret",
        pattern: Some(
            "^([A-Z2-7]{8})*([A-Z2-7]{8}|[A-Z2-7][AEIMQUY4]|[A-Z2-7]{3}[AQ]|[A-Z2-7]{4}[ACEGIKMOQSUWY246]|[A-Z2-7]{6}[AIQY])$",
        ),
        min: 2,
        max: 512,
        never: Some("[^A-Z2-7]"),
    };

    fn read<'a, S: Source<'a>>(source: &mut S) -> Result<Part<SecretText<&'a str>>, S::Stop> {
        let Part::Sound(text) = source.text()? else { return Ok(Part::Hole) };
        match wellformed::secret(text) {
            None => Ok(Part::Sound(SecretText(text))),
            Some(fault) => source.fault(fault),
        }
    }

    fn whole(parts: &SecretText<&str>) -> Option<Self> {
        Some(SecretText(Zeroizing::new(parts.0.into())))
    }

    fn parts(&self) -> SecretText<&str> {
        SecretText(&self.0)
    }

    fn write(parts: &SecretText<&str>, out: &mut impl Sink) {
        canonical::text(parts.0, out);
    }
}

schema_of_leaf!(SecretText);
serde_of!(SecretText, |secret, serializer| serializer.serialize_str(secret.expose()));
