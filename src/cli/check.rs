//! The verb that has no name: checks files, folders and standard input.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::io::{BufRead as _, BufReader, Read};
use std::path::{Path, PathBuf};

use super::arguments::Arguments;
use super::files::{self, Opened};
use super::ledger::Ledger;
use super::{Stop, Streams, walk};
use crate::check::{MAX_BYTES, Options, check};
use crate::render::Texts;
use crate::run::{Input, Problem};

pub(super) fn run(arguments: &Arguments, streams: &mut Streams) -> Result<u8, Stop> {
    super::standard_input_once(arguments.paths.iter().map(OsString::as_os_str))?;
    let options = arguments.common.options(streams)?;
    let ledger = arguments.common.ledger(false, streams.shows_colours, streams.output);
    let mut search = Search { arguments, options, ledger, seen: BTreeSet::new() };
    for path in &arguments.paths {
        if path == "-" {
            search.stream("-", streams.input);
        } else {
            search.path(path);
        }
    }
    Ok(search.ledger.finish(None))
}

/// The search for documents in what was given.
struct Search<'s> {
    arguments: &'s Arguments,
    options: Options,
    ledger: Ledger<'s>,
    /// What was checked already, by its path without links.
    seen: BTreeSet<PathBuf>,
}

impl Search<'_> {
    fn path(&mut self, given: &OsStr) {
        let path = Path::new(given);
        match files::open(path) {
            Ok(Opened::File(file)) => {
                if self.is_new(path) {
                    self.file(path, file);
                }
            }
            Ok(Opened::Folder) => self.folder(path),
            Err(problem) => self.problem(&files::shown(path), problem),
        }
    }

    fn folder(&mut self, folder: &Path) {
        let endings: &[&str] = if self.arguments.ndjson { &["ndjson", "jsonl"] } else { &["json"] };
        let (found, closed) = walk::documents(folder, endings, self.arguments.respect_gitignore);
        if found.is_empty() && closed.is_empty() {
            self.problem(&files::shown(folder), Problem::NoDocuments);
        }
        for path in closed {
            self.problem(&files::shown(&path), Problem::NotReadable);
        }
        for path in found {
            match files::open(&path) {
                Ok(Opened::File(file)) => {
                    if self.is_new(&path) {
                        self.file(&path, file);
                    }
                }
                Ok(Opened::Folder) => self.problem(&files::shown(&path), Problem::NotAFile),
                Err(problem) => self.problem(&files::shown(&path), problem),
            }
        }
    }

    /// A file that is reached twice is checked once.
    fn is_new(&mut self, path: &Path) -> bool {
        let real = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        self.seen.insert(real)
    }

    fn file(&mut self, path: &Path, mut file: std::fs::File) {
        let name = files::shown(path);
        if self.arguments.ndjson {
            self.lines(&name, &mut file);
            return;
        }
        match files::read_document(file) {
            Ok(bytes) => self.document(&name, None, &bytes),
            Err(problem) => self.problem(&name, problem),
        }
    }

    fn stream(&mut self, name: &str, from: &mut dyn Read) {
        if self.arguments.ndjson {
            self.lines(name, from);
            return;
        }
        match files::read_limited(from) {
            Ok(bytes) => self.document(name, None, &bytes),
            Err(problem) => self.problem(name, problem),
        }
    }

    /// A stream of documents, one a line.
    fn lines(&mut self, name: &str, from: &mut dyn Read) {
        let mut from = BufReader::new(from);
        let mut line = Vec::new();
        for number in 1.. {
            match next_line(&mut from, &mut line) {
                Ok(true) => self.document(name, Some(number), &line),
                Ok(false) => {
                    if number == 1 {
                        self.problem(name, Problem::NoDocuments);
                    }
                    return;
                }
                Err(_) => return self.problem(name, Problem::NotReadable),
            }
        }
    }

    fn document(&mut self, name: &str, line: Option<usize>, bytes: &[u8]) {
        let report = check(bytes, &self.options);
        let input = Input::checked(name, line, &report, self.arguments.common.fail_on.into());
        self.ledger.settle(&input, &Texts::alone(bytes));
    }

    fn problem(&mut self, name: &str, problem: Problem) {
        self.ledger.settle(&Input::problem(name, None, problem), &Texts::default());
    }
}

/// The next line without its LF, or false at the end. A line that is too long for a document is
/// cut where that is certain, and the rest of it is passed over.
fn next_line(from: &mut impl std::io::BufRead, line: &mut Vec<u8>) -> std::io::Result<bool> {
    line.clear();
    let room = MAX_BYTES as u64 + 1;
    if from.by_ref().take(room + 1).read_until(b'\n', line)? == 0 {
        return Ok(false);
    }
    if line.last() == Some(&b'\n') {
        line.pop();
    } else if line.len() as u64 > room {
        line.truncate(MAX_BYTES + 1);
        from.skip_until(b'\n')?;
    }
    Ok(true)
}
