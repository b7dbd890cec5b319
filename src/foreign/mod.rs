//! Recognises the files of other programs, by their text and their tree. It changes the words of
//! a finding, never a verdict.

mod recognise;

pub use recognise::{of_text, of_tree};

/// A format that is not ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Foreign {
    Aegis,
    TwoFas,
    Stratum,
    AndOtp,
    Bitwarden,
    BitwardenEncrypted,
    EnteEncrypted,
    Proton,
    FreeOtpPlus,
    Cxf,
    GoogleMigration,
    Raivo,
    OtpAuth,
    NextcloudEncrypted,
    Zip,
}

impl Foreign {
    /// What it is, with its article.
    pub fn name(self) -> &'static str {
        match self {
            Foreign::Aegis => "an Aegis vault",
            Foreign::TwoFas => "a 2FAS backup",
            Foreign::Stratum => "a Stratum backup",
            Foreign::AndOtp => "an andOTP backup",
            Foreign::Bitwarden => "a Bitwarden export",
            Foreign::BitwardenEncrypted => "an encrypted Bitwarden export",
            Foreign::EnteEncrypted => "an encrypted Ente export",
            Foreign::Proton => "a Proton Authenticator export",
            Foreign::FreeOtpPlus => "a FreeOTP+ backup",
            Foreign::Cxf => "a FIDO CXF export",
            Foreign::GoogleMigration => "a Google Authenticator migration link",
            Foreign::Raivo => "a Raivo export",
            Foreign::OtpAuth => "a list of otpauth:// links, as Ente and others export it",
            Foreign::NextcloudEncrypted => "a file that Nextcloud has encrypted",
            Foreign::Zip => "a ZIP archive",
        }
    }

    /// What to do about it.
    pub fn help(self) -> &'static str {
        match self {
            Foreign::NextcloudEncrypted => {
                "download it through Nextcloud: what is on its disk is encrypted"
            }
            Foreign::Zip => "unpack it first; a backup is one JSON document",
            Foreign::BitwardenEncrypted | Foreign::EnteEncrypted => {
                "this tool checks backups of the authenticator only; check this file with the app that wrote it, which has its key"
            }
            _ => {
                "this tool checks backups of the authenticator only: leave this file out, or import it with an app that knows it"
            }
        }
    }
}
