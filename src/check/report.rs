//! The report: what was found, in the order of the text.

use std::borrow::Cow;

use super::finding::{Finding, FindingSpan, Raw, RelatedPlace, related_message};
use super::findings::pointer_of;
use super::judge::Judged;
use super::verdict::{NotRunReason, StoppedAt, Verdict};
use super::{KEPT_FINDINGS, Levels, Parsed};
use crate::rules::{Level, RULES, Role, Rule};
use crate::syntax::{Node, Positions, Side, Span};

/// A rule that did not run on all that it asks for.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct NotRun {
    /// The rule.
    pub rule: &'static Rule,
    /// Why.
    pub reason: NotRunReason,
    /// The holes, or the nearest values above that are there.
    pub pointers: Vec<String>,
}

/// What a check found out about a document.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Report {
    /// What is known of it.
    pub verdict: Verdict,
    /// Its `version`, if that is well-formed and has at most 9 characters.
    pub format_version: Option<Cow<'static, str>>,
    /// What was found, by its place in the text.
    pub findings: Vec<Finding>,
    /// How many findings beyond these were not kept.
    pub omitted: Omitted,
    /// The same by rule.
    pub beyond: Vec<(&'static Rule, usize)>,
    /// Where the way through ended early.
    pub stopped_at: Option<StoppedAt>,
    /// What could not be judged. Silence of every other rule means that all is well.
    pub not_run: Vec<NotRun>,
}

/// How many findings were not kept, by level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
#[allow(missing_docs)]
pub struct Omitted {
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
    pub hidden: usize,
}

impl Omitted {
    /// All of them.
    pub fn total(self) -> usize {
        self.errors + self.warnings + self.notes + self.hidden
    }

    pub(super) fn count(&mut self, level: Level, times: usize) {
        match level {
            Level::Error => self.errors += times,
            Level::Warning => self.warnings += times,
            Level::Note => self.notes += times,
        }
    }
}

/// Each finding in a sentence: rule, place, and what is wrong.
impl std::fmt::Display for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.verdict.as_str())?;
        self.findings.iter().try_for_each(|found| write!(f, "; {found}"))
    }
}

impl std::error::Error for Report {}

impl Report {
    /// How many findings have this level, as set, those that were not kept included, those that are
    /// hidden not.
    pub fn count(&self, level: Level) -> usize {
        let counts = |finding: &&Finding| finding.level == level && finding.hidden.is_none();
        let kept = self.findings.iter().filter(counts).count();
        kept + match level {
            Level::Error => self.omitted.errors,
            Level::Warning => self.omitted.warnings,
            Level::Note => self.omitted.notes,
        }
    }

    /// How many findings are hidden.
    pub fn hidden(&self) -> usize {
        let kept = self.findings.iter().filter(|finding| finding.hidden.is_some()).count();
        kept + self.omitted.hidden
    }

    /// Hides the findings that `reason` gives a reason for. To hide findings beyond the first 1,000
    /// too, the report has to be one with all findings; it is cut to 1,000 then.
    pub fn hide(&mut self, mut reason: impl FnMut(&Finding) -> Option<String>) {
        for finding in &mut self.findings {
            finding.hidden = reason(finding);
        }
        for finding in self.findings.drain(KEPT_FINDINGS.min(self.findings.len())..) {
            match finding.hidden {
                Some(_) => self.omitted.hidden += 1,
                None => self.omitted.count(finding.level, 1),
            }
            match self.beyond.iter_mut().find(|(rule, _)| *rule == finding.rule) {
                Some((_, count)) => *count += 1,
                None => self.beyond.push((finding.rule, 1)),
            }
        }
    }

    /// The greatest level of a finding, as set.
    pub fn worst(&self) -> Option<Level> {
        [Level::Error, Level::Warning, Level::Note].into_iter().find(|level| self.count(*level) > 0)
    }
}

impl Judged<'_> {
    /// The report on this document alone.
    pub fn report(self) -> Report {
        self.report_with(None)
    }

    /// The report, with related places that stand in the document `other`.
    pub(super) fn report_with(self, other: Option<&Parsed>) -> Report {
        let verdict = self.verdict();
        let (raw, beyond) = self.findings.finish();
        let mut omitted = Omitted::default();
        for (rule, times) in &beyond {
            omitted.count(self.options.levels.of(rule), *times);
        }
        let places = Places::new(self.parsed, other, &raw);
        let levels = &self.options.levels;
        let findings = raw.iter().map(|raw| finding(raw, &places, levels)).collect();
        Report {
            verdict,
            format_version: self.format_version.map(|version| Cow::Owned(version.to_owned())),
            findings,
            omitted,
            beyond,
            stopped_at: self.stopped_at,
            not_run: RULES
                .iter()
                .filter_map(|rule| self.not_run.get(rule.name).map(|silence| (rule, silence)))
                .map(|(rule, silence)| NotRun {
                    rule,
                    reason: silence.reason,
                    pointers: silence.places.iter().map(|place| place.pointer()).collect(),
                })
                .collect(),
        }
    }
}

fn finding(raw: &Raw, places: &Places, levels: &Levels) -> Finding {
    let wording = raw.says.wording();
    Finding {
        rule: raw.rule,
        level: levels.of(raw.rule),
        pointer: pointer_of(places.tree, raw.span),
        side: raw.side,
        span: places.here(raw.span),
        message: wording.message.into_owned(),
        label: wording.label.into_owned(),
        help: wording.help.into_owned(),
        hidden: None,
        missing_member: raw.says.missing_member(),
        names_another_format: raw.says.names_another_format(),
        related: raw
            .related
            .map(|related| places.related(related.role, related.side, related.span)),
    }
}

/// Lines, columns and pointers of the bytes that findings speak of.
struct Places<'p> {
    tree: Option<&'p Node<'p>>,
    positions: Positions,
    other: Option<(Option<&'p Node<'p>>, Positions)>,
}

impl<'p> Places<'p> {
    fn new(parsed: &'p Parsed, other: Option<&'p Parsed>, raw: &[Raw]) -> Self {
        let ends = |span: Span| [span.start, span.end];
        let is_here = |role| other.is_none() || role == Role::First;
        let related = || raw.iter().filter_map(|raw| raw.related);
        let here = raw.iter().map(|raw| raw.span);
        let here = here.chain(related().filter(|r| is_here(r.role)).map(|r| r.span));
        let there = related().filter(|r| !is_here(r.role)).map(|r| r.span);
        Places {
            tree: parsed.tree(),
            positions: Positions::of(parsed.bytes, here.flat_map(ends).collect()),
            other: other.map(|other| {
                (other.tree(), Positions::of(other.bytes, there.flat_map(ends).collect()))
            }),
        }
    }

    fn here(&self, span: Span) -> FindingSpan {
        in_text(&self.positions, span)
    }

    fn related(&self, role: Role, side: Side, span: Span) -> RelatedPlace {
        let (tree, positions) = match &self.other {
            Some((tree, positions)) if role != Role::First => (*tree, positions),
            _ => (self.tree, &self.positions),
        };
        RelatedPlace {
            role,
            pointer: pointer_of(tree, span),
            side,
            span: in_text(positions, span),
            message: related_message(role),
        }
    }
}

fn in_text(positions: &Positions, span: Span) -> FindingSpan {
    FindingSpan { bytes: span, start: positions.get(span.start), end: positions.get(span.end) }
}
