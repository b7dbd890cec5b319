//! The words of the structure rules. What they ask for stands in the declarations of the model.

use super::detail::words;
use super::{Detail, Level, Rule, Run, Stage, Words, page};
use crate::model::{Fault, Intruder, SecretFault};

macro_rules! structure_rule {
    ($id:ident, $name:literal) => {
        pub(super) static $id: Rule = Rule {
            name: $name,
            stage: Stage::Structure,
            level: Level::Error,
            page: page!($name),
            run: Run::Reader,
            say,
        };
    };
}

structure_rule!(MISSING_MEMBER, "missing-member");
structure_rule!(UNKNOWN_MEMBER, "unknown-member");
structure_rule!(WRONG_TYPE, "wrong-type");
structure_rule!(INVALID_INTEGER, "invalid-integer");
structure_rule!(INVALID_PLATFORM, "invalid-platform");
structure_rule!(INVALID_STORAGE, "invalid-storage");
structure_rule!(INVALID_ID, "invalid-id");
structure_rule!(INVALID_GENERATION, "invalid-generation");
structure_rule!(INVALID_TIMESTAMP, "invalid-timestamp");
structure_rule!(INVALID_APP_VERSION, "invalid-app-version");
structure_rule!(INVALID_TEXT, "invalid-text");
structure_rule!(INVALID_ACCOUNT_TYPE, "invalid-account-type");
structure_rule!(INVALID_CREDENTIAL_KIND, "invalid-credential-kind");
structure_rule!(INVALID_ALGORITHM, "invalid-algorithm");
structure_rule!(INVALID_DIGITS, "invalid-digits");
structure_rule!(INVALID_PERIOD, "invalid-period");
structure_rule!(INVALID_COUNTER, "invalid-counter");
structure_rule!(INVALID_SECRET, "invalid-secret");
structure_rule!(INVALID_OMITTED_ACCOUNTS, "invalid-omitted-accounts");
structure_rule!(INVALID_THEME, "invalid-theme");
structure_rule!(INVALID_DIGEST, "invalid-digest");
structure_rule!(INVALID_CHECKSUM_ALGORITHM, "invalid-checksum-algorithm");
structure_rule!(TOO_MANY_ACCOUNTS, "too-many-accounts");

fn say(detail: &Detail) -> Words {
    let Detail::Fault(fault) = detail else {
        return words("the structure is wrong here", "wrong", "see the page of this rule");
    };
    match *fault {
        Fault::WrongType { expected, found } => words(
            format!("expected {}, found {}", expected.with_article(), found.with_article()),
            format!("expected {}", expected.with_article()),
            "write the value in the type that the specification asks for; an optional member without a value is left out",
        ),
        Fault::NotAnInteger => words(
            "a whole number in another form: with a fraction, an exponent or a minus before zero",
            "digits alone",
            "write digits alone, such as 30 for 30.0 or 3e1",
        ),
        Fault::Bounds { rule, min, max } => words(
            format!("{} must be from {min} to {max}", number_of(rule)),
            format!("not from {min} to {max}"),
            help_for_number(rule),
        ),
        Fault::NotOneOf { words: allowed, near, .. } => words(
            format!("expected {}", alternatives(allowed)),
            "none of the values that the format has",
            match near {
                Some(near) => format!("did you mean \"{near}\"?"),
                None => format!("write {}", alternatives(allowed)),
            },
        ),
        Fault::Form { rule } => form(rule),
        Fault::Length { characters: 0 } => words(
            "the text is empty",
            "empty",
            "an account without an issuer has no member \"issuer\"; a label is never empty",
        ),
        Fault::Length { characters } => words(
            format!("the text has {characters} characters; 256 is the most"),
            "more than 256 characters",
            "cut it after its 256th Unicode scalar value",
        ),
        Fault::Secret(fault) => secret(fault),
        Fault::Missing(name) => missing(name),
        Fault::Unknown { near } => words(
            "the format has no such member here",
            "unknown",
            match near {
                Some(near) => format!("did you mean \"{near}\"?"),
                None => {
                    "remove it: a backup holds nothing but what the specification lists".to_owned()
                }
            },
        ),
        Fault::TooMany { items } => words(
            format!("{items} elements; 256 is the most"),
            "more than 256 elements",
            "leave accounts out and count them in \"omittedAccounts\"",
        ),
    }
}

