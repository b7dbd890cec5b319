//! Arrays of at most 256 items, and booleans: the two forms that need no declaration.

use super::canonical::Sink;
use super::part::Part;
use super::shape::Shape;
use super::source::{Model, Source};

/// The most accounts of a backup, and the most entries of its order.
pub(crate) const MOST_ITEMS: usize = 256;

/// An array of at most 256 items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List<T>(Vec<T>);

impl<T> List<T> {
    /// Takes at most 256 items.
    ///
    /// # Errors
    /// `too-many-accounts`, if there are more.
    pub fn new(items: Vec<T>) -> Result<Self, super::Fault> {
        match items.len() {
            0..=MOST_ITEMS => Ok(List(items)),
            items => Err(super::Fault::TooMany { items }),
        }
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
    const SHAPE: &'static Shape =
        &Shape::List { rule: "too-many-accounts", max: MOST_ITEMS, item: T::SHAPE };

    fn read<'a, S: Source<'a>>(source: &mut S) -> Result<Part<Self::Parts<'a>>, S::Stop> {
        source.list::<T>(MOST_ITEMS)
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
}

impl Model for bool {
    type Parts<'a> = bool;
    const SHAPE: &'static Shape = &Shape::Boolean;

    fn read<'a, S: Source<'a>>(source: &mut S) -> Result<Part<bool>, S::Stop> {
        source.boolean()
    }

    fn whole(parts: &bool) -> Option<bool> {
        Some(*parts)
    }

    fn parts(&self) -> bool {
        *self
    }

    fn write(parts: &bool, out: &mut impl Sink) {
        out.put(if *parts { b"true" } else { b"false" });
    }
}

impl<T: serde::Serialize> serde::Serialize for List<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}
