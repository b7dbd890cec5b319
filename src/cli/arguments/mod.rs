//! The arguments.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};

use crate::model::Platform;
use crate::render::{Format, Verbosity};
use crate::rules::{Level, RULES};

const EXAMPLES: &str = "\
Examples:
  Check a file:
    backup-lint backup.json
  Check every *.json below a folder:
    backup-lint build/backups
  Check what another program writes:
    write-backup | backup-lint -
  What a restore onto an iPhone would give:
    backup-lint plan backup.json --onto ios";

/// Names of variables have no backquotes in a help.
const COLOUR_HELP: &str =
    "Whether to use colours; auto goes by the terminal, NO_COLOR, FORCE_COLOR and CLICOLOR_FORCE";

/// Checks backups of an authenticator app.
///
/// Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 wrong usage; 3 something could not be
/// checked (unreadable, none found, or of a version that is not known here). 3 wins over 1.
#[derive(Debug, Parser)]
#[command(
    name = "backup-lint",
    version,
    args_conflicts_with_subcommands = true,
    arg_required_else_help = true,
    max_term_width = 100,
    after_help = EXAMPLES,
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) verb: Option<Verb>,

    #[command(flatten)]
    pub(super) check: CheckArguments,
}

#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    /// Checks backups: the verb that is meant if none is given.
    Check(CheckArguments),
    /// What a restore of a backup would give.
    Plan(PlanArguments),
    /// Whether storing one backup over another would lose something.
    Compare(CompareArguments),
    /// Prints the page of a rule.
    Explain {
        /// The rule, as a finding names it.
        #[arg(value_name = "RULE", value_parser = RuleParser, hide_possible_values = true)]
        rule: String,
    },
    /// Lists the rules.
    Rules {
        /// How to list them.
        #[arg(long, value_enum, default_value_t)]
        format: CatalogueFormat,
    },
    /// Prints the JSON Schema of the envelope.
    Schema {
        /// Print that of backup-lint.toml instead.
        #[arg(long)]
        configuration: bool,
    },
    /// Prints the completions for a shell.
    Completions {
        /// The shell.
        #[arg(value_enum, value_name = "SHELL")]
        shell: clap_complete::Shell,
    },
    /// Prints the manual page, in the form that man reads.
    Man,
}

#[derive(Args, Debug)]
pub(super) struct CheckArguments {
    /// Files, folders (searched for names that end in .json, in any case; links to files are
    /// followed, folders behind links are not entered), or - for standard input. A file that is
    /// named like a verb is given as ./plan.
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<OsString>,

    #[command(flatten)]
    pub(super) common: Common,

    /// Leave out what matches when a folder is searched: a glob such as package.json or
    /// build/**. A file that is given itself is checked all the same.
    #[arg(long, value_name = "GLOB", help_heading = "Inputs")]
    pub(super) exclude: Vec<String>,

    /// Check the paths that a file lists, one a line, or standard input with -.
    #[arg(long, value_name = "FILE", help_heading = "Inputs")]
    pub(super) files_from: Option<OsString>,

    /// What standard input is called in reports.
    #[arg(long, value_name = "PATH", help_heading = "Inputs")]
    pub(super) stdin_filename: Option<String>,

    /// Leave out what .gitignore and its like name when a folder is searched. Without it everything
    /// is checked: what a build writes is nearly always ignored.
    #[arg(long, help_heading = "Inputs")]
    pub(super) respect_gitignore: bool,

    /// Each line of an input is a document. Files that end in .ndjson or .jsonl are read so anyway;
    /// with it folders are searched for them.
    #[arg(long, help_heading = "Inputs")]
    pub(super) ndjson: bool,

    /// How many documents are checked at a time, at most 16: as many as there are cores, if nothing is
    /// said.
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=16), help_heading = "Inputs")]
    pub(super) threads: Option<u16>,
}

/// What every verb that checks has.
#[derive(Args, Debug)]
#[allow(clippy::struct_excessive_bools)] // flags
pub(super) struct Common {
    /// How to report, and where: FORMAT goes to standard output, FORMAT=FILE to a file. May be given
    /// several times.
    #[arg(long = "format", value_name = "FORMAT[=FILE]", value_parser = FormatParser, help_heading = "Report")]
    formats: Vec<FormatTo>,

    /// List every input, also those without a finding.
    #[arg(short, long, action = ArgAction::SetTrue, conflicts_with = "quiet", help_heading = "Report")]
    verbose: bool,

