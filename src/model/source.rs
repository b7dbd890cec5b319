//! What a declaration can do, and what a source must offer for it to be read from.

use super::canonical::Sink;
use super::fault::Fault;
use super::part::{Ask, At, Part};
use super::place::Place;
use super::shape::Shape;

/// A declared type.
pub trait Model: serde::Serialize + Sized {
    /// What the rules see of it: a leaf is its own part, an object has a part for each member.
    type Parts<'a>;

    /// Its form, as data.
    const SHAPE: &'static Shape;

    /// Judges the structure of the value that the source stands at.
    ///
    /// # Errors
    /// Whatever makes this source stop.
    fn read<'a, S: Source<'a>>(source: &mut S) -> Result<Part<Self::Parts<'a>>, S::Stop>;

    /// The owned value, if every part of it is sound.
    fn whole(parts: &Self::Parts<'_>) -> Option<Self>;

    /// The parts of an owned value: all of them sound.
    fn parts(&self) -> Self::Parts<'_>;

    /// Writes the RFC 8785 form.
    fn write(parts: &Self::Parts<'_>, out: &mut impl Sink);
}

/// A member of an object: one that must be there (`T`), or one that may be absent (`Option<T>`).
pub trait Slot: Sized {
    /// Whether it must be there.
    const REQUIRED: bool;
    /// The type of its value.
    type Of: Model;
    /// What a rule gets that asks for it.
    type Asked<'p, 'a: 'p>
    where
        Self::Of: 'a;

    /// Answers a rule that asks for the part at `place`, a member of `within`.
    fn ask<'p, 'a>(
        part: &'p Part<<Self::Of as Model>::Parts<'a>>,
        place: Place,
        within: Place,
        ask: &mut dyn Ask,
    ) -> Self::Asked<'p, 'a>;

    /// The owned value, if the part is sound, or absent and may be.
    fn fill(part: &Part<<Self::Of as Model>::Parts<'_>>) -> Option<Self>;

    /// The value, if it is there.
    fn value(&self) -> Option<&Self::Of>;

    /// The part of an owned value.
    fn open(&self) -> Part<<Self::Of as Model>::Parts<'_>> {
        match self.value() {
            Some(value) => Part::Sound(value.parts()),
            None => Part::Missing,
        }
    }
}

impl<T: Model> Slot for T {
    const REQUIRED: bool = true;
    type Of = T;
    type Asked<'p, 'a: 'p>
        = Option<At<'p, T::Parts<'a>>>
    where
        T: 'a;

    fn ask<'p, 'a>(
        part: &'p Part<T::Parts<'a>>,
        place: Place,
        within: Place,
        ask: &mut dyn Ask,
    ) -> Option<At<'p, T::Parts<'a>>> {
        At::need(part, place, within, ask)
    }

    fn fill(part: &Part<T::Parts<'_>>) -> Option<T> {
        T::whole(part.sound()?)
    }

    fn value(&self) -> Option<&T> {
        Some(self)
    }
}

impl<T: Model> Slot for Option<T> {
    const REQUIRED: bool = false;
    type Of = T;
    type Asked<'p, 'a: 'p>
        = Option<Option<At<'p, T::Parts<'a>>>>
    where
        T: 'a;

    fn ask<'p, 'a>(
        part: &'p Part<T::Parts<'a>>,
        place: Place,
        within: Place,
        ask: &mut dyn Ask,
    ) -> Option<Option<At<'p, T::Parts<'a>>>> {
        match part {
            Part::Missing => Some(None),
            part => At::need(part, place, within, ask).map(Some),
        }
    }

    fn fill(part: &Part<T::Parts<'_>>) -> Option<Option<T>> {
        match part {
            Part::Sound(parts) => T::whole(parts).map(Some),
            Part::Missing => Some(None),
            Part::Hole => None,
        }
    }

    fn value(&self) -> Option<&T> {
        self.as_ref()
    }
}

/// The members of a closed object, as a source needs them.
#[derive(Debug)]
pub struct Fields {
    /// The names, in the order of the declaration.
    pub names: &'static [&'static str],
    /// Which of them must be there, in the same order.
    pub required: &'static [bool],
}

/// The parts of the items of an array.
pub type Items<'a, T> = Vec<Part<<T as Model>::Parts<'a>>>;

/// What a document is read from. `Stop` says what ends the reading: a tree never stops (a fault is
/// told and the part is a hole); a source that only wants to accept could stop at the first doubt.
pub trait Source<'a>: Sized {
    /// What ends the reading before its end.
    type Stop;
    /// Where the reading of an object stands.
    type Members;

    /// Tells what is wrong with the value that the source stands at.
    ///
    /// # Errors
    /// If a fault makes this source stop.
    fn fault<T>(&mut self, fault: Fault) -> Result<Part<T>, Self::Stop>;

    /// The value as a string.
    ///
    /// # Errors
    /// If a fault makes this source stop; so for every other function here.
    fn text(&mut self) -> Result<Part<&'a str>, Self::Stop>;

    /// The value as a number: its text, which has the grammar of RFC 8259.
    #[allow(missing_docs, clippy::missing_errors_doc)]
    fn number(&mut self) -> Result<Part<&'a str>, Self::Stop>;

    /// The value as a boolean.
    #[allow(clippy::missing_errors_doc)]
    fn boolean(&mut self) -> Result<Part<bool>, Self::Stop>;

    /// The value as an object, of which no member was read yet.
    #[allow(clippy::missing_errors_doc)]
    fn object(&mut self) -> Result<Part<Self::Members>, Self::Stop>;

    /// The number of the next known member in [`Fields`], in whatever order they stand. Members
    /// that are unknown or missing are told here.
    #[allow(clippy::missing_errors_doc)]
    fn next(
        &mut self,
        members: &mut Self::Members,
        fields: &Fields,
    ) -> Result<Option<usize>, Self::Stop>;

    /// Reads the member that `next` found.
    #[allow(clippy::missing_errors_doc)]
    fn member<T: Model>(
        &mut self,
        members: &mut Self::Members,
    ) -> Result<Part<T::Parts<'a>>, Self::Stop>;

    /// Looks ahead at the member that tells the variants of an object apart.
    #[allow(clippy::missing_errors_doc)]
    fn tag<K: Model>(&mut self, name: &'static str) -> Result<Part<K::Parts<'a>>, Self::Stop>;

    /// The value as an array of at most `max` items.
    #[allow(clippy::missing_errors_doc)]
    fn list<T: Model>(&mut self, max: usize) -> Result<Part<Items<'a, T>>, Self::Stop>;
}
