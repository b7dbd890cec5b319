//! `plan --partial`, as a person and as a program reads it.

use serde_json::{Value, json};

use super::{VALID, argument, backup_lint, backup_lint_with, folder, report};
use crate::support::documents::sealed;
use crate::support::{Case, Index, bytes};

fn document() -> Value {
    serde_json::from_slice(&bytes(VALID)).unwrap()
}

/// A fixture of what can be saved.
fn fixture(name: &str) -> String {
    format!("fixtures/1.0/salvage/{name}.json")
}

fn of_cases(tell: &mut dyn FnMut(&Case, &[&str])) {
    let index = Index::load();
    for case in index.cases.iter().filter(|case| case.kind == "salvage") {
        let path = format!("fixtures/{}", case.files[0].path);
        let android = String::from_utf8_lossy(&case.files[0].bytes()).contains("\"android\"");
        let own = if android { "android" } else { "ios" };
        let onto = case.onto.as_deref().unwrap_or(own);
        let mut arguments = vec!["plan", &path, "--onto", onto];
        arguments.extend(case.now.iter().flat_map(|now| ["--now", now]));
        arguments.extend(case.recovery_account.iter().flat_map(|id| ["--recovery-account", id]));
        tell(case, &arguments);
    }
}

#[test]
fn every_fixture_is_reported_as_the_index_says_and_fails_unless_it_is_valid() {
    let mut tried = 0;
    of_cases(&mut |case, plan| {
        let ran = backup_lint(&[plan, &["--partial", "--format", "json"]].concat());
        let report = report::hold(&ran.output);
        let code = match case.files[0].verdict.as_str() {
            "valid" => 0,
            "invalid" => 1,
            _ => 3,
        };
        assert_eq!(ran.code, code, "{}", case.id);
        let partial = &report["plan"]["partial"];
        for (name, expected) in &case.saves {
            let list = expected.as_array().filter(|_| name == "saved" || name == "lost");
            let Some(list) = list else {
                assert_eq!(&partial[name], expected, "{}: {name}", case.id);
                continue;
            };
            assert_eq!(partial[name].as_array().unwrap().len(), list.len(), "{}", case.id);
            for (entry, expected) in partial[name].as_array().unwrap().iter().zip(list) {
                let same = expected.as_object().unwrap().iter().all(|(k, v)| &entry[k] == v);
                assert!(same, "{}: {name}", case.id);
            }
        }
        tried += 1;
    });
    assert!(tried >= 50, "{tried}");
}

#[test]
fn without_it_nothing_is_said_of_it_and_the_rest_is_the_same() {
    of_cases(&mut |case, plan| {
        let with = backup_lint(&[plan, &["--partial", "--format", "json"]].concat());
        let without = backup_lint(&[plan, &["--format", "json"]].concat());
        let (mut with, without) = (report::hold(&with.output), report::hold(&without.output));
        assert!(without["plan"].get("partial").is_none(), "{}", case.id);
        with["plan"].as_object_mut().unwrap().remove("partial");
        assert_eq!(with["plan"], without["plan"], "{}", case.id);
        assert_eq!(with["inputs"][0]["findings"], without["inputs"][0]["findings"], "{}", case.id);
        assert_ne!(without["outcome"] == "pass", case.files[0].verdict != "valid", "{}", case.id);
    });
}

#[test]
fn a_person_reads_what_could_be_saved_and_what_is_lost_and_why() {
    let ran = backup_lint(&["plan", &fixture("several-reasons"), "--onto", "ios", "--partial"]);
    assert_eq!(ran.code, 1);
    let (_, table) = ran.output.rsplit_once("\n\n").unwrap();
    assert_eq!(
        table,
        "The whole cannot be restored. Of its accounts, these could be saved:
  non-microsoft (account 2)   its codes work at once
  work-or-school (account 1)  sign in again
  LOST microsoft-personal (account 0): invalid-text at /accounts/0/label
    and unknown-member at /accounts/0/extra (the name)
  no checksum speaks for what could be saved
2 accounts could be saved if the person asks for it, 1 account lost.
"
    );
}

