//! The envelope, declared.

use super::canonical::{self, Sink};
use super::fault::{self, Fault};
use super::invalid_value::InvalidValue;
use super::list::List;
use super::names::{self, Names};
use super::part::{Ask, At, NotSound, Part};
use super::place::Place;
#[cfg(feature = "schema")]
use super::schema;
use super::secret::SecretText;
use super::shape::{
    Absence, IntegerShape, MemberShape, ObjectShape, Shape, StringKind, TaggedShape, TextShape,
    WordShape,
};
use super::shelves::Shelves;
use super::source::{self, Model, Slot, Source};
use super::wording::Wording;
use super::{time, wellformed};

/// Every member name of the envelope: what the steps of a [`Place`] stand for.
pub(crate) const NAMES: Names = Names::of(EnvelopeMembers::SHAPE);

/// A place has room for the deepest value, and a step for every name.
const _: () =
    assert!(EnvelopeMembers::SHAPE.depth() <= Place::MOST_STEPS, "the envelope is too deep");

text! {
    /// The identifier of a backup or an account: a random UUID (RFC 9562, version 4), lower case.
    Id: "invalid-id", Form, wellformed::id,
    pattern Some("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"),
    never None, length 36..=36,
    what "a random UUID in lower case (RFC 9562 version 4)",
    says "not a version 4 UUID in lower case",
    "let the platform make a random UUID, and write it in lower case: Swift and Java write capitals or take other versions"
}
text! {
    /// When a generation was written: RFC 3339, UTC, whole seconds, `Z`; years 1970 to 9999.
    Timestamp: "invalid-timestamp", Form, time::timestamp,
    pattern Some("^(19[7-9][0-9]|[2-9][0-9]{3})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z$"),
    never None, length 20..=20,
    what "a time such as 2026-11-01T12:00:00Z",
    says "not an RFC 3339 time in UTC with whole seconds",
    "write year, month, day, T, hours, minutes, whole seconds and Z, of a date that exists, from 1970 to 9999"
}
text! {
    /// The version of the app that wrote the backup: 2 to 4 numbers of 1 to 9 digits, with dots
    /// between. It is never compared.
    AppVersion: "invalid-app-version", Form, wellformed::app_version,
    pattern Some("^[0-9]{1,9}(\\.[0-9]{1,9}){1,3}$"),
    never Some("[^0-9.]"), length 3..=39,
    what "a version of the app: 2 to 4 numbers of 1 to 9 digits with dots between",
    says "not an app version",
    "write the number that the store shows, such as 6.8.30, without letters"
}
text! {
    /// A SHA-256 digest: 64 lower-case hexadecimal digits.
    Digest: "invalid-digest", Form, wellformed::digest,
    pattern Some("^[0-9a-f]{64}$"),
    never None, length 64..=64,
    what "a SHA-256 digest: 64 lower-case hexadecimal digits",
    says "not a SHA-256 digest",
    "write the 32 octets of the digest as 64 digits 0-9, a-f; not as Base64, not in capitals"
}
text! {
    /// An issuer or a label: 1 to 256 Unicode scalar values. A longer text is cut after its
    /// 256th ([`Text::cut`]). `Debug` shows its length only: a label is often an e-mail address.
    Text: "invalid-text", Name, wellformed::text,
    pattern None,
    never None, length 1..=256,
    what "a text",
    says instead "the text is empty", "empty",
    "an account without an issuer has no member \"issuer\"; a label is never empty"
}
integer! {
    /// Grows with each write of the same `backupId`; a fresh backup starts at 1.
    Generation(u64): "invalid-generation", 1..=9_007_199_254_740_991,
    says "the generation", "a fresh backup has generation 1, each update one more"
}
integer! {
    /// How many accounts the app holds that this backup does not contain.
    OmittedAccounts(u64): "invalid-omitted-accounts", 0..=9_007_199_254_740_991,
    says "the number of omitted accounts", "write how many accounts the app holds that this backup does not contain"
}
integer! {
    /// How many digits a code has (RFC 4226 section 5.3).
    Digits(u8): "invalid-digits", 6..=8,
    says "the number of digits", "an account whose codes have another length is written as \"name-only\""
}
integer! {
    /// For how many seconds a code holds: the time step of RFC 6238, with T0 = 0.
    Period(u32): "invalid-period", 1..=86_400,
    says "the period in seconds", "an account without a period of its own has 30"
}
integer! {
    /// The moving factor of the next code (C of RFC 4226).
    Counter(u64): "invalid-counter", 0..=9_007_199_254_740_991,
    says "the counter", "write the counter of the next code"
}
word! {
    /// Tells the document from any other.
    Format: "not-a-backup" {
        /// An authenticator backup.
        AuthenticatorBackup = "authenticator-backup",
    }
}
word! {
    /// The version of the format, major `.` minor.
    #[non_exhaustive]
    Version: "unsupported-version" {
        /// 1.0, the version that this library knows.
        V1_0 = "1.0",
    }
}
word! {
    /// The platform that made the backup, and the only one on which it restores.
    Platform: "invalid-platform" {
        /// iOS and iPadOS.
        Ios = "ios",
        /// Android.
        Android = "android",
    }
}
word! {
    /// Where the platform keeps the backup.
    Storage: "invalid-storage" {
        /// iCloud, for iOS.
        Icloud = "icloud",
        /// The cloud backup of the Microsoft account, for Android.
        MicrosoftCloud = "microsoft-cloud",
    }
}
word! {
    /// The type of an account.
    #[non_exhaustive]
    AccountType: "invalid-account-type" {
        /// A personal Microsoft account.
        MicrosoftPersonal = "microsoft-personal",
        /// A work or school account.
        WorkOrSchool = "work-or-school",
        /// Any other account.
        NonMicrosoft = "non-microsoft",
    }
}
word! {
    /// The hash function of a code (RFC 6238 section 1.2).
    #[non_exhaustive]
    Algorithm: "invalid-algorithm" {
        /// HMAC-SHA-1.
        Sha1 = "sha1",
        /// HMAC-SHA-256.
        Sha256 = "sha256",
        /// HMAC-SHA-512.
        Sha512 = "sha512",
    }
}
word! {
    /// What is known of an account's credential.
    #[non_exhaustive]
    Kind: "invalid-credential-kind" {
        /// Codes by time (RFC 6238).
        Totp = "totp",
        /// Codes by counter (RFC 4226).
        Hotp = "hotp",
        /// The credential is not in the backup.
        NameOnly = "name-only",
    }
}
word! {
    /// The kind of a [`Totp`].
    IsTotp: "invalid-credential-kind" {
        /// Codes by time.
        Totp = "totp",
    }
}
word! {
    /// The kind of a [`Hotp`].
    IsHotp: "invalid-credential-kind" {
        /// Codes by counter.
        Hotp = "hotp",
    }
}
word! {
    /// The kind of a [`NameOnly`].
    IsNameOnly: "invalid-credential-kind" {
        /// The name alone.
        NameOnly = "name-only",
    }
}
word! {
    /// The colours of the app.
    #[non_exhaustive]
    Theme: "invalid-theme" {
        /// As the device has them.
        System = "system",
        /// Light.
        Light = "light",
        /// Dark.
        Dark = "dark",
    }
}
word! {
    /// How the checksum is worked out.
    ChecksumAlgorithm: "invalid-checksum-algorithm" {
        /// SHA-256 (FIPS 180-4).
        Sha256 = "sha256",
    }
}

