//! The test vectors, which are in the program: what `fixtures/` holds, packed.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::case::{Case, Expected};
use super::protocol::{Base64, JudgeRequest, Judged, Request, Triple};
use crate::versions::FormatVersion;

/// JSON, in the zlib format (RFC 1950). A test packs it anew from the fixtures.
const PACKED: &[u8] = include_bytes!("vectors.json.z");

/// The test vectors of the specification.
#[derive(Debug, Deserialize)]
pub struct Vectors {
    /// The version of the vectors.
    pub version: String,
    cases: Vec<Vector>,
    canonical: Vec<Form>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Vector {
    id: String,
    kind: String,
    /// The version of the specification that it speaks of.
    spec: String,
    now: Option<String>,
    onto: Option<String>,
    recovery_account: Option<String>,
    files: Vec<File>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct File {
    role: Option<String>,
    /// The name of a base, for those that are made of it.
    path: Option<String>,
    text: Option<String>,
    hex: Option<String>,
    base: Option<String>,
    #[serde(default)]
    edits: Vec<Edit>,
    verdict: String,
    stopped_at: Option<String>,
    findings: Vec<Triple>,
}

/// Bytes of the base that go, and bytes that come.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[derive(Default)]
struct Edit {
    at: usize,
    remove: String,
    remove_hex: String,
    insert: String,
    insert_hex: String,
    times: Option<usize>,
}

/// A document and its canonical form.
#[derive(Debug, Deserialize)]
struct Form {
    id: String,
    input: String,
}

/// The test vectors; an error if the program was put together wrongly.
///
/// # Errors
/// If what was packed is no list of vectors.
pub fn vectors() -> Result<Vectors, String> {
    let text = unpacked()?;
    serde_json::from_slice(&text).map_err(|error| error.to_string())
}

/// The list as it was packed.
///
/// # Errors
/// If it cannot be unpacked.
pub fn unpacked() -> Result<Vec<u8>, String> {
    miniz_oxide::inflate::decompress_to_vec_zlib(PACKED).map_err(|error| error.to_string())
}

impl Vectors {
    /// How many cases there are.
    pub fn count(&self) -> usize {
        self.cases.len()
    }

    /// What an implementation of a version of the specification is asked of them.
    pub(super) fn asked(&self, spec: &FormatVersion) -> Vec<Case> {
        let mut asked = Vec::new();
        // A writer is asked where the account is known that a backup is of.
        let identifiers: BTreeSet<&str> =
            self.cases.iter().filter_map(|vector| vector.recovery_account.as_deref()).collect();
        for vector in self.cases.iter().filter(|vector| vector.spec == spec.name) {
            // What can be saved is not asked.
            let (own, other) = match vector.kind.as_str() {
                "check" => (vector.files.first(), None),
                "restore" => (vector.role("backup"), vector.role("existing")),
                "compare" => (vector.role("new"), vector.role("old")),
                _ => continue,
            };
            let Some(own) = own else { continue };
            asked.push(self.judge(vector, own, other));
            let document = self.document(own);
            if vector.kind == "check" {
                asked.extend(Case::reads(&vector.id, &document));
            }
            if own.verdict == "valid" {
                let writes = |identifier| Case::writes(&vector.id, &document, identifier);
                asked.extend(identifiers.iter().copied().find_map(writes).into_iter().flatten());
            }
        }
        asked.extend(self.canonical.iter().map(|form| Case::read(&form.id, form.input.as_bytes())));
        asked
    }

    fn judge(&self, vector: &Vector, file: &File, other: Option<&File>) -> Case {
        let other = other.map(|file| (file.role.as_deref(), Base64(self.document(file))));
        let of_role =
            |role| other.clone().filter(|(is, _)| *is == Some(role)).map(|(_, bytes)| bytes);
        let request = Request::Judge(JudgeRequest {
            seq: 0,
            document: Base64(self.document(file)),
            now: vector.now.clone(),
            onto: vector.onto.clone(),
            recovery_account: vector.recovery_account.clone(),
            existing: of_role("existing"),
            old: of_role("old"),
        });
        let expected = Expected::Judged(Judged {
            verdict: file.verdict.clone(),
            findings: file.findings.clone(),
            stopped_at: file.stopped_at.clone(),
        });
        Case { name: vector.id.clone(), request, expected }
    }

    fn document(&self, file: &File) -> Vec<u8> {
        if let Some(text) = &file.text {
            return text.clone().into_bytes();
        }
        if let Some(hex) = &file.hex {
            return bytes_of(hex);
        }
        let is_base = |other: &&File| other.path.is_some() && other.path == file.base;
        let base = self.cases.iter().flat_map(|vector| &vector.files).find(is_base);
        let base = base.map(|base| self.document(base)).unwrap_or_default();
        let (mut made, mut from) = (Vec::new(), 0);
        for edit in &file.edits {
            made.extend_from_slice(base.get(from..edit.at).unwrap_or_default());
            let inserted = [edit.insert.as_bytes(), &bytes_of(&edit.insert_hex)].concat();
            made.extend(inserted.repeat(edit.times.unwrap_or(1)));
            from = edit.at + edit.remove.len() + edit.remove_hex.len() / 2;
        }
        made.extend_from_slice(base.get(from..).unwrap_or_default());
        made
    }
}

impl Vector {
    fn role(&self, role: &str) -> Option<&File> {
        self.files.iter().find(|file| file.role.as_deref() == Some(role))
    }
}

fn bytes_of(hex: &str) -> Vec<u8> {
    data_encoding::HEXLOWER.decode(hex.as_bytes()).unwrap_or_default()
}
