//! Backups made of choices (feature `arbitrary`): of a fuzzer's bytes, or of those that the
//! strategies draw. What is made of few bytes is small.
//!
//! The declared types make themselves, each member by its own type. Here is what holds between
//! members, so that a backup can be written: one account of each type, an order of the accounts,
//! settings of the platform. A member that is declared anew is in what is made here by itself.

use arbitrary::{Arbitrary, Error, Result, Unstructured};

use crate::Draft;
use crate::model::{
    Account, AccountType, Credential, Envelope, Generation, Id, Kind, OmittedAccounts, Period,
    Platform, SecretText, Settings, Text, Timestamp,
};
use crate::rules::is_unsafe;

/// A draft that has no error: it can be written.
impl<'a> Arbitrary<'a> for Draft {
    fn arbitrary(choices: &mut Unstructured<'a>) -> Result<Self> {
        draft(choices, |choices, number, account_type| {
            let account = account(choices, number, account_type)?;
            Ok(Account {
                label: without_unsafe(&account.label)?,
                issuer: account.issuer.as_ref().map(without_unsafe).transpose()?,
                ..account
            })
        })
    }
}

/// A draft without any finding.
pub(crate) fn clean_draft(choices: &mut Unstructured) -> Result<Draft> {
    let draft = draft(choices, clean_account)?;
    Ok(Draft { omitted_accounts: OmittedAccounts::MIN, ..draft })
}

/// A backup without any finding, of any generation.
pub(crate) fn clean_envelope(choices: &mut Unstructured) -> Result<Envelope> {
    let draft = clean_draft(choices)?;
    let (id, identifier) = (choices.arbitrary()?, choices.arbitrary()?);
    let written_at = past_timestamp(choices)?;
    let mut envelope = accept(draft.fresh(id, &identifier, written_at))?;
    let most = if choices.arbitrary()? { Generation::MAX.get() } else { 100 };
    envelope.generation = accept(Generation::new(choices.int_in_range(1..=most)?))?;
    envelope.checksum = envelope.computed_checksum();
    Ok(envelope)
}

fn accept<T, E>(made: std::result::Result<T, E>) -> Result<T> {
    made.map_err(|_| Error::IncorrectFormat)
}

fn draft<'a>(
    choices: &mut Unstructured<'a>,
    mut account: impl FnMut(&mut Unstructured<'a>, usize, AccountType) -> Result<Account>,
) -> Result<Draft> {
    let platform = choices.arbitrary()?;
    let mut types = AccountType::ALL.to_vec();
    let turn = choices.choose_index(types.len())?;
    types.rotate_left(turn);
    types.truncate(choices.int_in_range(1..=types.len())?);
    let numbered = types.into_iter().enumerate();
    let accounts: Vec<Account> = numbered
        .map(|(number, account_type)| account(choices, number, account_type))
        .collect::<Result<_>>()?;
    let mut order: Vec<Id> = accounts.iter().map(|account| account.id.clone()).collect();
    let turn = choices.choose_index(order.len())?;
    order.rotate_left(turn);
    Ok(Draft {
        platform,
        app_version: choices.arbitrary()?,
        accounts,
        omitted_accounts: choices.arbitrary()?,
        order,
        settings: settings(choices, platform)?,
    })
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

/// An account without any finding.
pub(crate) fn clean_account(
    choices: &mut Unstructured,
    number: usize,
    account_type: AccountType,
) -> Result<Account> {
    let any = account(choices, number, account_type)?;
    Ok(Account {
        issuer: any.issuer.map(|_| name(choices, number)).transpose()?,
        label: name(choices, number)?,
        credential: clean_credential(choices, number, any.credential)?,
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

/// A credential of this kind without any finding.
pub(crate) fn clean_credential_of(
    choices: &mut Unstructured,
    number: usize,
    kind: Kind,
) -> Result<Credential> {
    let any = credential(choices, kind)?;
    clean_credential(choices, number, any)
}

fn clean_credential(
    choices: &mut Unstructured,
    number: usize,
    any: Credential,
) -> Result<Credential> {
    Ok(match any {
        Credential::Totp(mut totp) => {
            totp.secret = strong_secret(choices, number)?;
            totp.period = accept(Period::new(*choices.choose(&[30, 60])?))?;
            Credential::Totp(totp)
        }
        Credential::Hotp(mut hotp) => {
            hotp.secret = strong_secret(choices, number)?;
            Credential::Hotp(hotp)
        }
        Credential::NameOnly(name_only) => Credential::NameOnly(name_only),
    })
}

/// A secret of 128 to 2,560 bits. The number is its last octet: no two of one backup are the same,
/// and none is Base32 of a Base32 text.
pub(crate) fn strong_secret(choices: &mut Unstructured, number: usize) -> Result<SecretText> {
    let most = if choices.ratio(1, 10)? { 319 } else { 63 };
    let length = choices.int_in_range(15..=most)?;
    let mut octets: Vec<u8> = (0..length).map(|_| choices.arbitrary()).collect::<Result<_>>()?;
    octets.push(u8::try_from(number).unwrap_or(u8::MAX));
    accept(SecretText::from_octets(&octets))
}

/// What names are made of: many scripts, quotes, backslashes, emoji; what a rule objects to only at
/// an edge, or as a whole name, does not stand there.
const SIGNS: &str = "abcxyzABCXYZ0189 @._+&/=<>'\"\\-äßçñéΩжשلآ漢字한글ก👍🏽🇨🇭";

/// A name without any finding. The number is its last character: no two of one backup are the same.
pub(crate) fn name(choices: &mut Unstructured, number: usize) -> Result<Text> {
    let signs: Vec<char> = SIGNS.chars().collect();
    let most = if choices.ratio(1, 20)? { 254 } else { 30 };
    let mut name = String::from(*choices.choose(&['A', 'z', 'Ä', 'ж', 'ש', '漢'])?);
    for _ in 0..choices.int_in_range(0..=most)? {
        name.push(*choices.choose(&signs)?);
    }
    accept(Text::new(&format!("{name}{}", number % 10)))
}

/// A time before 2026.
pub(crate) fn past_timestamp(choices: &mut Unstructured) -> Result<Timestamp> {
    let any: Timestamp = choices.arbitrary()?;
    let year = choices.int_in_range(1970..=2025_u32)?;
    accept(Timestamp::new(&format!("{year}{}", &any.as_str()[4..])))
}

fn without_unsafe(text: &Text) -> Result<Text> {
    let safe: String = text.as_str().chars().filter(|c| !is_unsafe(*c)).collect();
    accept(Text::new(if safe.is_empty() { "a name" } else { &safe }))
}
