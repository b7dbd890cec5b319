//! The verb `compare`: two backups, or the whole history of one.

use std::ffi::OsStr;
use std::path::Path;

use super::arguments::CompareArguments;
use super::document::Document;
use super::files::{self, Opened};
use super::ledger::Ledger;
use super::{Stop, Streams, walk};
use crate::check::{Options, check, compare};
use crate::model::Envelope;
use crate::render::Texts;
use crate::rules::Level;
use crate::run::{Answer, InputRole, Problem, Replacement};

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
    let mut ledger =
        arguments.common.ledger(arguments.show_names, streams.shows_colours, streams.output);
    let replacements = compare_all(&documents, &options, fail_on, &mut ledger);
    Ok(ledger.finish(Some(Answer::Changes(&replacements))))
}

/// Compares each document with the one before it, and settles it.
fn compare_all(
    documents: &[Document],
    options: &Options,
    fail_on: Level,
    ledger: &mut Ledger,
) -> Vec<Replacement> {
    if let [only] = documents {
        // Nothing was replaced yet: it is the newest, and stands for itself.
        let report = check(only.bytes(), options);
        let input = only.input(&report, fail_on);
        let input = input.with_role(InputRole::New, only.read.is_ok(), None);
        ledger.settle(&input, &Texts::alone(only.bytes()));
    }
    let mut replacements = Vec::new();
    for (index, pair) in documents.windows(2).enumerate() {
        let [old, new] = pair else { continue };
        let comparison = compare(old.bytes(), new.bytes(), options);
        if index == 0 {
            let input = old.input(&comparison.old, fail_on);
            let input = input.with_role(InputRole::Old, true, None);
            ledger.settle(&input, &Texts::alone(old.bytes()));
        }
        let input = new.input(&comparison.new, fail_on);
        let input = input.with_role(InputRole::New, comparison.checked(), Some(&old.path));
        ledger.settle(&input, &Texts { own: new.bytes(), other: old.bytes() });
        replacements.push(Replacement { old: index, new: index + 1, changes: comparison.changes });
    }
    replacements
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
