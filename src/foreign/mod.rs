//! Recognises what a file is where it is no backup: another program's, an archive, a text in
//! another encoding. It changes the words of a finding, never a verdict.
//!
//! A mark has to be sure: a wrong name sends a person astray, and no name does not.

mod marks;

use marks::Mark::{Begins, Bytes, Element, Link, Members, Root};
use marks::{Mark, xml_with};

use crate::syntax::Node;

/// The enum, its list, and what is known of each format, from the rows below.
macro_rules! formats {
    ($($(#[$doc:meta])* $format:ident $name:literal $help:ident [$($mark:expr),+];)*) => {
        /// A format that is not ours.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs)]
        pub enum Foreign {
            $($(#[$doc])* $format,)*
        }

        impl Foreign {
            /// All of them. Where a file has the marks of two, it is the first.
            pub const ALL: &'static [Foreign] = &[$(Foreign::$format),*];

            /// What it is, with its article.
            pub fn name(self) -> &'static str {
                match self { $(Foreign::$format => $name,)* }
            }

            /// What to do about it.
            pub fn help(self) -> &'static str {
                match self { $(Foreign::$format => $help,)* }
            }

            /// How it is told. Each mark is enough.
            pub fn marks(self) -> &'static [Mark] {
                match self {
                    $(Foreign::$format => {
                        const MARKS: &[Mark] = &[$($mark),+];
                        MARKS
                    })*
                }
            }
        }
    };
}

const ELSEWHERE: &str = "this tool checks backups of the authenticator only: leave this file out, or import it with an app that knows it";
const ITS_OWN_APP: &str = "this tool checks backups of the authenticator only; check this file with the app that wrote it, which has its key";
const DOWNLOAD: &str = "download it through Nextcloud: what is on its disk is encrypted";
const UNPACK: &str = "unpack it first; a backup is one JSON document";
const UTF_8: &str = "save it as UTF-8 without a byte order mark; the \">\" of Windows PowerShell 5 writes UTF-16: let the program write the file itself, or use PowerShell 7";

formats! {
    // The mark of UTF-32 begins with that of UTF-16.
    Utf32 "UTF-32 text" UTF_8 [Bytes(marks::is_utf_32)];
    Utf16 "UTF-16 text" UTF_8 [Bytes(marks::is_utf_16)];
    Zip "a ZIP archive" UNPACK [Begins(b"PK\x03\x04"), Begins(b"PK\x05\x06")];
    Gzip "a gzip file" UNPACK [Begins(b"\x1f\x8b\x08")];
    NextcloudEncrypted "a file that Nextcloud has encrypted" DOWNLOAD [Begins(b"HBEGIN:")];
    GoogleMigration "a Google Authenticator migration link" ELSEWHERE [Link("otpauth-migration://")];
    OtpAuth "a list of otpauth:// links, as Ente and others export it" ELSEWHERE [Link("otpauth://")];
    /// Both apps keep the same preferences.
    FreeOtp "the tokens of FreeOTP or FreeOTP+" ELSEWHERE
        [Bytes(|text| xml_with(text, "<string name=\"tokenOrder\">"))];
    FreeOtpEncrypted "an encrypted FreeOTP backup" ITS_OWN_APP [Bytes(marks::is_backup_of_freeotp)];
    /// It has no export: these are its preferences, and what scripts make of its answers.
    Authy "the tokens of Authy" ELSEWHERE [
        Bytes(|text| xml_with(text, "<string name=\"com.authy.storage.tokens.authenticator.key\">")),
        Members(&["decrypted_authenticator_tokens"]),
        Root(marks::is_answer_of_authy)
    ];
    Aegis "an Aegis vault" ELSEWHERE [Members(&["db", "header"])];
    TwoFas "a 2FAS backup" ELSEWHERE
        [Members(&["services", "schemaVersion"]), Members(&["servicesEncrypted"])];
    Stratum "a Stratum backup" ELSEWHERE [Members(&["Authenticators"])];
    FreeOtpPlus "a FreeOTP+ backup" ELSEWHERE [Members(&["tokens", "tokenOrder"])];
    BitwardenEncrypted "an encrypted Bitwarden export" ITS_OWN_APP
        [Members(&["encKeyValidation_DO_NOT_EDIT"]), Root(marks::is_encrypted_bitwarden)];
    Bitwarden "a Bitwarden export" ELSEWHERE [Root(marks::is_plain_bitwarden)];
    EnteEncrypted "an encrypted Ente export" ITS_OWN_APP
        [Members(&["kdfParams", "encryptedData"]), Members(&["encryptedData", "encryptionNonce"])];
    Cxf "a FIDO CXF export" ELSEWHERE
        [Members(&["exporterRpId", "accounts"]), Members(&["exporterDisplayName", "accounts"])];
    Proton "a Proton Authenticator export" ELSEWHERE [Root(marks::is_proton)];
    ProtonEncrypted "an encrypted Proton Authenticator export" ITS_OWN_APP
        [Root(marks::is_encrypted_proton)];
    LastPass "a LastPass Authenticator export" ELSEWHERE
        [Members(&["localDeviceId", "deviceSecret", "accounts"])];
    Steam "a file of Steam Guard" ELSEWHERE
        [Members(&["shared_secret", "identity_secret"]), Root(marks::is_steam_of_accounts)];
    AndOtp "an andOTP backup" ELSEWHERE
        [Element(&["secret", "thumbnail"]), Element(&["secret", "used_frequency"])];
    Raivo "a Raivo export" ELSEWHERE
        [Element(&["secret", "iconType", "kind"]), Element(&["secret", "pinned", "timer"])];
}

/// What these bytes are, where they are no UTF-8 or no JSON.
pub fn of_text(bytes: &[u8]) -> Option<Foreign> {
    first(|mark| mark.is_of_text(bytes))
}

/// Whose document this is.
pub fn of_tree(root: &Node) -> Option<Foreign> {
    first(|mark| mark.is_of_tree(root))
}

fn first(is_of: impl Fn(&Mark) -> bool) -> Option<Foreign> {
    Foreign::ALL.iter().copied().find(|format| format.marks().iter().any(&is_of))
}
