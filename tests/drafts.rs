//! What a writer may not write: a draft with an error, or an update that would destroy what is
//! stored, does not become an envelope.

use crate::support;
use crate::support::documents::{sealed, value};
use backup_lint::model::{
    Account, AccountType, AppVersion, Counter, Credential, Generation, Id, Identifier, NameOnly,
    OmittedAccounts, Platform, Settings, Text, Timestamp,
};
use backup_lint::{Draft, Envelope, Refusal};

fn stored() -> Envelope {
    Envelope::parse(&support::bytes("fixtures/1.0/valid/android-three-accounts.json")).unwrap()
}

/// The draft that writes a backup as it is.
fn draft_of(envelope: &Envelope) -> Draft {
    Draft {
        platform: envelope.platform(),
        app_version: envelope.app_version().clone(),
        accounts: envelope.accounts().to_vec(),
        omitted_accounts: envelope.omitted_accounts(),
        order: envelope.order().to_vec(),
        settings: envelope.settings().clone(),
    }
}

fn time() -> Timestamp {
    Timestamp::new("2026-10-06T00:00:00Z").unwrap()
}

/// The rules that refuse an update.
fn refused(change: impl FnOnce(&mut Draft)) -> Vec<&'static str> {
    let stored = stored();
    let mut draft = draft_of(&stored);
    change(&mut draft);
    match stored.next(draft, time()) {
        Err(Refusal::Invalid(report)) => report.findings.iter().map(|f| f.rule.name).collect(),
        Err(other) => panic!("refused for another reason: {other}"),
        Ok(_) => Vec::new(),
    }
}

#[test]
fn an_update_continues_what_is_stored() {
    let stored = stored();
    let next = stored.next(draft_of(&stored), time()).unwrap();
    assert_eq!(next.backup_id(), stored.backup_id());
    assert_eq!(next.recovery_account(), stored.recovery_account());
    assert_eq!(next.generation().get(), stored.generation().get() + 1);
    assert_eq!(next.written_at(), &time());
}

#[test]
fn an_update_that_would_destroy_something_is_refused() {
    assert_eq!(refused(|_| {}), Vec::<&str>::new());
    let blank = refused(|draft| {
        draft.accounts.clear();
        draft.order.clear();
    });
    assert_eq!(blank, ["blank-overwrite"]);
    let platform = refused(|draft| {
        draft.platform = Platform::Ios;
        draft.settings = Settings::default();
    });
    assert_eq!(platform, ["platform-changed"]);
    let counter = refused(|draft| {
        for account in &mut draft.accounts {
            if let Credential::Hotp(hotp) = &mut account.credential {
                hotp.counter = Counter::new(hotp.counter.get() - 1).unwrap();
            }
        }
    });
    assert_eq!(counter, ["counter-decreased"]);
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
    assert_eq!(twice, ["duplicate-account-type"]);
    assert_eq!(refused(|draft| draft.order.truncate(2)), ["order-missing-account"]);
    assert_eq!(refused(|draft| draft.settings.cloud_backup = false), ["backup-turned-off"]);
    let fresh = {
        let mut draft = draft_of(&stored());
        draft.settings.cloud_backup = false;
        let identifier: Identifier = "f01f47c2-7f48-42f2-a0a0-50cdd4c16a5d".parse().unwrap();
        draft.fresh(stored().backup_id().clone(), &identifier, time())
    };
    let refusal = fresh.unwrap_err();
    assert!(
        refusal.to_string().contains("backup-turned-off at \"/settings/cloudBackup\""),
        "{refusal}"
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
    let account = Account {
        id: Id::new("ffffffff-ffff-4fff-bfff-ffffffffffff").unwrap(),
        r#type: AccountType::WorkOrSchool,
        issuer: None,
        label: Text::new("a").unwrap(),
        credential: Credential::NameOnly(NameOnly::default()),
    };
    let draft = Draft {
        platform: Platform::Ios,
        app_version: AppVersion::new("1.0").unwrap(),
        accounts: vec![account; 257],
        omitted_accounts: OmittedAccounts::MIN,
        order: vec![],
        settings: Settings::default(),
    };
    let identifier: Identifier = "f01f47c2-7f48-42f2-a0a0-50cdd4c16a5d".parse().unwrap();
    let refusal = draft.fresh(stored().backup_id().clone(), &identifier, time()).unwrap_err();
    assert!(matches!(refusal, Refusal::TooMany(_)));
}
