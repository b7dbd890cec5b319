//! The JSON report, version 1: `spec/report/report.md`. These structs are that version; what they
//! are filled from may change.

use serde::Serialize;

use super::changes::ChangesJson;
use super::{Reporter, Settings, Texts, escape, tables};
use crate::check::{Finding, FindingSpan, NotRun, NotRunReason, RelatedPlace};
use crate::rules::{Level, Role};
use crate::run::{Answer, Ending, Input, InputRole, Summary};

/// The report, written as the run goes: the frame, each input, and what is known at the end.
#[derive(Debug)]
pub(super) struct Json {
    fail_on: Level,
    spec: &'static str,
    show_names: bool,
    begun: bool,
}

impl Json {
    pub(super) fn new(settings: &Settings) -> Self {
        let &Settings { fail_on, show_names, spec, .. } = settings;
        Json { fail_on, spec: spec.name, show_names, begun: false }
    }

    /// What stands before the first input, or before the end of none.
    fn frame(&self) -> String {
        let head = HeadJson {
            format: "backup-lint-report",
            version: "1.0",
            tool: Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
            spec: self.spec,
            fail_on: self.fail_on.as_str(),
        };
        let head = text(&head, true);
        format!("{},\n  \"inputs\": [", head.trim_end_matches("\n}\n"))
    }
}

impl Reporter for Json {
    fn input(&mut self, input: &Input, _: &Texts) -> String {
        let before = if self.begun { ",".to_owned() } else { self.frame() };
        self.begun = true;
        // Within a text there is no line feed: JSON has escapes for it.
        let input = text(&InputJson::new(input, self.show_names), true).replace('\n', "\n    ");
        format!("{before}\n    {}", input.trim_end())
    }

    fn end(self: Box<Self>, ending: &Ending) -> String {
        let plan = ending.answer.map(|answer| match answer {
            Answer::Plan(plan) => tables::PlanJson::new(plan, self.show_names),
            Answer::Partial(plan, salvage) => {
                tables::PlanJson::new(plan, self.show_names).with_partial(salvage, self.show_names)
            }
        });
        let unused = ending.unused.iter().map(|unused| UnusedIgnoreJson {
            rule: unused.rule,
            path: unused.path.as_deref(),
            pointer: unused.pointer.as_deref(),
        });
        let end = EndJson {
            off: ending.off,
            unused_ignores: unused.collect(),
            plan,
            outcome: ending.outcome().as_str(),
            summary: SummaryJson::new(&ending.summary),
        };
        let before = if self.begun { "\n  ]".to_owned() } else { self.frame() + "]" };
        format!("{before},{}", text(&end, true).trim_start_matches('{'))
    }
}

/// One input on one line.
pub(super) fn line(input: &Input, show_names: bool) -> String {
    text(&InputJson::new(input, show_names), false)
}

/// What is serialised here are structs of strings and numbers: that cannot fail.
pub(super) fn text(value: &impl Serialize, pretty: bool) -> String {
    let written =
        if pretty { serde_json::to_string_pretty(value) } else { serde_json::to_string(value) };
    escape::json(&written.unwrap_or_default()) + "\n"
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct HeadJson {
    format: &'static str,
    version: &'static str,
    tool: Tool,
    spec: &'static str,
    fail_on: &'static str,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

/// An ignore of the configuration that has hidden nothing.
#[derive(Serialize)]
struct UnusedIgnoreJson<'a> {
    rule: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pointer: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct EndJson<'a> {
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    off: &'a [&'static str],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unused_ignores: Vec<UnusedIgnoreJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<tables::PlanJson<'a>>,
    outcome: &'static str,
    summary: SummaryJson,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct InputJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'static str>,
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    format_version: Option<&'a str>,
    verdict: &'static str,
    outcome: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<ProblemJson>,
    findings: Vec<FindingJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    omitted: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stopped_at: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    not_run: Vec<NotRunJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<ChangesJson<'a>>,
}

