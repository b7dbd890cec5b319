//! What every finding of the fixtures says, in one place: a change of wording shows in a review.
//! `.ci/bless` writes it anew.

use std::collections::BTreeSet;

use backup_lint::Device;
use backup_lint::model::Platform;
use backup_lint::report::Finding;
use backup_lint::{Options, Report, check, compare, plan};

use crate::support;

/// The reports on a case, whatever verb it is for.
fn reports(case: &support::Case) -> Vec<Report> {
    let options = Options::new().at("2026-11-01T12:00:00Z".parse().unwrap());
    let of = |role: &str| case.file(role).map(support::File::bytes);
    let mut reports: Vec<_> =
        case.files.iter().map(|file| check(&file.bytes(), &options)).collect();
    if let (Some(old), Some(new)) = (of("old"), of("new")) {
        reports.push(compare(&old, &new, &options).new);
    }
    if let Some(backup) = of("backup") {
        let recovery = "00000000-0000-0000-0000-000000000000".parse().unwrap();
        for platform in [Platform::Ios, Platform::Android] {
            let device = Device::new().of(platform).signed_in_with(&recovery);
            reports.push(plan(&backup, &device, &options).report);
            if let Some(existing) = of("existing") {
                let device = device.holding(existing.as_slice());
                reports.push(plan(&backup, &device, &options).report);
            }
        }
    }
    reports
}

/// A finding in words. A digest is another one for each document.
fn words(finding: &Finding) -> String {
    let text = format!(
        "{}\n  {}\n  {}\n  {}\n",
        finding.rule.name, finding.message, finding.label, finding.help
    );
    let hexadecimal = |word: &&str| word.len() == 64 && word.bytes().all(|b| b.is_ascii_hexdigit());
    match text.split(|c: char| !c.is_ascii_alphanumeric()).find(hexadecimal) {
        Some(digest) => text.replace(digest, "(a digest)"),
        None => text,
    }
}

#[test]
fn what_findings_say() {
    let index = support::Index::load();
    let reports = index.cases.iter().flat_map(reports);
    let said: BTreeSet<String> =
        reports.flat_map(|report| report.findings.iter().map(words).collect::<Vec<_>>()).collect();
    let said = said.into_iter().collect::<Vec<_>>().join("\n");
    for rule in backup_lint::RULES {
        let title = format!("{}\n", rule.name);
        let says = said.starts_with(&title) || said.contains(&format!("\n{title}"));
        assert!(says, "{} says nothing on any fixture", rule.name);
    }
    support::committed::hold("tests/wording.txt", &said);
}
