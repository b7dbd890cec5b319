//! The verb `check`, which is meant if none is given: files, folders and standard input.

use std::ffi::{OsStr, OsString};
use std::fs::{File, Metadata};
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::sync::Arc;

use super::arguments::CheckArguments;
use super::batch::Batch;
use super::configuration::Configuration;
use super::files::{self, Opened, Reached};
use super::ledger::Ledger;
use super::pool::Pool;
use super::reports::Asked;
use super::{Stop, Streams, print, walk};
use crate::check::MAX_BYTES;
use crate::render::{Texts, escape};
use crate::run::{Input, Problem};

pub(super) fn run(arguments: &CheckArguments, streams: &mut Streams) -> Result<u8, Stop> {
    let common = &arguments.common;
    let from_list = arguments.files_from.as_deref();
    let given = arguments.paths.iter().map(OsString::as_os_str);
    super::standard_input_once(given.chain(from_list))?;
    let configuration = Configuration::of(common, &arguments.exclude, streams)?;
    if common.show_config {
        return Ok(print(&configuration.shown(), streams));
    }
    let mut paths = arguments.paths.clone();
    if let Some(list) = from_list {
        paths.extend(listed(list, streams)?);
    } else if paths.is_empty() {
        return Err(Stop::WrongUsage("give a file, a folder, or - for standard input".to_owned()));
    }
    let (exclude, root) = (configuration.exclude.clone(), configuration.root.clone());
    let options = configuration.options.clone();
    let asked = Asked {
        inputs: paths.iter().map(OsString::as_os_str).collect(),
        show_names: false,
        shows_colours: streams.shows_colours,
        is_watched: streams.is_watched,
        output: &mut *streams.output,
        errors: &mut *streams.errors,
    };
    let ledger = common.ledger(configuration, asked)?;
    let search = walk::Search {
        endings: if arguments.ndjson { LINES } else { &["json"] },
        exclude: &exclude,
        root: root.as_deref(),
        respect_gitignore: arguments.respect_gitignore,
    };
    let reached = Reached::already(ledger.files());
    let (batch, pool) = (Batch::default(), Pool::new(options, arguments.threads));
    let mut checker = Checker { arguments, search, ledger, batch, pool, reached };
    for path in &paths {
        if path == "-" {
            let name = arguments.stdin_filename.as_deref().unwrap_or("-");
            checker.stream(name, checker.has_lines(Path::new(name)), streams.input);
        } else {
            checker.path(path);
        }
        if checker.ledger.is_over() {
            break;
        }
    }
    checker.settle();
    Ok(checker.ledger.finish(None))
}

/// How many bytes of a stream are read at a time, if so many have come.
const READ_AHEAD: usize = 1 << 18;

/// How the names of files end that hold a document on each line.
const LINES: &[&str] = &["ndjson", "jsonl"];

fn has_lines(path: &Path) -> bool {
    let ending = path.extension().and_then(OsStr::to_str).map(str::to_ascii_lowercase);
    ending.is_some_and(|ending| LINES.contains(&ending.as_str()))
}

/// The paths that a file lists.
fn listed(list: &OsStr, streams: &mut Streams) -> Result<Vec<OsString>, Stop> {
    let shown = escape::line(&files::shown(Path::new(list)));
    let wrong = |why: &str| Stop::Unchecked(format!("--files-from {shown}: {why}"));
    let mut text = Vec::new();
    if list == "-" {
        streams.input.read_to_end(&mut text).map_err(|error| wrong(&error.to_string()))?;
    } else {
        match files::open(Path::new(list)).map_err(|problem| wrong(problem.message()))? {
            Opened::File(mut file, _) => {
                file.read_to_end(&mut text).map_err(|error| wrong(&error.to_string()))?;
            }
            Opened::Folder => return Err(wrong(Problem::Folder.message())),
        }
    }
    if text.contains(&0) {
        return Err(wrong("there is a NUL in it: each path stands on a line of its own"));
    }
    let lines = text.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    let lines = lines.map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    let paths: Vec<OsString> = lines.map(files::path_of_bytes).collect();
    if paths.is_empty() {
        return Err(wrong("no path stands in it"));
    }
    Ok(paths)
}

/// Finds documents in what is given, and brings them to the ledger.
struct Checker<'s> {
    arguments: &'s CheckArguments,
    search: walk::Search<'s>,
    ledger: Ledger<'s>,
    batch: Batch,
    pool: Pool,
    reached: Reached,
}

