//! The configuration: what it sets and hides, what is wrong with one, and that nothing of it is
//! silent.

use serde_json::Value;

use super::{INVALID, Ran, VALID, argument, backup_lint, configuration_schema, folder};
use crate::support::bytes;

/// Two accounts of one type: an error of one rule.
const TWICE: &str = "fixtures/1.0/invalid/duplicate-account-type/second-work.json";

/// Runs with this configuration, and holds its schema to what the command says of it.
pub(super) fn with(text: &str, arguments: &[&str]) -> Ran {
    let folder = folder();
    let path = folder.path().join("backup-lint.toml");
    std::fs::write(&path, text).unwrap();
    let ran = backup_lint(&[&["--config", argument(&path)], arguments].concat());
    configuration_schema::agrees(text, &ran);
    ran
}

fn json(ran: &Ran) -> Value {
    super::report::hold(&ran.output)
}

#[test]
fn it_sets_levels_and_the_command_line_wins() {
    assert_eq!(backup_lint(&[TWICE]).code, 1);
    let note = "[rules]\nduplicate-account-type = \"note\"\n";
    let ran = with(note, &["--format", "json", TWICE]);
    assert_eq!((ran.code, json(&ran)["summary"]["notes"].as_u64()), (0, Some(1)));
    let ran = with(note, &["--level", "duplicate-account-type=error", TWICE]);
    assert_eq!(ran.code, 1);
}

#[test]
fn a_rule_that_is_off_finds_nothing_and_is_listed() {
    let off = "[rules]\nduplicate-account-type = \"off\"\n";
    let ran = with(off, &["--format", "json", TWICE]);
    let report = json(&ran);
    assert_eq!(ran.code, 0);
    assert_eq!(report["off"], serde_json::json!(["duplicate-account-type"]));
    assert_eq!(report["inputs"][0]["findings"], serde_json::json!([]));
    assert_eq!(report["inputs"][0]["verdict"], "invalid", "the verdict is the specification's");
    assert!(with(off, &[TWICE]).output.contains("off: duplicate-account-type"));
    assert!(with(off, &["--format", "concise", TWICE]).errors.contains("off: duplicate"));
}

#[test]
fn an_ignore_hides_what_it_names_and_is_counted() {
    let ignore = "[[ignore]]\nrule = \"duplicate-account-type\"\npath = \"second-*.json\"\n\
        pointer = \"/accounts/3/type\"\nreason = \"a test of several accounts\"\n";
    let ran = with(ignore, &["--format", "json", TWICE]);
    let report = json(&ran);
    let finding = &report["inputs"][0]["findings"][0];
    assert_eq!(finding["hidden"]["reason"], "a test of several accounts");
    assert_eq!((ran.code, report["summary"]["hidden"].as_u64()), (0, Some(1)));
    assert_eq!(report["summary"]["errors"], 0);
    let human = with(ignore, &[TWICE]).output;
    assert!(human.contains("1 hidden") && !human.contains("error["), "{human}");
    // It hides nothing of another path, pointer or rule, and says so.
    for other in [
        ignore.replace("second-*", "third-*"),
        ignore.replace("accounts/3", "accounts/2"),
        ignore.replace("duplicate-account-type", "duplicate-secret"),
    ] {
        let ran = with(&other, &["--format", "json", TWICE]);
        let report = json(&ran);
        assert_eq!((ran.code, report["unusedIgnores"].as_array().unwrap().len()), (1, 1));
        assert!(with(&other, &[TWICE]).output.contains("an ignore has hidden nothing in this run"));
    }
}

#[test]
fn an_ignore_hides_findings_beyond_the_first_thousand_too() {
    let path = "fixtures/1.0/invalid/duplicate-account-type/256-accounts.json";
    let ignore = "[[ignore]]\nrule = \"duplicate-account-type\"\nreason = \"load\"\n";
    let ran = with(ignore, &["--format", "json", path]);
    assert_eq!(json(&ran)["summary"]["hidden"], 255);
    assert_eq!(ran.code, 0);
}

#[test]
fn it_excludes_what_is_no_backup() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("package.json"), b"{}").unwrap();
    std::fs::write(at("good.json"), bytes(VALID)).unwrap();
    let exclude = "exclude = [\"package.json\"]\n";
    assert_eq!(with("", &[argument(folder.path())]).code, 1);
    assert_eq!(with(exclude, &[argument(folder.path())]).code, 0);
}

