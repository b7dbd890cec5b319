//! Standard output, which may go away before the work is done.

use std::io::{ErrorKind, Write};

/// Writes reports. After a first failure it is silent: the work goes on for its exit code.
pub(super) struct Output<'o> {
    to: &'o mut dyn Write,
    failed: Option<ErrorKind>,
}

impl<'o> Output<'o> {
    pub(super) fn new(to: &'o mut dyn Write) -> Self {
        Output { to, failed: None }
    }

    pub(super) fn put(&mut self, text: &str) {
        if self.failed.is_none() {
            let written = self.to.write_all(text.as_bytes()).and_then(|()| self.to.flush());
            self.failed = written.err().map(|error| error.kind());
        }
    }

    /// The exit code of the work, unless its report was lost. Whoever closes a pipe knows; a full
    /// disk does not tell by itself.
    pub(super) fn exit_code(self, code: u8) -> u8 {
        match self.failed {
            None | Some(ErrorKind::BrokenPipe) => code,
            Some(_) => crate::run::Outcome::Unchecked.exit_code(),
        }
    }
}
