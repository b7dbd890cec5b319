//! The structure rules. What they ask for stands in the declarations of the model, and what is said
//! of a value that breaks one at its fault.

macro_rules! structure_rule {
    ($module:ident, $name:literal) => {
        pub(crate) mod $module {
            use crate::rules::{Scope, rule};

            rule!($name, Structure, Error, Scope::Reader);
        }
    };
}

structure_rule!(missing_member, "missing-member");
structure_rule!(unknown_member, "unknown-member");
structure_rule!(wrong_type, "wrong-type");
structure_rule!(invalid_integer, "invalid-integer");
structure_rule!(invalid_platform, "invalid-platform");
structure_rule!(invalid_storage, "invalid-storage");
structure_rule!(invalid_id, "invalid-id");
structure_rule!(invalid_generation, "invalid-generation");
structure_rule!(invalid_timestamp, "invalid-timestamp");
structure_rule!(invalid_app_version, "invalid-app-version");
structure_rule!(invalid_text, "invalid-text");
structure_rule!(invalid_account_type, "invalid-account-type");
structure_rule!(invalid_credential_kind, "invalid-credential-kind");
structure_rule!(invalid_algorithm, "invalid-algorithm");
structure_rule!(invalid_digits, "invalid-digits");
structure_rule!(invalid_period, "invalid-period");
structure_rule!(invalid_counter, "invalid-counter");
structure_rule!(invalid_secret, "invalid-secret");
structure_rule!(invalid_omitted_accounts, "invalid-omitted-accounts");
structure_rule!(invalid_theme, "invalid-theme");
structure_rule!(invalid_digest, "invalid-digest");
structure_rule!(invalid_checksum_algorithm, "invalid-checksum-algorithm");
structure_rule!(too_many_accounts, "too-many-accounts");
