//! The verb `compare`: two backups, or the whole history of one.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use super::arguments::CompareArguments;
use super::configuration::Configuration;
use super::document::Document;
use super::files::{self, Opened, Reached};
use super::ledger::Ledger;
use super::reports::Asked;
use super::{Stop, Streams, print, walk};
use crate::check::{Options, check, compare};
use crate::model::Envelope;
use crate::render::Texts;
use crate::rules::Level;
use crate::run::{InputRole, Problem};

pub(super) fn run(arguments: &CompareArguments, streams: &mut Streams) -> Result<u8, Stop> {
    let common = &arguments.common;
    let configuration = Configuration::of(common, &[], streams)?;
    if common.show_config {
        return Ok(print(&configuration.shown(), streams));
    }
    let options = configuration.options.clone();
    let line = match &arguments.new {
        Some(new) => {
            let paths = [arguments.old.as_os_str(), new.as_os_str()];
            super::standard_input_once(paths.into_iter())?;
            paths.map(|path| Named::Path(path.to_owned())).into()
        }
        None => history(&arguments.old, &configuration)?,
    };
    let mut read = |named: &Named| named.read(streams.input);
    let first = line.first().map(&mut read);
    let asked = Asked {
        inputs: line.iter().filter_map(Named::path).collect(),
        show_names: arguments.show_names,
        shows_colours: streams.shows_colours,
        is_watched: streams.is_watched,
        output: &mut *streams.output,
        errors: &mut *streams.errors,
    };
    let ledger = common.ledger(configuration, asked)?;
    let mut comparing = Comparing { options, fail_on: common.fail_on.into(), ledger };
    match (first, line.as_slice()) {
        (Some(first), [_, rest @ ..]) if !rest.is_empty() => {
            comparing.line(first, rest, &mut read);
        }
        (Some(only), _) => comparing.only(&only),
        (None, _) => {}
    }
    Ok(comparing.ledger.finish(None))
}

/// A document of a line, before it is read: of a long line two are held at a time.
enum Named {
    Path(OsString),
    /// It is known already that it cannot be read.
    Problem(String, Problem),
}

impl Named {
    fn path(&self) -> Option<&OsStr> {
        match self {
            Named::Path(path) => Some(path),
            Named::Problem(..) => None,
        }
    }

    fn read(&self, input: &mut dyn std::io::Read) -> Document {
        match self {
            Named::Path(path) => Document::read(path, input),
            Named::Problem(path, problem) => Document { path: path.clone(), read: Err(*problem) },
        }
    }
}

/// Compares each document with the one before it.
struct Comparing<'c> {
    options: Options,
    fail_on: Level,
    ledger: Ledger<'c>,
}

impl Comparing<'_> {
    /// Nothing was replaced yet: it is the newest, and stands for itself.
    fn only(&mut self, only: &Document) {
        let mut report = check(only.bytes(), &self.options);
        self.ledger.hide(&only.path, &mut report);
        let input = only.input(&report, self.fail_on);
        let input = input.with_role(InputRole::New, only.read.is_ok(), None);
        self.ledger.settle(&input, &Texts::alone(only.bytes()));
    }

    fn line(&mut self, first: Document, rest: &[Named], read: &mut dyn FnMut(&Named) -> Document) {
        let mut old = first;
        for (index, named) in rest.iter().enumerate() {
            if self.ledger.is_over() {
                return;
            }
            let new = read(named);
            self.pair(index == 0, &old, &new);
            old = new;
        }
    }

    fn pair(&mut self, is_first: bool, old: &Document, new: &Document) {
        let mut comparison = compare(old.bytes(), new.bytes(), &self.options);
        if is_first {
            self.ledger.hide(&old.path, &mut comparison.old);
            let input = old.input(&comparison.old, self.fail_on);
            let input = input.with_role(InputRole::Old, true, None);
            self.ledger.settle(&input, &Texts::alone(old.bytes()));
        }
        self.ledger.hide(&new.path, &mut comparison.new);
        let input = new.input(&comparison.new, self.fail_on);
        let input = input.with_role(InputRole::New, comparison.checked(), Some(&old.path));
        let input = input.with_changes(comparison.changes.as_ref());
        self.ledger.settle(&input, &Texts { own: new.bytes(), other: old.bytes() });
    }
}

/// The documents of a folder by their generation. One that cannot be read has none and comes
/// last, so that what is before it is compared all the same.
fn history(folder: &OsStr, configuration: &Configuration) -> Result<Vec<Named>, Stop> {
    let path = Path::new(folder);
    match files::open(path) {
        Ok(Opened::Folder) => {}
        Ok(Opened::File(..)) => {
            return Err(Stop::WrongUsage(
                "compare takes two backups, or a folder with a history".to_owned(),
            ));
        }
        Err(problem) => return Ok(vec![Named::Problem(files::shown(path), problem)]),
    }
    let search = walk::Search {
        endings: &["json"],
        exclude: &configuration.exclude,
        root: configuration.root.as_deref(),
        respect_gitignore: false,
    };
    let walk::Documents { found, closed } = search.documents(path);
    if found.is_empty() && closed.is_empty() {
        return Ok(vec![Named::Problem(files::shown(path), Problem::NoDocuments)]);
    }
    let mut reached = Reached::default();
    let mut line: Vec<(u64, Named)> = found
        .into_iter()
        .filter(|found| reached.is_new(&found.path))
        .map(|walk::Found { path, .. }| {
            let document = Document::read(path.as_os_str(), &mut std::io::empty());
            let generation = generation(document.bytes()).unwrap_or(u64::MAX);
            (generation, Named::Path(path.into_os_string()))
        })
        .collect();
    line.sort_by_key(|(generation, _)| *generation);
    let closed = closed.iter().map(|path| Named::Problem(files::shown(path), Problem::NotReadable));
    Ok(line.into_iter().map(|(_, named)| named).chain(closed).collect())
}

/// The generation that a document says it is, if its members can be read.
fn generation(bytes: &[u8]) -> Option<u64> {
    match Envelope::parse(bytes) {
        Ok(envelope) => Some(envelope.generation.get()),
        Err(unreadable) => unreadable.members().map(|members| members.generation.get()),
    }
}
