//! What was found so far: the first findings in the order of the text, and how many there are
//! beyond them.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::finding::Raw;
use super::{KEPT_FINDINGS, Levels, Options};
use crate::rules::Rule;
use crate::syntax::{Node, Span, pointer_at};

/// The findings on one document. However many there are, few more than the kept ones take room.
#[derive(Debug)]
pub(super) struct Findings<'t> {
    tree: Option<&'t Node<'t>>,
    first: Vec<Raw>,
    /// How many are kept.
    most: usize,
    levels: &'t Levels,
    /// The rules that fired and are off.
    off: BTreeMap<&'static str, &'static Rule>,
    /// How often a rule fired beyond them.
    beyond: BTreeMap<&'static str, (&'static Rule, usize)>,
}

impl<'t> Findings<'t> {
    pub(super) fn new(tree: Option<&'t Node<'t>>, options: &'t Options) -> Self {
        let most = if options.keep_all { usize::MAX } else { KEPT_FINDINGS };
        Findings::of_at_most(tree, options, most)
    }

    /// No more than the first `most` are kept.
    pub(super) fn of_at_most(
        tree: Option<&'t Node<'t>>,
        options: &'t Options,
        most: usize,
    ) -> Self {
        let (off, beyond) = (BTreeMap::new(), BTreeMap::new());
        Findings { tree, first: Vec::new(), most, levels: &options.levels, off, beyond }
    }

    pub(super) fn push(&mut self, raw: Raw) {
        if self.levels.is_off(raw.rule) {
            self.off.insert(raw.rule.name, raw.rule);
            return;
        }
        self.first.push(raw);
        // Cut now and then, so that sorting stays a small share of the work.
        if self.first.len() / 4 >= self.most {
            self.cut();
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.first.is_empty()
    }

    /// The rules that fired, each as often as one of the findings is kept, and once for the others
    /// and for those that are off.
    pub(super) fn rules(&self) -> impl Iterator<Item = &'static Rule> {
        let beyond = self.beyond.values().map(|(rule, _)| *rule);
        let off = self.off.values().copied();
        self.first.iter().map(|raw| raw.rule).chain(beyond).chain(off)
    }

    /// Takes back all that a rule has said.
    pub(super) fn take_back(&mut self, rule: &Rule) {
        self.first.retain(|raw| raw.rule.name != rule.name);
        self.beyond.remove(rule.name);
        self.off.remove(rule.name);
    }

    /// The first findings in the order of the text, and how many others there are of each rule.
    pub(super) fn finish(mut self) -> (Vec<Raw>, Vec<(&'static Rule, usize)>) {
        self.cut();
        (self.first, self.beyond.into_values().collect())
    }

    /// Sorts, and counts what comes after the first. The sort is stable: several missing members
    /// keep the order of the specification.
    fn cut(&mut self) {
        let tree = self.tree;
        self.first.sort_by(|a, b| in_text(tree, a, b));
        for raw in self.first.drain(self.most.min(self.first.len())..) {
            self.beyond.entry(raw.rule.name).or_insert((raw.rule, 0)).1 += 1;
        }
    }
}

/// By the place in the text, then by the rule's name, then by the pointer and the side.
fn in_text(tree: Option<&Node>, a: &Raw, b: &Raw) -> Ordering {
    let key = |raw: &Raw| (raw.span.start, raw.rule.name);
    key(a).cmp(&key(b)).then_with(|| {
        let pointer = |raw: &Raw| (pointer_of(tree, raw.span), raw.side);
        pointer(a).cmp(&pointer(b))
    })
}

/// The JSON Pointer of a span, as far as it may show.
pub(super) fn pointer_of(tree: Option<&Node>, span: Span) -> String {
    tree.map_or_else(String::new, |root| pointer_at(root, span.start))
}
