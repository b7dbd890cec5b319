//! The same for restores and uploads: a step that is right finds nothing, one invariant broken
//! gives exactly its rule.

use backup_lint::Device;
use backup_lint::model::{Identifier, Platform};
use backup_lint::strategies;
use backup_lint::{Options, compare, plan};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::documents::{sealed, value};

/// The backup that a right update of this one gives.
fn update(old: &Value) -> Value {
    let mut new = old.clone();
    let generation = old["generation"].as_u64().unwrap();
    new["generation"] = json!(generation + 1);
    new["settings"]["hideCodes"] = json!(old["settings"]["hideCodes"] != true);
    new
}

/// What comparing two documents finds in the new one.
fn found(old: &Value, new: &Value) -> Vec<&'static str> {
    let comparison = compare(&sealed(old.clone()), &sealed(new.clone()), &Options::new());
    assert!(comparison.checked(), "the documents cannot be compared");
    comparison.new.findings.iter().map(|finding| finding.rule.name).collect()
}

/// Both documents, broken in one thing, if these can.
type Break = fn(&mut Value, &mut Value) -> Option<()>;

const HISTORY: [(&str, Break); 8] = [
    ("generation-not-increased", |old, new| {
        new["generation"] = old["generation"].clone();
        Some(())
    }),
    ("platform-changed", |old, new| {
        let ios = old["platform"] == "ios";
        new["platform"] = if ios { "android" } else { "ios" }.into();
        new["storage"] = if ios { "microsoft-cloud" } else { "icloud" }.into();
        for document in [old, new] {
            let settings = document["settings"].as_object_mut()?;
            settings.remove("screenCapture");
            settings.remove("appSwitcherBlur");
        }
        Some(())
    }),
    ("recovery-account-changed", |_, new| {
        new["recoveryAccount"]["digest"] = "0".repeat(64).into();
        Some(())
    }),
    ("blank-overwrite", |_, new| {
        new["accounts"] = json!([]);
        new["order"] = json!([]);
        Some(())
    }),
    ("counter-decreased", |old, new| {
        let accounts = old["accounts"].as_array_mut()?;
        let index = accounts.iter().position(|a| a["credential"]["kind"] == "hotp")?;
        accounts[index]["credential"]["counter"] = json!(8);
        new["accounts"][index]["credential"]["counter"] = json!(7);
        Some(())
    }),
    ("written-before-previous", |old, new| {
        old["writtenAt"] = "2020-01-01T00:00:01Z".into();
        new["writtenAt"] = "2020-01-01T00:00:00Z".into();
        Some(())
    }),
    ("accounts-vanished", |_, new| {
        let accounts = new["accounts"].as_array_mut()?;
        if accounts.len() < 2 {
            return None;
        }
        let id = accounts.pop()?["id"].clone();
        new["order"].as_array_mut()?.retain(|entry| *entry != id);
        Some(())
    }),
    ("fresh-backup-generation", |_, new| {
        new["backupId"] = "ffffffff-ffff-4fff-bfff-ffffffffffff".into();
        Some(())
    }),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn an_update_finds_nothing_and_each_break_exactly_its_rule(envelope in strategies::envelope()) {
        let mut old = value(&envelope);
        old["generation"] = json!(old["generation"].as_u64().unwrap().min(9_007_199_254_740_000));
        prop_assert_eq!(found(&old, &update(&old)), Vec::<&str>::new());
        prop_assert_eq!(found(&old, &old), Vec::<&str>::new());
        for (rule, break_it) in HISTORY {
            let (mut old, mut new) = (old.clone(), update(&old));
            if break_it(&mut old, &mut new).is_some() {
                prop_assert_eq!(found(&old, &new), vec![rule]);
            }
        }
    }

    #[test]
    fn a_restore_finds_nothing_and_each_break_exactly_its_rule(
        draft in strategies::draft(),
        id in strategies::id(),
        right in strategies::identifier(),
        written_at in strategies::timestamp(),
    ) {
        let Ok(backup) = draft.fresh(id, &right, written_at) else { return Ok(()) };
        let wrong: Identifier = "ffffffff-ffff-ffff-ffff-ffffffffffff".parse().unwrap();
        let other = match backup.platform {
            Platform::Ios => Platform::Android,
            Platform::Android => Platform::Ios,
        };
        let bytes = backup.to_json();
        let device = Device::new().of(backup.platform).signed_in_with(&right);
        let cases = [
            (device, vec![]),
            (device.of(other), vec!["wrong-platform"]),
            (device.signed_in_with(&wrong), vec!["wrong-recovery-account"]),
            (device.holding(bytes.as_slice()), vec!["account-exists"; backup.accounts.len()]),
        ];
        for (device, rules) in cases {
            let plan = plan(&bytes, &device, &Options::new());
            let errors = plan.report.findings.iter().any(|f| f.rule.level == backup_lint::Level::Error);
            let found: Vec<_> = plan.report.findings.iter().map(|finding| finding.rule.name).collect();
            prop_assert_eq!(found, rules);
            prop_assert_eq!(plan.restores, !errors);
            prop_assert_eq!(plan.accounts.len(), backup.accounts.len());
        }
    }
}
