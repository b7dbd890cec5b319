//! What was found out about a document.

use crate::{Level, NotRunReason, Outcome, Role, Side, Stage, StoppedAt, Verdict};

/// A place in a document, from 1. Columns count Unicode scalar values.
#[derive(uniffi::Record)]
pub struct Position {
    /// The line.
    pub line: u64,
    /// The column in it.
    pub column: u64,
}

/// Another place that a finding speaks of.
#[derive(uniffi::Record)]
pub struct Related {
    /// How it is related, which says in which document it stands.
    pub role: Role,
    /// Its JSON Pointer (RFC 6901).
    pub pointer: String,
    /// Whether the member's name or its value is meant.
    pub side: Side,
    /// Where it begins in its text.
    pub start: Position,
    /// The position behind it.
    pub end: Position,
    /// What it is, in words that may change.
    pub message: String,
}

/// Something that a rule has found in a document. It holds no text of the document.
#[derive(uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct Finding {
    /// The rule's name, which does not change.
    pub rule: String,
    /// How grave it is, as it is set.
    pub level: Level,
    /// The stage of the rule.
    pub stage: Stage,
    /// The JSON Pointer (RFC 6901) of the value that would have to change.
    pub pointer: String,
    /// Whether the member's name or its value is meant.
    pub side: Side,
    /// Where it begins in the text.
    pub start: Position,
    /// The position behind it.
    pub end: Position,
    /// What is wrong, in words that may change.
    pub message: String,
    /// What to do, in words that may change.
    pub help: String,
    /// Another place that the finding speaks of.
    pub related: Option<Related>,
}

/// A rule that did not run on all that it asks for.
#[derive(uniffi::Record)]
pub struct NotRun {
    /// The rule's name.
    pub rule: String,
    /// Why.
    pub reason: NotRunReason,
    /// The JSON Pointers of what is missing or wrong, if that is why.
    pub pointers: Vec<String>,
}

/// What was found out about a document. It holds no text of it.
#[derive(uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct Report {
    /// What is known of the document.
    pub verdict: Verdict,
    /// How the question ends: a finding that is an error, as levels are set, fails it.
    pub outcome: Outcome,
    /// The version that the document names, if it can be read.
    pub format_version: Option<String>,
    /// What was found, by its place in the text: at most 1,000.
    pub findings: Vec<Finding>,
    /// How many there are beyond those.
    pub omitted_findings: u64,
    /// Where the way through ended early.
    pub stopped_at: Option<StoppedAt>,
    /// What could not be judged. Silence of every other rule means that all is well.
    pub not_run: Vec<NotRun>,
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
