//! Which library this is.

use crate::BackupError;

include!(concat!(env!("OUT_DIR"), "/version.rs"));
