//! What the tests share: the fixtures and their index.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub mod committed;
pub mod documents;

use std::path::{Path, PathBuf};

use serde::Deserialize;

/// The root of the package.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file of the package, as text.
pub fn read(path: &str) -> String {
    String::from_utf8(bytes(path)).unwrap_or_else(|_| panic!("{path} is not UTF-8"))
}

/// A file of the package.
pub fn bytes(path: &str) -> Vec<u8> {
    std::fs::read(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every file below a folder, in the order of their paths.
pub fn files_below(folder: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    files
}

/// `fixtures/index.json`.
#[derive(Deserialize)]
pub struct Index {
    pub count: usize,
    pub cases: Vec<Case>,
}

#[derive(Deserialize)]
pub struct Case {
    pub id: String,
    pub kind: String,
    /// The version of the specification that it speaks of.
    pub spec: String,
    pub rule: Option<String>,
    pub stage: Option<String>,
    pub why: String,
    pub now: Option<String>,
    pub onto: Option<String>,
    #[serde(rename = "recoveryAccount")]
    pub recovery_account: Option<String>,
    pub files: Vec<File>,
    pub outcome: String,
    /// What can be saved, as the members of a case of the kind `salvage` say it.
    #[serde(flatten)]
    pub saves: serde_json::Map<String, serde_json::Value>,
}

#[derive(Deserialize)]
pub struct File {
    pub role: Option<String>,
    pub path: String,
    pub sha256: String,
    pub base: Option<String>,
    #[serde(default)]
    pub whole: bool,
    #[serde(default)]
    pub edits: Vec<Edit>,
    pub verdict: String,
    #[serde(rename = "stoppedAt")]
    pub stopped_at: Option<String>,
    pub findings: Vec<Expected>,
}

#[derive(Deserialize, Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Expected {
    pub rule: String,
    pub stage: String,
    pub level: String,
    pub pointer: String,
    pub side: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Edit {
    pub at: usize,
    pub remove: Option<String>,
    pub insert: Option<String>,
    pub remove_hex: Option<String>,
    pub insert_hex: Option<String>,
    pub times: Option<usize>,
}

impl Edit {
    pub fn removed(&self) -> Vec<u8> {
        text_or_hex(self.remove.as_deref(), self.remove_hex.as_deref())
    }

    pub fn inserted(&self) -> Vec<u8> {
        text_or_hex(self.insert.as_deref(), self.insert_hex.as_deref())
            .repeat(self.times.unwrap_or(1))
    }
}

fn text_or_hex(text: Option<&str>, digits: Option<&str>) -> Vec<u8> {
    match (text, digits) {
        (Some(text), _) => text.as_bytes().to_vec(),
        (None, Some(digits)) => hex::decode(digits).unwrap(),
        (None, None) => Vec::new(),
    }
}

impl Index {
    /// The index, with as many cases as it says.
    pub fn load() -> Index {
        let index: Index = serde_json::from_slice(&bytes("fixtures/index.json")).unwrap();
        assert_eq!(index.cases.len(), index.count, "the index counts its cases wrongly");
        let is_known = |case: &Case| case.spec == "1.0";
        assert!(index.cases.iter().all(is_known), "a case of a version that no test knows");
        assert!(index.count >= 949, "{} cases: fixtures were lost", index.count);
        index
    }
}

impl Case {
    pub fn file(&self, role: &str) -> Option<&File> {
        self.files.iter().find(|file| file.role.as_deref() == Some(role))
    }
}

impl File {
    pub fn bytes(&self) -> Vec<u8> {
        bytes(&format!("fixtures/{}", self.path))
    }
}

/// The findings of a report as the index writes them, in the order of the report.
pub fn found(report: &backup_lint::Report) -> Vec<Expected> {
    report
        .findings
        .iter()
        .map(|finding| Expected {
            rule: finding.rule.name.to_owned(),
            stage: finding.rule.stage.as_str().to_owned(),
            level: finding.level.as_str().to_owned(),
            pointer: finding.pointer.clone(),
            side: finding.side.as_str().to_owned(),
        })
        .collect()
}

/// Every member of the declarations: the object that has it, and the member.
pub fn members() -> Vec<(&'static str, &'static backup_lint::unstable::model::MemberShape)> {
    let mut members = Vec::new();
    let envelope = backup_lint::unstable::versions::V1_0.envelope;
    envelope.members(&mut |object, member| members.push((object, member)));
    assert!(members.len() >= 40, "{} members: declarations were lost", members.len());
    members
}
