//! The arguments.

use std::ffi::OsString;

use clap::builder::PossibleValue;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::model::Platform;
use crate::render::Format;
use crate::rules::Level;

/// Checks backups of an authenticator app.
///
/// Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 wrong usage; 3 something could not be
/// checked (unreadable, none found, or of a version that is not known here). 3 wins over 1.
#[derive(Debug, Parser)]
#[command(
    name = "backup-lint",
    version,
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    disable_help_subcommand = true,
    max_term_width = 100
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) verb: Option<Verb>,

    /// Files, folders (searched for *.json), or - for standard input. A file that is named like a
    /// verb is given as ./plan.
    #[arg(value_name = "PATH", required = true)]
    pub(super) paths: Vec<OsString>,

    #[command(flatten)]
    pub(super) common: Common,

    /// Leave out what .gitignore and its like name when a folder is searched. Without it everything
    /// is checked: what a build writes is nearly always ignored.
    #[arg(long)]
    pub(super) respect_gitignore: bool,

    /// Each line of an input is a document; folders are searched for *.ndjson and *.jsonl.
    #[arg(long)]
    pub(super) ndjson: bool,
}

/// What every verb that checks has.
#[derive(Args, Debug)]
pub(super) struct Common {
    /// How to report.
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(super) format: Format,

    /// The level from which on findings fail the run.
    #[arg(long, value_enum, default_value_t = LevelName::Error, value_name = "LEVEL")]
    pub(super) fail_on: LevelName,

    /// Sets the level of a rule, such as duplicate-account-type=note. Not of syntax, version and
    /// structure rules.
    #[arg(long = "level", value_name = "RULE=LEVEL", value_parser = rule_and_level)]
    pub(super) levels: Vec<(String, Level)>,

    /// What time it is, an RFC 3339 date-time; without it the clock of this machine.
    #[arg(long, value_name = "TIME")]
    pub(super) now: Option<String>,

    /// Whether to use colours.
    #[arg(long = "color", value_enum, default_value_t, value_name = "WHEN")]
    pub(super) colour: Colour,
}

#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    /// What a restore of a backup would give.
    Plan(PlanArguments),
    /// Whether storing one backup over another would lose something.
    Compare(CompareArguments),
    /// Prints the page of a rule.
    Explain {
        /// The rule.
        #[arg(value_name = "RULE")]
        rule: String,
    },
    /// Lists the rules.
    Rules {
        /// How to list them.
        #[arg(long, value_enum, default_value_t)]
        format: CatalogueFormat,
    },
    /// Prints the JSON Schema of the envelope.
    Schema,
}

#[derive(Args, Debug)]
pub(super) struct PlanArguments {
    /// The backup, or - for standard input.
    #[arg(value_name = "FILE")]
    pub(super) file: OsString,

    /// The platform of the device.
    #[arg(long, value_enum, value_name = "PLATFORM")]
    pub(super) onto: PlatformName,

    /// The immutable identifier of the personal Microsoft account that is signed in (the oid
    /// claim): 8-4-4-4-12 hexadecimal digits.
    #[arg(long, value_name = "ID", conflicts_with = "recovery_account_file")]
    pub(super) recovery_account: Option<String>,

    /// Reads that identifier from a file, or from standard input with -.
    #[arg(long, value_name = "FILE")]
    pub(super) recovery_account_file: Option<OsString>,

    /// The accounts that the device holds already, as the backup that it would write.
    #[arg(long, value_name = "FILE")]
    pub(super) existing: Option<OsString>,

    /// Say which accounts of a backup that is not valid could be saved, and which are lost and why.
    #[arg(long)]
    pub(super) partial: bool,

    /// Name accounts by issuer and label: for a person at a desk, not for a log.
    #[arg(long)]
    pub(super) show_names: bool,

    #[command(flatten)]
    pub(super) common: Common,
}

#[derive(Args, Debug)]
pub(super) struct CompareArguments {
    /// The stored backup; or, alone, a folder with the whole history of one backup.
    #[arg(value_name = "OLD")]
    pub(super) old: OsString,

    /// The backup that would replace it.
    #[arg(value_name = "NEW")]
    pub(super) new: Option<OsString>,

    /// Name accounts by issuer and label: for a person at a desk, not for a log.
    #[arg(long)]
    pub(super) show_names: bool,

    #[command(flatten)]
    pub(super) common: Common,
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        Format::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()).help(self.summary()))
    }
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(super) enum CatalogueFormat {
    /// Lines.
    #[default]
    Human,
    /// A JSON array.
    Json,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(super) enum Colour {
    /// If the output is a terminal that shows them.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum LevelName {
    Error,
    Warning,
    Note,
}

impl From<LevelName> for Level {
    fn from(name: LevelName) -> Level {
        match name {
            LevelName::Error => Level::Error,
            LevelName::Warning => Level::Warning,
            LevelName::Note => Level::Note,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum PlatformName {
    Ios,
    Android,
}

impl From<PlatformName> for Platform {
    fn from(name: PlatformName) -> Platform {
        match name {
            PlatformName::Ios => Platform::Ios,
            PlatformName::Android => Platform::Android,
        }
    }
}

fn rule_and_level(text: &str) -> Result<(String, Level), String> {
    let (rule, level) = text.split_once('=').ok_or("write RULE=LEVEL")?;
    let level = LevelName::from_str(level, false)
        .map_err(|_| "the levels are error, warning and note".to_owned())?;
    Ok((rule.to_owned(), level.into()))
}
