//! `plan` and `compare`, as a person and as a program reads them.

use serde_json::{Value, json};

use super::{VALID, argument, backup_lint, backup_lint_with, folder};
use crate::support::bytes;
use crate::support::documents::sealed;

const IDENTIFIER: &str = "5e325896-52b9-46ce-9ab9-bc6e83708e0d";

fn document() -> Value {
    serde_json::from_slice(&bytes(VALID)).unwrap()
}

#[test]
fn a_plan_says_what_each_account_gives_back_in_the_order_of_the_backup() {
    let ran = backup_lint(&["plan", VALID, "--onto", "ios", "--recovery-account", IDENTIFIER]);
    assert_eq!(ran.code, 0);
    let rows: Vec<&str> = ran.output.lines().filter(|line| line.contains("(account ")).collect();
    assert_eq!(
        rows,
        [
            "  non-microsoft (account 2)       its codes work at once",
            "  microsoft-personal (account 0)  its codes work at once",
            "  work-or-school (account 1)      sign in again",
        ]
    );
    assert!(ran.output.ends_with("It can be restored.\n"));
}

#[test]
fn names_show_only_if_a_person_asks() {
    let hidden = backup_lint(&["plan", VALID, "--onto", "ios"]);
    assert!(!hidden.output.contains("lena") && !hidden.output.contains("Contoso"));
    let shown = backup_lint(&["plan", VALID, "--onto", "ios", "--show-names"]);
    assert!(shown.output.contains("\"Contoso\": \"lena@contoso.example\"  "));
    let hidden = backup_lint(&["plan", VALID, "--onto", "ios", "--format", "json"]);
    assert!(!hidden.output.contains("lena"));
}

#[test]
fn a_long_name_pushes_nothing_out_of_sight() {
    let mut long = document();
    long["accounts"][0]["label"] = json!("x".repeat(256));
    let ran = backup_lint_with(&["plan", "-", "--onto", "ios", "--show-names"], &sealed(long));
    let mut rows = ran.output.lines().filter(|line| line.contains("(account "));
    assert_eq!(rows.clone().filter(|row| row.len() < 100).count(), 2);
    assert!(rows.any(|row| row.ends_with("xxx\"  its codes work at once")));
}

#[test]
fn the_identifier_may_come_from_a_file_or_standard_input() {
    let folder = folder();
    let file = folder.path().join("oid");
    std::fs::write(&file, format!("{}\n", IDENTIFIER.to_uppercase())).unwrap();
    let plan = ["plan", VALID, "--onto", "ios", "--recovery-account-file"];
    assert_eq!(backup_lint(&[&plan[..], &[argument(&file)]].concat()).code, 0);
    assert_eq!(backup_lint_with(&[&plan[..], &["-"]].concat(), IDENTIFIER.as_bytes()).code, 0);
    let other = IDENTIFIER.replace('5', "6");
    assert_eq!(backup_lint_with(&[&plan[..], &["-"]].concat(), other.as_bytes()).code, 1);
    assert_eq!(backup_lint_with(&[&plan[..], &["-"]].concat(), b"lena@example.com").code, 2);
    // What cannot be read is no wrong usage.
    for path in [argument(folder.path()), "/dev/null/x", "/dev/zero"] {
        let ran = backup_lint(&[&plan[..], &[path]].concat());
        assert_eq!(ran.code, 3, "{path}");
        assert!(ran.errors.starts_with("error: --recovery-account-file: "), "{path}");
    }
}

#[test]
fn a_plan_is_all_or_nothing() {
    let wrong = backup_lint(&["plan", VALID, "--onto", "android"]);
    assert_eq!(wrong.code, 1);
    assert!(wrong.output.contains("error[wrong-platform]"));
    assert!(wrong.output.contains("Nothing is restored: 1 error above."));
    let mut broken = document();
    broken["settings"]["cloudBackup"] = json!(false);
    let ran = backup_lint_with(&["plan", "-", "--onto", "ios"], &sealed(broken.clone()));
    assert!(ran.code == 1 && ran.output.contains("Nothing is restored"));
    broken["platform"] = json!("windows");
    let ran = backup_lint_with(&["plan", "-", "--onto", "ios"], &sealed(broken));
    assert!(ran.code == 3 && ran.output.contains("not everything that was asked could be checked"));
}

