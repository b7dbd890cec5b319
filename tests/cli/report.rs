//! The JSON report is what `spec/report/report.md` and its schema say.

use std::sync::LazyLock;

use backup_lint::unstable::render::{Format, Settings, Texts};
use backup_lint::unstable::run::{Ending, Input};
use backup_lint::{Level, Options, check};
use jsonschema::Validator;
use serde_json::{Value, json};

use super::{VALID, backup_lint, backup_lint_with};
use crate::support::{Index, bytes};

fn schema() -> Value {
    serde_json::from_slice(&bytes("spec/report/1.schema.json")).unwrap()
}

/// The schema with every object closed: what we write has no member that is not described.
static CLOSED: LazyLock<Validator> = LazyLock::new(|| {
    fn close(schema: &mut Value) {
        match schema {
            Value::Object(members) => {
                let describes = members.get("type") == Some(&json!("object"));
                members.values_mut().for_each(close);
                if describes {
                    members.insert("additionalProperties".to_owned(), json!(false));
                }
            }
            Value::Array(items) => items.iter_mut().for_each(close),
            _ => {}
        }
    }
    let mut schema = schema();
    close(&mut schema);
    jsonschema::draft202012::new(&schema).unwrap()
});

/// The schema of a line of `--format ndjson`.
static INPUT: LazyLock<Validator> = LazyLock::new(|| {
    let mut schema = schema();
    schema["required"] = json!([]);
    schema["properties"] = json!({});
    schema["$ref"] = json!("#/$defs/input");
    jsonschema::draft202012::new(&schema).unwrap()
});

pub(crate) fn hold(report: &str) -> Value {
    let report: Value = serde_json::from_str(report).unwrap();
    if let Err(error) = CLOSED.validate(&report) {
        panic!("at {}: {}", error.instance_path(), error.schema_path());
    }
    report
}

#[test]
fn on_all_fixtures_at_once() {
    for folder in ["valid", "suspicious", "invalid"] {
        let ran = backup_lint(&["--format", "json", &format!("fixtures/1.0/{folder}")]);
        let report = hold(&ran.output);
        let count = |member: &str| report["summary"][member].as_u64().unwrap();
        assert_eq!(count("inputs"), report["inputs"].as_array().unwrap().len() as u64);
        assert_eq!(count("inputs"), count("valid") + count("invalid") + count("unchecked"));
        let lines = backup_lint(&["--format", "ndjson", &format!("fixtures/1.0/{folder}")]);
        let inputs: Vec<Value> =
            lines.output.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(Value::from(inputs.clone()), report["inputs"], "{folder}");
        assert!(inputs.iter().all(|input| INPUT.is_valid(input)));
        assert_eq!(lines.code, ran.code);
    }
}

#[test]
fn on_every_pair() {
    let index = Index::load();
    let mut tried = 0;
    for case in
        index.cases.iter().filter(|case| matches!(case.kind.as_str(), "restore" | "compare"))
    {
        let path = |role: &str| case.file(role).map(|file| format!("fixtures/{}", file.path));
        let mut arguments: Vec<String> = vec!["--format".into(), "json".into()];
        arguments.extend(case.now.iter().flat_map(|now| ["--now".to_owned(), now.clone()]));
        if case.kind == "compare" {
            arguments.insert(0, "compare".into());
            arguments.extend([path("old").unwrap(), path("new").unwrap()]);
        } else {
            let Some(onto) = &case.onto else { continue };
            arguments.insert(0, "plan".into());
            arguments.extend([path("backup").unwrap(), "--onto".into(), onto.clone()]);
            arguments
                .extend(path("existing").into_iter().flat_map(|path| ["--existing".into(), path]));
            arguments.extend(
                case.recovery_account
                    .iter()
                    .flat_map(|id| ["--recovery-account".into(), id.clone()]),
            );
        }
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let ran = backup_lint(&arguments);
        let report = hold(&ran.output);
        assert_eq!(report["outcome"], case.outcome.as_str(), "{}", case.id);
        for input in report["inputs"].as_array().unwrap() {
            let file = case.file(input["role"].as_str().unwrap()).unwrap();
            let found: Vec<Value> = input["findings"]
                .as_array()
                .unwrap()
                .iter()
                .map(|finding| json!([finding["rule"], finding["pointer"], finding["side"]]))
                .collect();
            let expected: Vec<Value> =
                file.findings.iter().map(|f| json!([f.rule, f.pointer, f.side])).collect();
            assert_eq!(found, expected, "{}", case.id);
        }
        tried += 1;
    }
    assert!(tried >= 62, "{tried} pairs");
}