object! {
    /// The members of an [`Envelope`](super::Envelope), to be looked at.
    EnvelopeMembers, EnvelopeParts, only (read) {
        /// Always `authenticator-backup`.
        "format" => format: Format,
        /// The version of the format.
        "version" => version: Version,
        /// New for a fresh backup, the same while a backup is updated.
        "backupId" => backup_id: Id,
        /// Which write of this backup it is.
        "generation" => generation: Generation,
        /// When this generation was written.
        "writtenAt" => written_at: Timestamp,
        /// Who wrote it.
        "appVersion" => app_version: AppVersion,
        /// Where it was made and restores.
        "platform" => platform: Platform,
        /// Where it is kept.
        "storage" => storage: Storage,
        /// The personal Microsoft account that it is recovered with.
        "recoveryAccount" => recovery_account: RecoveryAccount
            [absent "sign in to the app with a personal Microsoft account; without a recovery account there is no backup to write"
             means "nobody is signed in with a personal Microsoft account, which is what \"Something went wrong\" means in the app"],
        /// The accounts, at most 256, at most one of each type. Their sequence means nothing.
        "accounts" => accounts: List<Account>,
        /// How many accounts the app holds beside them.
        "omittedAccounts" => omitted_accounts: OmittedAccounts
            [absent "write how many accounts the app holds that this backup does not contain; 0 if it holds all"],
        /// The ids of the accounts in the order in which the app shows them.
        "order" => order: List<Id>
            [absent "write the ids of the accounts in the order in which the app shows them"],
        /// The app's settings.
        "settings" => settings: Settings,
        /// Detects damage, not tampering.
        "checksum" => checksum: Checksum
            [absent "write the SHA-256 of the RFC 8785 form of the document without \"checksum\""],
    }
}
object! {
    /// The account that a backup is recovered with.
    RecoveryAccount, RecoveryAccountParts {
        /// `microsoft-personal`, or the backup cannot be recovered.
        "type" => r#type: AccountType,
        /// SHA-256 of the `backupId`, a colon and the account's immutable identifier.
        "digest" => digest: Digest,
    }
}
object! {
    /// The checksum of the document without this member.
    Checksum, ChecksumParts {
        /// The hash function.
        "algorithm" => algorithm: ChecksumAlgorithm,
        /// The digest of the RFC 8785 form.
        "digest" => digest: Digest,
    }
}
object! {
    /// An account.
    Account, AccountParts {
        /// Random, kept for the account's life.
        "id" => id: Id,
        /// Its type.
        "type" => r#type: AccountType,
        /// Who issued it; absent when it has none.
        "issuer" => issuer: Option<Text> = None,
        /// Its name.
        "label" => label: Text,
        /// What makes its codes, if the backup holds that.
        "credential" => credential: Credential,
    }
}
object! {
    /// The app's settings. An absent one means the reader's own default; by default the backup is on
    /// and nothing else is said.
    Settings, SettingsParts {
        /// Whether the backup is on: `true` in every stored backup.
        "cloudBackup" => cloud_backup: bool
            [absent "write \"cloudBackup\": true; a backup that is turned off is deleted, not stored"]
            = true,
        /// Whether the app asks for the device's lock.
        "appLock" => app_lock: Option<bool> = None,
        /// Whether codes are hidden until they are asked for.
        "hideCodes" => hide_codes: Option<bool> = None,
        /// Whether the app may report how it is used.
        "usageData" => usage_data: Option<bool> = None,
        /// The colours of the app.
        "theme" => theme: Option<Theme> = None,
        /// Android only: whether screenshots may be taken.
        "screenCapture" => screen_capture: Option<bool> = None,
        /// iOS only: whether the app is blurred in the app switcher.
        "appSwitcherBlur" => app_switcher_blur: Option<bool> = None,
    }
}
object! {
    /// A credential whose codes follow the time (RFC 6238, T0 = 0).
    Totp, TotpParts, tag "kind": IsTotp {
        /// The HMAC key.
        "secret" => secret: SecretText,
        /// The hash function.
        "algorithm" => algorithm: Algorithm,
        /// The length of a code.
        "digits" => digits: Digits,
        /// The time step in seconds.
        "period" => period: Period,
    }
}
object! {
    /// A credential whose codes follow a counter (RFC 4226).
    Hotp, HotpParts, tag "kind": IsHotp {
        /// The HMAC key.
        "secret" => secret: SecretText,
        /// The hash function.
        "algorithm" => algorithm: Algorithm,
        /// The length of a code.
        "digits" => digits: Digits,
        /// The moving factor of the next code.
        "counter" => counter: Counter,
    }
}
object! {
    /// The credential is not in the backup: the person signs in again, or sets the account up
    /// again.
    NameOnly, NameOnlyParts, tag "kind": IsNameOnly {
    }
}
tagged! {
    /// What makes an account's codes.
    Credential, CredentialParts, Kind by "kind"
    [absent "write which kind of credential it is: \"totp\", \"hotp\" or \"name-only\""] { Totp, Hotp, NameOnly }
}