/// The words of a set, as a sentence has them.
fn alternatives(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [word] => format!("\"{word}\""),
        [words @ .., last] => {
            let listed: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
            format!("{} or \"{last}\"", listed.join(", "))
        }
    }
}

fn number_of(rule: &str) -> &'static str {
    match rule {
        "invalid-generation" => "the generation",
        "invalid-digits" => "the number of digits",
        "invalid-period" => "the period in seconds",
        "invalid-counter" => "the counter",
        _ => "the number of omitted accounts",
    }
}

fn help_for_number(rule: &str) -> &'static str {
    match rule {
        "invalid-generation" => "a fresh backup has generation 1, each update one more",
        "invalid-digits" => {
            "an account whose codes have another length is written as \"name-only\""
        }
        "invalid-period" => "an account without a period of its own has 30",
        "invalid-counter" => "write the counter of the next code",
        _ => "write how many accounts the app holds that this backup does not contain",
    }
}

fn form(rule: &str) -> Words {
    match rule {
        "invalid-id" => words(
            "not a random UUID in lower case (RFC 9562 version 4)",
            "not a version 4 UUID in lower case",
            "let the platform make a random UUID, and write it in lower case: Swift and Java write capitals or take other versions",
        ),
        "invalid-timestamp" => words(
            "not a time such as 2026-11-01T12:00:00Z",
            "not an RFC 3339 time in UTC with whole seconds",
            "write year, month, day, T, hours, minutes, whole seconds and Z, of a date that exists, from 1970 to 9999",
        ),
        "invalid-app-version" => words(
            "not a version of the app: 2 to 4 numbers of 1 to 9 digits with dots between",
            "not an app version",
            "write the number that the store shows, such as 6.8.30, without letters",
        ),
        _ => words(
            "not a SHA-256 digest: 64 lower-case hexadecimal digits",
            "not a SHA-256 digest",
            "write the 32 octets of the digest as 64 digits 0-9, a-f; not as Base64, not in capitals",
        ),
    }
}

fn secret(fault: SecretFault) -> Words {
    let help = "encode the octets that the app uses as the HMAC key anew: Base32 (RFC 4648), upper case, without padding or spaces; \
                do not repair the text, and write \"name-only\" if the octets cannot be had";
    match fault {
        SecretFault::Length { characters } => words(
            format!("the secret has {characters} characters; from 2 to 512 are allowed"),
            "too short or too long",
            help,
        ),
        SecretFault::Character { position, sort } => words(
            format!(
                "the secret is not canonical Base32: character {position} is {}",
                match sort {
                    Intruder::LowerCase => "a lower-case letter",
                    Intruder::Padding => "padding",
                    Intruder::Space => "a space or a hyphen",
                    Intruder::Digit => "a digit that Base32 does not have",
                    Intruder::Other => "not in the alphabet A-Z, 2-7",
                }
            ),
            format!("character {position} is not in the alphabet"),
            help,
        ),
        SecretFault::Incomplete { characters } => words(
            format!(
                "the secret is not canonical Base32: no whole number of octets has {characters} characters"
            ),
            "characters are missing or too many",
            help,
        ),
        SecretFault::StrayBits { position } => words(
            format!(
                "the secret is not canonical Base32: its last character, number {position}, has bits that belong to no octet"
            ),
            "stray bits in the last character",
            help,
        ),
    }
}

fn missing(name: &'static str) -> Words {
    let message = match name {
        "recoveryAccount" => {
            "the member \"recoveryAccount\" is missing: nobody is signed in with a personal Microsoft account, \
             which is what \"Something went wrong\" means in the app"
                .to_owned()
        }
        name => format!("the member \"{name}\" is missing"),
    };
    let help = match name {
        "recoveryAccount" => {
            "sign in to the app with a personal Microsoft account; without a recovery account there is no backup to write"
        }
        "cloudBackup" => {
            "write \"cloudBackup\": true; a backup that is turned off is deleted, not stored"
        }
        "checksum" => "write the SHA-256 of the RFC 8785 form of the document without \"checksum\"",
        "omittedAccounts" => {
            "write how many accounts the app holds that this backup does not contain; 0 if it holds all"
        }
        "order" => "write the ids of the accounts in the order in which the app shows them",
        "kind" => "write which kind of credential it is: \"totp\", \"hotp\" or \"name-only\"",
        _ => "write it: no reader may assume a value for it",
    };
    words(message, format!("\"{name}\" is missing"), help)
}
