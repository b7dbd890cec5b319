//! What was found out about a document.

use std::fmt;

use crate::{Level, NotRunReason, Outcome, Role, Side, Stage, StoppedAt, Verdict};

/// A place in a document, from 1. Columns count Unicode scalar values.
#[derive(uniffi::Record)]
pub struct Position {
    pub line: u64,
    pub column: u64,
}

/// Another place that a finding speaks of.
#[derive(uniffi::Record)]
pub struct Related {
    pub role: Role,
    /// A JSON Pointer (RFC 6901).
    pub pointer: String,
    pub side: Side,
    pub start: Position,
    pub end: Position,
    pub message: String,
}

/// Something that a rule has found in a document. No text of it is one of the document.
#[derive(uniffi::Record)]
pub struct Finding {
    /// The rule's name, which does not change.
    pub rule: String,
    pub level: Level,
    pub stage: Stage,
    /// A JSON Pointer (RFC 6901).
    pub pointer: String,
    pub side: Side,
    pub start: Position,
    pub end: Position,
    /// What is wrong, in words that may change.
    pub message: String,
    /// What to do.
    pub help: String,
    pub related: Option<Related>,
}

/// A rule that did not run, and why.
#[derive(uniffi::Record)]
pub struct NotRun {
    pub rule: String,
    pub reason: NotRunReason,
    pub pointers: Vec<String>,
}

/// What was found out about a document.
#[derive(uniffi::Record)]
pub struct Report {
    pub verdict: Verdict,
    /// How it ends, where errors fail it.
    pub outcome: Outcome,
    pub format_version: Option<String>,
    /// At most 1,000.
    pub findings: Vec<Finding>,
    /// How many there are beyond those.
    pub omitted_findings: u64,
    pub stopped_at: Option<StoppedAt>,
    pub not_run: Vec<NotRun>,
}

impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Report({:?}, {} findings)", self.verdict, self.findings.len())
    }
}

fn position(place: backup_lint::report::Position) -> Position {
    Position { line: place.line as u64, column: place.column as u64 }
}

impl From<&backup_lint::report::Finding> for Finding {
    fn from(finding: &backup_lint::report::Finding) -> Self {
        Finding {
            rule: finding.rule.name.into(),
            level: finding.level.into(),
            stage: finding.rule.stage.into(),
            pointer: finding.pointer.clone(),
            side: finding.side.into(),
            start: position(finding.span.start),
            end: position(finding.span.end),
            message: finding.message.clone(),
            help: finding.help.clone(),
            related: finding.related.as_ref().map(|related| Related {
                role: related.role.into(),
                pointer: related.pointer.clone(),
                side: related.side.into(),
                start: position(related.span.start),
                end: position(related.span.end),
                message: related.message.into(),
            }),
        }
    }
}

impl From<&backup_lint::Report> for Report {
    fn from(report: &backup_lint::Report) -> Self {
        let not_run = report.not_run.iter().map(|not_run| NotRun {
            rule: not_run.rule.name.into(),
            reason: not_run.reason.into(),
            pointers: not_run.pointers.clone(),
        });
        Report {
            verdict: report.verdict.into(),
            outcome: report.outcome(backup_lint::Level::Error).into(),
            format_version: report.format_version.as_deref().map(str::to_owned),
            findings: report.findings.iter().map(Finding::from).collect(),
            omitted_findings: report.omitted.total() as u64,
            stopped_at: report.stopped_at.map(StoppedAt::from),
            not_run: not_run.collect(),
        }
    }
}
