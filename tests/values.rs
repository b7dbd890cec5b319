//! What a Rust program expects of the values: they are read from strings, shown as they are
//! written, made of what the platform gives, and say what is wrong in the command's words.

use backup_lint::model::{
    Account, AccountType, Algorithm, Counter, Credential, Digits, Generation, Hotp, Id, List,
    NameOnly, Period, Platform, SecretText, Settings, Text, Theme, Timestamp, Totp,
};
use backup_lint::{Level, Verdict};

#[test]
fn strings_are_read_and_shown_as_they_are_written() {
    let id: Id = "4a243669-1d2e-476c-98ec-6806b64bff81".parse().unwrap();
    assert_eq!(format!("{id} {id:?}"), format!("{} Id({})", id.as_str(), id.as_str()));
    assert_eq!(Id::try_from(id.to_string()).unwrap(), id);
    assert_eq!(Platform::try_from("ios").unwrap().to_string(), "ios");
    assert_eq!("sha256".parse::<Algorithm>().unwrap().as_ref(), "sha256");
    assert_eq!(format!("[{:>9}] [{:<6}]", Level::Error, Verdict::Valid), "[    error] [valid ]");
    assert_eq!("7".parse::<Digits>().unwrap().to_string(), "7");
    // A name shows only to who asks for it.
    let label: Text = "lena@contoso.example".parse().unwrap();
    assert_eq!(format!("{label:?}"), "Text(20 characters)");
    assert_eq!(label.as_ref(), "lena@contoso.example");
}

/// A number can be a constant.
const FIRST: Generation = match Generation::new(1) {
    Ok(generation) => generation,
    Err(_) => panic!("1 is a generation"),
};

#[test]
fn numbers_have_the_type_that_has_room_for_them() {
    assert_eq!(u8::from(Digits::new(8).unwrap()), 8_u8);
    assert_eq!(Period::try_from(86_400_u32).unwrap(), Period::MAX);
    assert_eq!(Counter::new(9).unwrap().get(), 9_u64);
    for text in ["07", "+7", "7.0", "-0", " 7", "9", "255", "256", "", "seven"] {
        assert!(text.parse::<Digits>().is_err(), "{text}");
    }
    assert_eq!(FIRST, Generation::MIN);
}

#[test]
fn what_is_wrong_is_said_in_words() {
    let digits = Digits::new(9).unwrap_err();
    assert_eq!(digits.to_string(), "the number of digits must be from 6 to 8");
    assert_eq!(digits.rule(), "invalid-digits");
    assert_eq!(
        digits.help(),
        "an account whose codes have another length is written as \"name-only\""
    );
    let platform = "iOS".parse::<Platform>().unwrap_err();
    assert_eq!(platform.to_string(), "expected \"ios\" or \"android\"");
    assert_eq!(platform.help(), "did you mean \"ios\"?");
    let secret = "mfrggzdf".parse::<SecretText>().unwrap_err();
    assert_eq!(
        secret.to_string(),
        "the secret is not canonical Base32: character 1 is a lower-case letter"
    );
    let many = List::new(vec![Id::from_random_bytes([0; 16]); 257]).unwrap_err();
    assert_eq!(many.to_string(), "257 elements; 256 is the most");
    assert_ne!(digits, platform);
    // Two are one if they say the same.
    assert_eq!(digits, Digits::new(9).unwrap_err());
    let other = "MFrGGZDF".parse::<SecretText>().unwrap_err();
    assert!(other.rule() == secret.rule() && other != secret);
}

#[test]
fn a_list_is_gone_through_and_taken_apart() {
    let ids = [[0; 16], [1; 16]].map(Id::from_random_bytes);
    let list = List::new(ids.to_vec()).unwrap();
    assert!((&list).into_iter().eq(&ids));
    assert!(list.clone().into_iter().eq(ids.clone()));
    assert_eq!(Vec::from(list), ids);
}

#[test]
#[allow(clippy::clone_on_copy)]
fn a_copy_of_a_device_is_the_same_device() {
    let device = backup_lint::Device::new().of(Platform::Ios).holding(b"{}");
    let copy = device.clone();
    assert_eq!((copy.platform, copy.existing), (device.platform, device.existing));
}

#[test]
fn an_id_is_made_of_random_bytes() {
    let id = Id::from_random_bytes([0xff; 16]);
    assert_eq!(id.as_str(), "ffffffff-ffff-4fff-bfff-ffffffffffff");
    assert_eq!(Id::from_random_bytes([0; 16]).as_str(), "00000000-0000-4000-8000-000000000000");
    let bytes: [u8; 16] = std::array::from_fn(|i| u8::try_from(i * 17).unwrap());
    assert_eq!(Id::from_random_bytes(bytes).as_str(), "00112233-4455-4677-8899-aabbccddeeff");
}

#[test]
fn a_timestamp_is_made_of_seconds() {
    let written = Timestamp::from_unix(1_791_184_364).unwrap();
    assert_eq!(written.to_string(), "2026-10-05T07:12:44Z");
    assert_eq!(written.unix_seconds(), 1_791_184_364);
    for outside in [-1, 253_402_300_800, i64::MIN / 2, i64::MAX / 2] {
        let error = Timestamp::from_unix(outside).unwrap_err();
        assert_eq!(error.rule(), "invalid-timestamp");
    }
}

#[test]
fn what_may_be_absent_is_set_by_its_name() {
    let secret = SecretText::from_octets(&[7; 20]).unwrap();
    let (algorithm, digits) = (Algorithm::Sha1, Digits::MIN);
    let totp = Totp::new(secret.clone(), algorithm, digits, Period::new(30).unwrap());
    let credential: Credential = totp.into();
    assert_eq!(credential.kind().to_string(), "totp");
    let hotp = Hotp::new(secret, algorithm, digits, Counter::MIN);
    assert_eq!(Credential::from(hotp).kind().to_string(), "hotp");
    let (id, label) = (Id::from_random_bytes([1; 16]), "lena".parse().unwrap());
    let account = Account::new(id, AccountType::WorkOrSchool, label, NameOnly::new().into());
    assert_eq!(account.issuer, None);
    let issuer: Text = "Contoso".parse().unwrap();
    assert_eq!(account.clone().issuer(issuer.clone()).issuer, Some(issuer));
    assert_eq!(account.clone().issuer(None), account);
    let settings = Settings::new().app_lock(true).theme(Theme::Dark);
    assert_eq!((settings.cloud_backup, settings.app_lock), (true, Some(true)));
    assert_eq!((settings.theme, settings.hide_codes), (Some(Theme::Dark), None));
}
