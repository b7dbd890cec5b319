//! What can be saved of a document that is not valid: the fixtures, the device, and properties over
//! mutated documents.

use std::collections::BTreeMap;

use backup_lint::Envelope;
use backup_lint::Rule;
use backup_lint::model::{Account, Platform};
use backup_lint::report::{ChecksumSays, Reasons};
use backup_lint::{Device, Level, strategies};
use backup_lint::{Levels, Options, Salvage, plan, salvage};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::documents::{pointers, sealed, value};
use crate::support::{Case, Index, bytes};

const VALID: &str = "fixtures/1.0/valid/ios-three-accounts.json";

fn document() -> Value {
    serde_json::from_slice(&bytes(VALID)).unwrap()
}

fn names(rules: &[&Rule]) -> Vec<&'static str> {
    rules.iter().map(|rule| rule.name).collect()
}

fn reasons(reasons: &Reasons) -> (Value, Option<usize>) {
    let one = |reason: &backup_lint::report::Reason| json!({ "rule": reason.rule.name, "pointer": reason.pointer, "side": reason.side.as_str() });
    let omitted = Some(reasons.omitted).filter(|omitted| *omitted > 0);
    (reasons.first.iter().map(one).collect(), omitted)
}

/// What the index says of a salvage, of what the library says.
fn expectation(salvage: &Salvage) -> Value {
    let mut said = json!({ "checksum": salvage.checksum.as_str() });
    let saved = salvage.accounts.iter().map(|saved| {
        let (left, omitted) = reasons(&saved.left_out);
        let mut entry = json!({ "index": saved.row.account.index });
        if left != json!([]) {
            entry["leftOut"] = left;
        }
        if let Some(omitted) = omitted {
            entry["omitted"] = json!(omitted);
        }
        entry
    });
    said["saved"] = saved.collect();
    let lost = salvage.lost.iter().map(|lost| {
        let (reasons, omitted) = reasons(&lost.reasons);
        let mut entry = json!({ "index": lost.index, "reasons": reasons });
        if let Some(omitted) = omitted {
            entry["omitted"] = json!(omitted);
        }
        entry
    });
    said["lost"] = lost.collect();
    if let Some(since) = salvage.nothing_since {
        said["nothingSince"] = json!(since.as_str());
    }
    for (name, rules) in
        [("forbiddenBy", &salvage.forbidden_by), ("unanswered", &salvage.unanswered)]
    {
        if !rules.is_empty() {
            said[name] = json!(names(rules));
        }
    }
    said
}

fn of_case(case: &Case) -> Salvage {
    let recovery = case.recovery_account.as_deref().map(|id| id.parse().unwrap());
    let mut device = Device::new();
    device.platform = case.onto.as_deref().map(|name| name.parse().unwrap());
    device.recovery = recovery.as_ref();
    let mut options = Options::new();
    options.now = case.now.as_deref().map(|now| now.parse().unwrap());
    salvage(&case.files[0].bytes(), &device, &options)
}

#[test]
fn every_fixture_is_saved_as_the_index_says() {
    let index = Index::load();
    let mut tried = 0;
    for case in index.cases.iter().filter(|case| case.kind == "salvage") {
        assert_eq!(expectation(&of_case(case)), Value::Object(case.saves.clone()), "{}", case.id);
        tried += 1;
    }
    assert!(tried >= 50, "{tried} cases: some were lost");
}

#[test]
fn every_other_document_is_sorted_out_and_a_valid_one_loses_nothing() {
    let index = Index::load();
    let (mut valid, mut sorted) = (0, 0);
    for file in index.cases.iter().flat_map(|case| &case.files) {
        let bytes = file.bytes();
        let salvage = salvage(&bytes, &Device::new(), &Options::new());
        holds(&bytes, &salvage);
        sorted += salvage.lost.len();
        if file.verdict == "valid" {
            assert!(salvage.lost.is_empty() && salvage.nothing_since.is_none(), "{}", file.path);
            assert!(salvage.checksum == ChecksumSays::Matches, "{}", file.path);
            valid += 1;
        }
    }
    assert!(valid > 250 && sorted > 150, "{valid} valid ones, {sorted} accounts lost");
}

