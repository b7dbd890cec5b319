//! The verbs for those who write their own reader, writer or validator.

use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::{Command, Stdio};

use backup_lint::RULES;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::canaries::CANARY;
use super::{VALID, argument, backup_lint, backup_lint_with, folder};
use crate::support::bytes;
use crate::support::documents::{findings, rules, sealed};

/// The document that everything else is made of, with the checksum of another one.
fn unstamped() -> Vec<u8> {
    let text = String::from_utf8(bytes(VALID)).unwrap();
    let digest = text.rsplit('"').nth(1).unwrap().to_owned();
    text.replace(&digest, &"0".repeat(64)).into_bytes()
}

#[test]
fn new_makes_valid_documents_and_the_same_seed_gives_the_same() {
    let made = |arguments: &[&str]| {
        let ran = backup_lint(&[&["new", "--count", "40"], arguments].concat());
        assert_eq!((ran.code, ran.errors.as_str()), (0, ""));
        ran.output
    };
    let any = made(&[]);
    assert!(any == made(&["--seed", "0"]), "the same seed, other bytes");
    assert!(any != made(&["--seed", "1"]), "another seed, the same bytes");
    let documents: Vec<Value> =
        any.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(documents.len(), 40);
    assert!(any.lines().all(|line| findings(line.as_bytes()).is_empty()));
    for (platform, other) in [("ios", "android"), ("android", "ios")] {
        assert!(documents.iter().any(|document| document["platform"] == platform));
        let asked = made(&["--platform", platform]);
        assert!(!asked.contains(&format!("\"platform\":\"{other}\"")));
    }
    for count in 1..=3_usize {
        let asked = made(&["--accounts", &count.to_string()]);
        let accounts = |line: &str| {
            let document: Value = serde_json::from_str(line).unwrap();
            document["accounts"].as_array().unwrap().len()
        };
        assert!(asked.lines().all(|line| accounts(line) == count));
    }
}

#[test]
fn new_breaks_every_rule_of_one_document_and_no_other_with_it() {
    for rule in RULES {
        let ran = Command::new(env!("CARGO_BIN_EXE_backup-lint"))
            .args(["new", "--count", "3", "--seed", "7", "--break", rule.name])
            .stderr(Stdio::null())
            .output()
            .unwrap();
        if matches!(rule.stage.as_str(), "restore" | "history") {
            assert_eq!(ran.status.code(), Some(2), "{}", rule.name);
            continue;
        }
        assert_eq!(ran.status.code(), Some(0), "{}", rule.name);
        let lines: Vec<&[u8]> = ran.stdout.split_inclusive(|byte| *byte == b'\n').collect();
        assert_eq!(lines.len(), 3, "{}", rule.name);
        for line in lines {
            assert_eq!(rules(&line[..line.len() - 1]), [rule.name]);
        }
    }
}

#[test]
fn what_new_cannot_do_is_wrong_usage() {
    for (arguments, said) in [
        (&["--accounts", "4"][..], "4"),
        (&["--break", "no-such-rule"], "no such rule"),
        (&["--break", "wrong-platform"], "two documents"),
        (&["--break", "weak-secret", "--accounts", "0"], "other accounts"),
    ] {
        let ran = backup_lint(&[&["new"], arguments].concat());
        assert_eq!((ran.code, ran.output.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.errors.contains(said), "{arguments:?}: {}", ran.errors);
    }
}

#[test]
fn stamp_changes_the_digest_and_nothing_else() {
    let folder = folder();
    let (file, link) = (folder.path().join("backup.json"), folder.path().join("link.json"));
    std::fs::write(&file, unstamped()).unwrap();
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o640)).unwrap();
    symlink(&file, &link).unwrap();
    let ran = backup_lint(&["stamp", argument(&link)]);
    assert_eq!((ran.code, ran.output.as_str(), ran.errors.as_str()), (0, "", ""));
    assert!(std::fs::read(&file).unwrap() == bytes(VALID));
    assert!(link.is_symlink(), "the link was replaced");
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2, "something was left behind");

    let through = backup_lint_with(&["stamp", "-"], &unstamped());
    assert!(through.output.as_bytes() == bytes(VALID));
    let canonical = backup_lint_with(&["stamp", "--canonical", "-"], &unstamped());
    assert_eq!(canonical.output, backup_lint(&["canonical", VALID]).output);
}

