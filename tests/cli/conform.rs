//! `conform`: what agrees is said to agree, what differs is named, and whoever falls silent too.

use std::process::{Command, Output};

use serde_json::{Value, json};

use super::{argument, folder};
use crate::support::{self, bytes};

const BINARY: &str = env!("CARGO_BIN_EXE_backup-lint");

/// Holds a script of the shell to the vectors.
fn conform(arguments: &[&str], script: &str) -> Output {
    let mut command = Command::new(BINARY);
    command.current_dir(support::root()).env("BINARY", BINARY);
    command.arg("conform").args(arguments).args(["--", "sh", "-c", script]).output().unwrap()
}

fn report(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn the_library_agrees_with_itself_and_every_line_fits_the_schema() {
    let folder = folder();
    let (asked, said) = (folder.path().join("asked"), folder.path().join("said"));
    let script =
        format!("tee {} | \"$BINARY\" conform --self | tee {}", argument(&asked), argument(&said));
    let ran = conform(&["--format", "json", "--generated", "60", "--seed", "5"], &script);
    let report = report(&ran);
    assert_eq!(ran.status.code(), Some(0), "{report}");
    assert_eq!(report["agrees"], true);
    let index: Value = serde_json::from_slice(&bytes("fixtures/index.json")).unwrap();
    let count = |kinds: &[&str]| {
        let cases = index["cases"].as_array().unwrap().iter();
        cases.filter(|case| kinds.contains(&case["kind"].as_str().unwrap())).count()
    };
    let sent = |command: &str| {
        let command = &report["commands"][command];
        assert_eq!(command["sent"], command["agree"]);
        command["sent"].as_u64().unwrap()
    };
    assert_eq!(sent("judge"), count(&["check", "restore", "compare"]) as u64 + 60);
    assert!(sent("read") > count(&["check"]) as u64 + 60);
    assert!(sent("write") > 20);

    let schema: Value = serde_json::from_slice(&bytes("spec/conformance.schema.json")).unwrap();
    for (path, definition) in [(asked, "request"), (said, "answer")] {
        let mut of = schema.clone();
        of.as_object_mut().unwrap().remove("oneOf");
        of["$ref"] = json!(format!("#/$defs/{definition}"));
        let validator = jsonschema::validator_for(&of).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.lines().count() > 1_000);
        let misfit =
            text.lines().find(|line| !validator.is_valid(&serde_json::from_str(line).unwrap()));
        assert_eq!(misfit.map(|line| &line[..line.len().min(200)]), None, "no {definition}");
    }
}

#[test]
fn whoever_falls_silent_is_named_and_asked_again() {
    let start = "read line; echo '{\"implementation\":{\"name\":\"x\"},\"does\":[\"write\"]}'";
    for (script, code, said) in [
        (format!("{start}; read line; exec sleep 30"), 1, "write: it does not answer in 1 s"),
        (format!("{start}; read line; exit 7"), 1, "write: it ended with exit status: 7"),
        (format!("{start}; while read line; do echo nonsense; done"), 1, "its answer is no JSON"),
        (
            format!("{start}; while read line; do echo '{{\"seq\":0}}'; done"),
            1,
            "has not the seq of the request",
        ),
        (format!("{start}; read line; printf '\\377\\n'"), 1, "write: its answer is not UTF-8"),
        ("read line; echo nonsense".to_owned(), 3, "\"does\", commands; it said: nonsense"),
        (
            format!(
                "{start}; while read line; do echo '{{\"seq\":1,\"documents\":7}}'; exit; done"
            ),
            1,
            "they are \"document\" in Base64, or \"refused\", a text; it said: {\"documents\":7",
        ),
        ("exit 0".to_owned(), 3, "not asked to the end: it ended with exit status: 0"),
        (
            "read line; echo '{\"implementation\":{\"name\":\"x\"},\"does\":[]}'; read line"
                .to_owned(),
            3,
            "nothing was compared",
        ),
    ] {
        let ran = conform(&["--timeout", "1"], &script);
        let text = String::from_utf8(ran.stdout).unwrap();
        assert_eq!(ran.status.code(), Some(code), "{script}: {text}");
        assert!(text.contains(said), "{script}: {text}");
    }
    // Without -- as well: a command begins with its program.
    let missing = Command::new(BINARY)
        .args(["conform", "--seed", "1", "no/such/program", "--seed"])
        .output()
        .unwrap();
    assert_eq!(missing.status.code(), Some(3));
    let nothing = Command::new(BINARY).arg("conform").output().unwrap();
    assert_eq!(nothing.status.code(), Some(2));
}

/// What comes behind a line that is no answer is not taken for the answer to something else.
#[test]
fn a_stray_line_costs_one_answer() {
    let folder = folder();
    let flag = folder.path().join("flag");
    let flag = argument(&flag);
    let own = "\"$BINARY\" conform --self";
    let script = format!("[ -f {flag} ] && exec {own}; touch {flag}; {own} | sed -u '9i read it'");
    let ran = conform(&["--format", "json"], &script);
    let report = report(&ran);
    assert_eq!(ran.status.code(), Some(1));
    let disagreements = report["disagreements"].as_array().unwrap();
    assert_eq!(disagreements.len(), 1);
    assert_eq!(disagreements[0]["kind"], "its answer is no JSON");
    assert_eq!(disagreements[0]["detail"], "it said: read it");
    assert_eq!(disagreements[0]["count"], 1);
}

/// A writer is told what it was given, and where its document is another one.
#[test]
fn what_a_writer_gets_wrong_is_shown() {
    let script = "read line; echo '{\"implementation\":{\"name\":\"x\"},\"does\":[\"write\"]}'
        seq=0; while read line; do seq=$((seq + 1)); echo \"{\\\"seq\\\":$seq,\\\"document\\\":\\\"e30=\\\"}\"; done";
    let ran = conform(&[], script);
    let text = String::from_utf8(ran.stdout).unwrap();
    assert_eq!(ran.status.code(), Some(1), "{text}");
    let shown: Vec<&str> = text.lines().skip_while(|line| *line != "write: other bytes").collect();
    assert_eq!(shown[2], "  \"/accounts\" is missing");
    let draft: Value = serde_json::from_str(shown[3]).unwrap();
    assert!(draft["identifier"].is_string());
}

#[test]
fn a_test_for_each_case_in_junit() {
    // It takes nothing.
    let script = "read line; echo '{\"implementation\":{\"name\":\"x\"},\"does\":[\"write\"]}'
        seq=0; while read line; do seq=$((seq + 1)); echo \"{\\\"seq\\\":$seq,\\\"refused\\\":\\\"<&>\\\"}\"; done";
    let ran = conform(&["--format", "junit"], script);
    let text = String::from_utf8(ran.stdout).unwrap();
    assert_eq!(ran.status.code(), Some(1), "{text}");
    let document = roxmltree::Document::parse(&text).unwrap();
    let named =
        |name: &str| document.descendants().filter(move |node| node.has_tag_name(name)).count();
    let root = document.root_element();
    assert_eq!(root.attribute("tests"), Some(named("testcase").to_string().as_str()));
    assert_eq!(root.attribute("failures"), Some(named("failure").to_string().as_str()));
    assert!(named("testcase") > 3 && named("failure") == named("testcase"));
}

#[test]
fn the_example_in_node_is_as_short_as_it_says() {
    let lines = support::read("examples/conform/harness.mjs").lines().count();
    assert!(lines <= 150, "the example has {lines} lines");
}
