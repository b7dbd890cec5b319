//! The bytes of places: each member is looked up once, however many findings speak of it.

use std::collections::BTreeMap;

use crate::model::{Place, Step};
use crate::syntax::{Node, Span};

/// Finds places in a tree.
pub(super) struct Spans<'t> {
    root: &'t Node<'t>,
    /// What stands in the object that begins at a byte under the name of a number.
    found: BTreeMap<(usize, usize), Option<&'t Node<'t>>>,
}

impl<'t> Spans<'t> {
    pub(super) fn new(root: &'t Node<'t>) -> Self {
        Spans { root, found: BTreeMap::new() }
    }

    /// The bytes of a place. A place of a part that is there is in the tree; of another one the
    /// nearest value above is.
    pub(super) fn of(&mut self, place: Place) -> Span {
        let mut node = self.root;
        for step in place.steps() {
            match self.below(node, step) {
                Some(below) => node = below,
                None => break,
            }
        }
        node.span
    }

    fn below(&mut self, node: &'t Node<'t>, step: Step) -> Option<&'t Node<'t>> {
        match step {
            Step::Item(index) => node.elements().get(index),
            Step::Member(number) => {
                let look_up = || Some(&node.member(step.name()?)?.node);
                *self.found.entry((node.span.start, number)).or_insert_with(look_up)
            }
        }
    }
}
