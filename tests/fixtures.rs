//! Every rule on every fixture: the expected findings exactly, and none else.
#![allow(clippy::cast_possible_wrap)]

use crate::support;
use crate::support::{Case, File, Index, found};
use backup_lint::Device;
use backup_lint::Level;
use backup_lint::model::Identifier;
use backup_lint::{Options, Report, check, compare, plan};

/// The reports on the files of a case, and what they come to.
fn run(case: &Case) -> (Vec<Report>, &'static str) {
    let mut options = Options::new();
    options.now = case.now.as_deref().map(|now| now.parse().unwrap());
    let (reports, judged, checked) = match case.kind.as_str() {
        "check" | "salvage" => {
            let report = check(&case.files[0].bytes(), &options);
            (vec![report], 0, true)
        }
        "restore" => {
            let recovery: Option<Identifier> =
                case.recovery_account.as_deref().map(|id| id.parse().unwrap());
            let existing = case.file("existing").map(File::bytes);
            let mut device = Device::new();
            device.platform = case.onto.as_deref().map(|name| name.parse().unwrap());
            device.recovery = recovery.as_ref();
            device.existing = existing.as_deref();
            let plan = plan(&case.file("backup").unwrap().bytes(), &device, &options);
            (std::iter::once(plan.report).chain(plan.existing).collect(), 0, plan.checked)
        }
        "compare" => {
            let (old, new) = (case.file("old").unwrap(), case.file("new").unwrap());
            let comparison = compare(&old.bytes(), &new.bytes(), &options);
            let checked = comparison.checked();
            (vec![comparison.old, comparison.new], 1, checked)
        }
        kind => panic!("{}: no such kind: {kind}", case.id),
    };
    let report = &reports[judged];
    let outcome = match (checked, report.verdict.as_str(), report.worst()) {
        (false, ..) | (_, "unchecked", _) => "unchecked",
        (true, _, Some(Level::Error)) => "fail",
        _ => "pass",
    };
    (reports, outcome)
}

