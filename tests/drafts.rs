//! What a writer may not write: a draft with an error, or an update that would destroy what is
//! stored, does not become an envelope.

use crate::support;
use crate::support::documents::{sealed, value};
use backup_lint::model::{
    Account, AccountType, Counter, Credential, Generation, Id, Identifier, NameOnly, Platform,
    Settings, Text, Timestamp,
};
use backup_lint::{Draft, Envelope, Refusal, Report, Unreadable};

fn stored() -> Envelope {
    Envelope::parse(&support::bytes("fixtures/1.0/valid/android-three-accounts.json")).unwrap()
}

/// The draft that writes a backup as it is.
fn draft_of(envelope: &Envelope) -> Draft {
    Draft::new(envelope.platform, envelope.app_version.clone(), envelope.accounts.to_vec())
        .omitted_accounts(envelope.omitted_accounts)
        .order(envelope.order.to_vec())
        .settings(envelope.settings.clone())
}

fn time() -> Timestamp {
    Timestamp::new("2026-10-06T00:00:00Z").unwrap()
}

/// Whether an update was refused for what it is or for what it would destroy, and by which rules.
fn refused(change: impl FnOnce(&mut Draft)) -> (&'static str, Vec<&'static str>) {
    let stored = stored();
    let mut draft = draft_of(&stored);
    change(&mut draft);
    let rules = |report: &Report| report.findings.iter().map(|f| f.rule.name).collect();
    match stored.next(draft, time()) {
        Err(Refusal::Invalid(report)) => ("invalid", rules(&report)),
        Err(Refusal::Destroys(report)) => ("destroys", rules(&report)),
        Err(other) => panic!("refused for another reason: {other}"),
        Ok(_) => ("written", vec![]),
    }
}

#[test]
fn an_update_continues_what_is_stored() {
    let stored = stored();
    let next = stored.next(draft_of(&stored), time()).unwrap();
    assert_eq!(next.backup_id, stored.backup_id);
    assert_eq!(next.recovery_account, stored.recovery_account);
    assert_eq!(next.generation.get(), stored.generation.get() + 1);
    assert_eq!(next.written_at, time());
}

#[test]
fn an_update_that_would_destroy_something_is_refused() {
    assert_eq!(refused(|_| {}), ("written", vec![]));
    let blank = refused(|draft| {
        draft.accounts.clear();
        draft.order.clear();
    });
    assert_eq!(blank, ("destroys", vec!["blank-overwrite"]));
    let platform = refused(|draft| {
        draft.platform = Platform::Ios;
        draft.settings = Settings::new();
    });
    assert_eq!(platform, ("destroys", vec!["platform-changed"]));
    let counter = refused(|draft| {
        for account in &mut draft.accounts {
            if let Credential::Hotp(hotp) = &mut account.credential {
                hotp.counter = Counter::new(hotp.counter.get() - 1).unwrap();
            }
        }
    });
    assert_eq!(counter, ("destroys", vec!["counter-decreased"]));
}

#[test]
fn a_draft_with_an_error_is_refused() {
    let twice = refused(|draft| {
        let mut second = draft.accounts[1].clone();
        second.id = Id::new("ffffffff-ffff-4fff-bfff-ffffffffffff").unwrap();
        second.label = Text::new("another").unwrap();
        draft.order.push(second.id.clone());
        draft.accounts.push(second);
    });
    assert_eq!(twice, ("invalid", vec!["duplicate-account-type"]));
    let order = refused(|draft| draft.order.truncate(2));
    assert_eq!(order, ("invalid", vec!["order-missing-account"]));
    let off = refused(|draft| draft.settings.cloud_backup = false);
    assert_eq!(off, ("invalid", vec!["backup-turned-off"]));
    let fresh = {
        let mut draft = draft_of(&stored());
        draft.settings.cloud_backup = false;
        draft.order.truncate(2);
        let identifier: Identifier = "f01f47c2-7f48-42f2-a0a0-50cdd4c16a5d".parse().unwrap();
        draft.fresh(stored().backup_id.clone(), &identifier, time())
    };
    let refusal = fresh.unwrap_err();
    assert_eq!(
        refusal.to_string(),
        "no backup is written: it would not be valid; \
         order-missing-account at \"/order\": an account is missing from the order; \
         backup-turned-off at \"/settings/cloudBackup\": \
         a stored backup says that the backup is turned off"
    );
}

