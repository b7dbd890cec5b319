//! What a declaration can do, and what a source must offer for it to be read from.

use super::canonical::Sink;
use super::fault::Fault;
use super::part::{Ask, At, NotSound, Part};
use super::place::Place;
use super::shape::{ListShape, MemberShape, ObjectShape, Shape, StringKind};
use super::shelves::Shelves;

/// A declared type.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no declared type of the format",
    label = "not declared",
    note = "declare it with `text!`, `integer!`, `word!`, `object!` or `tagged!`; a member that may be absent is an `Option` of a declared type, an array a `List` of one"
)]
pub trait Model: serde::Serialize + Sized + 'static {
    /// What the rules see of it: a leaf is its own part, an object has a part for each member.
    type Parts<'a>: Send + 'a;

    /// Its form, as data.
    const SHAPE: Shape;

    /// Judges the structure of the value that the source stands at.
    ///
    /// # Errors
    /// Whatever makes this source stop.
    fn read<'a, S: Source<'a>>(source: &mut S) -> Result<Part<Self::Parts<'a>>, S::Stop>;

    /// Gives the memory of its lists back.
    fn shelve(_parts: Self::Parts<'_>, _shelves: &mut Shelves) {}

    /// The owned value, if every part of it is sound.
    fn whole(parts: &Self::Parts<'_>) -> Option<Self>;

    /// The parts of an owned value: all of them sound.
    fn parts(&self) -> Self::Parts<'_>;

    /// Writes the RFC 8785 form.
    fn write(parts: &Self::Parts<'_>, out: &mut impl Sink);

    /// Tells the places, below `place`, of what differs between two values.
    fn differences(
        old: &Self::Parts<'_>,
        new: &Self::Parts<'_>,
        place: Place,
        tell: &mut dyn FnMut(Place),
    );

    /// Tells every string of this content, itself or below it, with its place; `None` where there
    /// could be one in a part that is not sound.
    fn strings<'p>(
        parts: &'p Self::Parts<'_>,
        place: Place,
        content: StringKind,
        tell: &mut dyn FnMut(Place, Option<&'p str>),
    );
}

/// A member of an object: one that must be there (`T`), or one that may be absent (`Option<T>`).
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a member of a declared object",
    note = "a member is a declared type, an `Option` of one, or a `List` of one"
)]
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
    ///
    /// # Errors
    /// If the part is not sound: `ask` has been told.
    fn ask<'p, 'a>(
        part: &'p Part<<Self::Of as Model>::Parts<'a>>,
        place: Place,
        within: Place,
        ask: &mut dyn Ask,
    ) -> Result<Self::Asked<'p, 'a>, NotSound>;

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
        = At<'p, T::Parts<'a>>
    where
        T: 'a;

    fn ask<'p, 'a>(
        part: &'p Part<T::Parts<'a>>,
        place: Place,
        within: Place,
        ask: &mut dyn Ask,
    ) -> Result<At<'p, T::Parts<'a>>, NotSound> {
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
        = Option<At<'p, T::Parts<'a>>>
    where
        T: 'a;

    fn ask<'p, 'a>(
        part: &'p Part<T::Parts<'a>>,
        place: Place,
        within: Place,
        ask: &mut dyn Ask,
    ) -> Result<Option<At<'p, T::Parts<'a>>>, NotSound> {
        match part {
            Part::Missing => Ok(None),
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

/// [`Model::differences`] of two parts at one place.
pub(crate) fn part_differences<T: Model>(
    old: &Part<T::Parts<'_>>,
    new: &Part<T::Parts<'_>>,
    place: Place,
    tell: &mut dyn FnMut(Place),
) {
    match (old, new) {
        (Part::Sound(old), Part::Sound(new)) => T::differences(old, new, place, tell),
        (Part::Missing, Part::Missing) => {}
        _ => tell(place),
    }
}

/// [`Model::strings`] of the part of a member or an item: where it is not sound, there could be a
/// string in it, if it is of a type that holds some.
pub(crate) fn part_strings<'p, S: Slot>(
    part: &'p Part<<S::Of as Model>::Parts<'_>>,
    place: Place,
    within: Place,
    content: StringKind,
    tell: &mut dyn FnMut(Place, Option<&'p str>),
) {
    let could_hold_one = match content {
        StringKind::Form => const { <S::Of as Model>::SHAPE.holds(StringKind::Form) },
        StringKind::Name => const { <S::Of as Model>::SHAPE.holds(StringKind::Name) },
        StringKind::Secret => const { <S::Of as Model>::SHAPE.holds(StringKind::Secret) },
    };
    if !could_hold_one {
        return;
    }
    match part {
        Part::Sound(parts) => <S::Of as Model>::strings(parts, place, content, tell),
        Part::Hole => tell(place, None),
        Part::Missing if S::REQUIRED => tell(within, None),
        Part::Missing => {}
    }
}

/// The parts of the items of an array.
pub type Items<'a, T> = Vec<Part<<T as Model>::Parts<'a>>>;

/// What a document is read from. `Stop` says what ends the reading: a tree never stops (a fault is
/// told and the part is a hole); the text itself, which is only read to be accepted, stops at the
/// first doubt. `guess`, `literal`, `fixed` and `natural` are short cuts, and may always be answered with no.
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

    /// Whether the next member is this one: `quoted` is its name in quotation marks, and the colon.
    /// If so, `member` reads it.
    fn guess(&mut self, _: &mut Self::Members, _index: usize, _quoted: &'static str) -> bool {
        false
    }

    /// The value, if it is a string of so many bytes, written as it is, of which `holds` is true. It
    /// must be of no text with a quotation mark, a backslash or a control character.
    fn fixed(&mut self, _length: usize, _holds: impl FnOnce(&str) -> bool) -> Option<&'a str> {
        None
    }

    /// The value, if it is a number of at most 16 digits and nothing else.
    fn natural(&mut self) -> Option<u64> {
        None
    }

    /// Whether the value is this string, written as it is in quotation marks. If so it was read.
    fn literal(&mut self, _quoted: &'static str) -> bool {
        false
    }

    /// The index of the next known member, in whatever order they stand. Members that are unknown
    /// or missing are told here.
    #[allow(clippy::missing_errors_doc)]
    fn next(
        &mut self,
        members: &mut Self::Members,
        known: &'static ObjectShape,
    ) -> Result<Option<usize>, Self::Stop>;

    /// Reads the member that `next` found.
    #[allow(clippy::missing_errors_doc)]
    fn member<T: Model>(
        &mut self,
        members: &mut Self::Members,
    ) -> Result<Part<T::Parts<'a>>, Self::Stop>;

    /// Looks ahead at the member that tells the variants of an object apart. `quoted` is as in
    /// `guess`.
    #[allow(clippy::missing_errors_doc)]
    fn tag<K: Model>(
        &mut self,
        tag: &'static MemberShape,
        quoted: &'static str,
    ) -> Result<Part<K::Parts<'a>>, Self::Stop>;

    /// The value as an array of this form.
    #[allow(clippy::missing_errors_doc)]
    fn list<T: Model>(
        &mut self,
        list: &'static ListShape,
    ) -> Result<Part<Items<'a, T>>, Self::Stop>;
}
