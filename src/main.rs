//! The command `backup-lint`.
#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(backup_lint::cli::run_process())
}
