//! What can be saved of a document that is not valid: the accounts whose every part is sound, and
//! why the others are lost. It is offered beside a plan, if a person asks, and never by itself.

use std::collections::BTreeMap;

use super::finding::Raw;
use super::findings::{Findings, pointer_of};
use super::plan::rows;
use super::spans::Spans;
use super::{Judged, Options, Parsed, PlanRow, Report, StoppedAt, Verdict};
use crate::model::{
    self, Account, AccountParts, AccountType, EnvelopeParts, Model as _, Part, Place, Step,
};
use crate::rules::syntax::{duplicate_member, lone_surrogate};
use crate::rules::{self, Context, Device, Level, Restore, Rule, Saying, Scope, Told};
use crate::syntax::{self, FlawKind, Node, Side};

/// How many reasons of an account are kept: a megabyte of faults has room in one account.
pub const KEPT_REASONS: usize = 10;

/// The rules that say of an account whose parts are sound that it is not itself.
const NOT_ITSELF: [&str; 2] = ["duplicate-account-id", "credential-not-allowed"];
const CHECKSUM: &str = "checksum-mismatch";

/// What can be saved of a document, and what is lost.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Salvage {
    /// The report on the document alone.
    pub report: Report,
    /// Why there was no account to look at; then nothing is saved and nothing is named.
    pub nothing_since: Option<NothingSince>,
    /// The restore rules that forbid it. With one of them, `accounts` is empty: nothing is offered.
    pub forbidden_by: Vec<&'static Rule>,
    /// The restore rules that were asked for and have no answer: a value that they read is not
    /// sound, or what is on the device cannot be judged.
    pub unanswered: Vec<&'static Rule>,
    /// What the checksum says.
    pub checksum: ChecksumSays,
    /// How many accounts the app held that the backup does not contain, if that is sound.
    pub omitted_accounts: Option<u64>,
    /// The accounts that can be saved, as far as it can be read in the order of the backup.
    pub accounts: Vec<SavedAccount>,
    /// The others, by index.
    pub lost: Vec<LostAccount>,
    /// Whether the document is of a version that is known, and what is on the device could be
    /// judged if it was given.
    pub checked: bool,
}

/// Why there was no account to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NothingSince {
    /// The text cannot be read.
    Syntax,
    /// It is not ours, or not of a version that is known.
    Version,
    /// `accounts` is missing or a hole.
    Accounts,
}

impl NothingSince {
    /// Its name in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            NothingSince::Syntax => "syntax",
            NothingSince::Version => "version",
            NothingSince::Accounts => "accounts",
        }
    }
}

/// What the checksum says of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ChecksumSays {
    /// The document is as it was written.
    Matches,
    /// Something was changed, and nobody knows what.
    Differs,
    /// It cannot be worked out, or cannot be read.
    Unknown,
}

impl ChecksumSays {
    /// Its name in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            ChecksumSays::Matches => "matches",
            ChecksumSays::Differs => "differs",
            ChecksumSays::Unknown => "unknown",
        }
    }
}

/// An account that can be saved.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SavedAccount {
    /// It, to be restored.
    pub account: Account,
    /// Its index and what it gives back.
    pub row: PlanRow,
    /// What stands in it and is not restored: members that are not of the format.
    pub left_out: Reasons,
}

/// An account that is lost.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct LostAccount {
    /// Its index in `accounts`.
    pub index: usize,
    /// Its type, if that is sound.
    pub account_type: Option<AccountType>,
    /// Its issuer, if that is sound. It identifies a person.
    pub issuer: Option<String>,
    /// Its label, if that is sound. It identifies a person.
    pub label: Option<String>,
    /// Why it is lost.
    pub reasons: Reasons,
}

/// Issuer and label identify a person: they are not shown.
impl std::fmt::Debug for LostAccount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let account_type = self.account_type.map(AccountType::as_str);
        write!(f, "LostAccount({}, {account_type:?}, {:?})", self.index, self.reasons)
    }
}

/// Findings that have to do with one account, in the order of the text.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Reasons {
    /// The first ten.
    pub first: Vec<Reason>,
    /// How many there are beyond them.
    pub omitted: usize,
}

/// A finding, as far as it says why: what is wrong in words stands in the report, in the finding of
/// this rule at this pointer.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Reason {
    /// The rule.
    pub rule: &'static Rule,
    /// The JSON Pointer (RFC 6901) of the place, as far as it may show.
    pub pointer: String,
    /// Whether the member's name or its value is meant.
    pub side: Side,
}

