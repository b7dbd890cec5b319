//! The enums of the library, as each language has them.

/// An enum like one of the library, which may get more variants: to it and from it.
macro_rules! like {
    ($($(#[$doc:meta])* $name:ident of $theirs:path { $($variant:ident),* $(,)? })*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
            #[allow(missing_docs)]
            pub enum $name { $($variant),* }

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
    Level of backup_lint::Level { Note, Warning, Error }
    /// The stage that a rule belongs to.
    Stage of backup_lint::Stage {
        Syntax, Version, Structure, Accounts, Credentials, Text, Order, Platform, Checksum, Restore, History,
    }
    /// Whether a document is a backup of the format.
    Verdict of backup_lint::Verdict { Valid, Invalid, Unchecked }
    /// How a question ends: whether something is at or above the level that fails it.
    Outcome of backup_lint::Outcome { Pass, Fail, Unchecked }
    /// Whether a finding stands at a member's name or at its value.
    Side of backup_lint::report::Side { Key, Value }
    /// What a related place is.
    Role of backup_lint::report::Role { First, Old, Existing }
    /// The stage behind which nothing was asked.
    StoppedAt of backup_lint::report::StoppedAt { Syntax, Version }
    /// Why a rule did not run.
    NotRunReason of backup_lint::report::NotRunReason { Hole, Unsound, NoClock, OtherDocument }
    /// What a restore makes of an account.
    GivesBack of backup_lint::report::GivesBack { CodesWork, SignInAgain, SetUpAgain, Conflict }
    /// What the checksum says of a document that is saved in part.
    ChecksumSays of backup_lint::report::ChecksumSays { Matches, Differs, Unknown }
    /// Why nothing of a document can be saved.
    NothingSince of backup_lint::report::NothingSince { Syntax, Version, Accounts }
    /// The platform that made a backup.
    Platform of backup_lint::model::Platform { Ios, Android }
    /// Where a backup is kept.
    Storage of backup_lint::model::Storage { Icloud, MicrosoftCloud }
    /// The type of an account. A backup holds one of each.
    AccountType of backup_lint::model::AccountType { MicrosoftPersonal, WorkOrSchool, NonMicrosoft }
    /// The hash function of a code.
    Algorithm of backup_lint::model::Algorithm { Sha1, Sha256, Sha512 }
    /// How the app looks.
    Theme of backup_lint::model::Theme { System, Light, Dark }
    /// The kind of a credential.
    Kind of backup_lint::model::Kind { Totp, Hotp, NameOnly }
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
