//! What the declared types can do beyond what every declaration gives.

use super::canonical;
use super::envelope::{
    AccountType, AppVersion, Checksum, ChecksumAlgorithm, Digest, Envelope, EnvelopeParts, Id,
    Kind, Platform, Storage, Text, Timestamp,
};
use super::source::Model as _;
use super::time;

/// Texts that do not identify a person show themselves.
macro_rules! show_text {
    ($($name:ident),*) => { $(
        impl<S: AsRef<str>> std::fmt::Debug for $name<S> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({})", stringify!($name), self.as_str())
            }
        }
    )* };
}
show_text!(Id, Timestamp, AppVersion, Digest);

impl<S: AsRef<str>> std::fmt::Debug for Text<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Text({} characters)", self.as_str().chars().count())
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

impl EnvelopeParts<'_> {
    /// The SHA-256 of the RFC 8785 form without `checksum`, in hexadecimal digits.
    pub(crate) fn computed_checksum(&self) -> [u8; 64] {
        use sha2::Digest as _;
        let mut hasher = sha2::Sha256::new();
        self.write_without("checksum", &mut hasher);
        canonical::hex(&hasher.finalize().into())
    }
}

impl Envelope {
    /// The RFC 8785 form: the bytes to store.
    pub fn to_json(&self) -> Vec<u8> {
        let mut out = Vec::new();
        Envelope::write(&self.parts(), &mut out);
        out
    }

    /// The `checksum` that belongs to this content.
    #[must_use]
    pub(crate) fn computed_checksum(&self) -> Checksum {
        let digits = self.parts().computed_checksum();
        Checksum {
            algorithm: ChecksumAlgorithm::Sha256,
            digest: Digest::from_computed(canonical::digits(&digits)),
        }
    }
}
