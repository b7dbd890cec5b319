//! What a report says beside its findings: what did not run and why, the version that was found,
//! where the way ended, and the places of what is not there.

use crate::support;
use crate::support::documents::sealed;
use backup_lint::Device;
use backup_lint::model::Platform;
use backup_lint::report::Finding;
use backup_lint::{Level, RULES};
use backup_lint::{Levels, Options, Report, check, compare, plan};
use serde_json::{Value, json};

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
    let mut options = Options::new();
    options.now = now.map(|now| now.parse().unwrap());
    options
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
            backup_lint::Rule::find(rule).unwrap().stage.as_str() == "history"
        };
        not_run(report)
            .into_iter()
            .filter(of_history)
            .map(|(_, reason, _)| reason)
            .collect::<Vec<_>>()
    };
    let options = at(Some("2026-11-01T12:00:00Z"));
    let comparison = compare(&broken, &good, &options);
    assert!(!comparison.checked());
    assert_eq!(history(&comparison.new), ["other-document"; 8]);
    assert_eq!(history(&comparison.old), Vec::<&str>::new());
    assert_eq!(history(&compare(&good, &broken, &options).new), ["unsound"; 8]);
    assert_eq!(history(&compare(&broken, &broken, &options).new), ["unsound"; 8]);
    assert_eq!(history(&compare(&good, &good, &options).new), Vec::<&str>::new());
    // A document that stopped lists nothing.
    assert_eq!(not_run(&compare(&good, b"{", &options).new), []);

    let plan = |bytes: &[u8], existing: Option<&[u8]>| {
        let mut device = Device::new().of(Platform::Ios);
        device.existing = existing;
        let plan = plan(bytes, &device, &options);
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
        let report = check(&sealed(other), &Options::new());
        assert_eq!(report.format_version.as_deref(), told, "{version}");
    }
}

#[test]
fn what_is_not_there_has_the_bracket_of_what_holds_it() {
    let bytes = b"  {\"version\": \"1.0\"}";
    let report = check(bytes, &Options::new());
    let span = report.findings[0].span.bytes;
    assert_eq!((report.findings[0].rule.name, span.start, span.end), ("not-a-backup", 2, 3));
    assert_eq!(report.stopped_at.map(|stage| stage.as_str()), Some("version"));
    let report = check(b" {\"format\": \"authenticator-backup\"}", &Options::new());
    let span = report.findings[0].span.bytes;
    assert_eq!((report.findings[0].rule.name, span.start, span.end), ("invalid-version", 1, 2));
}

#[test]
fn related_places_are_named() {
    let mut twice = document();
    twice["order"][1] = twice["order"][0].clone();
    let report = check(&sealed(twice.clone()), &Options::new());
    let related = report.findings.iter().find_map(|finding| finding.related.as_ref()).unwrap();
    assert_eq!(related.message, "the first one");
    let mut blank = document();
    blank["accounts"] = json!([]);
    blank["order"] = json!([]);
    let comparison = compare(&sealed(document()), &sealed(blank), &Options::new());
    let finding =
        comparison.new.findings.iter().find(|f| f.rule.name == "blank-overwrite").unwrap();
    let related = finding.related.as_ref().unwrap();
    assert_eq!((related.message, related.pointer.as_str()), ("in the stored backup", "/accounts"));
}

#[test]
fn related_places_of_two_documents_are_where_they_stand_in_theirs() {
    let mut twice = document();
    twice["accounts"][1]["type"] = twice["accounts"][0]["type"].clone();
    twice["accounts"][1]["credential"] = twice["accounts"][0]["credential"].clone();
    twice["generation"] = json!(1);
    let twice_type = twice["accounts"][0]["type"].clone();
    // The stored one is pushed to the right.
    let padding = format!("\n{}", " ".repeat(60)).into_bytes();
    let (old, new) = ([padding, sealed(document())].concat(), sealed(twice));
    let report = compare(&old, &new, &Options::new()).new;
    let mut seen = Vec::new();
    for finding in report.findings {
        let Some(related) = finding.related else { continue };
        let text = if related.message == "the first one" { &new } else { &old };
        let shown = &text[related.span.bytes.start..related.span.bytes.end];
        let line = text[..related.span.bytes.start].split(|b| *b == b'\n').count();
        assert_eq!(related.span.start.line, line, "{}", finding.rule.name);
        seen.push((finding.rule.name, related.pointer, String::from_utf8(shown.into()).unwrap()));
    }
    let generation = document()["generation"].to_string();
    let ours = twice_type.to_string();
    assert!(seen.contains(&("duplicate-account-type", "/accounts/0/type".to_owned(), ours)));
    assert!(seen.contains(&("generation-not-increased", "/generation".to_owned(), generation)));
}

/// A document with members that nobody knows, before or behind all others.
fn crowded(unknown: usize, before: bool) -> Vec<u8> {
    let mut partial = document();
    partial["omittedAccounts"] = json!(4);
    partial["accounts"][1]["label"] = json!(" lena");
    let ours = String::from_utf8(sealed(partial)).unwrap();
    let members: Vec<_> = (0..unknown).map(|n| format!("\"x{n}\":0")).collect();
    let (members, ours) = (members.join(","), &ours[1..ours.len() - 1]);
    let text =
        if before { format!("{{{members},{ours}}}") } else { format!("{{{ours},{members}}}") };
    text.into_bytes()
}