#[test]
fn stamp_paints_over_nothing() {
    let folder = folder();
    let mut document: Value = serde_json::from_slice(&bytes(VALID)).unwrap();
    document["accounts"][0]["credential"]["secret"] = CANARY.into();
    document["storage"] = "microsoft-cloud".into();
    let mut newer = document.clone();
    newer["version"] = "1.1".into();
    let broken = String::from_utf8(sealed(document.clone())).unwrap().replacen(':', "", 1);
    for (text, code, rule) in [
        (sealed(document), 1, "storage-mismatch"),
        (sealed(newer), 3, "unsupported-version"),
        (broken.into_bytes(), 1, "invalid-json"),
    ] {
        let file = folder.path().join("backup.json");
        std::fs::write(&file, &text).unwrap();
        for verb in
            [&["stamp"][..], &["stamp", "--canonical"], &["canonical"], &["digest", "checksum"]]
        {
            // Where only the form is asked for, an error of another kind is no reason.
            if rule == "storage-mismatch" && verb[0] != "stamp" {
                continue;
            }
            let ran = backup_lint(&[verb, &[argument(&file)]].concat());
            assert_eq!((ran.code, ran.output.as_str()), (code, ""), "{verb:?} {rule}");
            assert!(ran.errors.contains(rule), "{verb:?} does not say {rule}");
            assert!(!ran.errors.contains(&CANARY[..8]), "{verb:?} shows a secret");
            assert!(std::fs::read(&file).unwrap() == text, "{verb:?} changed the file");
        }
    }
    let ran = backup_lint(&["stamp", "no-such-file.json"]);
    assert_eq!((ran.code, ran.output.as_str()), (3, ""));
}

#[test]
fn the_canonical_form_is_what_the_checksum_is_of() {
    let form = backup_lint(&["canonical", "--without-checksum", VALID]).output;
    assert!(!form.contains("checksum") && !form.ends_with('\n'));
    let digest = hex::encode(Sha256::digest(form.as_bytes()));
    for text in [bytes(VALID), unstamped()] {
        let ran = backup_lint_with(&["digest", "checksum", "-"], &text);
        assert_eq!((ran.code, ran.output), (0, format!("{digest}\n")));
    }
    let whole: Value = serde_json::from_str(&backup_lint(&["canonical", VALID]).output).unwrap();
    assert_eq!(whole["checksum"]["digest"], digest);
}

#[test]
fn the_recovery_digest_is_that_of_the_vectors() {
    let vectors: Value = serde_json::from_slice(&bytes("fixtures/recovery-digest.json")).unwrap();
    let run = |case: &Value| {
        let (id, identifier) = (case["backupId"].as_str(), case["identifier"].as_str());
        let arguments = ["digest", "recovery", "--backup-id", id.unwrap(), "--account-file", "-"];
        backup_lint_with(&arguments, identifier.unwrap().as_bytes())
    };
    let cases = vectors["cases"].as_array().unwrap();
    assert!(cases.len() > 3);
    for case in cases {
        let ran = run(case);
        assert_eq!((ran.code, ran.output.trim_end()), (0, case["digest"].as_str().unwrap()));
    }
    let refused = vectors["reject"].as_array().unwrap().iter();
    // The line feed at the end of a file is no part of what stands in it.
    let is_line = |case: &&Value| case["identifier"].as_str().unwrap().ends_with('\n');
    let refused: Vec<&Value> =
        refused.filter(|case| case["problem"] == "wrong-usage" && !is_line(case)).collect();
    assert!(refused.len() > 3);
    for case in refused {
        let ran = run(case);
        assert_eq!((ran.code, ran.output.as_str()), (2, ""), "{case}");
        let given = case["identifier"].as_str().unwrap();
        assert!(given.len() < 8 || !ran.errors.contains(given), "it is repeated");
    }
}
