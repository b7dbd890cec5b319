//! For a person at a terminal: what is wrong, where, and what to do.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::snippet::{Mark, Source};
use super::style::styled;
use super::{
    Reporter, Settings, Style, Texts, Verbosity, changes, counted, escape, one_line, salvage,
    tables, thousands,
};
use crate::check::{Finding, NotRun, NotRunReason, RelatedPlace, Report, Verdict};
use crate::rules::{Level, Role};
use crate::run::{Answer, Ending, Input, InputRole, Outcome};

/// How many findings of one rule are shown of an input; the rest are counted.
const SHOWN_OF_A_RULE: usize = 5;

#[derive(Debug)]
pub(super) struct Human {
    style: Style,
    show_names: bool,
    verbosity: Verbosity,
    fail_on: Level,
    /// What `plan` took, which shows at the end: what could be saved settles what was not checked.
    planned: Vec<Shown>,
    /// How many pairs `compare` took. Of one, what is said of it stands last.
    compared: usize,
    /// Whether a stream begins with a bracket that is alone on its line.
    is_spread: bool,
}

/// What a document over several lines is, if each of them is taken for one.
const SPREAD: &str =
    "its first line is a bracket alone: if it is one document, check it without --ndjson\n";

/// An input and its findings, as they show.
#[derive(Debug, Default)]
struct Shown {
    before: String,
    not_run: Vec<NotRun>,
    after: &'static str,
}

impl Shown {
    fn text(self) -> String {
        let Shown { mut before, not_run, after } = self;
        not_checked(&not_run, &mut before);
        before + after
    }

    /// The same without what the answer says better.
    fn with(mut self, answer: Option<Answer>) -> String {
        if let Some(Answer::Partial(_, saved)) = answer {
            self.not_run.retain(|silent| !salvage::has_asked(saved, silent));
        }
        self.text()
    }
}

impl Human {
    pub(super) fn new(settings: &Settings) -> Self {
        let Settings { style, show_names, verbosity, fail_on, spec: _ } = *settings;
        Human {
            style,
            show_names,
            verbosity,
            fail_on,
            planned: Vec::new(),
            compared: 0,
            is_spread: false,
        }
    }
}

impl Reporter for Human {
    fn input(&mut self, input: &Input, texts: &Texts) -> String {
        self.is_spread |= input.line == Some(1) && matches!(texts.own.trim_ascii(), b"{" | b"[");
        let changes = changes::human(input, self.show_names);
        self.compared += usize::from(!changes.is_empty());
        if !self.is_shown(input) {
            return changes;
        }
        let shown = findings(input, texts, &self.style);
        if let Some(InputRole::Backup | InputRole::Existing) = input.role {
            self.planned.push(shown);
            return String::new();
        }
        shown.text() + &changes
    }

    fn end(self: Box<Self>, ending: &Ending) -> String {
        let planned: String =
            self.planned.into_iter().map(|shown| shown.with(ending.answer)).collect();
        let came_to = match ending.answer {
            _ if self.verbosity == Verbosity::Quiet => String::new(),
            Some(_) => one_line::configured(ending),
            None if self.compared == 1 => one_line::configured(ending),
            None => one_line::ending(ending),
        };
        let answer = ending.answer.map(|answer| tables::answer(answer, self.show_names));
        let spread = if self.is_spread { SPREAD } else { "" };
        [&planned, &came_to, &*answer.unwrap_or_default(), spread].concat()
    }
}

impl Human {
    /// Among many inputs, one of which there is nothing to say is counted and not listed.
    fn is_shown(&self, input: &Input) -> bool {
        let Ok(report) = input.result else { return true };
        let has_findings = !report.findings.is_empty();
        match self.verbosity {
            Verbosity::Verbose => true,
            Verbosity::Normal => has_findings || !report.not_run.is_empty() || input.role.is_some(),
            Verbosity::Quiet => report.outcome(self.fail_on) != Outcome::Pass,
        }
    }
}

