//! The issues of `--format gitlab` have what GitLab asks of them.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{INVALID, VALID, backup_lint, backup_lint_with};
use crate::cli::several::Told;

/// The issues of an output, each with what GitLab's documentation asks for.
pub(super) fn issues(output: &str) -> Vec<Value> {
    let issues: Vec<Value> = serde_json::from_str(output).unwrap();
    let mut fingerprints = BTreeSet::new();
    for issue in &issues {
        for member in ["description", "check_name", "fingerprint"] {
            assert!(issue[member].as_str().is_some_and(|text| !text.is_empty()), "{member}");
        }
        let severity = issue["severity"].as_str().unwrap();
        assert!(["info", "minor", "major", "critical", "blocker"].contains(&severity));
        assert!(issue["location"]["path"].is_string());
        let lines = &issue["location"]["lines"];
        assert!(
            1 <= lines["begin"].as_u64().unwrap()
                && lines["begin"].as_u64() <= lines["end"].as_u64()
        );
        // Of two with one fingerprint GitLab shows one.
        assert!(fingerprints.insert(issue["fingerprint"].as_str().unwrap()), "a fingerprint twice");
        assert_eq!(issue["fingerprint"].as_str().unwrap().len(), 64);
    }
    issues
}

pub(super) fn told(output: &str) -> Vec<Told> {
    let level = |issue: &Value| match issue["severity"].as_str().unwrap() {
        "info" => "note",
        "minor" => "warning",
        _ => "error",
    };
    let told = |issue: &Value| Told {
        path: issue["location"]["path"].as_str().unwrap().to_owned(),
        line: Some(issue["location"]["lines"]["begin"].as_u64().unwrap()),
        rule: issue["check_name"].as_str().unwrap().to_owned(),
        level: level(issue).to_owned(),
    };
    issues(output).iter().map(told).collect()
}

#[test]
fn a_fingerprint_stays_when_lines_move_and_differs_by_path_and_document() {
    let text = crate::support::read(INVALID);
    let print = |arguments: &[&str], text: &str| -> Vec<String> {
        let ran =
            backup_lint_with(&[&["--format", "gitlab"][..], arguments].concat(), text.as_bytes());
        let issues = issues(&ran.output);
        issues.iter().map(|issue| issue["fingerprint"].as_str().unwrap().to_owned()).collect()
    };
    let as_it_is = print(&["-"], &text);
    assert_eq!(as_it_is, print(&["-"], &format!("\n\n{text}")));
    assert_ne!(as_it_is, print(&["-", "--stdin-filename", "b.json"], &text));
    let line = text.replace('\n', "");
    // `issues` finds no fingerprint twice.
    let stream = print(&["--ndjson", "-"], &format!("{line}\n{line}\n"));
    assert_eq!(stream.len(), 2 * as_it_is.len());
}

#[test]
fn none_is_an_empty_list_and_what_cannot_be_read_blocks() {
    assert_eq!(backup_lint(&["--format", "gitlab", VALID]).output, "[]\n");
    let issues = issues(&backup_lint(&["--format", "gitlab", "no/such/file.json"]).output);
    assert_eq!((issues.len(), &issues[0]["severity"]), (1, &"blocker".into()));
}
