//! The arguments of the verbs over two documents.

use std::ffi::OsString;

use clap::Args;

use super::check::Common;
use super::values::PlatformName;

#[derive(Args, Debug)]
pub(in crate::cli) struct PlanArguments {
    /// The backup, or - for standard input.
    #[arg(value_name = "FILE")]
    pub(in crate::cli) file: OsString,

    /// The platform of the device.
    #[arg(long, value_enum, value_name = "PLATFORM")]
    pub(in crate::cli) onto: PlatformName,

    /// The immutable identifier of the personal Microsoft account that is signed in (the oid
    /// claim): 8-4-4-4-12 hexadecimal digits.
    #[arg(long, value_name = "ID", conflicts_with = "recovery_account_file")]
    pub(in crate::cli) recovery_account: Option<String>,

    /// Reads that identifier from a file, or from standard input with -.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) recovery_account_file: Option<OsString>,

    /// The accounts that the device holds already, as the backup that it would write.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) existing: Option<OsString>,

    /// Say which accounts of a backup that is not valid could be saved, and which are lost and why.
    #[arg(long)]
    pub(in crate::cli) partial: bool,

    /// Name accounts by issuer and label: for a person at a desk, not for a log.
    #[arg(long)]
    pub(in crate::cli) show_names: bool,

    #[command(flatten)]
    pub(in crate::cli) common: Common,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct CompareArguments {
    /// The stored backup; or, alone, a folder with the whole history of one backup.
    #[arg(value_name = "OLD")]
    pub(in crate::cli) old: OsString,

    /// The backup that would replace it.
    #[arg(value_name = "NEW")]
    pub(in crate::cli) new: Option<OsString>,

    /// Name accounts by issuer and label: for a person at a desk, not for a log.
    #[arg(long)]
    pub(in crate::cli) show_names: bool,

    #[command(flatten)]
    pub(in crate::cli) common: Common,
}
