//! The envelope as strong types: what cannot be right cannot be built.
//!
//! A value is read from a string (`parse`), made of what the platform gives
//! ([`Id::from_random_bytes`], [`Timestamp::from_unix`]), or a number ([`Digits::new`]); what is
//! wrong with one that is none is an [`InvalidValue`], in the words that the command has for it.
//! What identifies a person or is a key ([`Text`], [`SecretText`], [`Identifier`]) has no `Display`,
//! and its `Debug` shows nothing of it.
//!
//! `Serialize` writes maps whose length stands before them, in any format. `Deserialize` needs one
//! that describes itself and keeps the names (JSON, CBOR, YAML, `MessagePack` with named maps): what
//! postcard or bincode wrote cannot be read. It takes what the reader takes and nothing else, and
//! its error is `rule at pointer: message`, without the pointer where the whole is meant.

// Every type is declared once, in `envelope`. From a declaration follow the owned type, its parts
// (what the rules see of a document that is not whole), the reader that judges structure, the
// canonical writer, the shape and with it the JSON Schema. No I/O, no reporting, no clock.

#[macro_use]
mod declare;
#[cfg(feature = "arbitrary")]
mod arbitrary;
mod asked;
mod canonical;
mod envelope;
#[cfg(feature = "schema")]
mod envelope_schema;
mod fault;
mod invalid_value;
mod list;
mod methods;
mod names;
mod part;
mod place;
mod place_names;
mod pull;
mod reader;
mod recovery;
#[cfg(feature = "schema")]
mod schema;
mod secret;
mod secret_fault;
mod serde;
mod shape;
mod shelves;
mod source;
mod time;
#[cfg(feature = "schema")]
mod types_schema;
mod wellformed;
mod whole;
mod wording;

pub use envelope::{
    Account, AccountType, Algorithm, AppVersion, Checksum, ChecksumAlgorithm, Counter, Credential,
    Digest, Digits, EnvelopeMembers, Format, Generation, Hotp, Id, Kind, NameOnly, OmittedAccounts,
    Period, Platform, RecoveryAccount, Settings, Storage, Text, Theme, Timestamp, Totp, Version,
};
#[cfg(feature = "schema")]
pub use envelope_schema::envelope_schema;
pub use invalid_value::InvalidValue;
pub use list::List;
pub(crate) use list::MOST_ITEMS;
pub use recovery::{Identifier, InvalidIdentifier};
pub use secret::SecretText;
pub use time::{InvalidTime, Now};
#[cfg(feature = "schema")]
pub use types_schema::types_schema;
pub use whole::Envelope;

pub(crate) use canonical::digits;
pub(crate) use envelope::{AccountParts, CredentialParts, EnvelopeParts, HotpParts};
pub(crate) use fault::{Fault, JsonKind, nearest};
pub(crate) use part::{Ask, At, NotSound, Part};
pub(crate) use place::{Place, Step};
pub(crate) use pull::{ROOM, accept};
pub(crate) use reader::read;
pub(crate) use secret::with_octets;
pub(crate) use shape::{ObjectShape, Shape, StringKind};
pub(crate) use shelves::Shelves;
pub(crate) use source::Model;
pub(crate) use wellformed::all;
pub(crate) use wording::Wording;

/// What reads and describes the declared types; it may change at any time.
#[cfg(feature = "unstable")]
pub mod unstable {
    pub use super::reader::{Broken, read};
    pub use super::shape::{
        Absence, IntegerShape, ListShape, MemberShape, ObjectShape, Shape, StringKind, TaggedShape,
        TextShape, WordShape,
    };
    pub use super::source::Model;
}