#[test]
fn what_a_person_has_to_know_is_said() {
    for (name, onto, line) in [
        ("valid", "ios", "There is nothing to save: the whole can be restored."),
        (
            "not-json",
            "ios",
            "Nothing can be saved: the text cannot be read. The findings above say more.",
        ),
        (
            "another-version",
            "ios",
            "Nothing can be saved: it is not of this format, or of a version that is not known. The findings above say more.",
        ),
        (
            "accounts-missing",
            "ios",
            "Nothing can be saved: its list of accounts is broken or missing. The findings above say more.",
        ),
        ("hole-label", "android", "Nothing may be saved onto this device: wrong-platform."),
        ("platform-broken", "ios", "  NOT ANSWERED, a value is broken or missing: wrong-platform"),
        (
            "checksum-differs",
            "android",
            "  the checksum is another one: what could be saved may have been changed as well",
        ),
        ("hole-account", "ios", "  LOST account 1: wrong-type at /accounts/1"),
        ("twelve-unknown", "ios", "    and 2 findings more"),
        (
            "unknown-in-an-account",
            "ios",
            "  LEFT OUT of account 1: unknown-member at /accounts/1/deviceName (the name)",
        ),
    ] {
        let ran = backup_lint(&["plan", &fixture(name), "--onto", onto, "--partial"]);
        assert!(ran.output.lines().any(|found| found == line), "{name}: {}", ran.output);
    }
    let mut omitted = document();
    omitted["omittedAccounts"] = json!(4);
    omitted["settings"] = json!(null);
    let ran = backup_lint_with(&["plan", "-", "--onto", "ios", "--partial"], &sealed(omitted));
    assert!(ran.code == 1 && ran.output.contains("  NOT IN THIS BACKUP: 4 accounts of the app"));
}

#[test]
fn none_saved_is_no_offer() {
    let mut broken = document();
    for account in broken["accounts"].as_array_mut().unwrap() {
        account["label"] = json!("");
    }
    let ran = backup_lint_with(&["plan", "-", "--onto", "ios", "--partial"], &sealed(broken));
    assert!(ran.code == 1 && ran.output.ends_with("No account can be saved, 3 accounts lost.\n"));
    let mut empty = document();
    (empty["accounts"], empty["order"]) = (json!([]), json!([]));
    empty["settings"] = json!(null);
    let ran = backup_lint_with(&["plan", "-", "--onto", "ios", "--partial"], &sealed(empty));
    assert!(ran.output.ends_with("No account can be saved: there is none in it.\n"));
}

#[test]
fn what_was_asked_of_what_is_sound_is_not_called_unchecked() {
    of_cases(&mut |case, plan| {
        let has_asked = case.saves.get("nothingSince").is_none();
        let silent = |words: &[&str]| {
            let ran = backup_lint(&[plan, words].concat());
            let lines =
                ran.output.lines().filter(|line| line.starts_with("  not checked, since the"));
            lines.map(|line| format!("{line},")).collect::<String>()
        };
        let (without, with) = (silent(&[]), silent(&["--partial"]));
        for rule in ["wrong-platform", "wrong-recovery-account", "account-exists"] {
            let rule = format!(" {rule},");
            let expected = without.contains(&rule) && !has_asked;
            assert_eq!(with.contains(&rule), expected, "{}:{rule} {with}", case.id);
        }
    });
}

#[test]
fn a_forbidden_part_is_not_offered() {
    let ran = backup_lint(&["plan", &fixture("hole-label"), "--onto", "android", "--partial"]);
    assert!(ran.code == 1 && !ran.output.contains("could be saved"));
    assert!(!ran.output.contains("its codes work"), "what is forbidden is offered");
}

#[test]
fn names_show_only_if_a_person_asks() {
    let mut broken = document();
    broken["accounts"][0]["credential"]["digits"] = json!(9);
    let broken = sealed(broken);
    for format in super::formats() {
        let plan = ["plan", "-", "--onto", "ios", "--partial", "--format", format];
        // The pages of the rules, which SARIF lists before its results, have the same people in them.
        let results = |output: String| match output.split_once("\"results\": [") {
            Some((_, results)) if format == "sarif" => results.to_owned(),
            _ => output,
        };
        let hidden = results(backup_lint_with(&plan, &broken).output);
        assert!(!hidden.contains("lena") && !hidden.contains("Contoso"), "{format}");
        let shown =
            results(backup_lint_with(&[&plan[..], &["--show-names"]].concat(), &broken).output);
        let has_names = matches!(format, "human" | "concise" | "json" | "markdown");
        assert_eq!(shown.contains("lena@contoso.example"), has_names, "{format}");
        assert_eq!(shown.contains("lena@example.com"), has_names, "{format}");
    }
}

#[test]
fn what_is_on_the_device_still_has_to_be_judged() {
    let plan = |existing: &str| {
        let label = fixture("hole-label");
        let words = ["plan", &label, "--onto", "ios", "--partial", "--existing", existing];
        backup_lint(&[&words[..], &["--format", "json"]].concat())
    };
    let beside = plan(VALID);
    assert_eq!(beside.code, 1);
    let report = report::hold(&beside.output);
    let gives = report["plan"]["partial"]["saved"].as_array().unwrap();
    assert!(gives.iter().all(|row| row["gives"] == "conflict" && row["conflict"] == row["index"]));
    let unknown = plan(&fixture("hole-account"));
    assert_eq!(unknown.code, 3);
    let report = report::hold(&unknown.output);
    assert_eq!(report["plan"]["partial"]["unanswered"], json!(["account-exists"]));
    // What cannot be read at all is unchecked, as ever.
    let none = folder();
    let path = none.path().join("none.json");
    let ran = backup_lint(&["plan", argument(&path), "--onto", "ios", "--partial"]);
    assert_eq!(ran.code, 3);
}