impl<'a> InputJson<'a> {
    fn new(input: &Input<'a>, show_names: bool) -> Self {
        let report = input.result.ok();
        let other = input.other;
        InputJson {
            role: input.role.map(InputRole::as_str),
            path: input.path,
            line: input.line,
            format_version: report.and_then(|report| report.format_version.as_deref()),
            verdict: input.verdict().as_str(),
            outcome: input.outcome.as_str(),
            problem: input
                .result
                .err()
                .map(|problem| ProblemJson { code: problem.code(), message: problem.message() }),
            findings: report
                .map(|report| report.findings.iter().map(|f| FindingJson::new(f, other)).collect())
                .unwrap_or_default(),
            omitted: report.map(|report| report.omitted.total()).filter(|omitted| *omitted > 0),
            stopped_at: report.and_then(|report| report.stopped_at).map(|stage| stage.as_str()),
            not_run: report
                .map(|report| report.not_run.iter().map(NotRunJson::new).collect())
                .unwrap_or_default(),
            changes: input.changes.map(|changes| ChangesJson::new(changes, show_names)),
        }
    }
}

#[derive(Serialize)]
struct ProblemJson {
    code: &'static str,
    message: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FindingJson<'a> {
    rule: &'static str,
    level: &'static str,
    default_level: &'static str,
    pointer: &'a str,
    side: &'static str,
    span: SpanJson,
    message: &'a str,
    help: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<RelatedJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hidden: Option<HiddenJson<'a>>,
}

/// Why a finding is hidden.
#[derive(Serialize)]
struct HiddenJson<'a> {
    by: &'static str,
    reason: &'a str,
}

impl<'a> FindingJson<'a> {
    fn new(found: &'a Finding, other: Option<&'a str>) -> Self {
        FindingJson {
            rule: found.rule.name,
            level: found.level.as_str(),
            default_level: found.rule.level.as_str(),
            pointer: &found.pointer,
            side: found.side.as_str(),
            span: SpanJson::new(&found.span),
            message: &found.message,
            help: &found.help,
            related: found.related.iter().map(|r| RelatedJson::new(r, other)).collect(),
            hidden: found.hidden.as_deref().map(|reason| HiddenJson { by: "ignore", reason }),
        }
    }
}

#[derive(Serialize)]
struct RelatedJson<'a> {
    role: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    pointer: &'a str,
    side: &'static str,
    span: SpanJson,
    message: &'static str,
}

impl<'a> RelatedJson<'a> {
    fn new(related: &'a RelatedPlace, other: Option<&'a str>) -> Self {
        RelatedJson {
            role: related.role.as_str(),
            path: other.filter(|_| related.role != Role::First),
            pointer: &related.pointer,
            side: related.side.as_str(),
            span: SpanJson::new(&related.span),
            message: related.message,
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SpanJson {
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

impl SpanJson {
    fn new(span: &FindingSpan) -> Self {
        SpanJson {
            start: span.bytes.start,
            end: span.bytes.end,
            line: span.start.line,
            column: span.start.column,
            end_line: span.end.line,
            end_column: span.end.column,
        }
    }
}

#[derive(Serialize)]
struct NotRunJson<'a> {
    rule: &'static str,
    reason: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pointers: Option<&'a [String]>,
}

impl<'a> NotRunJson<'a> {
    fn new(silent: &'a NotRun) -> Self {
        NotRunJson {
            rule: silent.rule.name,
            reason: silent.reason.as_str(),
            pointers: (silent.reason == NotRunReason::Hole).then_some(&silent.pointers),
        }
    }
}

#[derive(Serialize)]
struct SummaryJson {
    inputs: usize,
    valid: usize,
    invalid: usize,
    unchecked: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    hidden: usize,
}

impl SummaryJson {
    fn new(summary: &Summary) -> Self {
        let Summary { inputs, valid, invalid, unchecked, errors, warnings, notes, hidden } =
            *summary;
        SummaryJson { inputs, valid, invalid, unchecked, errors, warnings, notes, hidden }
    }
}
