//! A system that gives no thread: everything is done all the same, and what cannot be is said.

use std::process::{Command, Output};

const BINARY: &str = env!("CARGO_BIN_EXE_backup-lint");

/// With threads whose stack no machine has.
fn without_threads(arguments: &[&str]) -> Output {
    let mut command = Command::new(BINARY);
    command.args(arguments).env("RUST_MIN_STACK", "100000000000000000").output().unwrap()
}

#[test]
fn what_threads_would_check_is_checked() {
    let arguments = ["--threads", "4", "--format", "ndjson", "fixtures/1.0/valid"];
    let with = Command::new(BINARY).args(arguments).output().unwrap();
    let without = without_threads(&arguments);
    assert!(with.stdout.len() > 10_000 && with.stdout == without.stdout);
    assert_eq!(without.status.code(), Some(0));
    assert!(without.stderr.is_empty());
}

#[test]
fn a_program_that_cannot_be_talked_with_is_told() {
    let ran = without_threads(&["conform", "--", BINARY, "conform", "--self"]);
    assert_eq!(ran.status.code(), Some(3));
    assert!(String::from_utf8(ran.stdout).unwrap().contains("there is no thread to talk with it"));
}
