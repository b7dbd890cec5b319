//! Texts in every class of RFC 8259 and I-JSON: what the parser makes of each, and why others
//! (the RFC's own words, Node, Python, `serde_json`) make something else of it.

use std::collections::{BTreeMap, BTreeSet};

use backup_lint::unstable::syntax::{BYTE_ORDER_MARK, Fatal, FlawKind, flaws, parse};
use serde::Deserialize;

use crate::support;

const CLASSES: [&str; 18] = [
    "byte-order-mark",
    "comments",
    "control-characters",
    "depth",
    "duplicates",
    "empty",
    "escapes",
    "json5",
    "literals",
    "names",
    "numbers",
    "strings",
    "structure",
    "surrogates",
    "trailing-data",
    "unicode-escapes",
    "utf-8",
    "white-space",
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    count: usize,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    id: String,
    class: String,
    why: String,
    text: Option<String>,
    hex: Option<String>,
    ours: String,
    reason: Option<String>,
    #[serde(default)]
    flaws: BTreeMap<String, usize>,
    rfc: String,
    node: String,
    python: String,
    /// Only where it differs from `ours`.
    serde_json: Option<String>,
    because: Option<String>,
}

impl Case {
    fn bytes(&self) -> Vec<u8> {
        match (&self.text, &self.hex) {
            (Some(text), None) => text.as_bytes().to_vec(),
            (None, Some(digits)) => hex::decode(digits).unwrap(),
            _ => panic!("{}: either text or hex", self.id),
        }
    }

    /// `ours` in the two words that the other columns have.
    fn side(&self) -> &'static str {
        if self.ours.starts_with("accept") { "accept" } else { "reject" }
    }
}

/// What the parser makes of a text.
#[derive(Debug, PartialEq, Eq)]
struct Outcome {
    ours: String,
    reason: Option<String>,
    flaws: BTreeMap<String, usize>,
}

fn outcome(bytes: &[u8]) -> Outcome {
    let fatal =
        |ours: &str, reason| Outcome { ours: ours.to_owned(), reason, flaws: BTreeMap::new() };
    let Ok(text) = std::str::from_utf8(bytes) else { return fatal("invalid-utf8", None) };
    let start = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
    let root = match parse(text, start) {
        Ok(root) => root,
        Err((Fatal::InvalidJson(reason), _)) => {
            return fatal("invalid-json", Some(format!("{reason:?}")));
        }
        Err((Fatal::TooDeep, _)) => return fatal("too-deep", None),
        Err((Fatal::TrailingData, _)) => return fatal("trailing-data", None),
    };
    let mut found = BTreeMap::new();
    if start > 0 {
        found.insert("byte-order-mark".to_owned(), 1);
    }
    flaws(&root, &mut |flaw| {
        let kind = match flaw.kind {
            FlawKind::LoneSurrogate => "lone-surrogate",
            FlawKind::DuplicateMember { .. } => "duplicate-member",
        };
        *found.entry(kind.to_owned()).or_insert(0) += 1;
    });
    let ours = if found.is_empty() { "accept" } else { "accept-with-flaws" };
    Outcome { ours: ours.to_owned(), reason: None, flaws: found }
}

fn load() -> Vec<Case> {
    let cases: Cases =
        serde_json::from_slice(&support::bytes("tests/json-conformance/cases.json")).unwrap();
    assert_eq!(cases.cases.len(), cases.count, "cases.json counts its cases wrongly");
    assert!(cases.count >= 320, "{} cases: some were lost", cases.count);
    cases.cases
}