#[test]
fn what_is_wrong_with_one_is_said_with_its_place() {
    for (text, why, place, marked) in [
        ("rulez = 1\n", "unknown field `rulez`", ":1:1", "^^^^^"),
        (
            "[rules]\nweak-secret = \"loud\"\n",
            "the levels are error, warning, note and off",
            ":2:15",
            "^^^^^^",
        ),
        ("[rules]\nweak-secrets = \"off\"\n", "did you mean weak-secret?", ":2:1", "^^^^^^^^^^^^"),
        ("[rules]\nmissing-member = \"off\"\n", "cannot be set", ":2:1", "^^^^^^^^^^^^^^"),
        ("exclude = [\"a[\"]\n", "unclosed character class", ":1:12", "^^^^"),
        (
            "[[ignore]]\nrule = \"weak-secret\"\npath = \"./\"\nreason = \"b\"\n",
            "the glob is empty",
            ":3:8",
            "^^^^",
        ),
        ("[[ignore]]\nrule = \"weak-secret\"\n", "missing field `reason`", ":1:1", "^"),
        ("[[ignore]]\nrule = \"weak-secret\"\nreason = \" \"\n", "say why", ":3:10", "^^^"),
        (
            "[[ignore]]\nrule = \"weak-secret\"\npointer = \"a\"\nreason = \"b\"\n",
            "begins with /",
            ":3:11",
            "^^^",
        ),
        ("exclude = [\n", "", ":", "^"),
        ("[ignore]\nrule = \"weak-secret\"\n", "write [[ignore]]", ":1:1", "^"),
        ("exclude = \"a.json\"\n", "expected a list, such as", ":1:11", "^^^^"),
    ] {
        let ran = with(text, &[VALID]);
        assert_eq!(ran.code, 2, "{text}");
        for part in [why, place, marked] {
            assert!(ran.errors.contains(part), "{text}: {part} is not in\n{}", ran.errors);
        }
        assert_eq!(ran.output, "");
    }
    let hostile = with("\u{1b}[2J::error::x = 1\n", &[VALID]);
    super::injection::hold(&hostile.errors);
    let missing = backup_lint(&["--config", "no-such.toml", VALID]);
    assert!(missing.code == 2 && missing.errors.contains("no-such.toml"), "{}", missing.errors);
}

#[test]
fn what_holds_is_shown_in_its_own_form() {
    let text = "exclude = [\"package.json\"]\n[rules]\nweak-secret = \"error\"\nshort-secret = \"off\"\n\
        [[ignore]]\nrule = \"duplicate-secret\"\nreason = \"test keys\"\n";
    let shown = with(text, &["--show-config", VALID]);
    assert_eq!(shown.code, 0);
    let again = with(&shown.output, &["--show-config", VALID]);
    let without_head = |text: &str| text.split_once('\n').unwrap().1.to_owned();
    assert_eq!(without_head(&shown.output), without_head(&again.output));
    for part in ["weak-secret = \"error\"", "short-secret = \"off\"", "test keys"] {
        assert!(shown.output.contains(part), "{}", shown.output);
    }
}

#[test]
fn what_is_shown_reads_as_what_was_read() {
    let reason =
        r#""\\u{3a} \" \\ ::error:: ##[x] a: é \u0301 \u0000\u001b \u200b \ue000 \U000E0001 \\""#;
    let text = format!(
        "[[ignore]]\nrule = \"weak-secret\"\npath = \"**/a\\u00ad.json\"\nreason = {reason}\n"
    );
    let shown = with(&text, &["--show-config"]).output;
    super::injection::hold(&shown);
    let [read, again] = [&text, &shown].map(|text| toml::from_str::<Value>(text).unwrap());
    assert_eq!(read["ignore"], again["ignore"], "{shown}");
}

#[test]
fn it_is_found_up_to_the_root_of_the_repository_and_no_further() {
    let outer = folder();
    let at = |name: &str| outer.path().join(name);
    std::fs::create_dir_all(at("repository/.git")).unwrap();
    std::fs::create_dir_all(at("repository/a/b")).unwrap();
    std::fs::write(at("backup.json"), bytes(INVALID)).unwrap();
    std::fs::write(at("backup-lint.toml"), "not toml").unwrap();
    let code = |folder: &str, more: &[&str]| {
        let mut command = super::process();
        command.current_dir(at(folder)).arg(at("backup.json")).args(more);
        command.output().unwrap().status.code()
    };
    assert_eq!(code("repository/a/b", &[]), Some(1), "what is outside is not taken");
    let off = "[rules]\nstorage-mismatch = \"off\"\n";
    std::fs::write(at("repository/backup-lint.toml"), off).unwrap();
    assert_eq!(code("repository/a/b", &[]), Some(0));
    assert_eq!(code("repository/a/b", &["--isolated"]), Some(1));
    assert_eq!(code("", &[]), Some(2), "without a repository, the one that is here");
}

#[test]
fn a_path_is_matched_from_the_folder_of_the_configuration_too() {
    let root = folder();
    let at = |name: &str| root.path().join(name);
    std::fs::create_dir_all(at(".git")).unwrap();
    std::fs::create_dir_all(at("emulator/drafts")).unwrap();
    std::fs::write(at("emulator/backup.json"), bytes(INVALID)).unwrap();
    std::fs::write(at("emulator/drafts/no.json"), "{}").unwrap();
    let text = "exclude = [\"emulator/drafts\"]\n[[ignore]]\nrule = \"storage-mismatch\"\n\
                path = \"emulator/*.json\"\nreason = \"x\"\n";
    std::fs::write(at("backup-lint.toml"), text).unwrap();
    for (here, path) in [("", "emulator"), ("emulator", "."), ("emulator/drafts", "..")] {
        let mut command = super::process();
        let output = command.current_dir(at(here)).arg(path).output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.code() == Some(0) && said.contains("1 hidden"), "{here}: {said}");
    }
}
