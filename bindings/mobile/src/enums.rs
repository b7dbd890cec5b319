//! The enums of the library, as each language has them.

/// An enum like one of the library, which may get more variants: to it and from it.
macro_rules! like {
    ($($(#[$doc:meta])* $name:ident of $theirs:path {
        $($(#[$of_variant:meta])* $variant:ident),* $(,)?
    })*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
            pub enum $name { $($(#[$of_variant])* $variant),* }

            impl From<$theirs> for $name {
                fn from(theirs: $theirs) -> Self {
                    use $theirs as Theirs;
                    match theirs {
                        $(Theirs::$variant => $name::$variant,)*
                        #[allow(unreachable_patterns)]
                        _ => unreachable!("the library has learned a word that this binding has not"),
                    }
                }
            }

            impl From<$name> for $theirs {
                fn from(ours: $name) -> Self {
                    use $theirs as Theirs;
                    match ours { $($name::$variant => Theirs::$variant,)* }
                }
            }
        )*
    };
}

like! {
    /// How grave a finding is.
    Level of backup_lint::Level {
        /// Worth knowing.
        Note,
        /// Probably a mistake.
        Warning,
        /// The document is no valid backup, or the step that was asked about must not be taken.
        Error,
    }
    /// The stage that a rule belongs to.
    Stage of backup_lint::Stage {
        /// Whether it is JSON that every reader reads alike.
        Syntax,
        /// Whether it is a backup, and of a version that is known.
        Version,
        /// Whether each member is there, once, and has its form.
        Structure,
        /// The accounts beside each other.
        Accounts,
        /// What makes the codes.
        Credentials,
        /// Issuers and labels.
        Text,
        /// The order of the accounts.
        Order,
        /// What belongs to a platform.
        Platform,
        /// Whether the document is damaged.
        Checksum,
        /// Whether it may be restored onto a device.
        Restore,
        /// Whether it may replace what is stored.
        History,
    }
    /// Whether a document is a backup of the format.
    Verdict of backup_lint::Verdict {
        /// No finding of its own stages is an error by default.
        Valid,
        /// One is.
        Invalid,
        /// It is of a version that is not known, or it could not be read.
        Unchecked,
    }
    /// How a question ends: whether something is at or above the level that fails it.
    Outcome of backup_lint::Outcome {
        /// It was judged, and nothing that was found is an error.
        Pass,
        /// Something is.
        Fail,
        /// Something could not be checked: it fails as well.
        Unchecked,
    }
    /// Whether a finding stands at a member's name or at its value.
    Side of backup_lint::report::Side {
        /// At the name.
        Key,
        /// At the value.
        Value,
    }
    /// What a related place is.
    Role of backup_lint::report::Role {
        /// The first of several equal ones, in the same document.
        First,
        /// In the document that is replaced.
        Old,
        /// On the device.
        Existing,
    }
    /// The stage behind which nothing was asked.
    StoppedAt of backup_lint::report::StoppedAt {
        /// The text cannot be read.
        Syntax,
        /// It is no backup, or not of a version that is known.
        Version,
    }
    /// Why a rule did not run.
    NotRunReason of backup_lint::report::NotRunReason {
        /// A value that it asks for is missing, or is wrong itself.
        Hole,
        /// The document has findings of syntax, version or structure.
        Unsound,
        /// Nobody said what time it is.
        NoClock,
        /// The other document has such findings, or cannot be read.
        OtherDocument,
    }
    /// What a restore makes of an account.
    GivesBack of backup_lint::report::GivesBack {
        /// Its codes work at once.
        CodesWork,
        /// The person signs in again: a Microsoft account of which the name alone is in the backup.
        SignInAgain,
        /// The person sets the account up again at its service.
        SetUpAgain,
        /// An account of this name is on the device already; it is never overwritten.
        Conflict,
    }
    /// What the checksum says of a document that is saved in part.
    ChecksumSays of backup_lint::report::ChecksumSays {
        /// The document is as it was written.
        Matches,
        /// Something was changed, and nobody knows what.
        Differs,
        /// It cannot be worked out, or cannot be read.
        Unknown,
    }
    /// Why nothing of a document can be saved.
    NothingSince of backup_lint::report::NothingSince {
        /// The text cannot be read.
        Syntax,
        /// It is no backup, or not of a version that is known.
        Version,
        /// The accounts are missing, or are no list.
        Accounts,
    }
    /// The platform that made a backup.
    Platform of backup_lint::model::Platform {
        /// iOS and iPadOS.
        Ios,
        /// Android.
        Android,
    }
    /// Where a backup is kept.
    Storage of backup_lint::model::Storage {
        /// iCloud, for iOS.
        Icloud,
        /// The cloud backup of the Microsoft account, for Android.
        MicrosoftCloud,
    }
    /// The type of an account. A backup holds one of each.
    AccountType of backup_lint::model::AccountType {
        /// A personal Microsoft account.
        MicrosoftPersonal,
        /// A work or school account.
        WorkOrSchool,
        /// Any other account.
        NonMicrosoft,
    }
    /// The hash function of a code.
    Algorithm of backup_lint::model::Algorithm {
        /// HMAC-SHA-1.
        Sha1,
        /// HMAC-SHA-256.
        Sha256,
        /// HMAC-SHA-512.
        Sha512,
    }
    /// How the app looks.
    Theme of backup_lint::model::Theme {
        /// As the device has them.
        System,
        /// Light.
        Light,
        /// Dark.
        Dark,
    }
    /// The kind of a credential.
    Kind of backup_lint::model::Kind {
        /// Codes by time (RFC 6238).
        Totp,
        /// Codes by counter (RFC 4226).
        Hotp,
        /// The credential is not in the backup.
        NameOnly,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_library_has_one_here() {
        macro_rules! hold {
            ($($name:ident)*) => {
                $(for word in backup_lint::model::$name::ALL {
                    assert!(backup_lint::model::$name::from($name::from(*word)) == *word);
                })*
            };
        }
        hold!(Platform Storage AccountType Algorithm Theme Kind);
        for rule in backup_lint::RULES {
            assert!(backup_lint::Stage::from(Stage::from(rule.stage)) == rule.stage);
        }
    }
}
