//! The arguments.

mod check;
mod pairs;
mod spec;
mod tools;
mod values;

use clap::{Parser, Subcommand};

pub(super) use check::{CheckArguments, Common};
pub(super) use pairs::{CompareArguments, PlanArguments};
use spec::SpecOption;
pub(super) use tools::{
    CanonicalArguments, ConformArguments, ConformFormat, DigestArguments, NewArguments,
    StampArguments,
};
use values::RuleParser;
pub(super) use values::{CatalogueFormat, Colour, FormatTo, LevelName, OFF, level_of};

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
    /// Makes sample documents: valid ones, or ones with one fault.
    New(NewArguments),
    /// Works the checksum of a document out anew and writes it into it.
    Stamp(StampArguments),
    /// Works out a digest of the format.
    #[command(subcommand)]
    Digest(DigestArguments),
    /// Prints the RFC 8785 form of a document, secrets included.
    Canonical(CanonicalArguments),
    /// Holds a program of yours to the test vectors: spec/conformance.md says what it has to speak.
    Conform(ConformArguments),
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
        #[arg(long, conflicts_with = "types")]
        configuration: bool,
        /// Print the one for generators of types, which is not normative.
        #[arg(long)]
        types: bool,

        #[command(flatten)]
        spec: SpecOption,
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
