//! What `compare` says of two backups, and `plan` of one: each difference alone, and nothing else.

use crate::support;
use crate::support::documents::sealed;
use backup_lint::Device;
use backup_lint::model::Platform;
use backup_lint::report::{Changes, GivesBack};
use backup_lint::{Options, compare, plan};
use serde_json::{Value, json};

fn document(platform: &str) -> Value {
    let path = format!("fixtures/1.0/valid/{platform}-three-accounts.json");
    serde_json::from_slice(&support::bytes(&path)).unwrap()
}

fn changes(old: &Value, new: &Value) -> Changes {
    let options = Options::new();
    compare(&sealed(old.clone()), &sealed(new.clone()), &options).changes.unwrap()
}

/// What changes when one value of a backup becomes another.
fn when(platform: &str, pointer: &str, value: Value) -> Changes {
    let old = document(platform);
    let mut new = old.clone();
    *new.pointer_mut(pointer).unwrap() = value;
    changes(&old, &new)
}

/// No change at all beside those that `with` makes.
fn expected(platform: &str, with: impl FnOnce(&mut Changes)) -> Changes {
    let document = document(platform);
    let generation = document["generation"].as_u64().unwrap();
    let mut none = changes(&document, &document);
    assert!(none.identical && none.same_backup && !none.reordered, "a document and itself");
    assert_eq!(none.generation, (generation, generation));
    assert!(none.added.is_empty() && none.removed.is_empty() && none.changed.is_empty());
    assert!(none.settings.is_empty() && none.members.is_empty() && none.omitted_accounts.is_none());
    none.identical = false;
    with(&mut none);
    none
}

#[test]
fn a_document_and_itself_are_one() {
    for platform in ["ios", "android"] {
        let document = document(platform);
        assert_eq!(changes(&document, &document), expected(platform, |none| none.identical = true));
    }
}

#[test]
fn the_header() {
    assert_eq!(when("ios", "/generation", json!(9)), expected("ios", |c| c.generation.1 = 9));
    assert_eq!(
        when("ios", "/omittedAccounts", json!(2)),
        expected("ios", |c| c.omitted_accounts = Some((0, 2)))
    );
    let other = json!("00000000-0000-4000-8000-000000000000");
    assert_eq!(when("ios", "/backupId", other), expected("ios", |c| c.same_backup = false));
    for (pointer, value) in [
        ("/writtenAt", json!("2026-10-06T00:00:00Z")),
        ("/appVersion", json!("9.9")),
        ("/platform", json!("android")),
        ("/storage", json!("microsoft-cloud")),
        ("/recoveryAccount/type", json!("non-microsoft")),
        ("/recoveryAccount/digest", json!("0".repeat(64))),
    ] {
        let members = |c: &mut Changes| c.members = vec![pointer[1..].to_owned()];
        assert_eq!(when("ios", pointer, value), expected("ios", members), "{pointer}");
    }
}

#[test]
fn each_member_of_an_account() {
    let secret = json!("MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U");
    for (platform, pointer, value, member) in [
        ("ios", "/accounts/0/type", json!("work-or-school"), "type"),
        ("ios", "/accounts/0/issuer", json!("x"), "issuer"),
        ("ios", "/accounts/0/label", json!("x"), "label"),
        ("ios", "/accounts/0/credential/secret", secret.clone(), "credential/secret"),
        ("ios", "/accounts/0/credential/algorithm", json!("sha512"), "credential/algorithm"),
        ("ios", "/accounts/0/credential/digits", json!(7), "credential/digits"),
        ("ios", "/accounts/0/credential/period", json!(60), "credential/period"),
        ("ios", "/accounts/0/credential", json!({"kind": "name-only"}), "credential/kind"),
        ("android", "/accounts/2/credential/secret", secret, "credential/secret"),
        ("android", "/accounts/2/credential/algorithm", json!("sha512"), "credential/algorithm"),
        ("android", "/accounts/2/credential/digits", json!(7), "credential/digits"),
        ("android", "/accounts/2/credential/counter", json!(42), "credential/counter"),
    ] {
        let found = when(platform, pointer, value);
        let members: Vec<_> = found.changed.iter().map(|changed| changed.members.clone()).collect();
        assert_eq!(members, [[member]], "{pointer}");
        let index: usize = pointer.split('/').nth(2).unwrap().parse().unwrap();
        assert_eq!(found.changed[0].account.index, index);
        let changed = found.changed.clone();
        assert_eq!(found, expected(platform, |c| c.changed = changed), "{pointer}");
    }
    let mut without = document("ios");
    without["accounts"][0].as_object_mut().unwrap().remove("issuer");
    assert_eq!(changes(&document("ios"), &without).changed[0].members, ["issuer"]);
}

