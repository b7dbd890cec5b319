//! What is wrong with a document: its flaws, its structure, and what the rules say of it.

use std::collections::{BTreeMap, BTreeSet};

use super::finding::{Raw, RawRelated};
use super::findings::Findings;
use super::spans::Spans;
use super::verdict::{NotRunReason, StoppedAt, Verdict};
use super::{Options, Parsed};
use crate::foreign;
use crate::model::{self, EnvelopeMembers, EnvelopeParts, Now, Part, Place};
use crate::rules::syntax::{byte_order_mark, duplicate_member, lone_surrogate};
use crate::rules::version::{invalid_version, not_a_backup, unsupported_version};
use crate::rules::{self, Context, Level, RULES, Role, Rule, Saying, Scope, Stage, Told};
use crate::syntax::{self, FlawKind, Node, Side, Span, Value};
use crate::versions;

/// A document that was judged: its parts, and what was found.
#[derive(Debug)]
pub struct Judged<'t> {
    pub(super) parsed: &'t Parsed<'t>,
    pub(super) parts: Part<EnvelopeParts<'t>>,
    pub(super) findings: Findings<'t>,
    pub(super) options: &'t Options,
    pub(super) not_run: BTreeMap<&'static str, Silence>,
    pub(super) stopped_at: Option<StoppedAt>,
    pub(super) format_version: Option<&'t str>,
    /// Whether there is no syntax, version or structure finding.
    whole: bool,
}

/// Why a rule did not run on all that it asks for.
#[derive(Clone, Debug)]
pub(super) struct Silence {
    pub(super) reason: NotRunReason,
    pub(super) places: BTreeSet<Place>,
}

impl<'t> Judged<'t> {
    /// Judges a document by every rule that can run.
    pub fn new(parsed: &'t Parsed<'t>, options: &'t Options) -> Self {
        let mut judged = Judged {
            parsed,
            parts: Part::Missing,
            findings: Findings::new(parsed.tree(), options),
            options,
            not_run: BTreeMap::new(),
            stopped_at: None,
            format_version: None,
            whole: false,
        };
        let root = match &parsed.tree {
            Ok(root) => root,
            Err(fault) => {
                judged.stopped_at = Some(StoppedAt::Syntax);
                judged.tell(fault.rule, Side::Value, fault.span, fault.says);
                return judged;
            }
        };
        if parsed.has_byte_order_mark {
            let span = Span::new(0, syntax::BYTE_ORDER_MARK.len());
            judged.tell(&byte_order_mark::RULE, Side::Value, span, byte_order_mark::SAYS);
        }
        judged.flaws(root);
        judged.stopped_at = judged.version(root);
        if judged.stopped_at.is_none() {
            judged.structure(root);
            judged.run_rules(root, options.now);
        }
        judged
    }

