//! Values that stand more than once.

use std::collections::BTreeMap;

use crate::model::Place;

/// A value that equals an earlier one.
pub(super) struct Repeat<K> {
    pub(super) value: K,
    /// The place of the first.
    pub(super) first: Place,
    /// Its own.
    pub(super) later: Place,
}

/// Every value that equals an earlier one.
pub(super) fn repeats<K: Ord + Copy>(
    values: impl IntoIterator<Item = (K, Place)>,
) -> impl Iterator<Item = Repeat<K>> {
    let mut seen = BTreeMap::new();
    values.into_iter().filter_map(move |(value, later)| {
        let first = *seen.entry(value).or_insert(later);
        (first != later).then_some(Repeat { value, first, later })
    })
}
