//! The library leaves no copy of a secret in memory that it gives back.

use std::sync::LazyLock;

use backup_lint::model::{
    Account, AccountType, Credential, Generation, Id, Identifier, SecretText, Timestamp,
};
use backup_lint::{Device, Draft, Envelope, Options, check, compare, plan, salvage};
use serde::Deserialize as _;

use super::counting::left_behind;
use crate::support;

const CANARY: &str = "Q7ZK2M4XW6PLTR55NDV3GH4JY2CAE7SB";

/// Pieces of it: of its text, and of its octets.
static PIECES: LazyLock<Vec<&'static [u8]>> = LazyLock::new(|| {
    let octets: &'static [u8] = SecretText::new(CANARY).unwrap().octets().to_vec().leak();
    let text = CANARY.as_bytes();
    vec![&text[..8], &text[12..20], &text[24..], &octets[..8], &octets[12..]]
});

/// Holds that some work leaves nothing of the canary behind.
fn holds(what: &str, work: impl FnOnce()) {
    let times = left_behind(&PIECES, work);
    assert!(times == 0, "{what}: {times} times the secret stands in memory that is given back");
}

/// A backup with the canary in its first account.
fn envelope() -> Envelope {
    let (draft, id, owner) = draft();
    draft.fresh(id, &owner, at("2026-11-01T12:00:00Z")).unwrap()
}

fn at(time: &str) -> Timestamp {
    Timestamp::new(time).unwrap()
}

fn draft() -> (Draft, Id, Identifier) {
    let stored =
        Envelope::parse(&support::bytes("fixtures/1.0/valid/ios-three-accounts.json")).unwrap();
    let mut accounts: Vec<Account> = stored.accounts.to_vec();
    for account in &mut accounts {
        if let Credential::Totp(totp) = &mut account.credential {
            totp.secret = SecretText::new(CANARY).unwrap();
        }
    }
    accounts.retain(|account| account.r#type != AccountType::WorkOrSchool);
    let draft = Draft::new(stored.platform, stored.app_version.clone(), accounts)
        .settings(stored.settings.clone());
    (draft, stored.backup_id.clone(), "8f0c3c55-5b1e-4b5c-9f7e-6f3d8a0a1b2c".parse().unwrap())
}

/// Would the test see a copy?
#[test]
fn a_copy_that_is_left_behind_is_seen() {
    assert!(left_behind(&PIECES, || drop(CANARY.to_owned())) == 1, "a text");
    let octets = SecretText::new(CANARY).unwrap().octets().to_vec();
    assert!(left_behind(&PIECES, || drop(octets)) == 1, "octets");
    let mut grows = CANARY.to_owned();
    assert!(left_behind(&PIECES, || grows.reserve(1_000)) == 1, "what grows");
}

#[test]
fn writing_leaves_no_secret_behind() {
    let envelope = envelope();
    let mut kept = Vec::new();
    holds("to_json", || kept = envelope.to_json());
    assert!(kept.capacity() == kept.len(), "what is written has more room than it needs");
    let (draft, id, owner) = draft();
    let again = draft.clone();
    let mut first = None;
    holds("fresh", || first = draft.fresh(id, &owner, at("2026-11-01T12:00:00Z")).ok());
    let first = first.unwrap();
    let mut second = None;
    holds("next", || second = first.next(again, at("2026-11-02T12:00:00Z")).ok());
    let second = second.unwrap();
    assert!(second.generation == Generation::new(2).unwrap());
    let [old, new] = [&first, &second].map(Envelope::to_json);
    let options = Options::new();
    holds("compare", || drop(compare(&old, &new, &options)));
    let device = Device::new().holding(&old);
    holds("plan", || drop(plan(&new, &device, &options)));
    holds("salvage", || drop(salvage(&new, &device, &options)));
    holds("drop", || drop((first, second)));
}

#[test]
fn reading_leaves_no_secret_behind() {
    let written = envelope().to_json();
    holds("check", || drop(check(&written, &Options::new())));
    holds("parse", || drop(Envelope::parse(&written)));
    // With an escape it is put together elsewhere, once in little room and once in more.
    let escaped = |written: &[u8]| {
        let text = String::from_utf8(written.to_vec()).unwrap();
        text.replace(&CANARY[1..], &format!("\\u00{:x}{}", CANARY.as_bytes()[1], &CANARY[2..]))
    };
    let (draft, id, owner) = draft();
    let accounts = draft.accounts[..1].to_vec();
    let draft = Draft::new(draft.platform, draft.app_version, accounts);
    let one = draft.fresh(id, &owner, at("2026-11-01T12:00:00Z")).unwrap().to_json();
    let (few, many) = (escaped(&one), escaped(&one) + &" ".repeat(10_000));
    assert!(few.len() > one.len(), "there is an escape");
    holds("check, with escapes", || {
        let mut checker = backup_lint::Checker::new(Options::new());
        for text in [&few, &many] {
            assert!(checker.check(text.as_bytes()).findings.is_empty());
        }
    });
    let value: serde_json::Value = serde_json::from_slice(&written).unwrap();
    holds("deserialize", || assert!(Envelope::deserialize(&value).is_ok()));
    let mut broken = value.clone();
    broken["settings"] = serde_json::json!(CANARY);
    broken[CANARY] = serde_json::json!(CANARY);
    holds("a failure", || assert!(Envelope::deserialize(&broken).is_err()));
    let octets = SecretText::new(CANARY).unwrap().octets();
    holds("octets", || drop(SecretText::from_octets(&octets)));
}
