//! What has no finding: the choices that the rules leave.

use arbitrary::{Result, Unstructured};

use super::{Wanted, accept};
use crate::Draft;
use crate::model::{
    Account, AccountType, Credential, Envelope, Generation, Identifier, Kind, OmittedAccounts,
    Period, SecretText, Text, Timestamp,
};

/// A draft without any finding.
pub(crate) fn draft(choices: &mut Unstructured, wanted: Wanted) -> Result<Draft> {
    let draft = super::draft(choices, wanted, account)?;
    Ok(Draft { omitted_accounts: OmittedAccounts::MIN, ..draft })
}

/// A backup without any finding, of any generation, and the identifier of its recovery account.
pub(crate) fn identified(
    choices: &mut Unstructured,
    wanted: Wanted,
) -> Result<(Envelope, Identifier)> {
    let draft = draft(choices, wanted)?;
    let (id, identifier): (_, Identifier) = (choices.arbitrary()?, choices.arbitrary()?);
    let written_at = past_timestamp(choices)?;
    let mut members = (*accept(draft.fresh(id, &identifier, written_at))?).clone();
    let most = if choices.arbitrary()? { Generation::MAX.get() } else { 100 };
    members.generation = accept(Generation::new(choices.int_in_range(1..=most)?))?;
    Ok((Envelope::sealed(members), identifier))
}

/// An account without any finding.
pub(crate) fn account(
    choices: &mut Unstructured,
    number: usize,
    account_type: AccountType,
) -> Result<Account> {
    let any = super::account(choices, number, account_type)?;
    Ok(Account {
        issuer: any.issuer.map(|_| name(choices, number)).transpose()?,
        label: name(choices, number)?,
        credential: cleaned(choices, number, any.credential)?,
        ..any
    })
}

/// A credential of this kind without any finding.
pub(crate) fn credential(
    choices: &mut Unstructured,
    number: usize,
    kind: Kind,
) -> Result<Credential> {
    let any = super::credential(choices, kind)?;
    cleaned(choices, number, any)
}

fn cleaned(choices: &mut Unstructured, number: usize, any: Credential) -> Result<Credential> {
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
