//! Arrays of at most 256 items, and booleans: the two forms that need no declaration.

use super::canonical::Sink;
use super::fault::Fault;
use super::invalid_value::InvalidValue;
use super::part::Part;
use super::place::Place;
use super::shape::{ListShape, Shape, StringKind};
use super::shelves::Shelves;
use super::source::{Model, Source, part_differences, part_strings};

/// The most accounts of a backup, and the most entries of its order.
pub(crate) const MOST_ITEMS: usize = 256;

/// An array of at most 256 items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List<T>(Vec<T>);

impl<T: Model> List<T> {
    pub(super) const FORM: &'static ListShape = {
        assert!(MOST_ITEMS <= Place::LAST_ITEM, "a place has no room for the last item");
        &ListShape { rule: "too-many-accounts", max: MOST_ITEMS, item: T::SHAPE }
    };

    /// Takes at most 256 items.
    ///
    /// # Errors
    /// `too-many-accounts`, if there are more.
    pub fn new(items: Vec<T>) -> Result<Self, InvalidValue> {
        match items.len() {
            0..=MOST_ITEMS => Ok(List(items)),
            items => Err(Fault::TooMany { list: Self::FORM, items }.into()),
        }
    }
}

impl<T: Model> TryFrom<Vec<T>> for List<T> {
    type Error = InvalidValue;

    fn try_from(items: Vec<T>) -> Result<Self, InvalidValue> {
        List::new(items)
    }
}

impl<T> From<List<T>> for Vec<T> {
    fn from(list: List<T>) -> Vec<T> {
        list.0
    }
}

impl<T> IntoIterator for List<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'l, T> IntoIterator for &'l List<T> {
    type Item = &'l T;
    type IntoIter = std::slice::Iter<'l, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<T> std::ops::Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T: Model> Model for List<T> {
    type Parts<'a> = Vec<Part<T::Parts<'a>>>;
    const SHAPE: Shape = Shape::List(Self::FORM);

    fn read<'a, S: Source<'a>>(source: &mut S) -> Result<Part<Self::Parts<'a>>, S::Stop> {
        source.list::<T>(Self::FORM)
    }

    fn shelve(parts: Self::Parts<'_>, shelves: &mut Shelves) {
        shelves.put::<T>(parts);
    }

    fn whole(parts: &Self::Parts<'_>) -> Option<Self> {
        parts.iter().map(|part| T::whole(part.sound()?)).collect::<Option<_>>().map(List)
    }

    fn parts(&self) -> Self::Parts<'_> {
        self.0.iter().map(|item| Part::Sound(item.parts())).collect()
    }

    fn write(parts: &Self::Parts<'_>, out: &mut impl Sink) {
        out.put(b"[");
        for (i, item) in parts.iter().filter_map(Part::sound).enumerate() {
            if i > 0 {
                out.put(b",");
            }
            T::write(item, out);
        }
        out.put(b"]");
    }
    /// Another sequence of items is one difference, at the place of the array.
    fn differences(
        old: &Self::Parts<'_>,
        new: &Self::Parts<'_>,
        place: Place,
        tell: &mut dyn FnMut(Place),
    ) {
        let mut differ = old.len() != new.len();
        for (old, new) in old.iter().zip(new) {
            part_differences::<T>(old, new, place, &mut |_| differ = true);
        }
        if differ {
            tell(place);
        }
    }

    fn strings<'p>(
        parts: &'p Self::Parts<'_>,
        place: Place,
        content: StringKind,
        tell: &mut dyn FnMut(Place, Option<&'p str>),
    ) {
        for (i, item) in parts.iter().enumerate() {
            part_strings::<T>(item, place.item(i), place, content, tell);
        }
    }
}

model_of_copy!(bool, Shape::Boolean, |source| source.boolean(), |value, out| out.put(if *value {
    b"true"
} else {
    b"false"
}));

impl<T: serde::Serialize> serde::Serialize for List<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

#[cfg(feature = "arbitrary")]
impl<'a, T: Model + arbitrary::Arbitrary<'a>> arbitrary::Arbitrary<'a> for List<T> {
    fn arbitrary(choices: &mut arbitrary::Unstructured<'a>) -> arbitrary::Result<Self> {
        let items = choices.arbitrary_iter()?.take(MOST_ITEMS);
        items.collect::<Result<_, _>>().map(List)
    }
}