impl Checker<'_> {
    fn path(&mut self, given: &OsStr) {
        let path = Path::new(given);
        match files::open(path) {
            Ok(Opened::File(file, kind)) => {
                if self.reached.is_new(path) {
                    self.file(path, file, kind);
                }
            }
            Ok(Opened::Folder) => self.folder(path),
            Err(problem) => self.problem(&files::shown(path), problem),
        }
    }

    fn folder(&mut self, folder: &Path) {
        let walk::Documents { found, closed } = self.search.documents(folder);
        if found.is_empty() && closed.is_empty() {
            self.problem(&files::shown(folder), Problem::NoDocuments);
        }
        for path in closed {
            self.problem(&files::shown(&path), Problem::NotReadable);
        }
        let real = folder.canonicalize().ok();
        for walk::Found { path, kind } in found {
            if self.ledger.is_over() {
                return;
            }
            let is_link = kind == walk::Kind::Link;
            // What is no link stands in the folder that is no link either.
            let below = path.strip_prefix(folder).ok().filter(|_| !is_link);
            let below = real.as_ref().zip(below).map(|(real, below)| real.join(below));
            let is_new = |reached: &mut Reached| match below {
                Some(path) => reached.is_new_real(path),
                None => reached.is_new(&path),
            };
            if kind == walk::Kind::File && !self.has_lines(&path) {
                if is_new(&mut self.reached) {
                    self.batch.path(files::shown(&path).into(), path);
                    self.go_on();
                }
                continue;
            }
            match files::open(&path) {
                Ok(Opened::File(file, kind)) => {
                    if is_new(&mut self.reached) {
                        self.file(&path, file, kind);
                    }
                }
                Ok(Opened::Folder) => self.problem(&files::shown(&path), Problem::NotAFile),
                // A link that leads nowhere bears the name of a document, and is none.
                Err(Problem::NotFound) if is_link => {
                    self.problem(&files::shown(&path), Problem::NotAFile);
                }
                Err(problem) => self.problem(&files::shown(&path), problem),
            }
        }
    }

    fn file(&mut self, path: &Path, mut file: File, kind: Metadata) {
        let name = files::shown(path);
        if self.has_lines(path) {
            self.lines(&name, &mut file, kind.is_file());
            return;
        }
        // What comes through a pipe comes in its turn.
        let is_pipe = !kind.is_file();
        self.batch.file(name.into(), file, kind);
        if is_pipe {
            self.settle();
        }
        self.go_on();
    }

    fn has_lines(&self, path: &Path) -> bool {
        self.arguments.ndjson || has_lines(path)
    }

    fn stream(&mut self, name: &str, has_lines: bool, from: &mut dyn Read) {
        if has_lines {
            self.lines(name, from, false);
            return;
        }
        let read = |text: &mut Vec<u8>| files::read_behind(from, text).map(|()| true);
        if let Err(problem) = self.batch.read(&name.into(), None, read) {
            self.problem(name, problem);
        }
        self.go_on();
    }

    /// A stream of documents, one a line.
    fn lines(&mut self, name: &str, from: &mut dyn Read, is_file: bool) {
        let mut from = BufReader::with_capacity(READ_AHEAD, from);
        let mut number = 0;
        let shared = Arc::from(name);
        while !self.ledger.is_over() {
            let read = |text: &mut Vec<u8>| next_line(&mut from, text);
            match self.batch.read(&shared, Some(number + 1), read) {
                Ok(true) => number += 1,
                Ok(false) => {
                    if number == 0 {
                        self.problem(name, Problem::NoDocuments);
                    }
                    return;
                }
                Err(_) => return self.problem(name, Problem::NotReadable),
            }
            // Nobody waits for a line that has not come yet. A file has come whole.
            if !is_file && memchr::memchr(b'\n', from.buffer()).is_none() {
                self.settle();
            }
            self.go_on();
        }
    }

    /// Begins to check what waits, if it is enough, and settles what was checked meanwhile.
    fn go_on(&mut self) {
        if self.batch.is_full() {
            if !self.pool.has_room() {
                self.settle_one();
            }
            self.pool.start(&mut self.batch);
        }
    }

    /// Checks all that waits, and settles it.
    fn settle(&mut self) {
        self.pool.start(&mut self.batch);
        while self.settle_one() {}
        self.ledger.flush();
    }

    fn settle_one(&mut self) -> bool {
        match self.pool.finish() {
            Some(Ok(checked)) => self.settle_batch(checked),
            Some(Err(_)) => self.ledger.cut_short(),
            None => return false,
        }
        true
    }

    fn settle_batch(&mut self, finished: Batch) {
        let fail_on = self.arguments.common.fail_on.into();
        let ledger = &mut self.ledger;
        self.pool.settle(finished, |waiting, mut result, bytes| {
            let (name, line) = (&*waiting.name, waiting.line);
            let input = match &mut result {
                Ok(report) => {
                    ledger.hide(name, report);
                    Input::checked(name, line, report, fail_on)
                }
                Err(problem) => Input::problem(name, line, *problem),
            };
            ledger.settle(&input, &Texts::alone(bytes));
        });
    }

    fn problem(&mut self, name: &str, problem: Problem) {
        self.settle();
        self.ledger.settle(&Input::problem(name, None, problem), &Texts::default());
    }
}

/// Puts the next line without its LF behind the text; false at the end. Of a line that is too long
/// for a document one byte more is kept, which tells so, and the rest of it is passed over.
fn next_line(from: &mut impl BufRead, text: &mut Vec<u8>) -> std::io::Result<bool> {
    let start = text.len();
    if from.by_ref().take(MAX_BYTES as u64 + 1).read_until(b'\n', text)? == 0 {
        return Ok(false);
    }
    if text.last() == Some(&b'\n') {
        text.pop();
    } else if text.len() - start > MAX_BYTES {
        from.skip_until(b'\n')?;
    }
    Ok(true)
}
