//! Values that stand more than once.

use arrayvec::ArrayVec;

use crate::model::{MOST_ITEMS, Place};

/// A value that equals an earlier one.
pub(super) struct Repeat<K> {
    pub(super) value: K,
    /// The place of the first.
    pub(super) first: Place,
    /// Its own.
    pub(super) later: Place,
}

/// What is looked at more than once: of each item of a list one at most. It has its room from the
/// start, and is filled where it stands: moving it would move all the room.
pub(super) struct Few<T>(ArrayVec<T, MOST_ITEMS>);

impl<T> Few<T> {
    pub(super) fn new() -> Self {
        Few(ArrayVec::new())
    }
}

impl<T> Extend<T> for Few<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, values: I) {
        let room = self.0.remaining_capacity();
        self.0.extend(values.into_iter().take(room));
    }
}

impl<T> std::ops::Deref for Few<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

/// Every value that equals an earlier one.
pub(super) fn repeats<K: PartialEq + Copy>(
    values: &[(K, Place)],
) -> impl Iterator<Item = Repeat<K>> {
    (1..values.len()).filter_map(|i| {
        let (value, later) = values[i];
        let (_, first) = *values[..i].iter().find(|(earlier, _)| *earlier == value)?;
        Some(Repeat { value, first, later })
    })
}
