//! Many documents, one after the other.

use std::borrow::Cow;

use zeroize::{Zeroize as _, Zeroizing};

use super::judge::unasked;
use super::report::{NotRun, Omitted};
use super::{Judged, MAX_BYTES, Options, Parsed, Report, Verdict};
use crate::model::{self, EnvelopeMembers, Model as _, Shelves};
use crate::rules::{self, Context};

/// Checks many documents, with memory that it keeps from one to the next.
///
/// It finds what [`check`](super::check) finds. A document without a finding is accepted on a short
/// way, which allocates nothing once some were read; any other one is looked at again, with its
/// lines and columns.
///
/// ```
/// use backup_lint::{Checker, Options, Verdict};
///
/// let mut checker = Checker::new(Options::new());
/// let lines = ["[]", "{}"];
/// assert!(lines.iter().all(|line| checker.check(line.as_bytes()).verdict == Verdict::Invalid));
/// ```
#[derive(Debug)]
pub struct Checker {
    options: Options,
    memory: Memory,
}

/// What is kept between documents.
#[derive(Default)]
pub struct Memory {
    /// For strings with escapes. It may hold secrets.
    room: Zeroizing<Vec<u8>>,
    shelves: Shelves,
}

/// Nothing of what it held.
impl std::fmt::Debug for Memory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Memory({} bytes)", self.room.len())
    }
}

impl Checker {
    /// A checker with these options.
    pub fn new(options: Options) -> Self {
        Checker { options, memory: Memory::default() }
    }

    /// Checks a document. It never fails and never panics: what is wrong is a finding.
    pub fn check(&mut self, bytes: &[u8]) -> Report {
        checked(bytes, &self.options, &mut self.memory)
    }
}

pub(super) fn checked(bytes: &[u8], options: &Options, memory: &mut Memory) -> Report {
    accepted(bytes, options, memory).unwrap_or_else(|| judged(bytes, options))
}

/// The long way: the report on a document that may have findings.
pub fn judged(bytes: &[u8], options: &Options) -> Report {
    let parsed = Parsed::new(bytes);
    Judged::new(&parsed, options).report()
}

/// The short way: the report on a document of which no rule has anything to say.
pub fn accepted(bytes: &[u8], options: &Options, memory: &mut Memory) -> Option<Report> {
    if bytes.len() > MAX_BYTES {
        return None;
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let needed = if memchr::memchr(b'\\', bytes).is_some() { model::ROOM * text.len() } else { 0 };
    if memory.room.len() < needed {
        memory.room.zeroize();
        memory.room = Zeroizing::new(vec![0; needed]);
    }
    let parts = model::accept::<EnvelopeMembers>(text, &mut memory.room, &mut memory.shelves)?;
    let version = parts.version.sound()?.as_str();
    let mut is_right = true;
    let context = Context { now: options.now, whole: true };
    rules::run_backup(&parts, context, &mut |_, _| is_right = false);
    EnvelopeMembers::shelve(parts, &mut memory.shelves);
    is_right.then(|| Report {
        verdict: Verdict::Valid,
        format_version: Some(Cow::Borrowed(version)),
        findings: Vec::new(),
        omitted: Omitted::default(),
        beyond: Vec::new(),
        stopped_at: None,
        not_run: unasked(context)
            .map(|(rule, reason)| NotRun { rule, reason, pointers: Vec::new() })
            .collect(),
    })
}