    /// Show nothing but what fails the run.
    #[arg(short, long, action = ArgAction::SetTrue, help_heading = "Report")]
    quiet: bool,

    #[arg(
        help = COLOUR_HELP,
        long = "color",
        value_enum,
        default_value_t,
        value_name = "WHEN",
        help_heading = "Report"
    )]
    pub(super) colour: Colour,

    /// The level from which on findings fail the run.
    #[arg(long, value_enum, default_value_t = LevelName::Error, value_name = "LEVEL", help_heading = "Rules")]
    pub(super) fail_on: LevelName,

    /// Sets the level of a rule, such as duplicate-account-type=note, or turns it off with =off.
    /// Not of syntax, version and structure rules.
    #[arg(long = "level", value_name = "RULE=LEVEL", value_parser = rule_and_level, help_heading = "Rules")]
    pub(super) levels: Vec<(String, Option<Level>)>,

    /// What time it is, an RFC 3339 date-time; without it the clock of this machine.
    #[arg(long, value_name = "TIME", help_heading = "Rules")]
    pub(super) now: Option<String>,

    /// The configuration. Without it the nearest backup-lint.toml is taken, from here up to the root
    /// of the repository.
    #[arg(long, value_name = "FILE", conflicts_with = "isolated", help_heading = "Configuration")]
    pub(super) config: Option<PathBuf>,

    /// Take no configuration.
    #[arg(long, help_heading = "Configuration")]
    pub(super) isolated: bool,

    /// Print the configuration that holds, and where it comes from.
    #[arg(long, help_heading = "Configuration")]
    pub(super) show_config: bool,
}

/// A format, and the file that it goes to, if it is not standard output.
#[derive(Clone, Debug)]
pub(super) struct FormatTo {
    pub(super) format: Format,
    pub(super) file: Option<PathBuf>,
}

impl Common {
    /// Every format that is asked for.
    pub(super) fn formats(&self) -> Vec<FormatTo> {
        if self.formats.is_empty() {
            vec![FormatTo { format: Format::default(), file: None }]
        } else {
            self.formats.clone()
        }
    }

    pub(super) fn verbosity(&self) -> Verbosity {
        match (self.verbose, self.quiet) {
            (true, _) => Verbosity::Verbose,
            (_, true) => Verbosity::Quiet,
            _ => Verbosity::Normal,
        }
    }
}

/// Takes `FORMAT` and `FORMAT=FILE`, and lists the formats in the help.
#[derive(Clone)]
struct FormatParser;

impl TypedValueParser for FormatParser {
    type Value = FormatTo;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &std::ffi::OsStr,
    ) -> Result<FormatTo, clap::Error> {
        let (name, file) = match value.to_str().and_then(|value| value.split_once('=')) {
            // As for inputs.
            Some((name, "-")) => (OsString::from(name), None),
            Some((_, "")) => {
                let missing = "say which file behind the =, or leave it out for standard output\n";
                return Err(command.clone().error(clap::error::ErrorKind::InvalidValue, missing));
            }
            Some((name, file)) => (OsString::from(name), Some(PathBuf::from(file))),
            None => (value.to_owned(), None),
        };
        let format = clap::value_parser!(Format).parse_ref(command, argument, &name)?;
        Ok(FormatTo { format, file })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(Format::ALL.iter().filter_map(ValueEnum::to_possible_value)))
    }
}

/// Takes any text, so that a name that is none is answered with what was probably meant, and lists
/// the rules for completions.
#[derive(Clone)]
struct RuleParser;

impl TypedValueParser for RuleParser {
    type Value = String;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &std::ffi::OsStr,
    ) -> Result<String, clap::Error> {
        clap::builder::StringValueParser::new().parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(RULES.iter().map(|rule| PossibleValue::new(rule.name))))
    }
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

/// The word that turns a rule off.
pub(super) const OFF: &str = "off";

/// The level that a word sets; `off` is none.
pub(super) fn level_of(word: &str) -> Result<Option<Level>, String> {
    if word == OFF {
        return Ok(None);
    }
    LevelName::from_str(word, false)
        .map(|level| Some(level.into()))
        .map_err(|_| "the levels are error, warning, note and off".to_owned())
}

fn rule_and_level(text: &str) -> Result<(String, Option<Level>), String> {
    let (rule, level) = text.split_once('=').ok_or("write RULE=LEVEL")?;
    Ok((rule.to_owned(), level_of(level)?))
}
