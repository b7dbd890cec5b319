//! What is stored and cannot be read as a whole.

use std::fmt;

use super::draft::next;
use super::{Draft, Judged, Options, Parsed, Refusal, Report};
use crate::model::{Envelope, EnvelopeMembers, Model as _, Timestamp};

/// A stored document that cannot be read: it is no backup, of a version that is not known here, or
/// damaged (it has a finding of syntax, version or structure, or its checksum is not its own).
/// Nothing continues it by accident: it can be looked at, a fresh backup can take its place if the
/// person consents, and so can a next generation, if its members can be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Unreadable {
    report: Box<Report>,
    members: Option<Box<EnvelopeMembers>>,
}

impl Unreadable {
    /// Why it cannot be read.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// Its members, if the structure is right and the checksum alone is not. Any of them may be
    /// other than it was written.
    pub fn members(&self) -> Option<&EnvelopeMembers> {
        self.members.as_deref()
    }

    /// The next generation of the damaged backup. Call it only after the person has been told that
    /// the stored backup is damaged, and has consented that it is replaced.
    ///
    /// # Errors
    /// If its members cannot be read, and as [`Envelope::next`].
    pub fn next_with_consent(
        &self,
        draft: Draft,
        written_at: Timestamp,
    ) -> Result<Envelope, Refusal> {
        next(self.members().ok_or(Refusal::NothingToContinue)?, draft, written_at)
    }
}

/// The report: a verdict, and each finding with its place.
impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the document cannot be read: {}", self.report)
    }
}

impl std::error::Error for Unreadable {}

impl Envelope {
    /// Reads a backup that is whole. Other findings than those of [`Unreadable`] do not keep it from
    /// being read: ask [`check`](super::check()) for them.
    ///
    /// # Errors
    /// What there is of the document, and why it cannot be read.
    pub fn parse(bytes: &[u8]) -> Result<Self, Unreadable> {
        let parsed = Parsed::new(bytes);
        let options = Options::default();
        let judged = Judged::new(&parsed, &options);
        let members = judged.whole().and_then(EnvelopeMembers::whole);
        match members.map(Envelope::verified) {
            Some(Ok(envelope)) => Ok(envelope),
            Some(Err(members)) => {
                Err(Unreadable { report: Box::new(judged.report()), members: Some(members) })
            }
            None => Err(Unreadable { report: Box::new(judged.report()), members: None }),
        }
    }
}
