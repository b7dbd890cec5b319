//! What a person sees, word for word. `.ci/bless` writes it anew.

use super::backup_lint;
use crate::support::committed;

fn hold(name: &str, arguments: &[&str]) {
    let ran = backup_lint(arguments);
    let shown = format!(
        "$ backup-lint {}\n{}{}[exit {}]\n",
        arguments.join(" "),
        ran.output,
        ran.errors,
        ran.code
    );
    committed::hold(&format!("tests/cli/golden/{name}.txt"), &shown);
}

#[test]
fn golden_files() {
    hold("valid", &["fixtures/1.0/valid/ios-three-accounts.json"]);
    hold(
        "duplicate-account-type",
        &["fixtures/1.0/invalid/duplicate-account-type/second-work.json"],
    );
    hold("unknown-member", &["fixtures/1.0/invalid/unknown-member"]);
    hold("missing-member", &["fixtures/1.0/invalid/missing-member"]);
    hold("invalid-secret", &["fixtures/1.0/invalid/invalid-secret"]);
    hold("invalid-json", &["fixtures/1.0/invalid/invalid-json"]);
    hold("not-a-backup", &["fixtures/1.0/invalid/not-a-backup"]);
    hold("concise", &["--format", "concise", "fixtures/1.0/suspicious"]);
    hold(
        "json",
        &["--format", "json", "fixtures/1.0/suspicious/untrimmed-text", "no-such-file.json"],
    );
    hold("colour", &["--color", "always", "fixtures/1.0/suspicious/untrimmed-text"]);
    hold("not-found", &["no-such-file.json"]);
    hold("plan", &["plan", "fixtures/1.0/valid/ios-three-accounts.json", "--onto", "android"]);
    hold(
        "partial",
        &["plan", "fixtures/1.0/salvage/several-reasons.json", "--onto", "ios", "--partial"],
    );
    hold("help", &["--help"]);
    hold("rules", &["rules"]);
}

#[test]
fn the_readme_shows_what_is_shown() {
    let readme = crate::support::read("README.md");
    let mut tried = 0;
    for block in readme.split("```console\n").skip(1) {
        let block = block.split("```").next().unwrap();
        let (command, expected) = block.split_once('\n').unwrap();
        let arguments = command
            .strip_prefix("$ backup-lint ")
            .expect("a console block begins with the command");
        let ran = backup_lint(&arguments.split(' ').collect::<Vec<_>>());
        let difference = committed::difference(expected, &ran.output);
        assert!(
            difference.is_none(),
            "the README differs from what {arguments} shows:\n{}",
            difference.unwrap_or_default()
        );
        tried += 1;
    }
    assert_eq!(tried, 3);
}

#[test]
fn five_findings_of_a_rule_are_shown_and_the_rest_is_counted() {
    let path = "fixtures/1.0/invalid/duplicate-account-type/256-accounts.json";
    let ran = backup_lint(&[path]);
    assert_eq!(ran.output.matches("error[duplicate-account-type]").count(), 5);
    assert!(
        ran.output.contains("250 more of duplicate-account-type (--format concise lists all)\n")
    );
    assert!(ran.output.contains("invalid, 255 errors"));
}
