//! A document that a verb over two of them names.

use std::ffi::OsStr;
use std::io::Read;
use std::path::Path;

use super::{Stop, Streams, files};
use crate::check::Report;
use crate::model::{Identifier, InvalidIdentifier};
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

/// Reads the identifier of an account from the file that an option names, or standard input. What
/// was given is not repeated: it may be a name or an e-mail address.
pub(super) fn identifier(
    option: &str,
    path: &OsStr,
    streams: &mut Streams,
) -> Result<Identifier, Stop> {
    let document = Document::read(path, streams.input);
    let bytes = document
        .read
        .as_deref()
        .map_err(|problem| Stop::Unchecked(format!("{option}: {}", problem.message())))?;
    let text = std::str::from_utf8(bytes).map_err(|_| not_an_identifier(InvalidIdentifier))?;
    text.trim_end_matches(['\n', '\r']).parse().map_err(not_an_identifier)
}

pub(super) fn not_an_identifier(error: InvalidIdentifier) -> Stop {
    Stop::WrongUsage(format!("the recovery account is {error}"))
}
