//! The arguments of the verbs for those who write their own reader, writer or validator.

use std::ffi::OsString;

use clap::{Args, Subcommand, ValueEnum};

use super::spec::SpecOption;
use super::values::{PlatformName, RuleParser};

#[derive(Args, Debug)]
pub(in crate::cli) struct NewArguments {
    /// The platform that wrote them. Chosen for each, if nothing is said.
    #[arg(long, value_enum, value_name = "PLATFORM")]
    pub(in crate::cli) platform: Option<PlatformName>,

    /// How many accounts each has, one of each type at most. Chosen for each, if nothing is said.
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u8).range(0..=3))]
    pub(in crate::cli) accounts: Option<u8>,

    /// What all choices follow from: the same number gives the same documents.
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    pub(in crate::cli) seed: u64,

    /// How many documents, one a line (NDJSON).
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    pub(in crate::cli) count: u64,

    /// Give each exactly the fault that this rule finds.
    #[arg(long = "break", value_name = "RULE", value_parser = RuleParser, hide_possible_values = true)]
    pub(in crate::cli) broken: Option<String>,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct StampArguments {
    /// The document, which is written back; or - for standard input, and then to standard output.
    #[arg(value_name = "FILE")]
    pub(in crate::cli) file: OsString,

    /// Write it in its RFC 8785 form, and not otherwise as it was.
    #[arg(long)]
    pub(in crate::cli) canonical: bool,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct ConformArguments {
    /// The program, and its arguments.
    #[arg(value_name = "COMMAND", trailing_var_arg = true, required_unless_present = "own")]
    pub(in crate::cli) command: Vec<OsString>,

    /// Be the program that is held: answer on standard output what standard input asks.
    #[arg(long = "self", conflicts_with = "command")]
    pub(in crate::cli) own: bool,

    /// Send so many documents more, which are made.
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    pub(in crate::cli) generated: u64,

    /// What these follow from: the same number gives the same documents.
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    pub(in crate::cli) seed: u64,

    #[command(flatten)]
    pub(in crate::cli) spec: SpecOption,

    /// How many seconds an answer may take.
    #[arg(long, value_name = "SECONDS", default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..=3600))]
    pub(in crate::cli) timeout: u64,

    /// How to report.
    #[arg(long, value_enum, default_value_t)]
    pub(in crate::cli) format: ConformFormat,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(in crate::cli) enum ConformFormat {
    /// For a person: the rules that differ, and an example of each difference.
    #[default]
    Human,
    /// One JSON object.
    Json,
    /// `JUnit`: a test for each case.
    Junit,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct CanonicalArguments {
    /// The document, or - for standard input.
    #[arg(value_name = "FILE")]
    pub(in crate::cli) file: OsString,

    /// Without the member checksum: the bytes that the checksum is the SHA-256 of.
    #[arg(long)]
    pub(in crate::cli) without_checksum: bool,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum DigestArguments {
    /// The checksum that belongs to a document, whatever stands there.
    Checksum {
        /// The document, or - for standard input.
        #[arg(value_name = "FILE")]
        file: OsString,
    },
    /// The recovery digest of a backup and an account.
    Recovery {
        /// The backupId.
        #[arg(long, value_name = "ID")]
        backup_id: String,

        /// Reads the immutable identifier of the account from a file, or from standard input with -.
        #[arg(long, value_name = "FILE")]
        account_file: OsString,
    },
}