    /// The parts, if there is no syntax, version or structure finding.
    pub fn whole(&self) -> Option<&EnvelopeParts<'t>> {
        if self.whole { self.parts.sound() } else { None }
    }

    /// The verdict: `unchecked` of another version, `invalid` if a finding of the document's own
    /// stages is an error by default. Levels that are set do not change it.
    pub fn verdict(&self) -> Verdict {
        let is_own = |rule: &&Rule| !matches!(rule.stage, Stage::Restore | Stage::History);
        if self.findings.rules().any(|rule| rule.name == unsupported_version::RULE.name) {
            Verdict::Unchecked
        } else if self.findings.rules().filter(is_own).any(|rule| rule.level == Level::Error) {
            Verdict::Invalid
        } else {
            Verdict::Valid
        }
    }

    fn tell(&mut self, rule: &'static Rule, side: Side, span: Span, says: Saying) {
        self.findings.push(Raw { rule, side, span, related: None, says });
    }

    fn flaws(&mut self, root: &Node) {
        syntax::flaws(root, &mut |flaw| {
            let (rule, says, first) = match flaw.kind {
                FlawKind::LoneSurrogate => (&lone_surrogate::RULE, lone_surrogate::SAYS, None),
                FlawKind::DuplicateMember { first } => {
                    (&duplicate_member::RULE, duplicate_member::SAYS, Some(first))
                }
            };
            let related = first.map(|span| RawRelated { role: Role::First, side: Side::Key, span });
            self.findings.push(Raw { rule, side: flaw.side, span: flaw.span, related, says });
        });
    }

    /// Whether the document is ours and of a version that is known; where not, nothing further is
    /// judged.
    fn version(&mut self, root: &'t Node<'t>) -> Option<StoppedAt> {
        let stop = Some(StoppedAt::Version);
        let bracket = Span::new(root.span.start, root.span.start + 1);
        let (format, span) = match look_up(root, "format") {
            Looked::Hole => return stop,
            Looked::Absent => (None, bracket),
            Looked::Value(node) => (text(node), node.span),
        };
        if format != Some(model::Format::AuthenticatorBackup.as_str()) {
            let says = not_a_backup::says(foreign::of_tree(root));
            self.tell(&not_a_backup::RULE, Side::Value, span, says);
            return stop;
        }
        let (version, span) = match look_up(root, "version") {
            Looked::Hole => return stop,
            Looked::Absent => (Err(invalid_version::ABSENT), bracket),
            Looked::Value(node) => (text(node).ok_or(invalid_version::NO_STRING), node.span),
        };
        let well_formed = |version: &'t str| {
            if is_version(version) { Ok(version) } else { Err(invalid_version::NO_VERSION) }
        };
        let version = match version.and_then(well_formed) {
            Ok(version) => version,
            Err(says) => {
                self.tell(&invalid_version::RULE, Side::Value, span, says);
                return stop;
            }
        };
        self.format_version = Some(version).filter(|version| version.len() <= 9);
        if versions::find(version).is_none() {
            self.tell(&unsupported_version::RULE, Side::Value, span, unsupported_version::SAYS);
            return stop;
        }
        None
    }

    fn structure(&mut self, root: &'t Node<'t>) {
        self.parts = model::read::<EnvelopeMembers>(root, &mut |broken| {
            let rule = rules::named(broken.fault.rule());
            self.tell(rule, broken.side, broken.span, Saying::Fault(broken.fault));
        });
        self.whole = self.findings.is_empty();
    }

    fn run_rules(&mut self, root: &'t Node<'t>, now: Option<Now>) {
        let Part::Sound(parts) = &self.parts else { return };
        let context = Context { now, whole: self.whole };
        let (findings, not_run) = (&mut self.findings, &mut self.not_run);
        let mut spans = Spans::new(root);
        rules::run_backup(parts, context, &mut |rule, told| {
            hear(rule, told, &mut spans, None, findings, not_run);
        });
        for (rule, reason) in unasked(context) {
            self.not_run.entry(rule.name).or_insert(Silence { reason, places: BTreeSet::new() });
        }
    }

    /// Hears what the rules of two documents say of this one. Related places stand in `other`.
    pub(super) fn hear_pair(&mut self, other: Option<&Parsed>, told: &[(&'static Rule, Told)]) {
        let Some(root) = self.parsed.tree() else { return };
        let mut here = Spans::new(root);
        let mut there = other.and_then(Parsed::tree).map(Spans::new);
        for (rule, told) in told {
            let (findings, not_run) = (&mut self.findings, &mut self.not_run);
            hear(rule, *told, &mut here, there.as_mut(), findings, not_run);
        }
    }

    /// Lists rules of two documents that were asked for and could not run.
    pub(super) fn could_not_run(&mut self, silent: &[(&'static Rule, NotRunReason)]) {
        if self.stopped_at.is_some() {
            return; // where the way through ended says it for all rules behind
        }
        for (rule, reason) in silent {
            let silence = Silence { reason: *reason, places: BTreeSet::new() };
            self.not_run.insert(rule.name, silence);
        }
    }
}

/// The rules that are not asked, whatever the document holds.
pub(super) fn unasked(context: Context) -> impl Iterator<Item = (&'static Rule, NotRunReason)> {
    RULES.iter().filter_map(move |rule| match rule.scope {
        Scope::Whole(_) if !context.whole => Some((*rule, NotRunReason::Unsound)),
        Scope::Clock(_) if context.now.is_none() => Some((*rule, NotRunReason::NoClock)),
        _ => None,
    })
}

/// Puts an answer of a rule where it belongs. Related places stand in `there`, if there is another
/// document, unless they are the first of several.
fn hear<'n>(
    rule: &'static Rule,
    told: Told,
    here: &mut Spans<'n>,
    there: Option<&mut Spans<'n>>,
    findings: &mut Findings,
    not_run: &mut BTreeMap<&'static str, Silence>,
) {
    match told {
        Told::Fired { at, related, says } => {
            let span = here.of(at);
            let related = related.map(|related| {
                let spans = there.filter(|_| related.role != Role::First).unwrap_or(here);
                RawRelated { role: related.role, side: Side::Value, span: spans.of(related.place) }
            });
            findings.push(Raw { rule, side: Side::Value, span, related, says });
        }
        Told::NotRun(place) => {
            let new = || Silence { reason: NotRunReason::Hole, places: BTreeSet::new() };
            not_run.entry(rule.name).or_insert_with(new).places.insert(place);
        }
        Told::Silenced(rule) => findings.take_back(rule),
    }
}

/// What stands under a name.
enum Looked<'t> {
    Absent,
    Hole,
    Value(&'t Node<'t>),
}

fn look_up<'t>(root: &'t Node<'t>, name: &str) -> Looked<'t> {
    match root.member(name) {
        None => Looked::Absent,
        Some(member) if member.doubled => Looked::Hole,
        Some(member) => match member.node.value {
            Value::BrokenString => Looked::Hole,
            _ => Looked::Value(&member.node),
        },
    }
}

fn text<'t>(node: &'t Node) -> Option<&'t str> {
    match &node.value {
        Value::String(text) => Some(text),
        _ => None,
    }
}

/// Two numbers without leading zeros, and a dot between.
fn is_version(text: &str) -> bool {
    let number = |part: &str| {
        let plain = part == "0" || !part.starts_with('0');
        plain && !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())
    };
    text.split_once('.').is_some_and(|(major, minor)| number(major) && number(minor))
}
