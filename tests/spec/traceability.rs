//! Every normative sentence names its rules; every rule has sentences, a page, fixtures, a property.

use crate::spec::sentences::{Marker, Sentence, sentences};
use crate::{spec, support};
use backup_lint::RULES;

/// How many normative sentences there are at least.
const SENTENCES: usize = 325;

fn all() -> Vec<Sentence> {
    spec::pages().iter().flat_map(sentences).collect()
}

/// The normative sentences, each with what its marker says; those with a wrong one are left out.
fn marked() -> Vec<(Sentence, Marker)> {
    let normative = all().into_iter().filter(Sentence::is_normative);
    normative.filter_map(|s| s.read_marker().ok().map(|marker| (s, marker))).collect()
}

#[test]
fn every_normative_sentence_says_where_it_belongs() {
    let all = all();
    let mut wrong = Vec::new();
    for sentence in &all {
        if sentence.is_normative() {
            let error = sentence.read_marker().err();
            wrong.extend(error.map(|error| format!("{} {error}", sentence.title())));
        } else if sentence.marker.is_some() {
            wrong.push(format!("{} has a marker and no key word", sentence.title()));
        }
    }
    spec::hold("sentences", &wrong);
    let count = all.iter().filter(|sentence| sentence.is_normative()).count();
    assert!(count >= SENTENCES, "{count} normative sentences are left of {SENTENCES}");
}

#[test]
fn every_sentence_that_no_vector_shows_says_why() {
    spec::hold("reasons", &spec::reasons::wrong(&marked()));
}

#[test]
fn every_rule_has_a_sentence() {
    let marked = marked();
    let named = |name: &str| {
        marked.iter().any(|(_, marker)| match marker {
            Marker::Rules(rules) => rules.iter().any(|rule| rule.name == name),
            _ => false,
        })
    };
    let missing = RULES.iter().filter(|rule| !named(rule.name));
    let missing = missing.map(|rule| format!("{}: no normative sentence names it", rule.name));
    spec::hold("rules without a sentence", &missing.collect::<Vec<_>>());
}

#[test]
fn the_table_of_every_rule_agrees_with_the_rules() {
    let text = support::read("spec/1.0/validation.md");
    let table = text.split("## 11 Every rule").nth(1).unwrap_or_default();
    let mut rows = Vec::new();
    for line in table.lines().filter(|line| line.starts_with("| ") && !line.contains("---")) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let names =
            cells[2].split(", ").filter_map(|name| name.strip_prefix('`')?.strip_suffix('`'));
        rows.extend(names.map(|name| (cells[1], name, &cells[3][..1])));
    }
    let mut wrong = Vec::new();
    for rule in RULES {
        let level = rule.level.as_str().to_uppercase();
        let right = (rule.stage.as_str(), rule.name, &level[..1]);
        let count = rows.iter().filter(|row| **row == right).count();
        if count != 1 {
            wrong.push(format!("{right:?} is there {count} times"));
        }
    }
    wrong.extend((rows.len() != RULES.len()).then(|| format!("{} names in it", rows.len())));
    spec::hold("validation.md, chapter 11", &wrong);

    // The rules behind structure have one sequence, that of `notRun`.
    let after = |stage: &str| !matches!(stage, "syntax" | "version" | "structure");
    let names = rows.iter().filter(|(stage, ..)| after(stage)).map(|(_, name, _)| *name);
    let order = RULES.iter().filter(|rule| after(rule.stage.as_str())).map(|rule| rule.name);
    assert!(names.eq(order), "the rules of validation.md, chapter 11, stand in another sequence");
}

#[test]
fn every_rule_has_a_page() {
    spec::hold("pages", &spec::pages::wrong_set(&spec::pages()));
}

#[test]
fn every_rule_has_fixtures() {
    let missing = spec::evidence::missing_fixtures(&spec::evidence::fixtures());
    spec::hold("fixtures", &missing);
}

#[test]
fn every_rule_has_a_property() {
    spec::hold("rules without a property", &spec::evidence::missing_properties());
}

#[test]
fn the_matrix_is_current() {
    let current = spec::matrix::markdown(&marked(), &spec::evidence::fixtures());
    support::committed::hold(spec::MATRIX, &current);
}
