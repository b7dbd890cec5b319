//! For a person at a terminal: what is wrong, where, and what to do.

use std::fmt::Write as _;

use super::snippet::{Mark, Source};
use super::style::styled;
use super::{Reporter, Settings, Style, Texts, counted, escape, tables};
use crate::check::{Finding, NotRun, NotRunReason, RelatedPlace, Report, Verdict};
use crate::rules::{Level, Role};
use crate::run::{Ending, Input, Summary};

/// How many findings of a file are shown; the rest are counted.
const SHOWN_FINDINGS: usize = 100;

#[derive(Debug)]
pub(super) struct Human {
    style: Style,
    show_names: bool,
}

impl Human {
    pub(super) fn new(settings: &Settings) -> Self {
        Human { style: settings.style, show_names: settings.show_names }
    }
}

impl Reporter for Human {
    fn input(&mut self, input: &Input, texts: &Texts) -> String {
        findings(input, texts, &self.style)
    }

    fn end(self: Box<Self>, ending: &Ending) -> String {
        match ending.answer {
            Some(answer) => tables::answer(answer, self.show_names),
            None => summary(&ending.summary),
        }
    }
}

/// An input and its findings.
fn findings(input: &Input, texts: &Texts, style: &Style) -> String {
    let mut out = String::new();
    let path = place(input);
    let report = match input.result {
        Ok(report) => report,
        Err(problem) => {
            let code = styled(style.error, problem.code());
            let _ = writeln!(out, "{code}: {path}: {}", problem.message());
            return out;
        }
    };
    if !report.findings.is_empty() {
        let source = Source::new(texts.own);
        let other = input.other.map(|path| (path, Source::new(texts.other)));
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
    let path = if input.path == "-" { "(standard input)".into() } else { escape::line(input.path) };
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
    let rule = found.rule.name;
    let title = format!("{}[{rule}]", found.level.as_str());
    let (title, message) =
        (styled(style.of(found.level), &title), styled(style.strong, &found.message));
    let _ = writeln!(out, "{title}: {message}");
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
fn heading(path: &str, report: &Report) -> String {
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
fn summary(summary: &Summary) -> String {
    let verdicts: Vec<String> =
        [(summary.valid, "valid"), (summary.invalid, "invalid"), (summary.unchecked, "unchecked")]
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, verdict)| format!("{count} {verdict}"))
            .collect();
    format!("{}: {}\n", counted(summary.inputs, "input"), verdicts.join(", "))
}
