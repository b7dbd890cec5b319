//! Reading and writing: the identity, the fixed point, and RFC 8785 as somebody else has it.

use backup_lint::Envelope;
use backup_lint::strategies;
use proptest::prelude::*;

use crate::support::documents::{digest, findings, value};

proptest! {
    #[test]
    fn every_valid_backup_is_accepted_without_a_finding(envelope in strategies::envelope()) {
        prop_assert_eq!(findings(&envelope.to_json()), vec![]);
    }

    #[test]
    fn what_was_written_is_read_as_it_was(envelope in strategies::envelope()) {
        let read = Envelope::parse(&envelope.to_json());
        prop_assert!(read.is_ok_and(|read| read == envelope), "the envelope that was read differs");
    }

    #[test]
    fn canonical_bytes_are_those_of_rfc_8785(envelope in strategies::envelope()) {
        let bytes = envelope.to_json();
        let other = serde_json_canonicalizer::to_vec(&value(&envelope)).unwrap();
        prop_assert!(bytes == other, "the canonical form differs");
        prop_assert_eq!(envelope.checksum.digest.as_str(), digest(&value(&envelope)));
    }

    #[test]
    fn writing_through_serde_gives_the_same_value(envelope in strategies::envelope()) {
        prop_assert!(serde_json::to_value(&envelope).unwrap() == value(&envelope), "the values differ");
    }
}

#[test]
fn the_vectors_of_the_canonical_form_hold() {
    let vectors: serde_json::Value =
        serde_json::from_slice(&crate::support::bytes("fixtures/canonical.json")).unwrap();
    let cases = vectors["cases"].as_array().unwrap();
    assert!(cases.len() >= 15, "{} vectors", cases.len());
    for case in cases {
        let id = &case["id"];
        let envelope = Envelope::parse(case["input"].as_str().unwrap().as_bytes()).unwrap();
        let mut canonical: serde_json::Value = serde_json::from_slice(&envelope.to_json()).unwrap();
        canonical.as_object_mut().unwrap().remove("checksum");
        let other = serde_json_canonicalizer::to_string(&canonical).unwrap();
        assert!(case["canonical"] == other.as_str(), "{id}: RFC 8785 is another form");
        // What is written, and what the check works out, is that form too.
        let whole = serde_json_canonicalizer::to_vec(&value(&envelope)).unwrap();
        assert!(envelope.to_json() == whole, "{id}: the canonical form differs");
        let input: serde_json::Value =
            serde_json::from_str(case["input"].as_str().unwrap()).unwrap();
        let sealed = crate::support::documents::sealed(input);
        assert!(
            !crate::support::documents::rules(&sealed).contains(&"checksum-mismatch"),
            "{id}: the digest differs"
        );
        assert_eq!(case["digest"], digest(&value(&envelope)).as_str(), "{id}");
    }
}

#[test]
fn what_wrong_writers_work_out_is_refused() {
    let vectors: serde_json::Value =
        serde_json::from_slice(&crate::support::bytes("fixtures/canonical.json")).unwrap();
    let rejects = vectors["reject"].as_array().unwrap();
    assert!(rejects.len() >= 18, "{} vectors", rejects.len());
    for case in rejects {
        let mut envelope: serde_json::Value =
            serde_json::from_str(case["input"].as_str().unwrap()).unwrap();
        envelope["checksum"]["digest"] = case["wrongDigest"].clone();
        let bytes = serde_json::to_vec(&envelope).unwrap();
        let found = crate::support::documents::rules(&bytes);
        assert!(found.contains(&"checksum-mismatch"), "{}: {found:?}", case["id"]);
    }
}