/// An input and its findings.
fn findings(input: &Input, texts: &Texts, style: &Style) -> Shown {
    let mut out = String::new();
    let path = place(input);
    let report = match input.result {
        Ok(report) => report,
        Err(problem) => {
            let code = styled(style.error, problem.code());
            let _ = writeln!(out, "{code}: {path}: {}", problem.message());
            return Shown { before: out, ..Shown::default() };
        }
    };
    if !report.findings.is_empty() {
        let source = Source::new(texts.own);
        let other = input.other.map(|path| (path, Source::new(texts.other)));
        // Of each rule: how many blocks are shown, and how many findings are not.
        let mut of_rule: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (rule, count) in &report.beyond {
            of_rule.entry(rule.name).or_default().1 += count;
        }
        let beyond: BTreeMap<&str, usize> = of_rule.iter().map(|(rule, n)| (*rule, n.1)).collect();
        let shown_findings: Vec<&Finding> =
            report.findings.iter().filter(|found| found.hidden.is_none()).collect();
        for block in shown_findings.chunk_by(|a, b| is_one_block(a, b)) {
            let (shown, hidden) = of_rule.entry(block[0].rule.name).or_default();
            if *shown < SHOWN_OF_A_RULE {
                *shown += 1;
                finding(block, &path, &source, other.as_ref(), style, &mut out);
            } else {
                *hidden += block.len();
            }
        }
        let hidden = of_rule.into_iter().filter(|(_, (_, hidden))| *hidden > 0);
        let hidden: Vec<_> = hidden
            .map(|(rule, (_, hidden))| {
                let how = listed_by_concise(hidden, beyond.get(rule).copied().unwrap_or(0));
                format!("{path}: {} more of {rule}{how}\n", thousands(hidden))
            })
            .collect();
        if !hidden.is_empty() {
            let _ = writeln!(out, "{}", hidden.concat());
        }
    }
    let _ = writeln!(out, "{}", heading(&path, report));
    let after = if report.findings.is_empty() { "" } else { "\n" };
    Shown { before: out, not_run: report.not_run.clone(), after }
}

/// How to see findings that are not shown. Those beyond what a report keeps are listed nowhere.
fn listed_by_concise(hidden: usize, beyond: usize) -> &'static str {
    match hidden - beyond {
        0 => "",
        _ if beyond > 0 => " (--format concise lists more)",
        _ => " (--format concise lists all)",
    }
}

fn place(input: &Input) -> String {
    let path = if input.path == "-" { "(standard input)".into() } else { escape::line(input.path) };
    match input.line {
        Some(line) => format!("{path}, document {line}"),
        None => path,
    }
}

/// Members that are missing from one object are one block.
fn is_one_block(a: &Finding, b: &Finding) -> bool {
    a.missing_member.is_some() && b.missing_member.is_some() && a.span == b.span
}

/// What a block says: the finding itself, or all that is missing.
struct Block {
    message: String,
    label: String,
    help: Vec<String>,
}

impl Block {
    fn of(block: &[&Finding]) -> Block {
        let names: Vec<&str> = block.iter().filter_map(|found| found.missing_member).collect();
        let [names @ .., last] = names.as_slice() else { return Block::alone(block[0]) };
        if names.is_empty() {
            return Block::alone(block[0]);
        }
        let quoted = |name: &&str| format!("\"{name}\"");
        let listed = names.iter().map(quoted).collect::<Vec<_>>().join(", ");
        let listed = format!("{listed} and {}", quoted(last));
        let with_name = |found: &Finding| {
            let name = found.missing_member.unwrap_or_default();
            format!("\"{name}\": {}", found.help)
        };
        Block {
            message: format!("{} members are missing: {listed}", block.len()),
            label: format!("{listed} are missing"),
            help: block.iter().map(|found| with_name(found)).collect(),
        }
    }

    fn alone(found: &Finding) -> Block {
        let (message, label) = (found.message.clone(), found.label.clone());
        Block { message, label, help: vec![found.help.clone()] }
    }
}

fn finding(
    block: &[&Finding],
    path: &str,
    source: &Source,
    other: Option<&(&str, Source)>,
    style: &Style,
    out: &mut String,
) {
    let (found, says) = (block[0], Block::of(block));
    let rule = found.rule.name;
    let title = format!("{}[{rule}]", found.level.as_str());
    let (title, message) =
        (styled(style.of(found.level), &title), styled(style.strong, &says.message));
    let _ = writeln!(out, "{title}: {message}");
    let start = found.span.start;
    let _ = writeln!(out, "  --> {path}:{}:{}", start.line, start.column);
    let mut marks = vec![Mark { span: found.span, sign: '^', label: &says.label }];
    if let Some(related) = found.related.as_ref().filter(|related| related.role == Role::First) {
        marks.push(Mark { span: related.span, sign: '-', label: related.message });
    }
    // In another program's file nothing is to be mended, and all of it would be masked.
    if !found.names_another_format {
        out.push_str(&source.lines(&mut marks));
    }
    if let (Some(related), Some((path, source))) = (&found.related, other)
        && related.role != Role::First
    {
        other_place(related, path, source, out);
    }
    let _ = writeln!(out, "   = at {}", pointer(&found.pointer));
    for help in says.help {
        let _ = writeln!(out, "   = help: {help}");
    }
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

fn not_checked(silent: &[NotRun], out: &mut String) {
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
