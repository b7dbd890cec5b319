//! What a newcomer sees: no argument, help, a wrong word, and how much is said.

use super::{INVALID, VALID, backup_lint, backup_lint_with, folder};
use crate::support::bytes;

#[test]
fn without_an_argument_the_help_shows_with_examples() {
    let ran = backup_lint(&[]);
    assert_eq!((ran.code, ran.output.as_str()), (2, ""));
    assert!(ran.errors.contains("Examples:\n") && ran.errors.contains("backup-lint backup.json"));
    assert!(!ran.errors.contains("\\u{"), "{}", ran.errors);
    let ran = backup_lint(&["--ndjson"]);
    assert!(ran.code == 2 && ran.errors.contains("give a file, a folder, or -"), "{}", ran.errors);
}

#[test]
fn check_is_the_verb_that_is_meant() {
    for path in [VALID, INVALID] {
        let (with, without) = (backup_lint(&["check", path]), backup_lint(&[path]));
        assert_eq!((with.code, with.output), (without.code, without.output));
    }
    for help in [&["help"][..], &["help", "plan"], &["help", "check"], &["plan", "--help"]] {
        assert_eq!(backup_lint(help).code, 0, "{help:?}");
    }
}

#[test]
fn a_word_that_looks_like_a_verb_is_wrong_usage() {
    for (word, meant) in [
        ("validate", "check"),
        ("lint", "check"),
        ("scheme", "schema"),
        ("chek", "check"),
        ("diff", "compare"),
        ("explian", "explain"),
    ] {
        let ran = backup_lint(&[word, VALID]);
        assert_eq!(ran.code, 2, "{word}");
        assert!(ran.errors.contains(&format!("did you mean backup-lint {meant}?")), "{word}");
    }
    // What is no verb's neighbour is a path that is not there.
    assert_eq!(backup_lint(&["backups"]).code, 3);
    assert_eq!(backup_lint(&["./validate"]).code, 3);
    assert_eq!(backup_lint(&["check1"]).code, 3);
}

#[test]
fn inputs_without_a_finding_are_counted_and_not_listed() {
    let folder = folder();
    for number in 0..12 {
        std::fs::write(folder.path().join(format!("{number}.json")), bytes(VALID)).unwrap();
    }
    std::fs::write(folder.path().join("x.json"), bytes(INVALID)).unwrap();
    let path = folder.path().to_str().unwrap();
    let normal = backup_lint(&[path]).output;
    assert!(normal.ends_with("13 inputs: 12 valid, 1 invalid; 1 error\n"), "{normal}");
    assert!(!normal.contains("0.json: valid") && normal.contains("x.json: invalid"));
    let all = backup_lint(&["--verbose", path]).output;
    assert_eq!(all.matches(".json: valid").count(), 12);
    let concise = backup_lint(&["--verbose", "--format", "concise", path]).output;
    assert_eq!(concise.matches(".json: valid\n").count(), 12, "{concise}");
    let quiet = backup_lint(&["-q", path]).output;
    assert!(quiet.contains("x.json: invalid") && !quiet.contains("inputs"), "{quiet}");
    assert_eq!(backup_lint(&["-q", VALID]).output, "");
    let concise = backup_lint(&["--format", "concise", path]);
    assert_eq!(concise.errors, "13 inputs: 12 valid, 1 invalid; 1 error\n");
}

#[test]
fn a_comment_is_marked_and_a_file_of_another_app_is_no_wall() {
    let comment = backup_lint_with(&["-"], b"{\n  // note\n}").output;
    assert!(comment.contains("2 |   // ****\n"), "{comment}");
    let links = backup_lint_with(&["-"], b"otpauth://totp/lena?secret=JBSWY3DPEHPK3PXP\n").output;
    assert!(!links.contains("**") && links.contains("otpauth:// links"), "{links}");
}

#[test]
fn several_reports_go_each_to_its_file() {
    let folder = folder();
    let file = folder.path().join("report.json");
    let to = format!("json={}", file.to_str().unwrap());
    let ran = backup_lint(&["--format", "concise", "--format", &to, INVALID]);
    assert_eq!(ran.code, 1);
    assert!(ran.output.contains("storage-mismatch"));
    let written = std::fs::read_to_string(&file).unwrap();
    assert_eq!(written, backup_lint(&["--format", "json", INVALID]).output);
    let twice = backup_lint(&["--format", "json", "--format", "concise", INVALID]);
    assert!(twice.code == 2 && twice.errors.contains("--format FORMAT=FILE"), "{}", twice.errors);
    let nowhere = backup_lint(&["--format", "json=no/such/folder/r.json", INVALID]);
    assert_eq!(nowhere.code, 2);
}

#[test]
fn paths_come_from_a_list_and_lines_from_names() {
    let folder = folder();
    let stream = folder.path().join("all.ndjson");
    let line: Vec<u8> =
        serde_json::to_vec(&serde_json::from_slice::<serde_json::Value>(&bytes(VALID)).unwrap())
            .unwrap();
    std::fs::write(&stream, [&line[..], b"\n", &line, b"\n"].concat()).unwrap();
    let ran = backup_lint(&[stream.to_str().unwrap()]);
    assert!(ran.output.ends_with("2 inputs: 2 valid\n"), "{}", ran.output);
    let list = format!("{VALID}\r\n{INVALID}\n");
    let ran = backup_lint_with(&["--files-from", "-"], list.as_bytes());
    assert!(ran.code == 1 && ran.output.ends_with("2 inputs: 1 valid, 1 invalid; 1 error\n"));
    assert_eq!(backup_lint_with(&["--files-from", "-"], b"").code, 3);
    assert_eq!(backup_lint(&["--files-from", "no/such/list"]).code, 3);
    let named = ["--stdin-filename", "a/b.json", "--format", "concise", "-"];
    let ran = backup_lint_with(&named, &bytes(INVALID));
    assert!(ran.output.starts_with("a/b.json:"), "{}", ran.output);
}