/// What can be saved of a document onto this device, if the person asks for it: never the default,
/// and never as if it were whole.
///
/// ```
/// use backup_lint::{Device, Options, salvage};
///
/// let text = br#"{"format": "authenticator-backup", "version": "1.0", "accounts": [1]}"#;
/// let salvage = salvage(text, &Device::new(), &Options::new());
/// assert!(salvage.accounts.is_empty());
/// assert_eq!(salvage.lost[0].reasons.first[0].pointer, "/accounts/0");
/// ```
pub fn salvage(bytes: &[u8], device: &Device, options: &Options) -> Salvage {
    let parsed = Parsed::new(bytes);
    let existing = device.existing.map(Parsed::new);
    let judged = Judged::new(&parsed, options);
    let existing_judged = existing.as_ref().map(|parsed| Judged::new(parsed, options));
    let existing_parts = existing_judged.as_ref().and_then(Judged::whole);
    let looked = parsed.tree().zip(judged.parts.sound());
    let accounts = looked.and_then(|(_, parts)| parts.accounts.sound());

    let mut sorted = Sorted::default();
    if let Some(((root, parts), accounts)) = looked.zip(accounts) {
        let told = sorted.ask(parts, device, existing_parts, options);
        let mut elements = Elements {
            root,
            spans: Spans::new(root),
            nodes: root.member("accounts").map_or(&[], |member| member.node.elements()),
            accounts,
            not_themselves: not_themselves(parts),
        };
        sorted.sort_out(&mut elements, parts, &told, judged.whole().is_none());
    }
    Salvage {
        nothing_since: match (judged.stopped_at, accounts) {
            (Some(StoppedAt::Syntax), _) => Some(NothingSince::Syntax),
            (Some(StoppedAt::Version), _) => Some(NothingSince::Version),
            (None, None) => Some(NothingSince::Accounts),
            (None, Some(_)) => None,
        },
        forbidden_by: sorted.forbidden_by,
        unanswered: sorted.unanswered,
        checksum: checksum(&judged),
        omitted_accounts: looked
            .and_then(|(_, parts)| parts.omitted_accounts.sound())
            .map(|omitted| omitted.get()),
        accounts: sorted.accounts,
        lost: sorted.lost,
        checked: judged.verdict() != Verdict::Unchecked
            && device.existing.is_none() == existing_parts.is_none(),
        report: judged.report(),
    }
}

/// The accounts, sorted out; the members are those of [`Salvage`].
#[derive(Default)]
struct Sorted {
    forbidden_by: Vec<&'static Rule>,
    unanswered: Vec<&'static Rule>,
    accounts: Vec<SavedAccount>,
    lost: Vec<LostAccount>,
}

fn checksum(judged: &Judged) -> ChecksumSays {
    if judged.whole().is_none() {
        ChecksumSays::Unknown
    } else if judged.findings.rules().any(|rule| rule.name == CHECKSUM) {
        ChecksumSays::Differs
    } else {
        ChecksumSays::Matches
    }
}

impl Sorted {
    /// Asks the restore rules on what is sound.
    fn ask(
        &mut self,
        parts: &EnvelopeParts,
        device: &Device,
        existing: Option<&EnvelopeParts>,
        options: &Options,
    ) -> Vec<(&'static Rule, Told)> {
        let mut told = Vec::new();
        rules::run_restore(parts, device.with_existing(existing), &mut |rule, answer| {
            let beside = matches!(rule.scope, Scope::Restore(Restore::BesideExisting(_)));
            let list = match answer {
                Told::Fired { .. } if options.levels.of(rule) == Level::Error => {
                    Some(&mut self.forbidden_by)
                }
                // Beside what exists, an account that is lost is passed over, and the others not.
                Told::NotRun(_) if !beside => Some(&mut self.unanswered),
                _ => None,
            };
            if let Some(list) = list
                && list.iter().all(|other| other.name != rule.name)
            {
                list.push(rule);
            }
            told.push((rule, answer));
        });
        if existing.is_none() {
            let beside = |rule: &Rule| {
                matches!(rule.scope, Scope::Restore(Restore::BesideExisting(_)))
                    && device.asks(rule)
            };
            self.unanswered.extend(rules::RULES.iter().copied().filter(|rule| beside(rule)));
        }
        told
    }

