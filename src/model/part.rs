//! Parts: what the rules see of a document. Three states, and where each part stands.

use super::Place;

/// A value of a document, as far as it can be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<T> {
    /// It is there and of the right form.
    Sound(T),
    /// It broke a syntax or structure rule: neither missing nor judged further.
    Hole,
    /// It is not there.
    Missing,
}

impl<T> Part<T> {
    /// The value, if it is sound.
    pub fn sound(&self) -> Option<&T> {
        match self {
            Part::Sound(value) => Some(value),
            Part::Hole | Part::Missing => None,
        }
    }

    /// The same part with another value.
    pub(crate) fn map<U>(self, change: impl FnOnce(T) -> U) -> Part<U> {
        match self {
            Part::Sound(value) => Part::Sound(change(value)),
            Part::Hole => Part::Hole,
            Part::Missing => Part::Missing,
        }
    }
}

/// Who asks for parts, and is told where one was asked for that is not sound.
pub trait Ask {
    /// `place` is the hole, or the nearest part that is there.
    fn not_sound(&mut self, place: Place);
}

/// A part that was asked for is not sound. Who asked has been told where; a rule that needs the
/// part can only end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotSound;

/// A sound part and its place.
#[derive(Debug)]
pub struct At<'p, T: ?Sized> {
    /// The value.
    pub is: &'p T,
    /// Where it stands.
    pub place: Place,
}

impl<T: ?Sized> Clone for At<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T: ?Sized> Copy for At<'_, T> {}

impl<'p, T> At<'p, T> {
    /// A sound part at `place` below `within`; asking for another one is told to `ask`.
    pub(crate) fn need(
        part: &'p Part<T>,
        place: Place,
        within: Place,
        ask: &mut dyn Ask,
    ) -> Result<Self, NotSound> {
        match part {
            Part::Sound(is) => return Ok(At { is, place }),
            Part::Hole => ask.not_sound(place),
            Part::Missing => ask.not_sound(within),
        }
        Err(NotSound)
    }
}

impl<'p, T> At<'p, Vec<Part<T>>> {
    /// The sound items, each with its index. Every other one is told to `ask`.
    pub fn items(self, ask: &mut dyn Ask) -> impl Iterator<Item = At<'p, T>> + Clone + use<'p, T> {
        for (i, part) in self.is.iter().enumerate() {
            let _ = At::need(part, self.place.item(i), self.place, ask); // told, and passed over
        }
        self.is.iter().enumerate().filter_map(move |(i, part)| {
            part.sound().map(|is| At { is, place: self.place.item(i) })
        })
    }

    /// The items, if each of them is sound.
    pub(crate) fn all_items(
        self,
        ask: &mut dyn Ask,
    ) -> Result<impl Iterator<Item = At<'p, T>> + Clone + use<'p, T>, NotSound> {
        let items = self.items(ask);
        if items.clone().count() == self.is.len() { Ok(items) } else { Err(NotSound) }
    }
}