#[test]
fn each_setting() {
    for (platform, setting, value) in [
        ("ios", "cloudBackup", json!(false)),
        ("ios", "appLock", json!(false)),
        ("ios", "hideCodes", json!(true)),
        ("ios", "usageData", json!(true)),
        ("ios", "theme", json!("dark")),
        ("ios", "appSwitcherBlur", json!(false)),
        ("android", "screenCapture", json!(true)),
    ] {
        let found = when(platform, &format!("/settings/{setting}"), value);
        assert_eq!(
            found,
            expected(platform, |c| c.settings = vec![setting.to_owned()]),
            "{setting}"
        );
    }
}

#[test]
fn accounts_that_come_and_go_and_the_order() {
    let old = document("ios");
    let mut new = old.clone();
    let gone = new["accounts"].as_array_mut().unwrap().remove(1);
    new["order"].as_array_mut().unwrap().retain(|id| *id != gone["id"]);
    let found = changes(&old, &new);
    let refs = |list: &[backup_lint::report::AccountRef]| {
        list.iter()
            .map(|account| (account.index, account.account_type.as_str(), account.label.clone()))
            .collect::<Vec<_>>()
    };
    let work = vec![(1, "work-or-school", "lena@contoso.example".to_owned())];
    assert_eq!((refs(&found.removed), refs(&found.added)), (work.clone(), vec![]));
    let removed = found.removed.clone();
    assert_eq!(found, expected("ios", |c| c.removed = removed));
    let found = changes(&new, &old);
    assert_eq!((refs(&found.removed), refs(&found.added)), (vec![], work));
    let mut turned = old.clone();
    turned["order"].as_array_mut().unwrap().reverse();
    assert_eq!(changes(&old, &turned), expected("ios", |c| c.reordered = true));
    // Taking an account away is no change of the order of the others.
    assert!(!changes(&old, &new).reordered);
}

#[test]
fn what_each_account_gives_back() {
    let mut backup = document("android");
    backup["accounts"][2]["credential"] = json!({"kind": "name-only"});
    let plan = |existing: Option<&[u8]>| {
        let mut device = Device::new().of(Platform::Android);
        device.existing = existing;
        plan(&sealed(backup.clone()), &device, &Options::new())
    };
    let gives = |plan: &backup_lint::Plan| {
        plan.accounts
            .iter()
            .map(|row| (row.account.index, row.gives, row.conflict))
            .collect::<Vec<_>>()
    };
    let alone = plan(None);
    assert!(alone.restores && alone.checked && alone.omitted_accounts == Some(0));
    assert_eq!(
        gives(&alone),
        [
            (2, GivesBack::SetUpAgain, None),
            (0, GivesBack::CodesWork, None),
            (1, GivesBack::SignInAgain, None)
        ]
    );
    // On the device: an account of the second one's name, at another index.
    let mut existing = document("android");
    existing["accounts"].as_array_mut().unwrap().swap(1, 2);
    existing["accounts"][0]["label"] = json!("another");
    existing["accounts"][1]["issuer"] = json!("another");
    let existing = sealed(existing);
    assert_eq!(
        gives(&plan(Some(&existing))),
        [
            (2, GivesBack::SetUpAgain, None),
            (0, GivesBack::CodesWork, None),
            (1, GivesBack::Conflict, Some(2))
        ]
    );
}

#[test]
fn an_account_that_the_order_does_not_name_comes_last() {
    let mut backup = document("ios");
    backup["order"].as_array_mut().unwrap().remove(0);
    let device = Device::new().of(Platform::Ios);
    let plan = plan(&sealed(backup), &device, &Options::new());
    assert!(!plan.restores && plan.checked);
    assert_eq!(plan.accounts.iter().map(|row| row.account.index).collect::<Vec<_>>(), [0, 1, 2]);
}
