//! Where a finding stands, as programs beside us want it: lines of the file, and a fingerprint that
//! stays while lines move.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use crate::check::{Finding, FindingSpan};
use crate::run::Input;

/// Lines of a file, and columns if they are known to be those of the file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) line: usize,
    pub(super) end_line: usize,
    /// The first column, and the one behind the last.
    pub(super) columns: Option<(usize, usize)>,
}

impl Place {
    /// In a file that is one document, or (`line`) in a stream, where the document is a line.
    pub(super) fn of(line: Option<usize>, span: &FindingSpan) -> Place {
        let (start, end) = (span.start, span.end);
        let columns = Some((start.column, end.column));
        match line {
            None => Place { line: start.line, end_line: end.line, columns },
            // A lone CR ends a line of a document, and none of a stream.
            Some(line) => {
                let columns = columns.filter(|_| (start.line, end.line) == (1, 1));
                Place { line, end_line: line, columns }
            }
        }
    }
}

/// Gives each finding of an input its fingerprint: SHA-256 of rule, path, document and pointer. The
/// second of one rule at one place counts as the second, so that none takes the place of another.
#[derive(Debug)]
pub(super) struct Fingerprints<'i> {
    input: &'i Input<'i>,
    seen: BTreeMap<(&'static str, &'i str), usize>,
}

impl<'i> Fingerprints<'i> {
    pub(super) fn new(input: &'i Input<'i>) -> Self {
        Fingerprints { input, seen: BTreeMap::new() }
    }

    pub(super) fn next(&mut self, found: &'i Finding) -> String {
        let count = self.seen.entry((found.rule.name, &found.pointer)).or_default();
        *count += 1;
        fingerprint(self.input, found.rule.name, &found.pointer, *count)
    }
}

/// That of what `what` says of an input, for the `count`th time.
pub(super) fn fingerprint(input: &Input, what: &str, pointer: &str, count: usize) -> String {
    let line = input.line.map(|line| line.to_string()).unwrap_or_default();
    let mut hash = Sha256::new();
    // No part holds a NUL, which a path cannot and a pointer escapes: no two lists are one text.
    for part in [what, input.path, &line, pointer, &count.to_string()] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hash.finalize().iter().fold(String::with_capacity(64), |mut out, octet| {
        let _ = write!(out, "{octet:02x}");
        out
    })
}

/// A path without a `./` that programs which compare paths would stumble over.
pub(super) fn plain_path(path: &str) -> &str {
    let plain = path.strip_prefix("./").map(|path| path.trim_start_matches('/'));
    plain.filter(|plain| !plain.is_empty()).unwrap_or(path)
}