#[test]
fn findings_beyond_the_first_thousand_are_counted_by_level() {
    for (unknown, before) in [(990, true), (1_100, true), (5_000, true), (5_000, false)] {
        let text = crowded(unknown, before);
        let all = check(&text, &Options::new().with_all_findings());
        let report = check(&text, &Options::new());
        for level in [Level::Error, Level::Warning, Level::Note] {
            assert!(all.count(level) > 0);
            assert_eq!(report.count(level), all.count(level), "{unknown} {before} {level:?}");
        }
        assert_eq!(report.worst(), Some(Level::Error));
        assert_eq!((all.omitted.total(), report.verdict), (0, all.verdict));
        assert_eq!(report.findings.len(), all.findings.len().min(1_000));
        assert_eq!(report.omitted.total(), all.findings.len() - report.findings.len());
        let key = |f: &Finding| (f.rule.name, f.pointer.clone(), f.span);
        assert!(report.findings.iter().map(key).eq(all.findings.iter().take(1_000).map(key)));
    }
    let omitted = check(&crowded(1_100, true), &Options::new()).omitted;
    assert_eq!((omitted.errors, omitted.warnings, omitted.notes), (100, 1, 1));
}

#[test]
fn findings_are_hidden_beyond_the_first_thousand_too() {
    for (before, hidden) in [(true, 1_000), (false, 1_002)] {
        let text = crowded(2_000, before);
        let all = check(&text, &Options::new().with_all_findings());
        let mut report = all.clone();
        report.hide(|found| (found.rule.name == "unknown-member").then(|| "known".to_owned()));
        assert_eq!((report.hidden(), report.findings.len()), (2_000, 1_000));
        assert_eq!(report.omitted.hidden, hidden);
        assert_eq!(report.findings.len() + report.omitted.total(), all.findings.len());
        // Of each rule, whether hidden or not.
        let beyond = |name: &str| {
            let of = report.beyond.iter().filter(|(rule, _)| rule.name == name);
            of.map(|(_, count)| count).sum::<usize>()
        };
        assert_eq!(beyond("unknown-member"), hidden);
        let all_beyond = report.beyond.iter().map(|(_, count)| count).sum::<usize>();
        assert_eq!(all_beyond, report.omitted.total());
        assert_eq!(report.worst(), Some(Level::Warning));
    }
}

#[test]
fn what_a_text_breaks_off_with_is_marked_whole() {
    let large = vec![b' '; 1_048_577];
    for (text, rule, start, end) in [
        (&large[..], "too-large", 1_048_576, 1_048_577),
        (b"{}\xe2\x82", "invalid-utf8", 2, 4),
        (b"{}\xe2\x82{", "invalid-utf8", 2, 4),
        (b"{}\xff\xff", "invalid-utf8", 2, 3),
        (b"{\"a\":\"\\", "invalid-json", 7, 7),
    ] {
        let report = check(text, &Options::new());
        let finding = &report.findings[0];
        let span = finding.span.bytes;
        assert_eq!((finding.rule.name, span.start, span.end), (rule, start, end));
    }
    let mut less = document();
    less.as_object_mut().unwrap().remove("storage");
    let report = check(&sealed(less), &Options::new());
    let span = report.findings[0].span.bytes;
    assert_eq!((report.findings[0].rule.name, span.start, span.end), ("missing-member", 0, 1));
}

#[test]
fn only_levels_of_the_later_rules_can_be_set() {
    let mut levels = Levels::default();
    for rule in RULES {
        let early = matches!(rule.stage.as_str(), "syntax" | "version" | "structure");
        assert_eq!(levels.set(rule, Level::Note).is_err(), early, "{}", rule.name);
        assert_eq!(levels.of(rule), if early { rule.level } else { Level::Note });
    }
}

#[test]
fn a_recovery_account_that_is_known_is_asked_for() {
    let mut broken = document();
    broken["generation"] = json!("7");
    let recovery = "51f7a2a3-7f94-4b52-93b5-5a1d9a5b0001".parse().unwrap();
    let device = Device::new().signed_in_with(&recovery);
    let plan = plan(&sealed(broken), &device, &Options::new());
    assert!(not_run(&plan.report).contains(&("wrong-recovery-account", "unsound", vec![])));
    assert!(!plan.checked);
}

/// What a document with one change is told first.
fn told(change: impl FnOnce(&mut Value)) -> String {
    let mut changed = document();
    change(&mut changed);
    let finding = check(&sealed(changed), &Options::new()).findings.swap_remove(0);
    format!("{} {} {}", finding.message, finding.label, finding.help)
}

#[test]
fn near_words_are_suggested_and_types_are_named() {
    let name = |name: &str| told(|document| document[name] = json!(1));
    assert!(name("Accounts").contains("did you mean \"accounts\"?"));
    assert!(name("acounts").contains("did you mean \"accounts\"?"));
    assert!(!name("zzz").contains("did you mean"));
    // A text of more than 32 characters is no misspelt word.
    let padded = |length: usize| format!("recovery-account{}", "_".repeat(length - 16));
    assert!(name(&padded(32)).contains("did you mean \"recoveryAccount\"?"));
    assert!(!name(&padded(33)).contains("did you mean"));
    let platform = told(|document| document["platform"] = json!("Android"));
    assert!(platform.contains("did you mean \"android\"?"));
    let number = told(|document| document["platform"] = json!(1));
    assert!(number.contains("expected a string, found a number"), "{number}");
    let list = told(|document| document["accounts"] = json!({}));
    assert!(list.contains("expected an array, found an object"), "{list}");
}
