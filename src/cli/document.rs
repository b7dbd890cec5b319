//! A document that a verb over two of them names.

use std::ffi::OsStr;
use std::io::Read;
use std::path::Path;

use super::files;
use crate::check::Report;
use crate::rules::Level;
use crate::run::{Input, Problem};

/// A document that was read, or why not.
pub(super) struct Document {
    pub(super) path: String,
    pub(super) read: Result<Vec<u8>, Problem>,
}

impl Document {
    pub(super) fn read(path: &OsStr, input: &mut dyn Read) -> Self {
        let read = files::read_argument(path, input);
        Document { path: files::shown(Path::new(path)), read }
    }

    /// Its bytes; none if it could not be read, which no rule of two documents runs on.
    pub(super) fn bytes(&self) -> &[u8] {
        self.read.as_deref().unwrap_or_default()
    }

    pub(super) fn input<'d>(&'d self, report: &'d Report, fail_on: Level) -> Input<'d> {
        match &self.read {
            Ok(_) => Input::checked(&self.path, None, report, fail_on),
            Err(problem) => Input::problem(&self.path, None, *problem),
        }
    }
}
