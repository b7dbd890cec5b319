//! Every rule on every fixture: the expected findings exactly, and none else.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use backup_lint::check::{Options, PlanDevice, Report, check, compare_documents, plan_document};
use backup_lint::model::{Identifier, Platform};
use backup_lint::rules::Level;
use support::{Case, File, Index, found};

/// The reports on the files of a case, and what they come to.
fn run(case: &Case) -> (Vec<Report>, &'static str) {
    let options =
        Options { now: case.now.as_deref().map(|now| now.parse().unwrap()), ..Options::default() };
    let (reports, judged, checked) = match case.kind.as_str() {
        "check" => {
            let report = check(&case.files[0].bytes(), &options);
            (vec![report], 0, true)
        }
        "restore" => {
            let recovery: Option<Identifier> =
                case.recovery_account.as_deref().map(|id| id.parse().unwrap());
            let existing = case.file("existing").map(File::bytes);
            let device = PlanDevice {
                platform: case.onto.as_deref().map(|name| Platform::new(name).unwrap()),
                recovery: recovery.as_ref(),
                existing: existing.as_deref(),
            };
            let plan = plan_document(&case.file("backup").unwrap().bytes(), &device, &options);
            (std::iter::once(plan.report).chain(plan.existing).collect(), 0, plan.checked)
        }
        "compare" => {
            let (old, new) = (case.file("old").unwrap(), case.file("new").unwrap());
            let comparison = compare_documents(&old.bytes(), &new.bytes(), &options);
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
            let stopped = report.stopped_at.map(backup_lint::check::StoppedAt::as_str);
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
