//! For a person at a terminal: what is wrong, where, and what to do.

use std::fmt::Write as _;

use super::snippet::{Mark, Source};
use super::{Input, Summary, counted, escape};
use crate::check::{Finding, NotRun, NotRunReason, RelatedPlace, Report, Verdict};
use crate::rules::{Level, Role};

/// How many findings of a file are shown; the rest are counted.
pub const SHOWN_FINDINGS: usize = 100;

/// How words are emphasised.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Before an error; and so on.
    pub error: &'static str,
    /// Before a warning.
    pub warning: &'static str,
    /// Before a note.
    pub note: &'static str,
    /// Before a message.
    pub strong: &'static str,
    /// Behind any of them.
    pub reset: &'static str,
}

impl Style {
    /// No emphasis.
    pub const PLAIN: Style = Style { error: "", warning: "", note: "", strong: "", reset: "" };
    /// ANSI colours.
    pub const COLOUR: Style = Style {
        error: "\u{1b}[1;31m",
        warning: "\u{1b}[1;33m",
        note: "\u{1b}[1;36m",
        strong: "\u{1b}[1m",
        reset: "\u{1b}[0m",
    };

    fn of(&self, level: Level) -> &'static str {
        match level {
            Level::Error => self.error,
            Level::Warning => self.warning,
            Level::Note => self.note,
        }
    }
}

/// An input and its findings. `source` is its bytes, and `other` those and the path of the
/// document that related places stand in.
pub fn input(input: &Input, source: &[u8], other: Option<(&str, &[u8])>, style: &Style) -> String {
    let mut out = String::new();
    let path = place(input);
    let report = match &input.result {
        Ok(report) => report,
        Err(problem) => {
            let Style { error, reset, .. } = style;
            let _ =
                writeln!(out, "{error}{}{reset}: {path}: {}", problem.code(), problem.message());
            return out;
        }
    };
    if !report.findings.is_empty() {
        let source = Source::new(source);
        let other = other.map(|(path, bytes)| (path, Source::new(bytes)));
        for found in report.findings.iter().take(SHOWN_FINDINGS) {
            finding(found, &path, &source, other.as_ref(), style, &mut out);
        }
    }
    let more = report.findings.len().saturating_sub(SHOWN_FINDINGS) + report.omitted.total();
    if more > 0 {
        let _ = writeln!(out, "{path}: {} more, not shown here\n", counted(more, "finding"));
    }
    let _ = writeln!(out, "{}", heading(&path, report));
    not_run(&report.not_run, &mut out);
    if !report.findings.is_empty() {
        out.push('\n');
    }
    out
}

fn place(input: &Input) -> String {
    let path =
        if input.path == "-" { "(standard input)".into() } else { escape::line(&input.path) };
    match input.line {
        Some(line) => format!("{path}, document {line}"),
        None => path,
    }
}

fn finding(
    found: &Finding,
    path: &str,
    source: &Source,
    other: Option<&(&str, Source)>,
    style: &Style,
    out: &mut String,
) {
    let Style { strong, reset, .. } = style;
    let (level, rule) = (found.level.as_str(), found.rule.name);
    let _ = writeln!(
        out,
        "{}{level}[{rule}]{reset}: {strong}{}{reset}",
        style.of(found.level),
        found.message
    );
    let start = found.span.start;
    let _ = writeln!(out, "  --> {path}:{}:{}", start.line, start.column);
    let mut marks = vec![Mark { span: found.span, sign: '^', label: &found.label }];
    if let Some(related) = found.related.as_ref().filter(|related| related.role == Role::First) {
        marks.push(Mark { span: related.span, sign: '-', label: related.message });
    }
    out.push_str(&source.lines(&mut marks));
    if let (Some(related), Some((path, source))) = (&found.related, other)
        && related.role != Role::First
    {
        other_place(related, path, source, out);
    }
    let _ = writeln!(out, "   = at {}", pointer(&found.pointer));
    let _ = writeln!(out, "   = help: {}", found.help);
    let _ = writeln!(out, "   = more: backup-lint explain {rule}\n");
}

fn other_place(related: &RelatedPlace, path: &str, source: &Source, out: &mut String) {
    let start = related.span.start;
    let _ = writeln!(out, "  --> {}:{}:{}", escape::line(path), start.line, start.column);
    let mut marks = [Mark { span: related.span, sign: '-', label: related.message }];
    out.push_str(&source.lines(&mut marks));
}

fn pointer(pointer: &str) -> &str {
    if pointer.is_empty() { "the document itself" } else { pointer }
}

/// The path, the verdict and the counts.
pub(super) fn heading(path: &str, report: &Report) -> String {
    let counts: Vec<String> = [Level::Error, Level::Warning, Level::Note]
        .into_iter()
        .map(|level| (level, report.count(level)))
        .filter(|(_, count)| *count > 0)
        .map(|(level, count)| counted(count, level.as_str()))
        .collect();
    let unknown;
    let verdict = match report.verdict {
        Verdict::Unchecked => {
            let version = report.format_version.as_deref().unwrap_or("its version");
            unknown = format!("unchecked ({version} is not known here)");
            &unknown
        }
        // What a restore or an upload would do wrong is no fault of the document.
        Verdict::Valid if report.count(Level::Error) > 0 => "valid in itself",
        verdict => verdict.as_str(),
    };
    if counts.is_empty() {
        format!("{path}: {verdict}")
    } else {
        format!("{path}: {verdict}, {}", counts.join(", "))
    }
}

fn not_run(silent: &[NotRun], out: &mut String) {
    for (reason, words) in [
        (NotRunReason::Hole, "a value that they need is broken or missing"),
        (NotRunReason::Unsound, "the findings above come first"),
        (NotRunReason::NoClock, "no clock was given"),
        (NotRunReason::OtherDocument, "the other document cannot be judged"),
    ] {
        let rules: Vec<&str> =
            silent.iter().filter(|rule| rule.reason == reason).map(|rule| rule.rule.name).collect();
        if !rules.is_empty() {
            let _ = writeln!(out, "  not checked, since {words}: {}", rules.join(", "));
        }
    }
}

/// The last line.
pub fn summary(summary: &Summary) -> String {
    let verdicts: Vec<String> =
        [(summary.valid, "valid"), (summary.invalid, "invalid"), (summary.unchecked, "unchecked")]
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, verdict)| format!("{count} {verdict}"))
            .collect();
    format!("{}: {}\n", counted(summary.inputs, "input"), verdicts.join(", "))
}