    /// Puts each element of `accounts` where it belongs.
    fn sort_out(
        &mut self,
        elements: &mut Elements,
        parts: &EnvelopeParts,
        told: &[(&'static Rule, Told)],
        read_again: bool,
    ) {
        let mut lost: Vec<bool> = vec![true; elements.accounts.len()];
        for row in rows(parts, told) {
            let index = row.account.index;
            let Some(account) = elements.account(index) else { continue };
            lost[index] = false;
            if self.forbidden_by.is_empty() {
                let left_out = elements.reasons(index, read_again);
                self.accounts.push(SavedAccount { account, row, left_out });
            }
        }
        let lost = lost.into_iter().enumerate().filter(|(_, lost)| *lost);
        self.lost = lost.map(|(index, _)| elements.lost(index, read_again)).collect();
    }
}

/// The elements of `accounts`, as text and as parts.
struct Elements<'e, 't> {
    root: &'e Node<'t>,
    spans: Spans<'e>,
    nodes: &'e [Node<'t>],
    accounts: &'e [Part<AccountParts<'t>>],
    /// By the index of an account and the rule that says that it is not itself: where.
    not_themselves: BTreeMap<(usize, &'static str), (&'static Rule, Place)>,
}

impl Elements<'_, '_> {
    /// An account of which every part is sound and that is itself.
    fn account(&self, index: usize) -> Option<Account> {
        let itself =
            NOT_ITSELF.iter().all(|rule| !self.not_themselves.contains_key(&(index, rule)));
        if itself { Account::whole(self.accounts.get(index)?.sound()?) } else { None }
    }

    fn lost(&mut self, index: usize, read_again: bool) -> LostAccount {
        let parts = self.accounts.get(index).and_then(Part::sound);
        LostAccount {
            index,
            account_type: parts.and_then(|parts| parts.r#type.sound()).copied(),
            issuer: parts.and_then(|p| p.issuer.sound()).map(|text| text.as_str().to_owned()),
            label: parts.and_then(|p| p.label.sound()).map(|text| text.as_str().to_owned()),
            reasons: self.reasons(index, read_again),
        }
    }

    /// The findings of syntax and structure in an element, and what says that it is not itself.
    /// Elements are read again for it: a report keeps only so many findings of a document, and each
    /// element has to have its own.
    fn reasons(&mut self, index: usize, read_again: bool) -> Reasons {
        let tree = Some(self.root);
        let options = Options::default(); // rules that are off give reasons too
        let mut findings = Findings::of_at_most(tree, &options, KEPT_REASONS);
        let mut push = |rule, side, span, says| {
            findings.push(Raw { rule, side, span, related: None, says });
        };
        if let Some(element) = self.nodes.get(index).filter(|_| read_again) {
            syntax::flaws(element, &mut |flaw| {
                let (rule, says) = match flaw.kind {
                    FlawKind::LoneSurrogate => (&lone_surrogate::RULE, lone_surrogate::SAYS),
                    FlawKind::DuplicateMember { .. } => {
                        (&duplicate_member::RULE, duplicate_member::SAYS)
                    }
                };
                push(rule, flaw.side, flaw.span, says);
            });
            let _ = model::read::<Account>(element, &mut |broken| {
                let says = Saying::Fault(broken.fault);
                push(rules::named(broken.fault.rule()), broken.side, broken.span, says);
            });
        }
        for name in NOT_ITSELF {
            if let Some((rule, place)) = self.not_themselves.get(&(index, name)) {
                let says = Saying::fixed("", "", ""); // reasons have no words
                push(rule, Side::Value, self.spans.of(*place), says);
            }
        }
        let (first, beyond) = findings.finish();
        let omitted = beyond.iter().map(|(_, times)| times).sum();
        let reason = |raw: Raw| Reason {
            rule: raw.rule,
            pointer: pointer_of(tree, raw.span),
            side: raw.side,
        };
        Reasons { first: first.into_iter().map(reason).collect(), omitted }
    }
}

/// What the rules say of accounts that are not themselves. Where several are one, none is: which of
/// them is the right one, nobody knows.
fn not_themselves(
    parts: &EnvelopeParts,
) -> BTreeMap<(usize, &'static str), (&'static Rule, Place)> {
    let mut found = BTreeMap::new();
    rules::run_backup(parts, Context::default(), &mut |rule, told| {
        let Told::Fired { at, related, .. } = told else { return };
        if !NOT_ITSELF.contains(&rule.name) {
            return;
        }
        for place in std::iter::once(at).chain(related.map(|related| related.place)) {
            if let Some(Step::Item(index)) = place.steps().nth(1) {
                found.insert((index, rule.name), (rule, place));
            }
        }
    });
    found
}
