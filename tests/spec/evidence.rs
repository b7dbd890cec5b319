//! What shows that a rule is kept: its fixtures, and a property.

use std::collections::BTreeSet;

use backup_lint::unstable::generate::BREAKS;
use backup_lint::{RULES, Rule, Stage};

use crate::support::{self, Case, Index};

/// The fixtures of a rule.
pub struct Fixtures {
    pub rule: &'static Rule,
    /// Those with a finding of it, told apart by the bytes of their files.
    pub failing: usize,
    /// Those that pass although it has looked at them.
    pub passing: usize,
}

/// Whether the rule is asked in this case.
fn is_asked(rule: &Rule, case: &Case) -> bool {
    match (rule.stage, case.kind.as_str()) {
        (Stage::History, kind) => kind == "compare",
        (Stage::Restore, "restore") => match rule.name {
            "wrong-platform" => case.onto.is_some(),
            "wrong-recovery-account" => case.recovery_account.is_some(),
            _ => case.file("existing").is_some(),
        },
        (Stage::Restore, _) => false,
        (_, kind) => kind == "check" && (rule.name != "written-in-future" || case.now.is_some()),
    }
}

/// The file that the case is about: the backup, or the new one.
fn is_judged(role: Option<&str>) -> bool {
    !matches!(role, Some("old" | "existing"))
}

/// The fixtures of each rule.
pub fn fixtures() -> Vec<Fixtures> {
    let index = Index::load();
    let of = |rule: &'static Rule| {
        let (mut failing, mut passing) = (BTreeSet::new(), BTreeSet::new());
        for case in &index.cases {
            let files: Vec<&str> = case.files.iter().map(|file| file.sha256.as_str()).collect();
            let mut judged = case.files.iter().filter(|file| is_judged(file.role.as_deref()));
            if judged.any(|file| file.findings.iter().any(|finding| finding.rule == rule.name)) {
                failing.insert(files);
            } else if case.outcome == "pass" && is_asked(rule, case) {
                passing.insert(files);
            }
        }
        Fixtures { rule, failing: failing.len(), passing: passing.len() }
    };
    RULES.iter().copied().map(of).collect()
}

/// What is missing of the fixtures.
pub fn missing_fixtures(fixtures: &[Fixtures]) -> Vec<String> {
    let mut missing = Vec::new();
    for Fixtures { rule, failing, passing } in fixtures {
        let name = rule.name;
        if *failing < 2 {
            missing.push(format!("{name}: {failing} failing fixtures, 2 are asked for"));
        }
        if *passing < 1 {
            missing.push(format!("{name}: no passing fixture"));
        }
    }
    missing
}

/// Where properties are.
const PROPERTIES: [&str; 2] = ["tests/properties", "tests/life"];

/// The rules that no property names in a string, and no break that a property goes over.
pub fn missing_properties() -> Vec<String> {
    let files: Vec<_> = PROPERTIES.into_iter().flat_map(support::files_below).collect();
    assert!(files.len() >= 10, "{} files of properties: some were lost", files.len());
    let texts: Vec<String> =
        files.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
    let is_code = |line: &&str| !line.trim_start().starts_with("//");
    let names = |rule: &Rule| {
        let literal = format!("\"{}\"", rule.name);
        texts.iter().any(|text| text.lines().filter(is_code).any(|line| line.contains(&literal)))
    };
    let is_broken = |rule: &Rule| BREAKS.iter().any(|(name, _)| *name == rule.name);
    let missing = RULES.iter().filter(|rule| !is_broken(rule) && !names(rule));
    missing
        .map(|rule| format!("{}: no property names it in {}", rule.name, PROPERTIES.join(" or ")))
        .collect()
}
