//! What the declared types can do beyond what every declaration gives.

use super::canonical;
use super::envelope::{
    Account, AccountType, Algorithm, AppVersion, Checksum, ChecksumAlgorithm, Counter, Digest,
    Digits, Envelope, EnvelopeParts, Generation, Hotp, Id, IsHotp, IsNameOnly, IsTotp, Kind,
    NameOnly, OmittedAccounts, Period, Platform, RecoveryAccount, Settings, Storage, Text,
    Timestamp, Totp,
};
use super::list::List;
use super::secret::SecretText;
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

impl Totp {
    /// A credential of this kind.
    pub fn new(secret: SecretText, algorithm: Algorithm, digits: Digits, period: Period) -> Self {
        Totp { kind: IsTotp::Totp, secret, algorithm, digits, period }
    }
}

impl Hotp {
    /// A credential of this kind.
    pub fn new(secret: SecretText, algorithm: Algorithm, digits: Digits, counter: Counter) -> Self {
        Hotp { kind: IsHotp::Hotp, secret, algorithm, digits, counter }
    }
}

impl NameOnly {
    /// A credential that is not in the backup.
    pub fn new() -> Self {
        NameOnly { kind: IsNameOnly::NameOnly }
    }
}

impl Default for NameOnly {
    fn default() -> Self {
        NameOnly::new()
    }
}

impl Settings {
    /// The backup is on, and everything else is as the reader has it.
    pub fn new() -> Self {
        Settings {
            cloud_backup: true,
            app_lock: None,
            hide_codes: None,
            usage_data: None,
            theme: None,
            screen_capture: None,
            app_switcher_blur: None,
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Settings::new()
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

/// A member of the envelope, to be read.
macro_rules! readable {
    ($($(#[$doc:meta])* $name:ident: $type:ty),* $(,)?) => {
        impl Envelope { $(
            $(#[$doc])*
            pub fn $name(&self) -> &$type {
                &self.$name
            }
        )* }
    };
}

readable! {
    /// Which backup it is: new for a fresh one, the same while it is updated.
    backup_id: Id,
    /// When this generation was written.
    written_at: Timestamp,
    /// The version of the app that wrote it.
    app_version: AppVersion,
    /// The personal Microsoft account that it is recovered with.
    recovery_account: RecoveryAccount,
    /// The accounts. Their sequence means nothing.
    accounts: List<Account>,
    /// The ids of the accounts in the order in which the app shows them.
    order: List<Id>,
    /// The app's settings.
    settings: Settings,
    /// The checksum, as it was read or worked out.
    checksum: Checksum,
}

impl Envelope {
    /// Which write of this backup it is.
    pub fn generation(&self) -> Generation {
        self.generation
    }

    /// Where it was made, and restores.
    pub fn platform(&self) -> Platform {
        self.platform
    }

    /// Where it is kept.
    pub fn storage(&self) -> Storage {
        self.storage
    }

    /// How many accounts the app holds beside those of the backup.
    pub fn omitted_accounts(&self) -> OmittedAccounts {
        self.omitted_accounts
    }

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
