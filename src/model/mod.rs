//! The envelope as strong types: what cannot be right cannot be built.
//!
//! Every type is declared once, in [`envelope`]. From a declaration follow the owned type, its
//! *parts* (what the rules see of a document that is not whole), the reader that judges
//! structure, the canonical writer, the [`Shape`] and with it the JSON Schema.
//! No I/O, no reporting, no clock.

#[macro_use]
mod declare;
#[cfg(feature = "arbitrary")]
mod arbitrary;
mod canonical;
pub mod envelope;
#[cfg(feature = "schema")]
mod envelope_schema;
mod fault;
mod list;
mod methods;
mod names;
mod part;
mod place;
mod place_names;
mod reader;
mod recovery;
#[cfg(feature = "schema")]
mod schema;
mod secret;
mod secret_fault;
mod serde;
mod shape;
mod source;
mod time;
mod wellformed;
mod wording;

pub use canonical::Sink;
pub(crate) use canonical::digits;
pub use envelope::*;
#[cfg(feature = "schema")]
pub use envelope_schema::envelope_schema;
#[cfg(feature = "cli")]
pub(crate) use fault::nearest;
pub use fault::{Fault, JsonKind};
pub use list::List;
pub use part::{Ask, At, NotSound, Part};
pub use place::Place;
pub(crate) use place::Step;
pub use reader::{Broken, read};
pub use recovery::{Identifier, InvalidIdentifier};
pub use secret::SecretText;
pub(crate) use secret::octets;
pub use secret_fault::{Intruder, SecretFault};
pub use shape::{
    Absence, Content, IntegerShape, ListShape, MemberShape, ObjectShape, Shape, TaggedShape,
    TextShape, WordShape,
};
pub use source::{Items, Model, Slot, Source};
pub use time::{InvalidTime, Now};
pub use wording::Wording;
