//! 0, 1, 2, 3 and nothing else.

use super::{INVALID, VALID, argument, backup_lint, backup_lint_with, folder};
use crate::support::{Index, bytes};

#[test]
fn nothing_found_is_0() {
    for format in super::formats() {
        let format = ["--format", format];
        let code = |path: &[&str]| backup_lint_with(&[&format, path].concat(), &bytes(VALID)).code;
        assert_eq!(code(&[VALID]), 0, "{format:?}");
        assert_eq!(code(&["fixtures/1.0/valid"]), 0, "{format:?}");
        assert_eq!(code(&["-"]), 0, "{format:?}");
    }
}

#[test]
fn an_error_is_1_and_something_unchecked_is_3_and_wins() {
    let unknown = "fixtures/1.0/invalid/unsupported-version";
    for format in super::formats() {
        let format = ["--format", format];
        let code = |paths: &[&str]| backup_lint(&[&format, paths].concat()).code;
        assert_eq!(code(&[INVALID]), 1, "{format:?}");
        assert_eq!(code(&[unknown]), 3, "{format:?}");
        assert_eq!(code(&[INVALID, unknown, VALID]), 3, "{format:?}");
        assert_eq!(code(&["no/such/file.json", INVALID]), 3, "{format:?}");
        // What is stored already does not count for the outcome; what would replace it does.
        let compare =
            |old: &str, new: &str| backup_lint(&["compare", old, new, format[0], format[1]]).code;
        assert_eq!(compare(INVALID, VALID), 0, "{format:?}");
        assert_eq!(compare(VALID, INVALID), 1, "{format:?}");
    }
}

#[test]
fn every_fixture_ends_as_the_index_says() {
    let index = Index::load();
    let mut tried = 0;
    for case in index.cases.iter().filter(|case| case.kind == "check") {
        let path = format!("fixtures/{}", case.files[0].path);
        let Some(now) = case.now.as_deref() else { continue };
        let expected = match case.outcome.as_str() {
            "pass" => 0,
            "fail" => 1,
            _ => 3,
        };
        assert_eq!(backup_lint(&["--now", now, &path]).code, expected, "{}", case.id);
        tried += 1;
    }
    assert!(tried > 700, "{tried}");
}

#[test]
fn the_invalid_fixtures_name_each_rule_of_their_stages() {
    let ran = backup_lint(&["--format", "concise", "fixtures/1.0/invalid"]);
    assert_eq!(ran.code, 3);
    for rule in backup_lint::RULES.iter().filter(|rule| rule.level == backup_lint::Level::Error) {
        if !matches!(rule.stage.as_str(), "restore" | "history") {
            assert!(ran.output.contains(&format!("error[{}]", rule.name)), "{}", rule.name);
        }
    }
}

#[test]
fn fail_on_and_levels_move_the_line() {
    let warning = "fixtures/1.0/suspicious/untrimmed-text";
    let note = "fixtures/1.0/suspicious/unusual-period/a-day.json";
    assert_eq!(backup_lint(&[warning]).code, 0);
    assert_eq!(backup_lint(&["--fail-on", "warning", warning]).code, 1);
    assert_eq!(backup_lint(&["--fail-on", "warning", note]).code, 0);
    assert_eq!(backup_lint(&["--fail-on", "note", note]).code, 1);
    assert_eq!(backup_lint(&["--level", "untrimmed-text=error", warning]).code, 1);
    assert_eq!(backup_lint(&["--level", "storage-mismatch=note", INVALID]).code, 0);
}

#[test]
fn a_level_that_was_set_does_not_change_the_verdict() {
    let ran = backup_lint(&["--format", "json", "--level", "storage-mismatch=note", INVALID]);
    assert!(ran.output.contains("\"verdict\": \"invalid\""));
    assert!(
        ran.output.contains("\"level\": \"note\"")
            && ran.output.contains("\"defaultLevel\": \"error\"")
    );
}

#[test]
fn wrong_usage_is_2() {
    let cases: [&[&str]; 18] = [
        &[],
        &["-", "-"],
        &["--no-such-option", VALID],
        &["--format", "xml", VALID],
        &["--now", "yesterday", VALID],
        &["--now", "2026-11-01 12:00:00Z", VALID],
        &["--level", "storage-mismatch", VALID],
        &["--level", "storage-mismatch=fatal", VALID],
        &["--level", "no-such-rule=note", VALID],
        &["--level", "missing-member=note", VALID],
        &["--level", "invalid-json=warning", VALID],
        &["explain", "no-such-rule"],
        &["plan", VALID],
        &["plan", VALID, "--onto", "ios", "--recovery-account", "lena@example.com"],
        &["compare", VALID],
        &["--spec", "1.1", VALID],
        &["schema", "--spec", "2.0"],
        &["conform", "--spec", "1.1", "--", "true"],
    ];
    for case in cases {
        let ran = backup_lint(case);
        assert_eq!(ran.code, 2, "{case:?}");
        assert!(ran.output.is_empty() && !ran.errors.is_empty(), "{case:?}");
    }
}

