//! Places: where a part stands, in eight bytes.

/// A route from the root of a few steps, each a member of the format or an index:
/// `/accounts/9/credential/secret` is the deepest place of the format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place(u64);

/// One step of a [`Place`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// To the member whose name has this number.
    Member(usize),
    /// To the item of this index.
    Item(usize),
}

const STEP_BITS: u32 = 16;
const MEMBER: u64 = 0x8000;

impl Place {
    /// The document itself.
    pub const ROOT: Place = Place(0);

    /// How many steps a place has room for. The declarations are held to it at compile time.
    pub(crate) const MOST_STEPS: usize = (u64::BITS / STEP_BITS) as usize;

    /// The greatest index of an item. The declarations are held to it at compile time.
    pub(crate) const LAST_ITEM: usize = 0x7ffe;

    /// The member whose name has this number.
    pub(crate) const fn member(self, number: u16) -> Place {
        debug_assert!((number as u64) < MEMBER, "more names than a step has room for");
        self.below(number as u64 | MEMBER)
    }

    /// The item of this index.
    pub(crate) const fn item(self, index: usize) -> Place {
        debug_assert!(index <= Place::LAST_ITEM, "more items than a step has room for");
        self.below((index as u64 & (MEMBER - 1)) + 1)
    }

    const fn below(self, step: u64) -> Place {
        debug_assert!(self.0.leading_zeros() >= STEP_BITS, "more steps than a place has room for");
        Place(self.0 << STEP_BITS | step)
    }

    /// The steps from the root.
    pub(crate) fn steps(self) -> impl Iterator<Item = Step> {
        (0..u64::BITS / STEP_BITS).rev().filter_map(move |k| {
            let step = self.0 >> (STEP_BITS * k) & 0xffff;
            match step {
                0 => None,
                step if step & MEMBER != 0 => Some(Step::Member(low(step & !MEMBER))),
                step => Some(Step::Item(low(step - 1))),
            }
        })
    }
}

/// A number of at most fifteen bits.
#[allow(clippy::cast_possible_truncation)]
fn low(bits: u64) -> usize {
    bits as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_its_steps() {
        let steps = |place: Place| place.steps().collect::<Vec<_>>();
        let deepest = Place::ROOT.member(0).item(Place::LAST_ITEM).member(7).member(0x7fff);
        assert_eq!(
            steps(deepest),
            [Step::Member(0), Step::Item(Place::LAST_ITEM), Step::Member(7), Step::Member(0x7fff)]
        );
        assert_eq!(steps(Place::ROOT), []);
        assert_eq!(steps(Place::ROOT.item(0)), [Step::Item(0)]);
    }

    #[test]
    #[should_panic(expected = "more steps")]
    fn a_fifth_step_is_refused() {
        let _ = Place::ROOT.item(0).item(0).item(0).item(0).item(0);
    }

    #[test]
    #[should_panic(expected = "more items")]
    fn an_index_without_room_is_refused() {
        let _ = Place::ROOT.item(Place::LAST_ITEM + 1);
    }
}
