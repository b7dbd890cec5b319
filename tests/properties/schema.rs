//! Schema and code agree, on every fixture and on documents that are changed at random.

use backup_lint::strategies;
use proptest::prelude::*;
use serde_json::{Value, json};

pub(crate) use crate::oracles::schema_agrees::agree;
use crate::support::documents::{pointers, sealed, value};

/// A value that could stand anywhere.
pub(crate) fn any_value() -> impl Strategy<Value = Value> {
    let words = [
        "",
        "ios",
        "android",
        "icloud",
        "microsoft-cloud",
        "totp",
        "hotp",
        "name-only",
        "sha1",
        "SHA1",
        "work-or-school",
        "non-microsoft",
        "microsoft-personal",
        "system",
        "1.0",
        "1.1",
        "2026-02-30T00:00:00Z",
        "2026-02-28T00:00:00Z\n",
        "1.2",
        "1.2.3.4.5",
        "JBSWY3DPEHPK3PXP",
        "MZXW6===",
        "A",
        "AB",
        "\u{0}",
        "\n",
        "authenticator-backup",
    ];
    let word = prop::sample::select(words.to_vec()).prop_map(Value::from).boxed();
    let number = prop::sample::select(vec![
        json!(0),
        json!(1),
        json!(-1),
        json!(5),
        json!(6),
        json!(8),
        json!(9),
        json!(30),
        json!(86400),
        json!(86401),
        json!(9_007_199_254_740_991_u64),
        json!(9_007_199_254_740_992_u64),
        json!(u64::MAX),
        json!(1.5),
    ]);
    let other = prop::sample::select(vec![
        json!(null),
        json!(true),
        json!(false),
        json!([]),
        json!({}),
        json!({"kind": "totp"}),
        json!([null]),
        json!({"a": [1]}),
    ]);
    prop_oneof![word, number, other, ".{0,3}".prop_map(Value::from)]
}

#[test]
fn on_every_fixture() {
    let index = crate::support::Index::load();
    let mut wrong = Vec::new();
    for file in index.cases.iter().flat_map(|case| &case.files) {
        if let Err(why) = agree(&file.bytes()) {
            wrong.push(format!("{}: {why}", file.path));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn on_documents_with_a_few_values_changed(
        envelope in strategies::envelope(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any_value()), 1..4),
    ) {
        let mut document = value(&envelope);
        for (at, with) in changes {
            let pointers = pointers(&document);
            *document.pointer_mut(&pointers[at.index(pointers.len())]).unwrap() = with;
        }
        prop_assert_eq!(agree(&sealed(document)), Ok(()));
    }

    #[test]
    fn on_documents_with_members_moved_doubled_and_taken_away(
        envelope in strategies::envelope(),
        from in any::<prop::sample::Index>(),
        to in any::<prop::sample::Index>(),
        take in any::<bool>(),
    ) {
        let mut document = value(&envelope);
        let pointers = pointers(&document);
        let source = &pointers[from.index(pointers.len())];
        let copy = document.pointer(source).unwrap().clone();
        let (parent, name) = source.rsplit_once('/').unwrap_or(("", ""));
        if take {
            match document.pointer_mut(parent).unwrap() {
                Value::Object(members) => drop(members.remove(name)),
                Value::Array(items) => drop(items.remove(name.parse().unwrap())),
                _ => {}
            }
        }
        if let Some(target) = document.pointer_mut(&pointers[to.index(pointers.len())]) {
            match target {
                Value::Object(members) => drop(members.insert(name.to_owned(), copy)),
                Value::Array(items) => items.push(copy),
                other => *other = copy,
            }
        }
        prop_assert_eq!(agree(&sealed(document)), Ok(()));
    }
}
