//! Documents that are checked together, one after the other, by one thread.

use std::fs::{File, Metadata};
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use super::files::{self, Opened};
use crate::check::{Checker, Options, Report};
use crate::run::Problem;

/// How many documents are checked together.
const MOST_DOCUMENTS: usize = 128;
/// How many bytes they may have together, save that one document has room for itself. Of files
/// that are not open yet nobody knows it: as many are kept as there is something to say of.
const MOST_BYTES: u64 = 1 << 17;

/// A document that waits to be checked, or was.
pub(super) struct Waiting {
    /// What it is called.
    pub(super) name: Arc<str>,
    /// Its line in a stream, from 1.
    pub(super) line: Option<usize>,
    from: From,
    result: Option<Result<Report, Problem>>,
}

/// Where a document is.
enum From {
    /// In the text of its batch.
    Text(Range<usize>),
    /// In a file that is open, and as long as this says.
    File(File, Metadata),
    /// In a file that is opened when its turn comes.
    Path(PathBuf),
    /// It was read, and there is something to say of it.
    Read(Vec<u8>),
    /// It was read, and is not looked at again.
    Done,
}

/// Documents that are checked together.
#[derive(Default)]
pub(super) struct Batch {
    waiting: Vec<Waiting>,
    /// What comes in streams.
    text: Vec<u8>,
    bytes: u64,
}

impl Batch {
    /// A document that `read` puts behind the text; none, if it says that there is none.
    pub(super) fn read<E>(
        &mut self,
        name: &Arc<str>,
        line: Option<usize>,
        read: impl FnOnce(&mut Vec<u8>) -> Result<bool, E>,
    ) -> Result<bool, E> {
        let start = self.text.len();
        let found = read(&mut self.text)?;
        if found {
            let range = start..self.text.len();
            self.bytes += range.len() as u64;
            self.push(name.clone(), line, From::Text(range));
        }
        Ok(found)
    }

    /// A file that is opened and read when its turn comes, and need not be one any more.
    pub(super) fn path(&mut self, name: Arc<str>, path: PathBuf) {
        self.push(name, None, From::Path(path));
    }

    /// A file that is read when its turn comes.
    pub(super) fn file(&mut self, name: Arc<str>, file: File, kind: Metadata) {
        self.bytes += kind.len();
        self.push(name, None, From::File(file, kind));
    }

    fn push(&mut self, name: Arc<str>, line: Option<usize>, from: From) {
        self.waiting.push(Waiting { name, line, from, result: None });
    }

    pub(super) fn is_full(&self) -> bool {
        self.waiting.len() >= MOST_DOCUMENTS || self.bytes >= MOST_BYTES
    }

    /// Tells of each document what was found, with its bytes if there is something to say of it.
    /// Those that were left are checked now.
    pub(super) fn settle(
        &mut self,
        worker: &mut Worker,
        mut tell: impl FnMut(&Waiting, Result<Report, Problem>, &[u8]),
    ) {
        for waiting in &mut self.waiting {
            waiting.check(&self.text, worker);
            if let Some(result) = waiting.result.take() {
                tell(waiting, result, waiting.bytes(&self.text));
            }
            waiting.from = From::Done;
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// Whether there is work for one thread only.
    pub(super) fn is_one(&self) -> bool {
        self.waiting.len() == 1
    }

    /// The same memory for other documents.
    pub(super) fn emptied(mut self) -> Batch {
        self.waiting.clear();
        self.text.clear();
        Batch { bytes: 0, ..self }
    }

    /// Checks the documents, until the bytes of those that there is something to say of are too
    /// many to be kept beside each other.
    fn check(&mut self, worker: &mut Worker) {
        let mut kept = 0;
        for waiting in &mut self.waiting {
            waiting.check(&self.text, worker);
            kept += waiting.kept();
            if kept > MOST_BYTES {
                return;
            }
        }
    }
}

impl Waiting {
    /// Checks the document, unless it was.
    fn check(&mut self, text: &[u8], worker: &mut Worker) {
        if self.result.is_none() {
            self.result = Some(match std::mem::replace(&mut self.from, From::Done) {
                From::Text(range) => {
                    let report = worker.checker.check(text.get(range.clone()).unwrap_or_default());
                    self.from = From::Text(range);
                    Ok(report)
                }
                From::File(file, kind) => self.read(file, &kind, worker),
                From::Path(path) => match files::open(&path) {
                    Ok(Opened::File(file, kind)) => self.read(file, &kind, worker),
                    Ok(Opened::Folder) => Err(Problem::NotAFile),
                    Err(problem) => Err(problem),
                },
                From::Read(_) | From::Done => return,
            });
        }
    }

    fn read(
        &mut self,
        file: File,
        kind: &Metadata,
        worker: &mut Worker,
    ) -> Result<Report, Problem> {
        files::read_into(file, kind, &mut worker.bytes)?;
        let report = worker.checker.check(&worker.bytes);
        if !report.findings.is_empty() {
            self.from = From::Read(worker.bytes.clone());
        }
        Ok(report)
    }

    fn bytes<'t>(&'t self, text: &'t [u8]) -> &'t [u8] {
        match &self.from {
            From::Text(range) => text.get(range.clone()).unwrap_or_default(),
            From::Read(bytes) => bytes,
            From::File(..) | From::Path(_) | From::Done => &[],
        }
    }

    /// How many bytes of a file are kept for what is said of it.
    fn kept(&self) -> u64 {
        if let From::Read(bytes) = &self.from { bytes.len() as u64 } else { 0 }
    }
}

/// What a thread keeps from one document to the next.
pub(super) struct Worker {
    checker: Checker,
    bytes: Vec<u8>,
}

impl Worker {
    pub(super) fn new(options: &Options) -> Self {
        Worker { checker: Checker::new(options.clone()), bytes: Vec::new() }
    }

    /// Checks all that waits in a batch.
    pub(super) fn check(&mut self, batch: &mut Batch) {
        batch.check(self);
    }
}
