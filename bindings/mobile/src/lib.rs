//! What a program in Kotlin, Swift or Python sees of `backup_lint`: values in, values out.
//!
//! Every function returns a `Result`: a panic in one that does not would end an app in Swift.

#![warn(missing_docs)]

mod backup;
mod enums;
mod error;
mod options;
#[cfg(feature = "panics")]
mod panics;
mod printed;
mod questions;
mod report;
mod values;
mod version;

pub use backup::{Backup, BackupInfo, StoredBackup};
pub use enums::*;
pub use error::BackupError;
pub use options::{CheckOptions, Device};
#[cfg(feature = "panics")]
pub use panics::panics;
pub use questions::{
    Comparison, Plan, RuleInfo, Salvage, check_backup, compare_backups, explain, plan_restore,
    recovery_digest, rules, salvage,
};
pub use report::{Finding, NotRun, Position, Related, Report};
pub use values::{Account, Credential, Draft, Secret, Settings};
pub use version::library_version;

#[cfg(feature = "wipe")]
#[global_allocator]
static WIPES: zeroizing_alloc::ZeroAlloc<std::alloc::System> =
    zeroizing_alloc::ZeroAlloc(std::alloc::System);

uniffi::setup_scaffolding!();
