//! Writes a fresh backup: what an app does when the backup is turned on.
//!
//! `cargo run --example write_a_backup`
#![allow(clippy::print_stdout)]

use backup_lint::Draft;
use backup_lint::model::{
    Account, AccountType, Algorithm, Digits, Id, Identifier, NameOnly, Period, Platform,
    SecretText, Settings, Theme, Timestamp, Totp,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // In an app, 16 bytes of the platform's cryptographic random source for each id.
    let random = |number: u8| Id::from_random_bytes([number; 16]);

    let work = Account::new(
        random(1),
        AccountType::WorkOrSchool,
        "lena@contoso.example".parse()?,
        NameOnly::new().into(),
    );
    let key = SecretText::from_octets(b"the octets that make the codes")?;
    let codes = Totp::new(key, Algorithm::Sha1, Digits::new(6)?, Period::new(30)?);
    let shop = Account::new(random(2), AccountType::NonMicrosoft, "lena".parse()?, codes.into())
        .issuer("A shop".parse::<backup_lint::model::Text>()?);

    let draft = Draft::new(Platform::Ios, "6.8.30".parse()?, vec![work, shop])
        .settings(Settings::new().app_lock(true).theme(Theme::Dark));

    // The account that is signed in: the `oid` claim, never a name or an e-mail address.
    let recovery: Identifier = "5e325896-52b9-46ce-9ab9-bc6e83708e0d".parse()?;
    let backup = draft.fresh(random(3), &recovery, Timestamp::from_unix(1_791_184_364)?)?;

    println!("{}", String::from_utf8(backup.to_json())?);
    Ok(())
}
