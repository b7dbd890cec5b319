//! Values that stand more than once.

use std::collections::BTreeMap;

use crate::model::Place;

/// Every value that equals an earlier one: the place of the first, and its own.
pub(super) fn repeats<K: Ord>(
    values: impl Iterator<Item = (K, Place)>,
) -> impl Iterator<Item = (Place, Place)> {
    let mut first = BTreeMap::new();
    values.filter_map(move |(value, place)| {
        let seen = *first.entry(value).or_insert(place);
        (seen != place).then_some((seen, place))
    })
}
