//! What the verbs over two documents share.

use std::ffi::OsStr;
use std::path::Path;

use super::arguments::{Common, Format};
use super::output::Output;
use super::{Streams, files};
use crate::check::Report;
use crate::render::{
    Found, Input, InputRole, Outcome, Problem, concise, human, json, ndjson, tables,
};
use crate::rules::Level;

/// A document that was read, or why not.
pub(super) struct Document {
    pub(super) path: String,
    pub(super) read: Result<Vec<u8>, Problem>,
}

impl Document {
    pub(super) fn read(path: &OsStr, streams: &mut Streams) -> Self {
        let read = files::read_argument(path, streams.input);
        Document { path: files::shown(Path::new(path)), read }
    }

    /// Its bytes; none if it could not be read, which no rule of two documents runs on.
    pub(super) fn bytes(&self) -> &[u8] {
        self.read.as_deref().unwrap_or_default()
    }

    pub(super) fn input(&self, report: Report, fail_on: Level) -> Input {
        match &self.read {
            Ok(_) => Input::checked(self.path.clone(), None, report, fail_on),
            Err(problem) => Input::problem(self.path.clone(), None, *problem),
        }
    }
}

/// Reports on documents that belong together, and what was found out of them.
pub(super) fn report(
    documents: &[(Input, Document)],
    found: &Found,
    show_names: bool,
    common: &Common,
    streams: &mut Streams,
) -> u8 {
    let style = common.style(streams);
    let mut output = Output::new(streams.output);
    let inputs: Vec<Input> = documents.iter().map(|(input, _)| input.clone()).collect();
    let counting = inputs.iter().filter(|input| input.counts());
    let outcome = counting.fold(Outcome::Pass, |outcome, input| outcome.and(input.outcome));
    for (index, (input, document)) in documents.iter().enumerate() {
        // What is on the device stands behind the backup, what is stored before the new one.
        let other = match input.role {
            Some(InputRole::Backup) => documents.get(index + 1),
            Some(InputRole::New) => index.checked_sub(1).and_then(|before| documents.get(before)),
            _ => None,
        };
        let other = other.map(|(other, document)| (other.path.as_str(), document.bytes()));
        match common.format {
            Format::Human => {
                output.put(&human::input(input, document.bytes(), other, &style));
            }
            Format::Concise => output.put(&concise::input(input)),
            Format::Ndjson => output.put(&ndjson::input(input)),
            Format::Json => {}
        }
    }
    match common.format {
        Format::Human | Format::Concise => output.put(&tables::found(found, show_names)),
        Format::Json => {
            output.put(&json::run(
                &inputs,
                Some(found),
                show_names,
                common.fail_on.into(),
                outcome,
            ));
        }
        Format::Ndjson => {}
    }
    output.exit_code(outcome.exit_code())
}
