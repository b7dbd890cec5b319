//! The oracles of the fuzz targets, over what the fuzzers once found and over all fixtures.

use crate::{oracles, support};

/// The name of a target, and its oracle.
type Target = (&'static str, fn(&[u8]));

const TARGETS: [Target; 8] = [
    ("accept", oracles::accept::hold),
    ("parse", oracles::parse::hold),
    ("check", oracles::check::hold),
    ("schema_agrees", oracles::schema_agrees::hold),
    ("roundtrip", oracles::roundtrip::hold),
    ("mutate_valid", oracles::mutate_valid::hold),
    ("compare", oracles::compare::hold),
    ("stream", oracles::stream::hold),
];

#[test]
fn what_was_found_once_stays_mended() {
    for (target, hold) in TARGETS {
        let found = support::files_below(&format!("fuzz/regressions/{target}"));
        assert!(!found.is_empty(), "{target} has nothing to replay: it was lost");
        for path in found {
            println!("{}", path.display());
            hold(&std::fs::read(path).unwrap());
        }
    }
}

#[test]
fn the_oracles_hold_on_every_fixture() {
    let mut tried = 0;
    for path in support::files_below("fixtures/1.0") {
        let bytes = std::fs::read(&path).unwrap();
        if bytes.len() > 100_000 {
            continue;
        }
        for (_, hold) in TARGETS {
            hold(&bytes);
        }
        tried += 1;
    }
    assert!(tried > 800, "{tried}");
}

#[test]
fn the_oracle_of_two_documents_holds_on_every_pair() {
    let mut tried = 0;
    for (folder, first, second) in
        [("history", "old.json", "new.json"), ("restore", "existing.json", "backup.json")]
    {
        for path in support::files_below(&format!("fixtures/1.0/{folder}")) {
            if path.file_name().is_some_and(|name| name == first) {
                let other = std::fs::read(path.with_file_name(second)).unwrap();
                oracles::compare::hold(&[std::fs::read(&path).unwrap(), other].join(&0));
                tried += 1;
            }
        }
    }
    assert!(tried > 50, "{tried} pairs");
}

#[test]
fn most_bytes_make_a_backup() {
    let files = support::files_below("fixtures/1.0");
    let made = |path: &std::path::PathBuf| {
        let bytes = std::fs::read(path).unwrap();
        oracles::roundtrip::envelope(&mut arbitrary::Unstructured::new(&bytes)).is_ok()
    };
    let backups = files.iter().filter(|path| made(path)).count();
    assert!(backups * 2 > files.len(), "{backups} of {}", files.len());
}

#[test]
fn the_oracle_of_secrets_can_fail() {
    let secret = "Q7ZK2M4XW3PLT5R6";
    assert!(oracles::reports::leaks("a Q7ZK2M4X b", secret.as_bytes()));
    assert!(!oracles::reports::leaks("a Q7ZK2M4 b", secret.as_bytes()));
}

#[test]
fn the_targets_are_those_that_are_built() {
    let manifest = support::read("fuzz/Cargo.toml");
    assert_eq!(manifest.matches("[[bin]]").count(), TARGETS.len());
    for (target, _) in TARGETS {
        assert!(manifest.contains(&format!("name = \"{target}\"")), "{target}");
    }
}