#[test]
fn every_fixture_gives_what_the_index_says_and_nothing_else() {
    let index = Index::load();
    let mut wrong = Vec::new();
    for case in &index.cases {
        let (reports, outcome) = run(case);
        assert_eq!(reports.len(), case.files.len(), "{}", case.id);
        if outcome != case.outcome {
            wrong.push(format!("{}: outcome {outcome}, expected {}", case.id, case.outcome));
        }
        let order = match case.kind.as_str() {
            "restore" => vec!["backup", "existing"],
            "compare" => vec!["old", "new"],
            _ => vec![],
        };
        for (n, report) in reports.iter().enumerate() {
            let file = order.get(n).map_or(&case.files[0], |role| case.file(role).unwrap());
            let stopped = report.stopped_at.map(backup_lint::report::StoppedAt::as_str);
            let (found, expected) = (found(report), &file.findings);
            if &found != expected {
                wrong.push(format!(
                    "{}: {}\n  found    {found:?}\n  expected {expected:?}",
                    case.id, file.path
                ));
            }
            if report.verdict.as_str() != file.verdict || stopped != file.stopped_at.as_deref() {
                wrong.push(format!(
                    "{}: verdict {:?}, stopped at {stopped:?}",
                    case.id, report.verdict
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), index.count, wrong.join("\n"));
}

#[test]
fn every_file_is_the_one_that_the_index_means_and_none_is_left_over() {
    use sha2::{Digest as _, Sha256};
    let index = Index::load();
    let mut named = std::collections::BTreeSet::new();
    for file in index.cases.iter().flat_map(|case| &case.files) {
        let digest = hex::encode(Sha256::digest(file.bytes()));
        assert_eq!(digest, file.sha256, "{} is not what the index means", file.path);
        named.insert(format!("fixtures/{}", file.path));
    }
    for path in support::files_below("fixtures/1.0") {
        let name = path.strip_prefix(support::root()).unwrap().to_string_lossy().into_owned();
        assert!(named.contains(&name), "{name} is in no case");
    }
}

#[test]
fn each_fault_is_a_change_of_a_clean_document() {
    let index = Index::load();
    let (mut changed, mut whole) = (0, 0);
    for case in &index.cases {
        for file in &case.files {
            let Some(base) = &file.base else {
                assert!(
                    file.whole || file.findings.is_empty(),
                    "{}: neither a base nor whole",
                    file.path
                );
                whole += 1;
                continue;
            };
            let clean = support::bytes(&format!("fixtures/{base}"));
            let now = Options::new().at("2026-11-01T12:00:00Z".parse().unwrap());
            assert!(check(&clean, &now).findings.is_empty(), "{base} is not clean");
            // The edits undone, from the last to the first, give the clean document.
            let mut bytes = file.bytes();
            let moved = |before: &[support::Edit]| -> isize {
                let grown = |edit: &support::Edit| {
                    edit.inserted().len() as isize - edit.removed().len() as isize
                };
                before.iter().map(grown).sum()
            };
            for (n, edit) in file.edits.iter().enumerate().rev() {
                let at = edit.at.checked_add_signed(moved(&file.edits[..n])).unwrap();
                let (inserted, removed) = (edit.inserted(), edit.removed());
                assert!(bytes[at..].starts_with(&inserted), "{}: edit {n} is not there", file.path);
                bytes.splice(at..at + inserted.len(), removed);
            }
            assert!(bytes == clean, "{}: undone, the edits do not give {base}", file.path);
            changed += 1;
        }
    }
    assert!(changed > 700 && whole < 170, "{changed} changed, {whole} whole");
}

#[test]
fn the_index_is_what_its_schema_says() {
    let schema = serde_json::from_slice(&support::bytes("fixtures/index.schema.json")).unwrap();
    let index = serde_json::from_slice(&support::bytes("fixtures/index.json")).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    assert!(
        validator.is_valid(&index),
        "{}",
        validator.iter_errors(&index).next().unwrap().instance_path()
    );
}

#[test]
fn every_rule_has_two_independent_fixtures_and_one_without_it() {
    let index = Index::load();
    for rule in backup_lint::RULES {
        let finds = |file: &&File| file.findings.iter().any(|found| found.rule == rule.name);
        let files: Vec<&File> = index.cases.iter().flat_map(|case| &case.files).collect();
        let with: std::collections::BTreeSet<&str> =
            files.iter().filter(|file| finds(file)).map(|file| file.sha256.as_str()).collect();
        assert!(with.len() >= 2, "{} has {} fixtures", rule.name, with.len());
        assert!(files.iter().any(|file| !finds(file)), "{} has no fixture without it", rule.name);
        let own = index.cases.iter().filter(|case| case.rule.as_deref() == Some(rule.name));
        assert!(own.clone().all(|case| case.stage.as_deref() == Some(rule.stage.as_str())));
    }
}

#[test]
fn the_vectors_of_the_recovery_digest_hold() {
    use backup_lint::model::{Id, RecoveryAccount};
    let vectors: serde_json::Value =
        serde_json::from_slice(&support::bytes("fixtures/recovery-digest.json")).unwrap();
    let digest = |case: &serde_json::Value| {
        let identifier: Identifier = case["identifier"].as_str().unwrap().parse().ok()?;
        let id = Id::new(case["backupId"].as_str().unwrap()).ok()?;
        Some(RecoveryAccount::of(&id, &identifier).digest.as_str().to_owned())
    };
    let (cases, rejects) =
        (vectors["cases"].as_array().unwrap(), vectors["reject"].as_array().unwrap());
    assert!(cases.len() >= 8 && rejects.len() >= 23);
    for case in cases {
        assert_eq!(digest(case).as_deref(), case["digest"].as_str(), "{}", case["id"]);
    }
    for case in rejects {
        match case["problem"].as_str() {
            Some("wrong-usage") => assert_eq!(digest(case), None, "{}", case["id"]),
            _ => {
                let (right, wrong) = (digest(case).unwrap(), case["wrongDigest"].as_str().unwrap());
                assert_ne!(right, wrong, "{}", case["id"]);
            }
        }
    }
}