#[test]
fn shells_and_manuals_know_the_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = backup_lint(&["completions", shell]);
        assert!(ran.code == 0 && ran.output.contains("fail-on"), "{shell}");
    }
    let page = backup_lint(&["man"]);
    assert!(page.code == 0 && page.output.contains(".TH backup-lint"));
}

#[test]
fn a_plan_without_a_recovery_account_says_what_was_not_asked() {
    let human = backup_lint(&["plan", VALID, "--onto", "ios"]).output;
    assert!(human.contains("if the person is signed in with its recovery account; that was not"));
    let ran = backup_lint(&["plan", VALID, "--onto", "ios", "--format", "json"]);
    let report = super::report::hold(&ran.output);
    assert_eq!(
        report["plan"]["notAsked"],
        serde_json::json!(["wrong-recovery-account", "account-exists"])
    );
    assert_eq!(ran.code, 0);
}

#[test]
fn a_format_as_an_option_is_answered_with_the_option() {
    for format in super::formats() {
        let ran = backup_lint(&[&format!("--{format}"), VALID]);
        let (code, meant) = (ran.code, format!("did you mean --format {format}?"));
        // `--ndjson` is an option: how inputs are read.
        assert!(format == "ndjson" || code == 2 && ran.errors.contains(&meant), "{}", ran.errors);
    }
}

#[test]
fn a_rule_is_found_as_a_report_names_it() {
    let page = backup_lint(&["explain", "missing-member"]).output;
    assert_eq!(backup_lint(&["explain", "error[missing-member]"]).output, page);
    // What a report calls an input that was not read is no rule, whichever it is.
    let schema = crate::support::read("spec/report/1.schema.json");
    let codes = schema.split("\"not-found\"").nth(1).unwrap().split(']').next().unwrap();
    let codes: Vec<&str> = codes.split('"').filter(|code| code.contains('-')).collect();
    assert_eq!(codes.len(), 4, "{codes:?}");
    for code in codes.into_iter().chain(["not-found"]) {
        let ran = backup_lint(&["explain", code]);
        assert!(ran.code == 2 && ran.errors.contains("why an input could not be read"), "{code}");
    }
}

#[test]
fn the_schema_of_the_configuration_is_printed() {
    let ran = backup_lint(&["schema", "--configuration"]);
    assert_eq!(ran.output, crate::support::read("docs/backup-lint.schema.json"));
    assert_ne!(backup_lint(&["schema"]).output, ran.output);
}

#[test]
fn completions_for_bash_go_where_they_jump_to() {
    let script = backup_lint(&["completions", "bash"]).output;
    let jumps: Vec<&str> = script
        .lines()
        .filter_map(|line| line.trim().strip_prefix("cmd=\"")?.strip_suffix('"'))
        .filter(|verb| !verb.is_empty())
        .collect();
    assert!(jumps.len() >= 9, "{} verbs", jumps.len());
    for verb in jumps {
        assert!(script.contains(&format!("        {verb})\n")), "no label {verb}");
    }
    assert!(script.contains("accounts-vanished"), "rules are completed");
}

#[test]
fn a_list_of_paths_that_is_none_says_so() {
    for (list, why) in [("", "no path stands in it"), ("a\0b", "there is a NUL in it")] {
        let ran = backup_lint_with(&["--files-from", "-"], list.as_bytes());
        assert!(ran.code == 3 && ran.errors.contains(why), "{}", ran.errors);
    }
    let ran = backup_lint(&["--files-from", "no/such/list"]);
    assert!(ran.code == 3 && ran.errors.contains("--files-from no/such/list: there is nothing"));
}

#[test]
fn colours_are_what_the_environment_asks_for() {
    let is_coloured = |environment: &[(&str, &str)], arguments: &[&str]| {
        let mut command = super::process();
        ["NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE"].iter().for_each(|name| {
            command.env_remove(name);
        });
        let output = command.envs(environment.iter().copied()).args(arguments).arg(INVALID);
        output.output().unwrap().stdout.contains(&0x1b)
    };
    let (force, no) = (("FORCE_COLOR", "1"), ("NO_COLOR", "1"));
    assert!(!is_coloured(&[], &[]), "into a pipe there are none");
    assert!(is_coloured(&[force], &[]) && is_coloured(&[("CLICOLOR_FORCE", "1")], &[]));
    assert!(
        !is_coloured(&[("FORCE_COLOR", "0")], &[]) && !is_coloured(&[("FORCE_COLOR", "")], &[])
    );
    assert!(!is_coloured(&[force, no], &[]));
    // The command line wins.
    assert!(!is_coloured(&[force], &["--color", "never"]));
    assert!(is_coloured(&[no], &["--color", "always"]));
}

#[test]
fn a_document_over_several_lines_is_no_stream_and_that_is_said() {
    let spread = "without --ndjson\n";
    let ran = backup_lint(&["--ndjson", VALID]);
    assert!(ran.code == 1 && ran.output.ends_with(spread), "{}", ran.output);
    assert!(!backup_lint(&[VALID]).output.contains(spread));
    let stream = b"{}\n{\n";
    assert!(!backup_lint_with(&["--ndjson", "-"], stream).output.contains(spread));
}
