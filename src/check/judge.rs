//! What is wrong with a document: its flaws, its structure, and what the rules say of it.

use std::collections::{BTreeMap, BTreeSet};

use super::finding::{Raw, RawRelated};
use super::found::Found;
use super::verdict::{NotRunReason, StoppedAt, Verdict};
use super::{Options, Parsed};
use crate::foreign;
use crate::model::{self, Envelope, EnvelopeParts, Now, Part, Place, Step};
use crate::rules::{self, Context, Detail, Level, RULES, Role, Rule, Run, Stage, Told};
use crate::syntax::{self, FlawKind, Node, Side, Span, Value};

/// A document that was judged: its parts, and what was found.
#[derive(Debug)]
pub struct Judged<'t> {
    pub(super) parsed: &'t Parsed<'t>,
    pub(super) parts: Part<EnvelopeParts<'t>>,
    pub(super) found: Found<'t>,
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
            found: Found::new(parsed.tree(), options.keep_all),
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
                judged.tell(fault.rule, Side::Value, fault.span, fault.detail);
                return judged;
            }
        };
        if parsed.has_byte_order_mark {
            judged.tell("byte-order-mark", Side::Value, Span::new(0, 3), Detail::None);
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
        if self.found.rules().any(|rule| rule.name == "unsupported-version") {
            Verdict::Unchecked
        } else if self.found.rules().filter(is_own).any(|rule| rule.level == Level::Error) {
            Verdict::Invalid
        } else {
            Verdict::Valid
        }
    }

    fn tell(&mut self, rule: &'static str, side: Side, span: Span, detail: Detail) {
        self.found.push(Raw { rule: rules::named(rule), side, span, related: None, detail });
    }

    fn flaws(&mut self, root: &Node) {
        syntax::flaws(root, &mut |flaw| {
            let (rule, first) = match flaw.kind {
                FlawKind::LoneSurrogate => ("lone-surrogate", None),
                FlawKind::DuplicateMember { first } => ("duplicate-member", Some(first)),
            };
            let related = first.map(|span| RawRelated { role: Role::First, side: Side::Key, span });
            let (rule, detail) = (rules::named(rule), Detail::None);
            self.found.push(Raw { rule, side: flaw.side, span: flaw.span, related, detail });
        });
    }

    /// Whether the document is ours and of a version that is known; where not, nothing further is
    /// judged.
    fn version(&mut self, root: &'t Node<'t>) -> Option<StoppedAt> {
        let stop = Some(StoppedAt::Version);
        let bracket = Span::new(root.span.start, root.span.start + 1);
        let (format, span) = match member(root, "format") {
            Member::Hole => return stop,
            Member::Absent => (None, bracket),
            Member::Value(node) => (text(node), node.span),
        };
        if format != Some(model::Format::AuthenticatorBackup.as_str()) {
            let detail = Detail::Foreign(foreign::of_tree(root));
            self.tell("not-a-backup", Side::Value, span, detail);
            return stop;
        }
        let (version, span) = match member(root, "version") {
            Member::Hole => return stop,
            Member::Absent => (Err("absent"), bracket),
            Member::Value(node) => (text(node).ok_or("no string"), node.span),
        };
        let form =
            |version: &'t str| if is_version(version) { Ok(version) } else { Err("no version") };
        let version = match version.and_then(form) {
            Ok(version) => version,
            Err(why) => {
                self.tell("invalid-version", Side::Value, span, Detail::Word(why));
                return stop;
            }
        };
        self.format_version = Some(version).filter(|version| version.len() <= 9);
        if model::Version::new(version).is_err() {
            self.tell("unsupported-version", Side::Value, span, Detail::None);
            return stop;
        }
        None
    }

    fn structure(&mut self, root: &'t Node<'t>) {
        self.parts = model::read::<Envelope>(root, &mut |broken| {
            let detail = Detail::Fault(broken.fault);
            self.tell(broken.fault.rule(), broken.side, broken.span, detail);
        });
        self.whole = self.found.is_empty();
    }

    fn run_rules(&mut self, root: &Node, now: Option<Now>) {
        let Part::Sound(parts) = &self.parts else { return };
        let context = Context { now, whole: self.whole };
        let (found, not_run) = (&mut self.found, &mut self.not_run);
        rules::run_backup(parts, context, &mut |rule, told| {
            hear(rule, told, root, &|_| root, found, not_run);
        });
        for rule in RULES {
            let reason = match rule.run {
                Run::Whole(_) if !context.whole => NotRunReason::Unsound,
                Run::Clock(_) if now.is_none() => NotRunReason::NoClock,
                _ => continue,
            };
            self.not_run.entry(rule.name).or_insert(Silence { reason, places: BTreeSet::new() });
        }
    }

    /// Hears what the rules of two documents say of this one. Related places stand in `other`.
    pub(super) fn hear_pair(&mut self, other: Option<&Parsed>, told: &[(&'static Rule, Told)]) {
        let Some(root) = self.parsed.tree() else { return };
        let other = other.and_then(Parsed::tree).unwrap_or(root);
        let tree = |role| if role == Role::First { root } else { other };
        for (rule, told) in told {
            hear(rule, *told, root, &tree, &mut self.found, &mut self.not_run);
        }
    }

    /// Where `blank-overwrite` says that a backup is empty, `no-accounts` has nothing to add.
    pub(super) fn silence_no_accounts_if_blank(&mut self) {
        if self.found.rules().any(|rule| rule.name == "blank-overwrite") {
            self.found.take_back("no-accounts");
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

/// Puts an answer of a rule where it belongs.
fn hear<'n>(
    rule: &'static Rule,
    told: Told,
    root: &Node,
    tree: &dyn Fn(Role) -> &'n Node<'n>,
    found: &mut Found,
    not_run: &mut BTreeMap<&'static str, Silence>,
) {
    match told {
        Told::Fired { at, related, detail } => {
            let related = related.map(|related| RawRelated {
                role: related.role,
                side: Side::Value,
                span: span_of(tree(related.role), related.place),
            });
            let span = span_of(root, at);
            found.push(Raw { rule, side: Side::Value, span, related, detail });
        }
        Told::NotRun(place) => {
            let new = || Silence { reason: NotRunReason::Hole, places: BTreeSet::new() };
            not_run.entry(rule.name).or_insert_with(new).places.insert(place);
        }
    }
}

/// The bytes of a place. A place of a part that is there is in the tree; of another one the
/// nearest value above is.
fn span_of(root: &Node, place: Place) -> Span {
    let mut node = root;
    for step in place.steps() {
        let below = match step {
            Step::Member(name) => node.member(name).map(|member| &member.node),
            Step::Item(index) => node.elements().get(index),
        };
        match below {
            Some(below) => node = below,
            None => break,
        }
    }
    node.span
}

enum Member<'t> {
    Absent,
    Hole,
    Value(&'t Node<'t>),
}

fn member<'t>(root: &'t Node<'t>, name: &str) -> Member<'t> {
    match root.member(name) {
        None => Member::Absent,
        Some(member) if member.doubled => Member::Hole,
        Some(member) => match member.node.value {
            Value::BrokenString => Member::Hole,
            _ => Member::Value(&member.node),
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
