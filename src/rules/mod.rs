//! The rules: one static and one page each.
//!
//! A rule sees the parts of a backup that are sound and answers with places. It knows no source
//! text and no output. Each is written once: its name, page, function and words stand together.

mod accounts;
mod credentials;
mod history;
mod order;
mod out;
mod platform;
mod repeats;
mod restore;
mod saying;
mod scope;
mod stage;
pub(crate) mod structure;
mod summary;
pub(crate) mod syntax;
mod text;
pub(crate) mod version;
mod walk;

use crate::model::{AccountParts, At, EnvelopeParts};

pub use out::Role;
pub(crate) use out::{Out, Ran, Related, Told};
pub(crate) use saying::{Character, Saying};
pub use scope::Device;
pub(crate) use scope::{Restore, Scope};
pub use stage::{Level, Stage};
#[cfg(feature = "report")]
pub(crate) use text::invisible_text::{BLACK_FLAG, behind_flag, is_invisible};
#[cfg(any(feature = "arbitrary", feature = "report"))]
pub(crate) use text::unsafe_text::is_unsafe;
pub(crate) use walk::{Context, run_backup, run_history, run_restore};

/// A backup, as the rules see it.
pub(crate) type Backup<'p, 'a> = At<'p, EnvelopeParts<'a>>;
/// An account, as the rules see it.
pub(crate) type AccountAt<'p, 'a> = At<'p, AccountParts<'a>>;

/// A rule of the format.
pub struct Rule {
    /// Its name: the same in the specification, on the command line, in reports and fixtures.
    pub name: &'static str,
    /// When it is judged.
    pub stage: Stage,
    /// Its level, if nobody sets another.
    pub level: Level,
    /// What it checks, in one sentence: the first paragraph of its page.
    pub summary: &'static str,
    /// Its page: what it checks, why, examples, and how to mend a finding. Markdown.
    #[cfg(feature = "pages")]
    pub page: &'static str,
    pub(crate) scope: Scope,
}

/// A rule is its name.
impl PartialEq for Rule {
    fn eq(&self, other: &Rule) -> bool {
        self.name == other.name
    }
}
impl Eq for Rule {}

/// Its name: a page is long.
impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Rule({})", self.name)
    }
}

impl Rule {
    /// The rule of this name.
    pub fn find(name: &str) -> Option<&'static Rule> {
        RULES.iter().copied().find(|rule| rule.name == name)
    }
}

/// Declares `RULE` of a module: its name, with which its page is found, its stage, its level, and
/// what it looks at.
macro_rules! rule {
    ($name:literal, $stage:ident, $level:ident, $scope:expr) => {
        pub(crate) static RULE: $crate::rules::Rule = {
            const PAGE: &str =
                $crate::specification::specification!(concat!("rules/", $name, ".md"));
            // A copy, so that the rest of the page is not part of a program that does not show it.
            const SUMMARY: [u8; $crate::rules::summary::length(PAGE)] =
                $crate::rules::summary::copied(PAGE);
            $crate::rules::Rule {
                name: $name,
                stage: $crate::rules::Stage::$stage,
                level: $crate::rules::Level::$level,
                summary: $crate::rules::summary::text(&SUMMARY),
                #[cfg(feature = "pages")]
                page: PAGE,
                scope: $scope,
            }
        };
    };
}
pub(crate) use rule;

/// Every rule, in the order of the specification.
pub static RULES: &[&Rule] = &[
    &syntax::invalid_utf8::RULE,
    &syntax::byte_order_mark::RULE,
    &syntax::invalid_json::RULE,
    &syntax::trailing_data::RULE,
    &syntax::duplicate_member::RULE,
    &syntax::lone_surrogate::RULE,
    &syntax::too_large::RULE,
    &syntax::too_deep::RULE,
    &syntax::not_an_object::RULE,
    &version::not_a_backup::RULE,
    &version::invalid_version::RULE,
    &version::unsupported_version::RULE,
    &structure::missing_member::RULE,
    &structure::unknown_member::RULE,
    &structure::wrong_type::RULE,
    &structure::invalid_integer::RULE,
    &structure::invalid_platform::RULE,
    &structure::invalid_storage::RULE,
    &structure::invalid_id::RULE,
    &structure::invalid_generation::RULE,
    &structure::invalid_timestamp::RULE,
    &structure::invalid_app_version::RULE,
    &structure::invalid_text::RULE,
    &structure::invalid_account_type::RULE,
    &structure::invalid_credential_kind::RULE,
    &structure::invalid_algorithm::RULE,
    &structure::invalid_digits::RULE,
    &structure::invalid_period::RULE,
    &structure::invalid_counter::RULE,
    &structure::invalid_secret::RULE,
    &structure::invalid_omitted_accounts::RULE,
    &structure::invalid_theme::RULE,
    &structure::invalid_digest::RULE,
    &structure::invalid_checksum_algorithm::RULE,
    &structure::too_many_accounts::RULE,
    &accounts::duplicate_account_id::RULE,
    &accounts::duplicate_account_type::RULE,
    &accounts::credential_not_allowed::RULE,
    &accounts::duplicate_account_name::RULE,
    &accounts::duplicate_secret::RULE,
    &accounts::no_accounts::RULE,
    &accounts::accounts_omitted::RULE,
    &credentials::weak_secret::RULE,
    &credentials::short_secret::RULE,
    &credentials::double_encoded_secret::RULE,
    &credentials::example_secret::RULE,
    &credentials::unusual_period::RULE,
    &text::unsafe_text::RULE,
    &text::invisible_text::RULE,
    &text::untrimmed_text::RULE,
    &text::serialization_accident::RULE,
    &order::order_missing_account::RULE,
    &order::order_unknown_account::RULE,
    &order::order_duplicate_account::RULE,
    &platform::storage_mismatch::RULE,
    &platform::recovery_account_not_personal::RULE,
    &platform::setting_not_on_platform::RULE,
    &platform::backup_turned_off::RULE,
    &platform::written_in_future::RULE,
    &platform::checksum_mismatch::RULE,
    &restore::wrong_platform::RULE,
    &restore::wrong_recovery_account::RULE,
    &restore::account_exists::RULE,
    &history::generation_not_increased::RULE,
    &history::platform_changed::RULE,
    &history::recovery_account_changed::RULE,
    &history::blank_overwrite::RULE,
    &history::counter_decreased::RULE,
    &history::written_before_previous::RULE,
    &history::accounts_vanished::RULE,
    &history::fresh_backup_generation::RULE,
];

/// The rule that the reader names. Every name that it can give is in the table, which a test
/// holds; another one would be told as a value of the wrong type.
pub(crate) fn named(name: &str) -> &'static Rule {
    Rule::find(name).unwrap_or(&structure::wrong_type::RULE)
}
