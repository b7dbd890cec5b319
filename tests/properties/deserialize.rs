//! `Deserialize` takes what the reader takes, and nothing else.

use backup_lint::Envelope;
use backup_lint::model::{Account, NameOnly, Settings, Theme};
use backup_lint::strategies;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::documents::value;

fn agree(text: &[u8]) -> bool {
    let read = Envelope::parse(text).ok();
    let taken: Option<Envelope> = serde_json::from_slice(text).ok();
    read == taken
}

#[test]
fn it_gives_the_verdict_of_the_reader_on_every_fixture() {
    let index = crate::support::Index::load();
    let mut tried = 0;
    for file in index.cases.iter().flat_map(|case| &case.files) {
        let bytes = file.bytes();
        // What serde_json itself refuses or cannot tell (a byte order mark, size) is not ours.
        if bytes.starts_with(b"\xef\xbb\xbf") || bytes.len() > 1 << 20 {
            continue;
        }
        tried += 1;
        assert!(agree(&bytes), "{}: reader and Deserialize disagree", file.path);
    }
    assert!(tried > 700, "{tried}");
}

proptest! {
    #[test]
    fn it_gives_back_what_serialize_wrote(envelope in strategies::envelope()) {
        let back: Envelope = serde_json::from_value(serde_json::to_value(&envelope).unwrap()).unwrap();
        prop_assert!(back == envelope, "the envelope that came back differs");
    }

    #[test]
    fn it_gives_the_verdict_of_the_reader_on_changed_documents(
        envelope in strategies::envelope(),
        at in any::<prop::sample::Index>(),
        with in super::schema::any_value(),
    ) {
        let mut changed = value(&envelope);
        let pointers = crate::support::documents::pointers(&changed);
        *changed.pointer_mut(&pointers[at.index(pointers.len())]).unwrap() = with;
        prop_assert!(agree(&serde_json::to_vec(&changed).unwrap()), "reader and Deserialize disagree");
    }
}

#[test]
fn it_takes_maps_only() {
    assert!(serde_json::from_value::<NameOnly>(json!({"kind": "name-only"})).is_ok());
    assert!(serde_json::from_value::<NameOnly>(json!(["name-only"])).is_err());
    assert!(serde_json::from_value::<Theme>(json!({"dark": null})).is_err());
    assert!(
        serde_json::from_value::<Settings>(json!({"cloudBackup": true, "theme": null})).is_err()
    );
    assert!(serde_json::from_value::<Settings>(json!([true])).is_err());
    assert!(
        serde_json::from_str::<NameOnly>(r#"{"kind":"name-only","kind":"name-only"}"#).is_err()
    );
    assert!(serde_json::from_value::<NameOnly>(json!({"kind": "name-only", "x": 1})).is_err());
}

#[test]
fn its_error_names_the_rule_and_nothing_of_the_text() {
    let canary = "Q7ZK2M4XW9PLTR55";
    let account =
        json!({"id": canary, "type": canary, "label": canary, "credential": {"kind": "name-only"}});
    let error = serde_json::from_value::<Account>(account).unwrap_err().to_string();
    let said = "invalid-id at /id: not a random UUID in lower case (RFC 9562 version 4)";
    assert!(error.starts_with(said), "rule, place and words are not those of a report");
    assert!(!error.contains("Q7ZK2M4X"), "the text shows");
}

#[test]
fn deep_input_is_refused_without_deep_recursion() {
    let mut deep = Value::Null;
    for _ in 0..100 {
        deep = json!([deep]);
    }
    assert!(serde_json::from_value::<Envelope>(deep).is_err());
}

/// A deserializer that wraps a value in one of the ways that formats other than JSON have.
struct Wrapped(Value, Wrapping);

#[derive(Clone, Copy, Debug)]
enum Wrapping {
    Some,
    Newtype,
    None,
    Bytes,
}

impl<'de> serde::Deserializer<'de> for Wrapped {
    type Error = serde_json::Error;

    fn deserialize_any<V: serde::de::Visitor<'de>>(self, to: V) -> Result<V::Value, Self::Error> {
        match self.1 {
            Wrapping::Some => to.visit_some(self.0),
            Wrapping::Newtype => to.visit_newtype_struct(self.0),
            Wrapping::None => to.visit_none(),
            Wrapping::Bytes => to.visit_bytes(b"{}"),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier
        ignored_any
    }
}

#[test]
fn it_takes_what_other_formats_wrap() {
    let kind = json!({"kind": "name-only"});
    let read = |wrapping| {
        let wrapped = Wrapped(kind.clone(), wrapping);
        <NameOnly as serde::Deserialize>::deserialize(wrapped).map_err(|error| error.to_string())
    };
    assert!(read(Wrapping::Some).is_ok() && read(Wrapping::Newtype).is_ok());
    assert!(read(Wrapping::None).is_err_and(|error| error.contains("wrong-type")));
    assert!(read(Wrapping::Bytes).is_err_and(|error| error.contains("a value that JSON has")));
}

#[test]
fn its_errors_name_the_rule() {
    // The words are those of the report.
    let with = |number: Value| {
        let mut document: Value = serde_json::from_slice(&crate::support::bytes(
            "fixtures/1.0/valid/ios-three-accounts.json",
        ))
        .unwrap();
        document["generation"] = number;
        let text = serde_json::to_vec(&document).unwrap();
        let report = backup_lint::check(&text, &backup_lint::Options::default());
        let found = &report.findings[0];
        let at = if found.pointer.is_empty() { "" } else { " at " };
        let said = format!("{}{at}{}: {}", found.rule.name, found.pointer, found.message);
        (serde_json::from_value::<Envelope>(document).unwrap_err().to_string(), said)
    };
    for number in [json!(-1), json!(0), json!(1.0), json!(1.5), json!(null)] {
        let (error, said) = with(number);
        assert!(error == said, "{said}: {error}");
    }
    let deep = (0..20).fold(json!(0), |inner, _| json!([inner]));
    let (error, said) = with(deep);
    assert!(error == said, "{said}: {error}");
    let allowed = (0..15).fold(json!(0), |inner, _| json!([inner]));
    assert!(with(allowed).0.contains("wrong-type"));
}
