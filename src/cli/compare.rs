//! The verb `compare`: two backups, or the whole history of one.

use std::ffi::OsStr;
use std::path::Path;

use super::arguments::CompareArguments;
use super::files::{self, Opened};
use super::pair::{self, Document};
use super::{Stop, Streams, walk};
use crate::check::{Options, check, compare_documents};
use crate::model::Envelope;
use crate::render::{Found, Input, InputRole, Problem, Step};
use crate::rules::Level;

pub(super) fn run(arguments: &CompareArguments, streams: &mut Streams) -> Result<u8, Stop> {
    let options = arguments.common.options(streams)?;
    let fail_on: Level = arguments.common.fail_on.into();
    let documents = match &arguments.new {
        Some(new) => {
            let paths = [arguments.old.as_os_str(), new.as_os_str()];
            super::standard_input_once(paths.into_iter())?;
            paths.map(|path| Document::read(path, streams)).into()
        }
        None => history(&arguments.old, streams)?,
    };
    let (documents, steps) = compare_all(documents, &options, fail_on);
    let found = Found::Changes(steps);
    Ok(pair::report(&documents, &found, arguments.show_names, &arguments.common, streams))
}

/// Compares each document with the one before it.
fn compare_all(
    documents: Vec<Document>,
    options: &Options,
    fail_on: Level,
) -> (Vec<(Input, Document)>, Vec<Step>) {
    let mut inputs = Vec::new();
    let mut steps = Vec::new();
    if let [only] = documents.as_slice() {
        // Nothing was replaced yet: it is the newest, and stands for itself.
        let input = only.input(check(only.bytes(), options), fail_on);
        inputs.push(input.with_role(InputRole::New, only.read.is_ok(), None));
    }
    for (index, pair) in documents.windows(2).enumerate() {
        let [old, new] = pair else { continue };
        let comparison = compare_documents(old.bytes(), new.bytes(), options);
        if index == 0 {
            let input = old.input(comparison.old.clone(), fail_on);
            inputs.push(input.with_role(InputRole::Old, true, None));
        }
        let checked = comparison.checked();
        let input = new.input(comparison.new, fail_on);
        inputs.push(input.with_role(InputRole::New, checked, Some(&old.path)));
        steps.push(Step { old: index, new: index + 1, changes: comparison.changes });
    }
    (inputs.into_iter().zip(documents).collect(), steps)
}

/// The documents of a folder by their generation. One that cannot be read has none and comes
/// last, so that what is before it is compared all the same.
fn history(folder: &OsStr, streams: &mut Streams) -> Result<Vec<Document>, Stop> {
    let path = Path::new(folder);
    let alone = |problem| Document { path: files::shown(path), read: Err(problem) };
    match files::open(path) {
        Ok(Opened::Folder) => {}
        Ok(Opened::File(_)) => {
            return Err(Stop::WrongUsage(
                "compare takes two backups, or a folder with a history".to_owned(),
            ));
        }
        Err(problem) => return Ok(vec![alone(problem)]),
    }
    let (paths, closed) = walk::documents(path, &["json"], false);
    let mut documents: Vec<Document> =
        paths.iter().map(|path| Document::read(path.as_os_str(), streams)).collect();
    documents.extend(
        closed
            .iter()
            .map(|path| Document { path: files::shown(path), read: Err(Problem::NotReadable) }),
    );
    if documents.is_empty() {
        return Ok(vec![alone(Problem::NoDocuments)]);
    }
    documents.sort_by_cached_key(|document| {
        Envelope::parse(document.bytes()).map_or(u64::MAX, |backup| backup.generation.get())
    });
    Ok(documents)
}
