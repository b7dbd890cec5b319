//! What a report says beside its findings: what did not run and why, the version that was found,
//! where the way ended, and the places of what is not there.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use backup_lint::check::{Options, PlanDevice, Report, check, compare_documents, plan_document};
use backup_lint::model::Platform;
use serde_json::{Value, json};
use support::documents::sealed;

fn document() -> Value {
    serde_json::from_slice(&support::bytes("fixtures/1.0/valid/ios-three-accounts.json")).unwrap()
}

/// A rule that did not run, why, and on what.
type Silent<'r> = (&'static str, &'static str, Vec<&'r str>);

/// The rules that did not run.
fn not_run(report: &Report) -> Vec<Silent<'_>> {
    report
        .not_run
        .iter()
        .map(|silent| {
            let pointers = silent.pointers.iter().map(String::as_str).collect();
            (silent.rule.name, silent.reason.as_str(), pointers)
        })
        .collect()
}

fn at(now: Option<&str>) -> Options {
    Options { now: now.map(|now| now.parse().unwrap()), ..Options::default() }
}

#[test]
fn without_a_clock_one_rule_does_not_run() {
    let bytes = sealed(document());
    assert_eq!(not_run(&check(&bytes, &at(None))), [("written-in-future", "no-clock", vec![])]);
    assert_eq!(not_run(&check(&bytes, &at(Some("2026-11-01T12:00:00Z")))), []);
}

#[test]
fn a_hole_is_named_and_so_is_the_nearest_value_that_is_there() {
    let mut broken = document();
    broken["writtenAt"] = json!(1);
    let clock = at(Some("2026-11-01T12:00:00Z"));
    assert_eq!(
        not_run(&check(&sealed(broken), &clock)),
        [
            ("written-in-future", "hole", vec!["/writtenAt"]),
            ("checksum-mismatch", "unsound", vec![])
        ]
    );
    let mut missing = document();
    missing["accounts"][1].as_object_mut().unwrap().remove("label");
    let text_rules = [
        "duplicate-account-name",
        "unsafe-text",
        "invisible-text",
        "untrimmed-text",
        "serialization-accident",
    ];
    let mut expected: Vec<_> = text_rules.map(|rule| (rule, "hole", vec!["/accounts/1"])).into();
    expected.push(("checksum-mismatch", "unsound", vec![]));
    assert_eq!(not_run(&check(&sealed(missing), &clock)), expected);
}

#[test]
fn rules_of_two_documents_say_which_of_them_stands_in_their_way() {
    let good = sealed(document());
    let mut broken = document();
    broken["generation"] = json!("7");
    let broken = sealed(broken);
    let history = |report: &Report| {
        let of_history = |(rule, ..): &Silent| {
            backup_lint::rules::find(rule).unwrap().stage.as_str() == "history"
        };
        not_run(report)
            .into_iter()
            .filter(of_history)
            .map(|(_, reason, _)| reason)
            .collect::<Vec<_>>()
    };
    let options = at(Some("2026-11-01T12:00:00Z"));
    let comparison = compare_documents(&broken, &good, &options);
    assert!(!comparison.checked());
    assert_eq!(history(&comparison.new), ["other-document"; 8]);
    assert_eq!(history(&comparison.old), Vec::<&str>::new());
    assert_eq!(history(&compare_documents(&good, &broken, &options).new), ["unsound"; 8]);
    assert_eq!(history(&compare_documents(&broken, &broken, &options).new), ["unsound"; 8]);
    assert_eq!(history(&compare_documents(&good, &good, &options).new), Vec::<&str>::new());
    // A document that stopped lists nothing.
    assert_eq!(not_run(&compare_documents(&good, b"{", &options).new), []);

    let plan = |bytes: &[u8], existing: Option<&[u8]>| {
        let device = PlanDevice { platform: Some(Platform::Ios), recovery: None, existing };
        let plan = plan_document(bytes, &device, &options);
        let silent: Vec<_> =
            plan.report.not_run.iter().map(|s| (s.rule.name, s.reason.as_str())).collect();
        (
            plan.checked,
            silent
                .into_iter()
                .filter(|(rule, _)| matches!(*rule, "wrong-platform" | "account-exists"))
                .collect::<Vec<_>>(),
        )
    };
    assert_eq!(plan(&good, Some(&broken)), (false, vec![("account-exists", "other-document")]));
    assert_eq!(
        plan(&broken, Some(&good)),
        (false, vec![("wrong-platform", "unsound"), ("account-exists", "unsound")])
    );
    assert_eq!(plan(&broken, None), (false, vec![("wrong-platform", "unsound")]));
    assert_eq!(plan(&good, None), (true, vec![]));
}

#[test]
fn the_version_that_was_found_is_told_if_it_is_short() {
    for (version, told) in [
        ("1.0", Some("1.0")),
        ("2.0", Some("2.0")),
        ("1234.5678", Some("1234.5678")),
        ("1234.56789", None),
        ("1.x", None),
    ] {
        let mut other = document();
        other["version"] = json!(version);
        let report = check(&sealed(other), &Options::default());
        assert_eq!(report.format_version.as_deref(), told, "{version}");
    }
}

#[test]
fn what_is_not_there_has_the_bracket_of_what_holds_it() {
    let bytes = b"  {\"version\": \"1.0\"}";
    let report = check(bytes, &Options::default());
    let span = report.findings[0].span.bytes;
    assert_eq!((report.findings[0].rule.name, span.start, span.end), ("not-a-backup", 2, 3));
    assert_eq!(report.stopped_at.map(|stage| stage.as_str()), Some("version"));
    let report = check(b" {\"format\": \"authenticator-backup\"}", &Options::default());
    let span = report.findings[0].span.bytes;
    assert_eq!((report.findings[0].rule.name, span.start, span.end), ("invalid-version", 1, 2));
}

#[test]
fn related_places_are_named() {
    let mut twice = document();
    twice["order"][1] = twice["order"][0].clone();
    let report = check(&sealed(twice.clone()), &Options::default());
    let related = report.findings.iter().find_map(|finding| finding.related.as_ref()).unwrap();
    assert_eq!(related.message, "the first one");
    let mut blank = document();
    blank["accounts"] = json!([]);
    blank["order"] = json!([]);
    let comparison = compare_documents(&sealed(document()), &sealed(blank), &Options::default());
    let finding =
        comparison.new.findings.iter().find(|f| f.rule.name == "blank-overwrite").unwrap();
    let related = finding.related.as_ref().unwrap();
    assert_eq!((related.message, related.pointer.as_str()), ("in the stored backup", "/accounts"));
}