#[test]
fn after_the_last_generation_only_a_fresh_backup_follows() {
    let mut last = value(&stored());
    last["generation"] = Generation::MAX.get().into();
    let last = Envelope::parse(&sealed(last)).unwrap();
    let refusal = last.next(draft_of(&last), time()).unwrap_err();
    assert!(matches!(refusal, Refusal::LastGeneration));
}

#[test]
fn more_than_256_accounts_are_too_many() {
    let account = Account::new(
        "ffffffff-ffff-4fff-bfff-ffffffffffff".parse().unwrap(),
        AccountType::WorkOrSchool,
        "a".parse().unwrap(),
        NameOnly::new().into(),
    );
    let draft = Draft::new(Platform::Ios, "1.0".parse().unwrap(), vec![account; 257]);
    let identifier: Identifier = "f01f47c2-7f48-42f2-a0a0-50cdd4c16a5d".parse().unwrap();
    let refusal = draft.fresh(stored().backup_id.clone(), &identifier, time()).unwrap_err();
    assert_eq!(
        refusal.to_string(),
        "no backup is written: accounts: 257 elements; 256 is the most"
    );
}

/// A backup of which one character of the checksum was flipped on the way.
fn damaged() -> Unreadable {
    let mut bytes = stored().to_json();
    let at = bytes.windows(9).position(|name| name == b"\"digest\":").unwrap() + 10;
    bytes[at] = if bytes[at] == b'0' { b'1' } else { b'0' };
    Envelope::parse(&bytes).unwrap_err()
}

#[test]
fn nothing_continues_what_is_damaged_without_consent() {
    let damaged = damaged();
    let rules: Vec<_> = damaged.report().findings.iter().map(|f| f.rule.name).collect();
    assert_eq!(rules, ["checksum-mismatch"]);
    // It can be looked at, and continued if the person consents.
    let members = damaged.members().unwrap();
    assert_eq!(members.generation, stored().generation);
    assert_eq!(members.accounts, stored().accounts);
    let next = damaged.next_with_consent(draft_of(&stored()), time()).unwrap();
    assert_eq!(
        (&next.backup_id, next.generation.get()),
        (&members.backup_id, members.generation.get() + 1)
    );
    // What is lost in consent is said all the same.
    let mut blank = draft_of(&stored());
    blank.accounts.clear();
    blank.order.clear();
    let refusal = damaged.next_with_consent(blank, time()).unwrap_err();
    assert!(matches!(refusal, Refusal::Destroys(_)), "{refusal}");
    // serde has no way around it either.
    let mut text = serde_json::to_value(stored()).unwrap();
    assert!(serde_json::from_value::<Envelope>(text.clone()).is_ok());
    text["generation"] = 7.into();
    let error = serde_json::from_value::<Envelope>(text).unwrap_err();
    assert!(error.to_string().starts_with("checksum-mismatch at /checksum/digest"), "{error}");
}

#[test]
fn what_has_no_members_cannot_be_continued() {
    for document in ["", "[]", r#"{"format": "authenticator-backup", "version": "1.1"}"#] {
        let unreadable = Envelope::parse(document.as_bytes()).unwrap_err();
        assert_eq!(unreadable.members(), None, "{document}");
        let refusal = unreadable.next_with_consent(draft_of(&stored()), time()).unwrap_err();
        assert_eq!(refusal, Refusal::NothingToContinue, "{document}");
    }
}
