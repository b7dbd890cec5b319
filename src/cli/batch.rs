//! Documents that are checked together, on all cores, and settled in their order.

use rayon::prelude::*;

use crate::check::{Options, Report, check};
use crate::run::Problem;

/// How many documents are checked together.
const MOST_DOCUMENTS: usize = 128;
/// How many bytes they may have together, save that one document has room for itself.
const MOST_BYTES: u64 = 1 << 20;

/// A document that waits to be checked.
pub(super) struct Waiting {
    /// What it is called.
    pub(super) name: String,
    /// Its line in a stream, from 1.
    pub(super) line: Option<usize>,
    pub(super) from: From,
}

/// What a document is read from, when its turn comes.
pub(super) enum From {
    /// It is read.
    Bytes(Vec<u8>),
    /// A file that is open, and how long it is.
    File(std::fs::File, u64),
}

/// A document that was checked, or could not be read.
pub(super) struct Checked {
    pub(super) name: String,
    pub(super) line: Option<usize>,
    pub(super) bytes: Vec<u8>,
    pub(super) result: Result<Report, Problem>,
}

/// Documents that are checked together.
#[derive(Default)]
pub(super) struct Batch {
    waiting: Vec<Waiting>,
    bytes: u64,
}

impl Batch {
    pub(super) fn push(&mut self, waiting: Waiting) {
        self.bytes += match &waiting.from {
            From::Bytes(bytes) => bytes.len() as u64,
            From::File(_, length) => *length,
        };
        self.waiting.push(waiting);
    }

    pub(super) fn is_full(&self) -> bool {
        self.waiting.len() >= MOST_DOCUMENTS || self.bytes >= MOST_BYTES
    }

    /// Checks what has come together, and begins anew.
    pub(super) fn checked(&mut self, options: &Options) -> Vec<Checked> {
        self.bytes = 0;
        let waiting = std::mem::take(&mut self.waiting);
        // One document needs no threads, and starting them takes longer than checking it.
        if waiting.len() < 2 {
            waiting.into_iter().map(|waiting| waiting.check(options)).collect()
        } else {
            waiting.into_par_iter().map(|waiting| waiting.check(options)).collect()
        }
    }
}

impl Waiting {
    fn check(self, options: &Options) -> Checked {
        let read = match self.from {
            From::Bytes(bytes) => Ok(bytes),
            From::File(file, _) => super::files::read_document(file),
        };
        let (name, line) = (self.name, self.line);
        match read {
            Ok(bytes) => Checked { result: Ok(check(&bytes, options)), name, line, bytes },
            Err(problem) => Checked { result: Err(problem), name, line, bytes: Vec::new() },
        }
    }
}
