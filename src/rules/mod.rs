//! The rules: one static and one page each.
//!
//! A rule sees the parts of a backup that are sound and answers with places. It knows no source
//! text and no output. Each is written once: its name, page, function and words stand together.

mod accounts;
mod credentials;
mod detail;
mod history;
mod order;
mod out;
mod platform;
mod repeats;
mod restore;
mod structure;
mod syntax;
mod text;
mod version;
mod walk;

use crate::model::{AccountParts, At, EnvelopeParts, Now};

pub use detail::{Detail, Words};
pub use out::{Out, Related, Role, Told};
pub use restore::Device;
pub use walk::{Context, run_backup, run_history, run_restore};

/// A backup, as the rules see it.
pub type Backup<'p, 'a> = At<'p, EnvelopeParts<'a>>;
/// An account, as the rules see it.
pub type AccountAt<'p, 'a> = At<'p, AccountParts<'a>>;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Worth knowing.
    Note,
    /// Probably a mistake.
    Warning,
    /// The document is no valid backup, or the step that was asked about must not be taken.
    Error,
}

impl Level {
    /// `note`, `warning` or `error`.
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Note => "note",
            Level::Warning => "warning",
            Level::Error => "error",
        }
    }
}

/// The step of the way through at which a rule is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Stage {
    Syntax,
    Version,
    Structure,
    Accounts,
    Credentials,
    Text,
    Order,
    Platform,
    Checksum,
    Restore,
    History,
}

impl Stage {
    /// Its name in reports and in the specification.
    pub fn as_str(self) -> &'static str {
        match self {
            Stage::Syntax => "syntax",
            Stage::Version => "version",
            Stage::Structure => "structure",
            Stage::Accounts => "accounts",
            Stage::Credentials => "credentials",
            Stage::Text => "text",
            Stage::Order => "order",
            Stage::Platform => "platform",
            Stage::Checksum => "checksum",
            Stage::Restore => "restore",
            Stage::History => "history",
        }
    }

    /// Whether the level of its rules can be set. Where a text cannot be read or has no structure
    /// that a reader knows, there is nothing to choose.
    pub fn has_levels_to_set(self) -> bool {
        !matches!(self, Stage::Syntax | Stage::Version | Stage::Structure)
    }
}

/// A rule of the format.
pub struct Rule {
    /// Its name: the same in the specification, on the command line, in reports and fixtures.
    pub name: &'static str,
    /// When it is judged.
    pub stage: Stage,
    /// Its level, if nobody sets another.
    pub level: Level,
    /// Its page: what it checks, why, examples, and how to mend a finding. Markdown.
    pub page: &'static str,
    pub(crate) run: Run,
    pub(crate) say: fn(&Detail) -> Words,
}

/// Its name: a page is long.
impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Rule({})", self.name)
    }
}

impl Rule {
    /// What it checks, in one sentence: the first paragraph of its page.
    pub fn summary(&self) -> &'static str {
        self.page.split("\n\n").nth(1).unwrap_or_default().trim()
    }
}

/// What a rule looks at. `None` ends a rule whose parts are not there: [`Out`] has heard of it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Run {
    /// Told where the text is read or the structure judged.
    Reader,
    /// The whole backup.
    Backup(fn(Backup<'_, '_>, &mut Out) -> Option<()>),
    /// Each account.
    Account(fn(AccountAt<'_, '_>, &mut Out) -> Option<()>),
    /// Each issuer and label: is there something to find?
    Text(fn(&str) -> bool),
    /// Each secret, and the octets that it encodes: is there something to find?
    Secret(fn(&str, &[u8]) -> bool),
    /// The backup, and what time it is if anybody says.
    Clock(fn(Backup<'_, '_>, Option<Now>, &mut Out) -> Option<()>),
    /// The backup, if it has no syntax, version or structure finding.
    Whole(fn(Backup<'_, '_>, &mut Out) -> Option<()>),
    /// A restore onto a device, if it was asked for.
    Restore(fn(&Device<'_>) -> bool, fn(Backup<'_, '_>, &Device<'_>, &mut Out) -> Option<()>),
    /// An earlier backup, and the one that would replace it.
    History(fn(Backup<'_, '_>, Backup<'_, '_>, &mut Out) -> Option<()>),
}

/// The page of a rule, by its name.
macro_rules! page {
    ($name:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/spec/1.0/rules/", $name, ".md"))
    };
}
pub(crate) use page;

/// Every rule, in the order of the specification.
pub static RULES: &[&Rule] = &[
    &syntax::INVALID_UTF8,
    &syntax::BYTE_ORDER_MARK,
    &syntax::INVALID_JSON,
    &syntax::TRAILING_DATA,
    &syntax::DUPLICATE_MEMBER,
    &syntax::LONE_SURROGATE,
    &syntax::TOO_LARGE,
    &syntax::TOO_DEEP,
    &syntax::NOT_AN_OBJECT,
    &version::NOT_A_BACKUP,
    &version::INVALID_VERSION,
    &version::UNSUPPORTED_VERSION,
    &structure::MISSING_MEMBER,
    &structure::UNKNOWN_MEMBER,
    &structure::WRONG_TYPE,
    &structure::INVALID_INTEGER,
    &structure::INVALID_PLATFORM,
    &structure::INVALID_STORAGE,
    &structure::INVALID_ID,
    &structure::INVALID_GENERATION,
    &structure::INVALID_TIMESTAMP,
    &structure::INVALID_APP_VERSION,
    &structure::INVALID_TEXT,
    &structure::INVALID_ACCOUNT_TYPE,
    &structure::INVALID_CREDENTIAL_KIND,
    &structure::INVALID_ALGORITHM,
    &structure::INVALID_DIGITS,
    &structure::INVALID_PERIOD,
    &structure::INVALID_COUNTER,
    &structure::INVALID_SECRET,
    &structure::INVALID_OMITTED_ACCOUNTS,
    &structure::INVALID_THEME,
    &structure::INVALID_DIGEST,
    &structure::INVALID_CHECKSUM_ALGORITHM,
    &structure::TOO_MANY_ACCOUNTS,
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

/// The rule of this name.
pub fn find(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}

/// The rule that the reader names. Every name that it can give is in the table, which a test
/// holds; another one would be told as a value of the wrong type.
pub(crate) fn named(name: &'static str) -> &'static Rule {
    find(name).unwrap_or(&structure::WRONG_TYPE)
}
