//! What the declared types can do beyond what every declaration gives.

use zeroize::Zeroizing;

use super::canonical;
use super::envelope::{
    AccountType, EnvelopeMembers, EnvelopeParts, Id, Kind, Platform, Storage, Text, Timestamp,
};
use super::invalid_value::InvalidValue;
use super::shape::Shape;
use super::source::Model as _;
use super::time;

impl Id {
    /// The identifier of these random bytes: version and variant are put in (RFC 9562 section 5.4),
    /// the other 122 bits are kept. The bytes come from the platform's cryptographic random source.
    pub fn from_random_bytes(mut bytes: [u8; 16]) -> Self {
        bytes[6] = bytes[6] & 0x0f | 0x40;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        let digits = data_encoding::HEXLOWER.encode(&bytes);
        let groups =
            [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]];
        Id::from_computed(&groups.join("-"))
    }
}

impl Text {
    /// Takes a text of any length: what is longer than 256 characters is cut after the 256th Unicode
    /// scalar value, as a writer has to (specification, section 4.5). A cut by UTF-16 units or by
    /// graphemes gives another text.
    ///
    /// # Errors
    /// If there is none, or it has a character that nobody shows, without quoting it.
    pub fn cut(text: &str) -> Result<Self, InvalidValue> {
        let behind = text.char_indices().nth(Text::MOST);
        Text::new(behind.map_or(text, |(at, _)| &text[..at]))
    }
}

impl Timestamp {
    /// So many seconds after 1970-01-01T00:00:00Z.
    ///
    /// # Errors
    /// If that is before 1970 or after 9999.
    pub fn from_unix(seconds: i64) -> Result<Self, InvalidValue> {
        Timestamp::new(&time::written(seconds))
    }
}

impl<S: AsRef<str>> Timestamp<S> {
    /// Seconds since 1970-01-01T00:00:00Z.
    pub fn unix_seconds(&self) -> i64 {
        time::timestamp_seconds(self.as_str()).unwrap_or_default() // it was judged when it was made
    }
}

impl Platform {
    /// Where this platform keeps a backup.
    pub fn storage(self) -> Storage {
        match self {
            Platform::Ios => Storage::Icloud,
            Platform::Android => Storage::MicrosoftCloud,
        }
    }
}

impl AccountType {
    /// The kinds of credential that an account of this type can have.
    pub fn kinds(self) -> &'static [Kind] {
        match self {
            AccountType::MicrosoftPersonal => &[Kind::Totp, Kind::NameOnly],
            AccountType::WorkOrSchool => &[Kind::NameOnly],
            AccountType::NonMicrosoft => Kind::ALL,
        }
    }
}

/// Which member the checksum is.
const CHECKSUM: usize = match EnvelopeMembers::SHAPE {
    Shape::Object(object) => object.index_of("checksum"),
    _ => usize::MAX,
};

impl EnvelopeParts<'_> {
    /// The RFC 8785 form, in memory that is of its size from the start.
    pub(crate) fn written(&self) -> Zeroizing<Vec<u8>> {
        self.written_but(usize::MAX)
    }

    /// The same without `checksum`.
    pub(crate) fn written_without_checksum(&self) -> Zeroizing<Vec<u8>> {
        self.written_but(CHECKSUM)
    }

    fn written_but(&self, without: usize) -> Zeroizing<Vec<u8>> {
        let mut length = canonical::Length::default();
        self.write_without(without, &mut length);
        let mut out = Zeroizing::new(Vec::with_capacity(length.0));
        self.write_without(without, &mut *out);
        out
    }

    /// The SHA-256 of the RFC 8785 form without `checksum`, in hexadecimal digits.
    pub(crate) fn computed_checksum(&self) -> [u8; 64] {
        let mut hashed = canonical::Hashed::new();
        self.write_without(CHECKSUM, &mut hashed);
        hashed.digits()
    }
}
