//! Where a rule's answers go.

use super::{Rule, Saying};
use crate::model::{Ask, NotSound, Place};

/// How a rule ends: it has looked at all that it needs, or one part of that is not sound.
pub(crate) type Ran = Result<(), NotSound>;

/// An answer of a rule.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Told {
    /// There is something to find.
    Fired {
        /// The value that would have to change.
        at: Place,
        /// Another place that the finding speaks of.
        related: Option<Related>,
        /// What is said of it.
        says: Saying,
    },
    /// Something could not be judged, for a part that is not sound.
    NotRun(Place),
    /// What another rule has found says nothing beside what this one has.
    Silenced(&'static Rule),
}

/// A related place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Related {
    /// How it is related.
    pub(crate) role: Role,
    /// Where it is.
    pub(crate) place: Place,
}

/// How a related place is related.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
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

/// Takes the answers of a rule.
pub(crate) struct Out<'o> {
    tell: &'o mut dyn FnMut(Told),
}

impl<'o> Out<'o> {
    /// Answers go to `tell`.
    pub(crate) fn new(tell: &'o mut dyn FnMut(Told)) -> Self {
        Out { tell }
    }

    /// There is something to find at this place.
    pub(crate) fn fire(&mut self, at: Place, says: Saying) {
        (self.tell)(Told::Fired { at, related: None, says });
    }

    /// There is something to find at this place, which has to do with another one.
    pub(crate) fn fire_with(&mut self, at: Place, related: Related, says: Saying) {
        (self.tell)(Told::Fired { at, related: Some(related), says });
    }

    /// What `rule` has found in the same document says nothing beside what this one has.
    pub(crate) fn silence(&mut self, rule: &'static Rule) {
        (self.tell)(Told::Silenced(rule));
    }
}

impl Ask for Out<'_> {
    fn not_sound(&mut self, place: Place) {
        (self.tell)(Told::NotRun(place));
    }
}