#[test]
fn wrong_usage_says_what_to_do() {
    assert!(
        backup_lint(&["explain", "storage-mismach"])
            .errors
            .contains("did you mean storage-mismatch?")
    );
    let name =
        backup_lint(&["plan", VALID, "--onto", "ios", "--recovery-account", "lena@example.com"]);
    assert!(name.errors.contains("oid") && !name.errors.contains("lena"));
    assert!(backup_lint(&["--spec", "1.1", VALID]).errors.contains("possible values: 1.0"));
}

#[test]
fn help_version_and_the_catalogue_are_0() {
    for case in [
        &["--help"][..],
        &["--version"],
        &["plan", "--help"],
        &["rules"],
        &["rules", "--format", "json"],
        &["schema"],
        &["schema", "--spec", "1.0"],
    ] {
        let ran = backup_lint(case);
        assert_eq!((ran.code, ran.errors.as_str()), (0, ""), "{case:?}");
        assert!(!ran.output.is_empty(), "{case:?}");
    }
    for rule in backup_lint::RULES {
        assert_eq!(backup_lint(&["explain", rule.name]).output, rule.page);
    }
    assert_eq!(
        backup_lint(&["schema"]).output,
        crate::support::read("spec/1.0/envelope.schema.json")
    );
}

#[test]
fn a_folder_without_documents_and_an_empty_stream_are_3() {
    let folder = folder();
    assert_eq!(backup_lint(&[argument(folder.path())]).code, 3);
    assert_eq!(backup_lint(&["--ndjson", "-"]).code, 3);
    // An empty document is read, and is not JSON.
    assert_eq!(backup_lint(&["-"]).code, 1);
}

#[test]
fn a_stream_that_cannot_be_read_on_is_3_and_ends() {
    struct Broken;
    impl std::io::Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("it broke"))
        }
    }
    for format in super::formats() {
        for arguments in [&["--format", format, "-"][..], &["--ndjson", "--format", format, "-"]] {
            let mut input = std::io::Read::chain(&b"{}\n"[..], Broken);
            let ran = super::backup_lint_from(arguments, &mut input);
            assert_eq!(ran.code, 3, "{arguments:?}");
            assert_eq!(ran.output.matches("not-readable").count(), 1, "{arguments:?}");
        }
    }
}

#[test]
fn each_line_of_a_stream_is_a_document() {
    let valid = backup_lint::Envelope::parse(&bytes(VALID)).unwrap().to_json();
    let stream =
        [valid.as_slice(), b"\n", b"\n", valid.as_slice(), b"\r\n", b"{}\n", valid.as_slice()]
            .concat();
    let ran = backup_lint_with(&["--ndjson", "--format", "concise", "-"], &stream);
    assert_eq!(ran.code, 1);
    let places: Vec<&str> =
        ran.output.lines().map(|line| line.split(' ').next().unwrap()).collect();
    assert_eq!(places, ["-[2]:1:1:", "-[4]:1:1:"]);
    let one = backup_lint_with(&["--ndjson", "--format", "json", "-"], &valid);
    assert!(one.code == 0 && one.output.contains("\"line\": 1"));
}

#[test]
fn a_line_that_is_too_long_does_not_hide_the_next() {
    let valid = backup_lint::Envelope::parse(&bytes(VALID)).unwrap().to_json();
    for length in [1 << 20, (1 << 20) + 1, (1 << 20) + 2, 3 << 20] {
        let long = vec![b' '; length - valid.len()];
        let stream = [valid.as_slice(), &long, b"\n", b"{}"].concat();
        let ran = backup_lint_with(&["--ndjson", "--format", "concise", "-"], &stream);
        let lines: Vec<&str> = ran.output.lines().collect();
        let too_large = length > 1 << 20;
        assert_eq!(lines.len(), 1 + usize::from(too_large), "{length}");
        assert_eq!(lines[0].contains("too-large"), too_large, "{length}");
        assert!(lines.last().unwrap().starts_with("-[2]:1:1: error[not-a-backup]"), "{length}");
    }
}
