//! Where a report goes: standard output, or a file. Either may give up before the work is done.

use std::io::{Error, ErrorKind, Write};

/// Writes a report. After a first failure it is silent.
pub(super) struct Output<'o> {
    to: Box<dyn Write + 'o>,
    failed: Option<Error>,
}

impl<'o> Output<'o> {
    pub(super) fn new(to: impl Write + 'o) -> Self {
        Output { to: Box::new(to), failed: None }
    }

    pub(super) fn put(&mut self, text: &str) {
        self.put_bytes(text.as_bytes());
    }

    pub(super) fn put_bytes(&mut self, bytes: &[u8]) {
        if self.failed.is_none() && !bytes.is_empty() {
            self.failed = self.to.write_all(bytes).err();
        }
    }

    /// Shows what was put so far to whoever reads along.
    pub(super) fn flush(&mut self) {
        if self.failed.is_none() {
            self.failed = self.to.flush().err();
        }
    }

    /// Whether the reader has gone away: it wants no more.
    pub(super) fn is_over(&self) -> bool {
        self.failed.as_ref().is_some_and(|error| error.kind() == ErrorKind::BrokenPipe)
    }

    /// What was lost, if it was not the reader's own will.
    pub(super) fn lost(mut self) -> Option<Error> {
        self.flush();
        self.failed.filter(|error| error.kind() != ErrorKind::BrokenPipe)
    }
}