#[test]
fn its_members_are_those_of_the_specification() {
    let report = hold(&backup_lint(&["--format", "json", VALID]).output);
    assert_eq!(
        report,
        json!({
            "format": "backup-lint-report",
            "version": "1.0",
            "tool": { "name": "backup-lint", "version": env!("CARGO_PKG_VERSION") },
            "spec": "1.0",
            "failOn": "error",
            "outcome": "pass",
            "inputs": [{ "path": VALID, "formatVersion": "1.0", "verdict": "valid", "outcome": "pass", "findings": [] }],
            "summary": { "inputs": 1, "valid": 1, "invalid": 0, "unchecked": 0, "errors": 0, "warnings": 0, "notes": 0, "hidden": 0 }
        })
    );
}

#[test]
fn spans_are_those_of_the_text() {
    let text = "\u{feff}{\"format\":\"authenticator-backup\",\r\n\"version\":\"1.0\",\r\"é\":1}";
    let report = hold(&backup_lint_with(&["--format", "json", "-"], text.as_bytes()).output);
    let findings = report["inputs"][0]["findings"].as_array().unwrap();
    assert_eq!(findings[0]["rule"], "byte-order-mark");
    assert_eq!(
        findings[0]["span"],
        json!({"start": 0, "end": 3, "line": 1, "column": 1, "endLine": 1, "endColumn": 2})
    );
    let missing = findings.iter().find(|finding| finding["rule"] == "missing-member").unwrap();
    assert_eq!(
        missing["span"],
        json!({"start": 3, "end": 4, "line": 1, "column": 2, "endLine": 1, "endColumn": 3})
    );
    let unknown = findings.iter().find(|finding| finding["rule"] == "unknown-member").unwrap();
    assert_eq!(unknown["side"], "key");
    assert_eq!(unknown["pointer"], "");
    let start = text.find("\"é\"").unwrap();
    assert_eq!(
        unknown["span"],
        json!({"start": start, "end": start + 4, "line": 3, "column": 1, "endLine": 3, "endColumn": 4})
    );
}

#[test]
fn what_did_not_run_is_listed_with_its_reason() {
    let mut document: Value = serde_json::from_slice(&bytes(VALID)).unwrap();
    document["omittedAccounts"] = json!("0");
    let bytes = serde_json::to_vec(&document).unwrap();
    let report = hold(&backup_lint_with(&["--format", "json", "-"], &bytes).output);
    assert_eq!(
        report["inputs"][0]["notRun"],
        json!([
            { "rule": "accounts-omitted", "reason": "hole", "pointers": ["/omittedAccounts"] },
            { "rule": "checksum-mismatch", "reason": "unsound" }
        ])
    );
}

#[test]
fn findings_beyond_a_thousand_are_counted() {
    let members: Vec<String> = (0..1_500).map(|n| format!("\"x{n}\":1")).collect();
    let text = format!(
        "{{\"format\":\"authenticator-backup\",\"version\":\"1.0\",{}}}",
        members.join(",")
    );
    let report = hold(&backup_lint_with(&["--format", "json", "-"], text.as_bytes()).output);
    assert_eq!(report["inputs"][0]["findings"].as_array().unwrap().len(), 1_000);
    assert_eq!(report["inputs"][0]["omitted"], 512);
    assert_eq!(report["summary"]["errors"], 1_512);
}

#[test]
fn what_cannot_be_read_has_a_problem_from_the_closed_list() {
    let report = hold(&backup_lint(&["--format", "json", "no/such/file.json", "src"]).output);
    assert_eq!(report["inputs"][0]["problem"]["code"], "not-found");
    assert_eq!(report["inputs"][1]["problem"]["code"], "no-documents");
    assert_eq!(report["outcome"], "unchecked");
}

#[test]
fn it_is_written_as_it_goes_and_is_one_object_even_if_nothing_comes() {
    let checked = check(&bytes(VALID), &Options::new());
    let input = Input::checked(VALID, None, &checked, Level::Warning);
    let settings = Settings { fail_on: Level::Warning, ..Settings::default() };
    for inputs in [0, 1, 3] {
        let mut reporter = Format::Json.reporter(&settings);
        let mut ending = Ending::default();
        let mut pieces = Vec::new();
        for _ in 0..inputs {
            ending.add(&input);
            pieces.push(reporter.input(&input, &Texts::default()));
        }
        assert!(pieces.len() < 3 || pieces[1] == pieces[2], "an input is not written alone");
        pieces.push(reporter.end(&ending));
        let report = hold(&pieces.concat());
        assert_eq!(report["inputs"].as_array().unwrap().len(), inputs);
        assert_eq!(report["summary"]["inputs"], inputs);
        assert_eq!(report["failOn"], "warning");
        // A run over nothing has checked nothing.
        assert_eq!(report["outcome"], if inputs == 0 { "unchecked" } else { "pass" });
    }
}