#[test]
fn what_is_not_in_the_backup_is_said_loudly() {
    let mut partial = document();
    partial["omittedAccounts"] = json!(4);
    let ran = backup_lint_with(&["plan", "-", "--onto", "ios"], &sealed(partial));
    assert!(ran.output.contains("NOT IN THIS BACKUP: 4 accounts"));
    assert_eq!(ran.code, 0);
}

#[test]
fn an_account_on_the_device_is_a_conflict() {
    let ran =
        backup_lint(&["plan", VALID, "--onto", "ios", "--existing", VALID, "--format", "json"]);
    let report: Value = serde_json::from_str(&ran.output).unwrap();
    let rows = report["plan"]["accounts"].as_array().unwrap();
    assert!(rows.iter().all(|row| row["gives"] == "conflict" && row["conflict"] == row["index"]));
    assert_eq!(report["inputs"][0]["findings"][0]["related"][0]["path"], VALID);
    assert_eq!(ran.code, 0, "a conflict is a warning");
}

#[test]
fn compare_says_what_changes() {
    let folder = folder();
    let mut new = document();
    new["generation"] = json!(8);
    new["accounts"][0]["credential"]["digits"] = json!(8);
    let gone = new["accounts"].as_array_mut().unwrap().remove(1);
    new["accounts"].as_array_mut().unwrap().push(json!({
        "id": "11111111-1111-4111-8111-111111111111", "type": "work-or-school", "label": "new", "credential": {"kind": "name-only"}
    }));
    let order = new["order"].as_array_mut().unwrap();
    order.retain(|id| *id != gone["id"]);
    order.reverse();
    order.push(json!("11111111-1111-4111-8111-111111111111"));
    new["settings"]["theme"] = json!("dark");
    let path = folder.path().join("new.json");
    std::fs::write(&path, sealed(new)).unwrap();
    let ran = backup_lint(&["compare", VALID, argument(&path)]);
    assert_eq!(ran.code, 0);
    assert!(ran.output.contains("warning[accounts-vanished]"));
    for line in [
        "  the same backup: generation 7 -> 8",
        "  added    work-or-school (account 2)",
        "  removed  work-or-school (account 1)",
        "  changed  microsoft-personal (account 0): credential/digits",
        "  the order of the accounts changes",
        "  settings change: theme",
    ] {
        assert!(ran.output.lines().any(|found| found == line), "{line}");
    }
    let back = backup_lint(&["compare", argument(&path), VALID]);
    assert!(back.code == 1 && back.output.contains("error[generation-not-increased]"));
}

#[test]
fn compare_says_whether_the_new_one_may_be_stored() {
    let folder = folder();
    let compare = |new: Value, more: &[&str]| {
        let path = folder.path().join("new.json");
        std::fs::write(&path, sealed(new)).unwrap();
        backup_lint(&[&["compare", VALID, argument(&path)], more].concat())
    };
    let mut new = document();
    new["generation"] = json!(8);
    let ran = compare(new.clone(), &[]);
    assert!(ran.code == 0 && ran.output.ends_with("generation 7 -> 8\nIt may be stored.\n"));
    assert!(!compare(new.clone(), &["--format", "concise"]).output.contains("stored"));
    // As of a plan: what a configuration makes of a level counts, and what fails the run does not.
    (new["accounts"], new["order"]) = (json!([]), json!([]));
    let ran = compare(new.clone(), &[]);
    assert_eq!(ran.code, 1);
    assert!(ran.output.ends_with("\nIt must not be stored: blank-overwrite.\n"));
    let ran = compare(new.clone(), &["--level", "blank-overwrite=warning", "--fail-on", "warning"]);
    assert!(ran.code == 1 && ran.output.ends_with("\nIt may be stored.\n"));
    new["settings"]["cloudBackup"] = json!(false);
    let ran = compare(new, &[]);
    let both = "\nIt must not be stored: backup-turned-off, blank-overwrite.\n";
    assert!(ran.code == 1 && ran.output.ends_with(both));
    // What a configuration has hidden is counted here as well.
    let ran = backup_lint(&["compare", VALID, VALID, "--level", "accounts-vanished=off"]);
    assert!(ran.output.ends_with("nothing changes\n2 inputs: 2 valid\noff: accounts-vanished\n"));
    let plan = ["plan", VALID, "--onto", "ios", "--level", "accounts-vanished=off"];
    let ran = backup_lint(&plan);
    assert!(ran.output.contains("\n1 input: 1 valid\noff: accounts-vanished\n"));
    let ran = backup_lint(&["compare", VALID, VALID]);
    assert!(ran.code == 0 && ran.output.ends_with("the two are one document: nothing changes\n"));
}

