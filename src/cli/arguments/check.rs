//! The arguments of every verb that checks, and of `check`.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{ArgAction, Args};

use super::spec::SpecOption;
use super::values::{Colour, FormatParser, FormatTo, LevelName, rule_and_level};
use crate::render::{Format, Verbosity};
use crate::rules::Level;

/// Names of variables have no backquotes in a help.
const COLOUR_HELP: &str =
    "Whether to use colours; auto goes by the terminal, NO_COLOR, FORCE_COLOR and CLICOLOR_FORCE";

#[derive(Args, Debug)]
pub(in crate::cli) struct CheckArguments {
    /// Files, folders (searched for names that end in .json, in any case; links to files are
    /// followed, folders behind links are not entered), or - for standard input. A file that is
    /// named like a verb is given as ./plan.
    #[arg(value_name = "PATH")]
    pub(in crate::cli) paths: Vec<OsString>,

    #[command(flatten)]
    pub(in crate::cli) common: Common,

    /// Leave out what matches when a folder is searched: a glob such as package.json or
    /// build/**. A file that is given itself is checked all the same.
    #[arg(long, value_name = "GLOB", help_heading = "Inputs")]
    pub(in crate::cli) exclude: Vec<String>,

    /// Check the paths that a file lists, one a line, or standard input with -.
    #[arg(long, value_name = "FILE", help_heading = "Inputs")]
    pub(in crate::cli) files_from: Option<OsString>,

    /// What standard input is called in reports.
    #[arg(long, value_name = "PATH", help_heading = "Inputs")]
    pub(in crate::cli) stdin_filename: Option<String>,

    /// Leave out what .gitignore and its like name when a folder is searched. Without it everything
    /// is checked: what a build writes is nearly always ignored.
    #[arg(long, help_heading = "Inputs")]
    pub(in crate::cli) respect_gitignore: bool,

    /// Each line of an input is a document. Files that end in .ndjson or .jsonl are read so anyway;
    /// with it folders are searched for them.
    #[arg(long, help_heading = "Inputs")]
    pub(in crate::cli) ndjson: bool,

    /// How many documents are checked at a time, at most 16: as many as there are cores, if nothing is
    /// said.
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=16), help_heading = "Inputs")]
    pub(in crate::cli) threads: Option<u16>,
}

/// What every verb that checks has.
#[derive(Args, Debug)]
#[allow(clippy::struct_excessive_bools)] // flags
pub(in crate::cli) struct Common {
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
    pub(in crate::cli) colour: Colour,

    /// The level from which on findings fail the run.
    #[arg(long, value_enum, default_value_t = LevelName::Error, value_name = "LEVEL", help_heading = "Rules")]
    pub(in crate::cli) fail_on: LevelName,

    /// Sets the level of a rule, such as duplicate-account-type=note, or turns it off with =off.
    /// Not of syntax, version and structure rules.
    #[arg(long = "level", value_name = "RULE=LEVEL", value_parser = rule_and_level, help_heading = "Rules")]
    pub(in crate::cli) levels: Vec<(String, Option<Level>)>,

    #[command(flatten)]
    pub(in crate::cli) spec: SpecOption,

    /// What time it is, an RFC 3339 date-time; without it the clock of this machine.
    #[arg(long, value_name = "TIME", help_heading = "Rules")]
    pub(in crate::cli) now: Option<String>,

    /// The configuration. Without it the nearest backup-lint.toml is taken, from here up to the root
    /// of the repository.
    #[arg(long, value_name = "FILE", conflicts_with = "isolated", help_heading = "Configuration")]
    pub(in crate::cli) config: Option<PathBuf>,

    /// Take no configuration.
    #[arg(long, help_heading = "Configuration")]
    pub(in crate::cli) isolated: bool,

    /// Print the configuration that holds, and where it comes from.
    #[arg(long, help_heading = "Configuration")]
    pub(in crate::cli) show_config: bool,
}

impl Common {
    /// Every format that is asked for.
    pub(in crate::cli) fn formats(&self) -> Vec<FormatTo> {
        if self.formats.is_empty() {
            vec![FormatTo { format: Format::default(), file: None }]
        } else {
            self.formats.clone()
        }
    }

    pub(in crate::cli) fn verbosity(&self) -> Verbosity {
        match (self.verbose, self.quiet) {
            (true, _) => Verbosity::Verbose,
            (_, true) => Verbosity::Quiet,
            _ => Verbosity::Normal,
        }
    }
}