/// Saved and lost together are all elements, each once; who is lost has a reason.
fn holds(bytes: &[u8], salvage: &Salvage) {
    let elements = serde_json::from_slice::<Value>(bytes).ok();
    let elements = elements.and_then(|value| value["accounts"].as_array().map(Vec::len));
    let saved = salvage.accounts.iter().map(|saved| saved.row.account.index);
    let mut indices: Vec<usize> = saved.chain(salvage.lost.iter().map(|lost| lost.index)).collect();
    indices.sort_unstable();
    if salvage.nothing_since.is_some() {
        assert!(indices.is_empty(), "nothing can be looked at, and something is named");
    } else if let Some(elements) = elements {
        assert!(indices == (0..elements).collect::<Vec<_>>(), "not each element is named once");
    }
    assert!(salvage.lost.iter().all(|lost| !lost.reasons.first.is_empty()), "lost for no reason");
    assert!(salvage.lost.is_sorted_by_key(|lost| lost.index), "the lost do not stand by index");
}

fn onto(bytes: &[u8], existing: Option<&[u8]>, levels: Levels) -> Salvage {
    let mut device = Device::new().of(Platform::Ios);
    device.existing = existing;
    salvage(bytes, &device, &Options::new().with_levels(levels))
}

#[test]
fn what_is_on_the_device_is_a_conflict_or_is_said_to_be_unknown() {
    let mut broken = document();
    broken["accounts"][0]["label"] = json!("");
    let (broken, valid) = (sealed(broken), bytes(VALID));
    let gives = |salvage: &Salvage| -> Vec<_> {
        salvage
            .accounts
            .iter()
            .map(|saved| (saved.row.gives.as_str(), saved.row.conflict))
            .collect()
    };
    let beside = onto(&broken, Some(&valid), Levels::default());
    assert_eq!(gives(&beside), [("conflict", Some(2)), ("conflict", Some(1))]);
    assert!(beside.checked && beside.unanswered.is_empty());
    let unknown = onto(&broken, Some(&broken), Levels::default());
    assert_eq!(gives(&unknown), [("codes-work", None), ("sign-in-again", None)]);
    assert_eq!(names(&unknown.unanswered), ["account-exists"]);
    assert!(!unknown.checked, "what is on the device is not known, and it passes for checked");
}

#[test]
fn levels_change_what_is_forbidden_and_not_what_is_sound() {
    let mut broken = document();
    broken["accounts"][1]["credential"] = broken["accounts"][0]["credential"].clone();
    broken["platform"] = json!("android");
    let broken = sealed(broken);
    assert_eq!(names(&onto(&broken, None, Levels::default()).forbidden_by), ["wrong-platform"]);
    let mut levels = Levels::default();
    for name in ["wrong-platform", "credential-not-allowed"] {
        levels.set(backup_lint::Rule::find(name).unwrap(), Level::Note).unwrap();
    }
    let lowered = onto(&broken, None, levels);
    assert!(lowered.forbidden_by.is_empty());
    assert_eq!((lowered.accounts.len(), lowered.lost.len()), (2, 1));
    let mut levels = Levels::default();
    levels.set(backup_lint::Rule::find("account-exists").unwrap(), Level::Error).unwrap();
    let raised = onto(&bytes(VALID), Some(&bytes(VALID)), levels);
    assert_eq!(names(&raised.forbidden_by), ["account-exists"]);
    assert!(raised.accounts.is_empty() && raised.lost.is_empty());
}

/// How to break a document.
#[derive(Clone, Debug)]
enum Break {
    Put(Value),
    Drop,
    Rename,
    Copy,
}

fn breaks() -> impl Strategy<Value = Vec<(prop::sample::Index, Break)>> {
    let hole = prop::sample::select(vec![json!(null), json!(""), json!(-1), json!([]), json!({})]);
    let one = prop_oneof![
        hole.prop_map(Break::Put),
        Just(Break::Drop),
        Just(Break::Rename),
        Just(Break::Copy),
    ];
    prop::collection::vec((any::<prop::sample::Index>(), one), 1..4)
}

