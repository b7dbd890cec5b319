//! What rules answer into.

use super::Detail;
use crate::model::{Ask, Place};

/// An answer of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// There is something to find.
    Fired {
        /// The value that would have to change.
        at: Place,
        /// Another place that the finding speaks of.
        related: Option<Related>,
        /// What can be said of it.
        detail: Detail,
    },
    /// Something could not be judged, for a part that is not sound.
    NotRun(Place),
}

/// A related place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Related {
    /// How it is related.
    pub role: Role,
    /// Where it is.
    pub place: Place,
}

/// How a related place is related.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The first of several equal ones, in the same file.
    First,
    /// In the earlier backup.
    Old,
    /// In the backup of what is on the device.
    Existing,
}

impl Role {
    /// Its name in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::First => "first",
            Role::Old => "old",
            Role::Existing => "existing",
        }
    }

    /// A related place of this role.
    pub(crate) fn at(self, place: Place) -> Related {
        Related { role: self, place }
    }
}

/// What a rule answers into.
#[allow(missing_debug_implementations)]
pub struct Out<'o> {
    tell: &'o mut dyn FnMut(Told),
}

impl<'o> Out<'o> {
    /// Answers go to `tell`.
    pub fn new(tell: &'o mut dyn FnMut(Told)) -> Self {
        Out { tell }
    }

    /// There is something to find at this place.
    pub(crate) fn fire(&mut self, at: Place, detail: Detail) {
        (self.tell)(Told::Fired { at, related: None, detail });
    }

    /// There is something to find at this place, which has to do with another one.
    pub(crate) fn fire_with(&mut self, at: Place, related: Related, detail: Detail) {
        (self.tell)(Told::Fired { at, related: Some(related), detail });
    }
}

impl Ask for Out<'_> {
    fn not_sound(&mut self, place: Place) {
        (self.tell)(Told::NotRun(place));
    }
}
