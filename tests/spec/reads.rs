//! The table of what each rule reads, executed: a value that is made a hole keeps from running, or
//! is passed over by, the rules whose rows name it, and no others.

use std::collections::BTreeSet;

use backup_lint::report::NotRunReason;
use backup_lint::{Options, RULES, Stage, check};
use serde_json::{Value, json};

use crate::{spec, support};

/// A rule and the pointers that its row names, `A` and `i` as they stand there.
type Row = (String, Vec<String>);

/// Chapter 10.1 of the text.
fn rows() -> Vec<Row> {
    let text = support::read("spec/1.0/validation.md");
    let table = text.split("### 10.1 What each rule reads").nth(1).unwrap();
    let table = table.split("\n### ").next().unwrap();
    let mut rows = Vec::new();
    for line in table.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let coded = |cell: &str| -> Vec<String> {
            cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
        };
        let read: Vec<String> = [coded(cells[2]), coded(cells[3])].concat();
        rows.extend(coded(cells[1]).into_iter().map(|rule| (rule, read.clone())));
    }
    rows
}

/// Documents in which there is a value at every pointer of the table.
fn documents() -> [Value; 2] {
    [("ios", "screenCapture"), ("android", "appSwitcherBlur")].map(|(platform, of_the_other)| {
        let path = format!("fixtures/1.0/valid/{platform}-three-accounts.json");
        let mut document: Value = serde_json::from_slice(&support::bytes(&path)).unwrap();
        document["accounts"][0]["issuer"] = json!("Contoso");
        document["settings"] = json!({ "cloudBackup": true, of_the_other: true });
        document
    })
}

/// The pointers of every value of a document.
fn pointers(value: &Value, at: &str, all: &mut Vec<String>) {
    all.push(at.to_owned());
    let mut below = |step: String, value| pointers(value, &format!("{at}/{step}"), all);
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(name, value)| below(name.clone(), value));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(i, value)| below(i.to_string(), value));
        }
        _ => {}
    }
}

/// A pointer as the table writes it.
fn as_in_table(pointer: &str) -> String {
    let steps: Vec<&str> = pointer.split('/').collect();
    match steps.as_slice() {
        ["", "accounts", _, rest @ ..] if !rest.is_empty() => format!("A/{}", rest.join("/")),
        ["", "order", _] => "/order/i".to_owned(),
        _ => pointer.to_owned(),
    }
}

/// What is wrong with the table in one document.
fn differences(rows: &[Row], document: &Value) -> Vec<String> {
    let mut all = Vec::new();
    pointers(document, "", &mut all);
    let options = Options::new().at("2026-11-01T12:00:00Z".parse().unwrap()).with_all_findings();
    let mut wrong = Vec::new();
    for hole in all.iter().filter(|hole| !matches!(hole.as_str(), "" | "/format" | "/version")) {
        // What is inside the hole is not sound either.
        let is_within = |pointer: &&String| {
            let rest = pointer.strip_prefix(hole.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let unsound: Vec<String> =
            all.iter().filter(is_within).map(|pointer| as_in_table(pointer)).collect();
        let reads = |(_, read): &&Row| read.iter().any(|pointer| unsound.contains(pointer));
        let expected: BTreeSet<&str> =
            rows.iter().filter(reads).map(|(rule, _)| rule.as_str()).collect();
        let mut broken = document.clone();
        *broken.pointer_mut(hole).unwrap() = Value::Null;
        let report = check(broken.to_string().as_bytes(), &options);
        let by_hole = report.not_run.iter().filter(|silent| silent.reason == NotRunReason::Hole);
        let listed: BTreeSet<&str> = by_hole.map(|silent| silent.rule.name).collect();
        if listed != expected {
            let difference: Vec<_> = listed.symmetric_difference(&expected).collect();
            wrong.push(format!("{hole}: the table and notRun differ by {difference:?}"));
        }
    }
    wrong
}

#[test]
fn a_rule_reads_what_its_row_says_and_nothing_else() {
    let (rows, documents) = (rows(), documents());
    let mut all = Vec::new();
    documents.iter().for_each(|document| pointers(document, "", &mut all));
    let mut wrong = Vec::new();
    for (rule, read) in &rows {
        let here = |pointer: &String| all.iter().any(|there| as_in_table(there) == *pointer);
        let lost = read.iter().filter(|pointer| !here(pointer));
        wrong.extend(lost.map(|pointer| format!("{rule}: no value at {pointer}")));
    }
    wrong.extend(documents.iter().flat_map(|document| differences(&rows, document)));
    spec::hold("validation.md, section 10.1", &wrong);
}

#[test]
fn every_rule_behind_structure_has_a_row() {
    let rows = rows();
    let named: Vec<&str> = rows.iter().map(|(rule, _)| rule.as_str()).collect();
    // The history rules share one row, which does not name them.
    let behind = |stage| stage > Stage::Structure && stage != Stage::History;
    let rules = RULES.iter().filter(|rule| behind(rule.stage)).map(|rule| rule.name);
    assert_eq!(named, rules.collect::<Vec<_>>());
}
