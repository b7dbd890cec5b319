//! Strategies for property tests of whoever writes or reads backups (feature `proptest`).
//!
//! [`envelope`] gives backups without any finding: whoever reads one must take it, and break one
//! thing of it to see what a reader does then.

use arbitrary::{Arbitrary, Result, Unstructured};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::Draft;
use crate::generate::{self, Wanted, clean};
use crate::model::{
    Account, AccountType, AppVersion, Credential, Envelope, Id, Identifier, Kind, Platform,
    SecretText, Settings, Text, Timestamp,
};

/// What is made of choices. Fewer choices make something smaller, so that it shrinks.
fn made<T: std::fmt::Debug>(
    make: impl Fn(&mut Unstructured) -> Result<T>,
) -> impl Strategy<Value = T> {
    vec(any::<u8>(), 0..1_024)
        .prop_filter_map("choices", move |bytes| make(&mut Unstructured::new(&bytes)).ok())
}

fn declared<T: std::fmt::Debug + for<'a> Arbitrary<'a>>() -> impl Strategy<Value = T> {
    made(|choices| choices.arbitrary())
}

/// A random identifier of a backup or an account.
pub fn id() -> impl Strategy<Value = Id> {
    declared()
}

/// A provider's immutable identifier.
pub fn identifier() -> impl Strategy<Value = Identifier> {
    declared()
}

/// A time of writing, before 2026.
pub fn timestamp() -> impl Strategy<Value = Timestamp> {
    made(clean::past_timestamp)
}

/// A version of an app.
pub fn app_version() -> impl Strategy<Value = AppVersion> {
    declared()
}

/// An issuer or a label with no finding: many scripts, quotes, backslashes, emoji.
pub fn text() -> impl Strategy<Value = Text> {
    made(|choices| clean::name(choices, 0))
}

/// A secret of 128 to 2,560 bits.
pub fn secret() -> impl Strategy<Value = SecretText> {
    made(|choices| clean::strong_secret(choices, 0))
}

/// A credential of this kind.
pub fn credential(kind: Kind) -> impl Strategy<Value = Credential> {
    made(move |choices| clean::credential(choices, 0, kind))
}

/// An account of this type, with a credential that it can have.
pub fn account(account_type: AccountType) -> impl Strategy<Value = Account> {
    made(move |choices| {
        let number = choices.int_in_range(0..=0xfff)?;
        clean::account(choices, number, account_type)
    })
}

/// Settings of a platform.
pub fn settings(platform: Platform) -> impl Strategy<Value = Settings> {
    made(move |choices| generate::settings(choices, platform))
}

/// A draft with one to three accounts, of one type each, in any order.
pub fn draft() -> impl Strategy<Value = Draft> {
    made(|choices| clean::draft(choices, Wanted::default()))
}

/// A backup without any finding, of any generation.
pub fn envelope() -> impl Strategy<Value = Envelope> {
    made(|choices| Ok(clean::identified(choices, Wanted::default())?.0))
}