/// Breaks what stands at a pointer; an element of an array stays where it is.
fn broken(document: &mut Value, pointer: &str, how: &Break) {
    let Some((above, name)) = pointer.rsplit_once('/') else { return };
    let Some(above) = document.pointer_mut(above) else { return };
    match (above, how) {
        (Value::Object(members), Break::Drop) => drop(members.remove(name)),
        (Value::Object(members), Break::Rename) => {
            let member = members.remove(name).unwrap_or_default();
            members.insert(format!("{name}X"), member);
        }
        (Value::Array(items), Break::Copy) => {
            let index: usize = name.parse().unwrap_or_default();
            items.extend(items.get(index).cloned());
        }
        (Value::Object(members), Break::Put(value)) => {
            members.insert(name.to_owned(), value.clone());
        }
        (Value::Array(items), Break::Put(value)) => {
            let index: usize = name.parse().unwrap_or_default();
            items.iter_mut().skip(index).take(1).for_each(|item| item.clone_from(value));
        }
        _ => {}
    }
}

proptest! {
    /// What was not touched is saved as it was, what is saved has the canonical form of what stands
    /// there, and nothing else is saved.
    #[test]
    fn what_is_saved_is_what_was_written(clean in strategies::envelope(), breaks in breaks()) {
        let before = value(&clean);
        let mut after = before.clone();
        for (at, how) in &breaks {
            let pointers = pointers(&after);
            broken(&mut after, at.get::<String>(&pointers), how);
        }
        let text = sealed(after.clone());
        let salvage = salvage(&text, &Device::new(), &Options::new());
        holds(&text, &salvage);
        let by_index: BTreeMap<usize, &Account> = salvage
            .accounts
            .iter()
            .map(|saved| (saved.row.account.index, &saved.account))
            .collect();
        let now = after["accounts"].as_array().cloned().unwrap_or_default();
        let same_id = |account: &Value| now.iter().filter(|a| a["id"] == account["id"]).count();
        for (index, account) in now.iter().enumerate() {
            let was = before["accounts"].get(index);
            let saved = by_index.get(&index);
            if was == Some(account) && same_id(account) == 1 && salvage.nothing_since.is_none() {
                let original = clean.accounts.get(index);
                prop_assert!(saved.copied() == original, "an untouched account is not saved as it was");
            }
            if let Some(saved) = saved {
                prop_assert!(same_id(account) == 1, "an account is saved whose id stands twice");
                let text = serde_json::to_value(saved).unwrap();
                let members = text.as_object().unwrap();
                prop_assert!(
                    members.iter().filter(|(name, _)| *name != "credential")
                        .all(|(name, value)| account.get(name) == Some(value)),
                    "what is saved does not stand in the document"
                );
                let credential = members["credential"].as_object().unwrap();
                prop_assert!(
                    credential.iter().all(|(name, value)| account["credential"].get(name) == Some(value)),
                    "a credential is saved that does not stand in the document"
                );
            }
        }
        // Where the plan restores the whole, this says the same.
        let device = Device::new();
        let plan = plan(&text, &device, &Options::new());
        if plan.restores {
            prop_assert!(salvage.lost.is_empty(), "the whole is restored, and an account is lost");
            let planned = plan.accounts.iter().map(|row| row.account.index);
            let saved = salvage.accounts.iter().map(|saved| saved.row.account.index);
            prop_assert!(planned.eq(saved), "the two plans have another sequence");
        }
    }

    /// Bytes that are changed anywhere else leave an account as it is, or take it away.
    #[test]
    fn a_byte_outside_of_an_account_changes_nothing_in_it(
        clean in strategies::envelope(), at in any::<prop::sample::Index>(), byte in any::<u8>(),
    ) {
        let text = clean.to_json();
        let accounts = serde_json_canonicalizer::to_vec(&value(&clean)["accounts"]).unwrap();
        let start = text.windows(accounts.len()).position(|part| part == accounts).unwrap();
        let at = at.index(text.len());
        prop_assume!(!(start..start + accounts.len()).contains(&at));
        let mut changed = text.clone();
        changed[at] = byte;
        for saved in salvage(&changed, &Device::new(), &Options::new()).accounts {
            let original = clean.accounts.get(saved.row.account.index);
            prop_assert!(original == Some(&saved.account), "a saved account is another one");
        }
        prop_assert!(Envelope::parse(&text).is_ok());
    }
}