#[test]
fn a_stored_backup_that_cannot_be_judged_must_not_be_replaced() {
    let newer = "fixtures/1.0/invalid/unsupported-version";
    let file =
        std::fs::read_dir(crate::support::root().join(newer)).unwrap().next().unwrap().unwrap();
    let ran = backup_lint(&["compare", argument(&file.path()), VALID]);
    assert_eq!(ran.code, 3);
    assert!(ran.output.contains("the stored backup must not be replaced"));
    assert_eq!(backup_lint(&["compare", "no/such/file", VALID]).code, 3);
    let folder = backup_lint(&["compare", VALID, "fixtures/1.0/valid"]);
    assert!(folder.code == 3 && folder.output.contains("it is a folder: give one file here"));
}

#[test]
fn a_history_of_none_is_unchecked_and_one_of_one_stands_for_itself() {
    let folder = folder();
    let none = backup_lint(&["compare", argument(folder.path()), "--format", "json"]);
    assert!(none.code == 3 && none.output.contains("no-documents"));
    let missing = backup_lint(&["compare", "no/such/folder"]);
    assert!(missing.code == 3 && missing.output.matches("not-found").count() == 1);
    std::fs::write(folder.path().join("a.json"), bytes(VALID)).unwrap();
    assert_eq!(backup_lint(&["compare", argument(folder.path())]).code, 0);
}

#[test]
fn compare_takes_a_whole_history() {
    let folder = folder();
    for (name, generation) in [("c", 7), ("a", 9), ("b", 8)] {
        let mut backup = document();
        backup["generation"] = json!(generation);
        if generation == 9 {
            backup["accounts"] = json!([]);
            backup["order"] = json!([]);
        }
        std::fs::write(folder.path().join(format!("{name}.json")), sealed(backup)).unwrap();
    }
    let ran = backup_lint(&["compare", argument(folder.path()), "--format", "json"]);
    let report: Value = serde_json::from_str(&ran.output).unwrap();
    let names: Vec<&str> = report["inputs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|input| input["path"].as_str().unwrap().rsplit('/').next().unwrap())
        .collect();
    assert_eq!(names, ["c.json", "b.json", "a.json"]);
    assert_eq!(report["inputs"][2]["findings"][0]["rule"], "blank-overwrite");
    assert_eq!(report["inputs"][2]["changes"]["removed"].as_array().unwrap().len(), 3);
    assert!(report["inputs"][0]["changes"].is_null());
    assert_eq!(ran.code, 1);
    // A person reads which pair is meant.
    let ran = backup_lint(&["compare", argument(folder.path())]);
    let place = |name: &str| argument(&folder.path().join(name)).to_owned();
    let (c, b, a) = (place("c.json"), place("b.json"), place("a.json"));
    let first = format!("{c} -> {b}\n  the same backup: generation 7 -> 8\nIt may be stored.\n");
    let second = format!("{b} -> {a}\n  the same backup: generation 8 -> 9\n");
    assert!(ran.output.contains(&first) && ran.output.contains(&second));
    let last = "\nIt must not be stored: blank-overwrite.\n3 inputs: 3 valid; 1 error\n";
    assert!(ran.output.ends_with(last));
    // A line of a stream of reports says what changes from the line before.
    let ran = backup_lint(&["compare", argument(folder.path()), "--format", "ndjson"]);
    let lines: Vec<Value> = ran.output.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(lines[1]["changes"]["generation"], json!({"old": 7, "new": 8}));
}
