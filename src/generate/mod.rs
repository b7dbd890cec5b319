//! Backups made of choices (feature `arbitrary`): of a fuzzer's bytes, or of those that the
//! strategies draw. What is made of few bytes is small.
//!
//! The declared types make themselves, each member by its own type. Here is what holds between
//! members, so that a backup can be written: one account of each type, an order of the accounts,
//! settings of the platform. A member that is declared anew is in what is made here by itself.

#[cfg(feature = "cli")]
pub(crate) mod breaks;
#[cfg(any(feature = "proptest", feature = "cli"))]
pub(crate) mod clean;
#[cfg(feature = "cli")]
pub(crate) mod sample;

use arbitrary::{Arbitrary, Error, Result, Unstructured};

use crate::Draft;
use crate::model::{Account, AccountType, Credential, Id, Kind, Platform, Settings, Text};
use crate::rules::is_unsafe;

/// A draft that has no error: it can be written.
impl<'a> Arbitrary<'a> for Draft {
    fn arbitrary(choices: &mut Unstructured<'a>) -> Result<Self> {
        draft(choices, Wanted::default(), |choices, number, account_type| {
            let account = account(choices, number, account_type)?;
            Ok(Account {
                label: without_unsafe(&account.label)?,
                issuer: account.issuer.as_ref().map(without_unsafe).transpose()?,
                ..account
            })
        })
    }
}

/// What is wanted of a backup; the rest is chosen.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted {
    /// The platform.
    pub platform: Option<Platform>,
    /// How many accounts, up to one of each type.
    pub accounts: Option<usize>,
}

fn accept<T, E>(made: std::result::Result<T, E>) -> Result<T> {
    made.map_err(|_| Error::IncorrectFormat)
}

fn draft<'a>(
    choices: &mut Unstructured<'a>,
    wanted: Wanted,
    mut account: impl FnMut(&mut Unstructured<'a>, usize, AccountType) -> Result<Account>,
) -> Result<Draft> {
    let platform = wanted.platform.map_or_else(|| choices.arbitrary(), Ok)?;
    let mut types = shuffled(choices, AccountType::ALL)?;
    let any_count = choices.int_in_range(1..=types.len())?;
    types.truncate(wanted.accounts.unwrap_or(any_count));
    let numbered = types.into_iter().enumerate();
    let accounts: Vec<Account> = numbered
        .map(|(number, account_type)| account(choices, number, account_type))
        .collect::<Result<_>>()?;
    let ids: Vec<Id> = accounts.iter().map(|account| account.id.clone()).collect();
    let order = shuffled(choices, &ids)?;
    Ok(Draft {
        platform,
        app_version: choices.arbitrary()?,
        accounts,
        omitted_accounts: choices.arbitrary()?,
        order,
        settings: settings(choices, platform)?,
    })
}

/// The same items in another sequence.
fn shuffled<T: Clone>(choices: &mut Unstructured, items: &[T]) -> Result<Vec<T>> {
    let mut items = items.to_vec();
    for left in (2..=items.len()).rev() {
        let chosen = choices.choose_index(left)?;
        items.swap(left - 1, chosen);
    }
    Ok(items)
}

/// Settings of a platform.
pub(crate) fn settings(choices: &mut Unstructured, platform: Platform) -> Result<Settings> {
    let any: Settings = choices.arbitrary()?;
    Ok(Settings {
        cloud_backup: true,
        screen_capture: any.screen_capture.filter(|_| platform == Platform::Android),
        app_switcher_blur: any.app_switcher_blur.filter(|_| platform == Platform::Ios),
        ..any
    })
}

/// An account of this type, with a credential that it can have. The number stands in its id, so
/// that no two of one backup are the same, however few choices are left.
fn account(
    choices: &mut Unstructured,
    number: usize,
    account_type: AccountType,
) -> Result<Account> {
    let any: Account = choices.arbitrary()?;
    let id = any.id.as_str();
    Ok(Account {
        id: accept(Id::new(&format!("{}{number:03x}{}", &id[..15], &id[18..])))?,
        r#type: account_type,
        credential: {
            let kind = *choices.choose(account_type.kinds())?;
            credential(choices, kind)?
        },
        ..any
    })
}

/// A credential of this kind.
fn credential(choices: &mut Unstructured, kind: Kind) -> Result<Credential> {
    Ok(match kind {
        Kind::Totp => Credential::Totp(choices.arbitrary()?),
        Kind::Hotp => Credential::Hotp(choices.arbitrary()?),
        Kind::NameOnly => Credential::NameOnly(choices.arbitrary()?),
    })
}

fn without_unsafe(text: &Text) -> Result<Text> {
    let safe: String = text.as_str().chars().filter(|c| !is_unsafe(*c)).collect();
    accept(Text::new(if safe.is_empty() { "a name" } else { &safe }))
}