fn hold(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_text_has_the_outcome_the_reason_and_the_flaws_that_are_said() {
    let mut wrong = Vec::new();
    for case in load() {
        let expected = Outcome {
            ours: case.ours.clone(),
            reason: case.reason.clone(),
            flaws: case.flaws.clone(),
        };
        let found = outcome(&case.bytes());
        if found != expected {
            wrong.push(format!("{}\n  found    {found:?}\n  expected {expected:?}", case.id));
        }
    }
    hold(&wrong);
}

/// The way through a whole document meets the same faults and flaws as the parser alone.
#[test]
fn a_check_finds_the_same() {
    let options = backup_lint::Options::new().with_all_findings();
    let mut wrong = Vec::new();
    for case in load() {
        let report = backup_lint::check(&case.bytes(), &options);
        let mut found: BTreeMap<&str, usize> = BTreeMap::new();
        for finding in &report.findings {
            if finding.rule.stage.as_str() == "syntax" && finding.rule.name != "not-an-object" {
                *found.entry(finding.rule.name).or_insert(0) += 1;
            }
        }
        let not_an_object = report.findings.iter().any(|f| f.rule.name == "not-an-object");
        let expected: BTreeMap<&str, usize> = match case.side() {
            "reject" => BTreeMap::from([(case.ours.as_str(), 1)]),
            _ if not_an_object => BTreeMap::new(),
            _ => case.flaws.iter().map(|(name, count)| (name.as_str(), *count)).collect(),
        };
        if found != expected {
            wrong.push(format!("{}: found {found:?}, expected {expected:?}", case.id));
        }
    }
    hold(&wrong);
}

#[test]
fn every_difference_is_explained() {
    let mut wrong = Vec::new();
    for case in load() {
        let others = [&case.rfc, &case.node, &case.python];
        let differs = others.into_iter().chain(&case.serde_json).any(|other| other != case.side());
        if differs != case.because.as_ref().is_some_and(|because| !because.is_empty()) {
            wrong.push(format!("{}: differs {differs}, because {:?}", case.id, case.because));
        }
        if case.serde_json.as_deref() == Some(case.side()) {
            wrong.push(format!("{}: the column serde_json stands only where it differs", case.id));
        }
    }
    hold(&wrong);
}

#[test]
fn serde_json_accepts_the_same_but_for_what_is_explained() {
    let mut wrong = Vec::new();
    for case in load() {
        let expected = case.serde_json.as_deref().unwrap_or(case.side());
        let found = match serde_json::from_slice::<serde_json::Value>(&case.bytes()) {
            Ok(_) => "accept",
            Err(_) => "reject",
        };
        if found != expected {
            wrong.push(format!("{}: serde_json {found}, expected {expected}", case.id));
        }
    }
    hold(&wrong);
}

#[test]
fn the_cases_are_well_made() {
    let cases = load();
    let mut ids = BTreeSet::new();
    let mut texts = BTreeMap::new();
    let mut wrong = Vec::new();
    for case in &cases {
        let mut check = |right: bool, what: &str| {
            if !right {
                wrong.push(format!("{}: {what}", case.id));
            }
        };
        check(ids.insert(case.id.as_str()), "the id stands twice");
        check(case.id.starts_with(&format!("{}/", case.class)), "the id begins with the class");
        check(!case.why.is_empty(), "it says why it is there");
        check(case.reason.is_some() == (case.ours == "invalid-json"), "a reason of invalid-json");
        check(case.flaws.is_empty() != (case.ours == "accept-with-flaws"), "flaws are counted");
        let ours = ["accept", "accept-with-flaws", "invalid-json", "too-deep", "trailing-data"];
        check(ours.contains(&case.ours.as_str()) || case.ours == "invalid-utf8", "ours");
        let sides = ["accept", "reject"];
        check(sides.contains(&case.node.as_str()), "node");
        check(sides.contains(&case.python.as_str()), "python");
        check(sides.contains(&case.rfc.as_str()) || case.rfc == "implementation-defined", "rfc");
        let before = texts.insert(case.bytes(), case.id.as_str());
        check(before.is_none(), &format!("the same text as {}", before.unwrap_or_default()));
    }
    let classes: BTreeSet<&str> = cases.iter().map(|case| case.class.as_str()).collect();
    assert_eq!(classes, BTreeSet::from(CLASSES));
    hold(&wrong);
}
