//! The short answers: what is known of a document, where its way ended, why a rule is silent.

/// What is known of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// No finding of its own stages is an error by default.
    Valid,
    /// One is.
    Invalid,
    /// It is of a version that is not known, or it could not be read.
    Unchecked,
}

impl Verdict {
    /// `valid`, `invalid` or `unchecked`.
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Valid => "valid",
            Verdict::Invalid => "invalid",
            Verdict::Unchecked => "unchecked",
        }
    }
}

/// The stage after which nothing further was judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum StoppedAt {
    /// A fatal fault.
    Syntax,
    /// A document that is not ours, or of another version.
    Version,
}

impl StoppedAt {
    /// `syntax` or `version`.
    pub fn as_str(self) -> &'static str {
        match self {
            StoppedAt::Syntax => "syntax",
            StoppedAt::Version => "version",
        }
    }
}

/// Why a rule did not run on all that it asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotRunReason {
    /// A value that it asks for is a hole, or missing.
    Hole,
    /// The document has syntax, version or structure findings.
    Unsound,
    /// No clock was given.
    NoClock,
    /// The other document has such findings, or could not be read.
    OtherDocument,
}

impl NotRunReason {
    /// Its name in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            NotRunReason::Hole => "hole",
            NotRunReason::Unsound => "unsound",
            NotRunReason::NoClock => "no-clock",
            NotRunReason::OtherDocument => "other-document",
        }
    }
}

/// `valid`, `invalid` or `unchecked`.
impl std::fmt::Display for Verdict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}
