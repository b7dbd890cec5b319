//! The log of `--format sarif`, against the schema of SARIF 2.1.0 and what that does not say.

use std::sync::LazyLock;

use backup_lint::RULES;
use jsonschema::Validator;
use serde_json::{Value, json};

use super::{INVALID, VALID, argument, backup_lint, backup_lint_with, folder};
use crate::cli::several::Told;
use crate::support::bytes;

static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    let schema = serde_json::from_slice(&bytes("tests/sarif/2.1.0.schema.json")).unwrap();
    jsonschema::draft7::new(&schema).unwrap()
});

/// The one run of a log that is valid.
pub(super) fn run(output: &str) -> Value {
    let mut log: Value = serde_json::from_str(output).unwrap();
    if let Err(error) = SCHEMA.validate(&log) {
        panic!("at {}: {}", error.instance_path(), error.schema_path());
    }
    assert_eq!(log["runs"].as_array().unwrap().len(), 1);
    log["runs"][0].take()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// A reference, decoded.
fn path(location: &Value) -> String {
    let location = &location["physicalLocation"]["artifactLocation"];
    let uri = location["uri"].as_str().unwrap();
    assert!(
        uri.is_ascii() && !uri.contains([' ', ':', '?', '#', '\\']) || uri.starts_with("file:///")
    );
    assert_eq!(location["uriBaseId"].is_string(), !uri.starts_with("file:"));
    let mut bytes = Vec::new();
    let mut rest = uri.strip_prefix("file://").unwrap_or(uri).bytes();
    while let Some(byte) = rest.next() {
        let mut digit = || char::from(rest.next().unwrap()).to_digit(16).unwrap();
        let byte = if byte == b'%' { u8::try_from(digit() * 16 + digit()).unwrap() } else { byte };
        bytes.push(byte);
    }
    String::from_utf8(bytes).unwrap()
}

pub(super) fn told(output: &str) -> Vec<Told> {
    let run = run(output);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let results =
        list(&run["results"]).iter().filter(|result| list(&result["suppressions"]).is_empty());
    let results = results.map(|result| {
        let rule = &run["tool"]["driver"]["rules"]
            [usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        let location = &result["locations"][0];
        Told {
            path: path(location),
            line: location["physicalLocation"]["region"]["startLine"].as_u64(),
            rule: text(&result["ruleId"]),
            level: text(&result["level"]),
        }
    });
    let unread = list(&run["invocations"][0]["toolExecutionNotifications"]).iter();
    let unread = unread.filter(|said| said["descriptor"]["id"] != "unchecked").map(|said| Told {
        path: path(&said["locations"][0]),
        line: None,
        rule: text(&said["descriptor"]["id"]),
        level: text(&said["level"]),
    });
    results.chain(unread).collect()
}

#[test]
fn every_rule_is_listed_with_its_page() {
    let run = run(&backup_lint(&["--format", "sarif", VALID]).output);
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["results"], json!([]));
    let rules = list(&run["tool"]["driver"]["rules"]);
    assert_eq!(rules.len(), RULES.len());
    for (listed, rule) in rules.iter().zip(RULES) {
        assert_eq!(listed["id"], rule.name);
        assert_eq!(listed["shortDescription"]["text"], rule.summary);
        assert_eq!(listed["help"]["markdown"], rule.page);
        let text = listed["help"]["text"].as_str().unwrap();
        assert!(
            text.len() > 20 && text != rule.summary && !text.contains("\n## "),
            "{}",
            rule.name
        );
        assert_eq!(listed["defaultConfiguration"]["level"], rule.level.as_str());
    }
}

#[test]
fn the_invocation_says_how_the_run_went() {
    for (path, successful, code) in [(VALID, true, 0), (INVALID, true, 1), ("no/file", false, 3)] {
        let run = run(&backup_lint(&["--format", "sarif", path]).output);
        let invocation = &run["invocations"][0];
        assert_eq!(invocation["executionSuccessful"], successful);
        assert_eq!(invocation["exitCode"], code);
        assert_eq!(list(&invocation["toolExecutionNotifications"]).is_empty(), successful);
    }
    let off = ["--level", "storage-mismatch=off", "--format", "sarif", VALID];
    let run = run(&backup_lint(&off).output);
    let off = &run["invocations"][0]["ruleConfigurationOverrides"];
    assert_eq!(off[0]["descriptor"]["id"], "storage-mismatch");
    assert_eq!(off[0]["configuration"]["enabled"], false);
}

#[test]
fn what_is_hidden_is_suppressed_with_its_reason() {
    let folder = folder();
    let file = folder.path().join("backup-lint.toml");
    let ignore = |rule: &str| format!("[[ignore]]\nrule = \"{rule}\"\nreason = \"known::error\"\n");
    std::fs::write(&file, ignore("storage-mismatch") + &ignore("untrimmed-text")).unwrap();
    let ran = backup_lint(&["--config", argument(&file), "--format", "sarif", INVALID]);
    let run = run(&ran.output);
    let suppressions = &run["results"][0]["suppressions"];
    assert_eq!(*suppressions, json!([{ "kind": "external", "justification": "known::error" }]));
    let unused = &run["invocations"][0]["toolConfigurationNotifications"];
    assert_eq!(unused[0]["descriptor"]["id"], "unused-ignore");
    for format in ["github", "gitlab", "junit", "markdown"] {
        let arguments = ["--config", argument(&file), "--format", format, "-"];
        let ran = backup_lint_with(&arguments, &bytes(INVALID));
        assert!(!ran.output.contains("storage-mismatch"), "{format} shows what is hidden");
    }
}

#[test]
#[cfg(unix)]
fn a_path_of_any_kind_comes_back() {
    for name in
        ["a b.json", "é.json", "%41.json", "a:b?c#d.json", "a\\b.json", "./-/a.json", "/a/b"]
    {
        let ran = backup_lint_with(&["--format", "sarif", "--stdin-filename", name, "-"], b"[");
        let told = told(&ran.output);
        assert_eq!(told[0].path, name.trim_start_matches("./"));
    }
    // What begins at the root of a disk is not below that of the sources.
    for (name, uri) in [
        ("/a/b", "file:///a/b"),
        ("C:/a/b", "file:///C%3A/a/b"),
        ("c/a", "c/a"),
        ("1:/a", "1%3A/a"),
        ("ab:/c", "ab%3A/c"),
    ] {
        let ran = backup_lint_with(&["--format", "sarif", "--stdin-filename", name, "-"], b"[");
        let result = &run(&ran.output)["results"][0];
        let place = &result["locations"][0]["physicalLocation"]["artifactLocation"];
        assert_eq!(place["uri"], uri);
        assert_eq!(place["uriBaseId"].is_string(), !uri.starts_with("file:"), "{name}");
    }
}

#[test]
fn a_place_is_a_member_or_its_value() {
    let ran = backup_lint(&["--format", "sarif", "fixtures/1.0/invalid"]);
    let mut kinds = std::collections::BTreeSet::new();
    for result in list(&run(&ran.output)["results"]) {
        let rule = result["ruleId"].as_str().unwrap();
        let kind = result["locations"][0]["logicalLocations"][0]["kind"].as_str().unwrap();
        match rule {
            "unknown-member" => assert_eq!(kind, "property"),
            "wrong-type" => assert_eq!(kind, "value"),
            _ => {}
        }
        kinds.insert((rule == "unknown-member" || rule == "wrong-type").then(|| kind.to_owned()));
    }
    assert_eq!(kinds.len(), 3, "both are met, and others");
}

#[test]
fn no_text_of_a_file_is_in_it_and_two_documents_have_two_places() {
    let mut related = 0;
    for old in crate::support::files_below("fixtures/1.0/history") {
        let new = old.with_file_name("new.json");
        if old == new {
            continue;
        }
        let ran = backup_lint(&["compare", argument(&old), argument(&new), "--format", "sarif"]);
        assert!(!ran.output.contains("\"snippet\""));
        for result in list(&run(&ran.output)["results"]) {
            for place in list(&result["relatedLocations"]) {
                let other = place["message"]["text"] == "in the stored backup";
                let own = path(&result["locations"][0]);
                assert_eq!(path(place), if other { argument(&old).to_owned() } else { own });
                related += usize::from(other);
            }
        }
    }
    assert!(related > 10, "{related}");
}
