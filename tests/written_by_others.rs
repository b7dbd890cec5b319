//! Backups that Python's json, Node's `JSON.stringify` and libraries for Java write, each in its
//! own manner: they are accepted, and everybody comes to the same checksum.
//! `tests/written-by-others/regenerate.sh` writes the documents.

use std::collections::{BTreeMap, BTreeSet};

use backup_lint::Envelope;
use backup_lint::{Options, check};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::support;

const FOLDER: &str = "tests/written-by-others/documents";

/// How many documents hold the same content.
const CONTENTS: [(&str, usize); 3] = [("android", 8), ("texts", 11), ("unsafe", 7)];

struct Document {
    /// The file's name without its ending: writer, content and manner.
    name: String,
    bytes: Vec<u8>,
}

impl Document {
    fn content(&self) -> &str {
        self.name.split('-').nth(1).unwrap()
    }

    /// What a check is expected to find: each rule and pointer.
    fn expected(&self) -> &[(&str, &str)] {
        match self.content() {
            "unsafe" => &[("unsafe-text", "/accounts/0/label")],
            _ => &[],
        }
    }
}

fn documents() -> Vec<Document> {
    let documents: Vec<Document> = support::files_below(FOLDER)
        .into_iter()
        .map(|file| Document {
            name: file.file_stem().unwrap().to_str().unwrap().to_owned(),
            bytes: std::fs::read(&file).unwrap(),
        })
        .collect();
    let mut counts = BTreeMap::new();
    for document in &documents {
        *counts.entry(document.content()).or_insert(0) += 1;
    }
    assert_eq!(counts, BTreeMap::from(CONTENTS), "documents were lost, or are new");
    documents
}

#[test]
fn every_document_is_accepted() {
    let options = Options::new().at("2026-11-01T12:00:00Z".parse().unwrap());
    for document in documents() {
        let name = &document.name;
        let report = check(&document.bytes, &options);
        let found: Vec<(&str, &str)> =
            report.findings.iter().map(|f| (f.rule.name, f.pointer.as_str())).collect();
        assert_eq!(found, document.expected(), "{name}");
        assert!(report.not_run.is_empty(), "{name}: {:?}", report.not_run);
        let verdict = if found.is_empty() { "valid" } else { "invalid" };
        assert_eq!(report.verdict.as_str(), verdict, "{name}");
    }
}

#[test]
fn everybody_comes_to_the_same_checksum() {
    for document in documents() {
        let name = &document.name;
        let envelope = Envelope::parse(&document.bytes).unwrap_or_else(|_| panic!("{name}"));
        let ours: Value = serde_json::from_slice(&envelope.to_json()).unwrap();
        let mut theirs: Value = serde_json::from_slice(&document.bytes).unwrap();
        assert_eq!(ours, theirs, "{name}: read and written, it is another document");
        // Worked out apart from the library, too.
        let checksum = theirs.as_object_mut().unwrap().remove("checksum").unwrap();
        let canonical = serde_json_canonicalizer::to_vec(&theirs).unwrap();
        assert_eq!(checksum["digest"], hex::encode(Sha256::digest(canonical)), "{name}");
    }
}

#[test]
fn the_same_content_has_the_same_canonical_form() {
    let mut forms: BTreeMap<String, (String, Vec<u8>)> = BTreeMap::new();
    for document in documents() {
        let form = Envelope::parse(&document.bytes).unwrap().to_json();
        let whole: Value = serde_json::from_slice(&document.bytes).unwrap();
        let name = &document.name;
        assert_eq!(form, serde_json_canonicalizer::to_vec(&whole).unwrap(), "{name}");
        let (first, before) = forms
            .entry(document.content().to_owned())
            .or_insert_with(|| (name.clone(), form.clone()));
        assert!(*before == form, "{name} and {first} are said to hold the same");
    }
    let distinct: BTreeSet<&Vec<u8>> = forms.values().map(|(_, form)| form).collect();
    assert_eq!(distinct.len(), CONTENTS.len(), "different contents have different forms");
}

/// What makes each manner worth a document is still in it.
#[test]
fn each_manner_can_be_seen() {
    const MARKS: [(&str, &[&str]); 10] = [
        ("java-texts-html-safe", &["\\u003c", "\\u003e", "\\u0026", "\\u003d", "\\u0027", "🔑"]),
        ("java-texts-html-safe-pretty", &["\n  \"format\": ", "\\u003d"]),
        (
            "java-texts-ascii-reversed-crlf",
            &["{\r\n  \"checksum\" : ", "\\uD83D\\uDD11", "Caf\\u00E9"],
        ),
        ("java-texts-slashes-hash-order", &["<\\/z>", "\\\\u003d \\\\\\/"]),
        ("java-unsafe-html-safe", &["\\u0000\\u0001\\b\\t\\n\\u000b\\f\\r", "\u{7f}", "\\u2028"]),
        ("node-texts-reversed-tabs", &["{\n\t\"checksum\": ", "🔑"]),
        ("node-unsafe-compact", &["\\u0000\\u0001\\b\\t\\n\\u000b\\f\\r", "\u{7f}", "\u{2028}"]),
        ("python-texts-default", &[", \"version\": ", "\\ud83d\\udd11", "Cafe\\u0301"]),
        ("python-texts-sorted-tabs", &["{\n\t\"accounts\": "]),
        ("python-unsafe-ascii-compact", &["\\u007f\\u0080", "\\u2028", "\\ud83f\\udfff"]),
    ];
    let documents = documents();
    for (name, marks) in MARKS {
        let document = documents.iter().find(|document| document.name == name).expect(name);
        let text = std::str::from_utf8(&document.bytes).unwrap();
        for mark in marks {
            assert!(text.contains(mark), "{name} has no {mark:?}");
        }
        let ascii = ["ascii", "default", "sorted"].iter().any(|manner| name.contains(manner));
        assert_eq!(text.is_ascii(), ascii, "{name}");
    }
    let texts: BTreeSet<&[u8]> = documents.iter().map(|document| &document.bytes[..]).collect();
    assert_eq!(texts.len(), documents.len(), "two documents are the same text");
}
