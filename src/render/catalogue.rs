//! The rules as a list.

use std::fmt::Write as _;

use serde::Serialize;

use super::json;
use crate::rules::{RULES, Rule, Stage};

/// Each rule on a line, by stage.
pub fn lines() -> String {
    let mut out = String::new();
    let width = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    for_each_stage(|stage, rules| {
        let _ = writeln!(out, "{}", stage.as_str());
        for rule in rules {
            let _ = writeln!(
                out,
                "  {:width$}  {:7}  {}",
                rule.name,
                rule.level.as_str(),
                rule.summary
            );
        }
    });
    out
}

/// The rules as a JSON array.
pub fn json() -> String {
    let rules: Vec<RuleJson> = RULES
        .iter()
        .map(|rule| RuleJson {
            name: rule.name,
            stage: rule.stage.as_str(),
            level: rule.level.as_str(),
            summary: rule.summary,
        })
        .collect();
    json::text(&rules, true)
}

/// The rules as a page of the specification: `spec/1.0/rules/README.md`.
pub fn markdown() -> String {
    let mut out = String::from(
        "# The rules of 1.0\n\nGenerated from the rules' table and pages; not to be edited. \
         A rule has one name, used in the specification, on the command line, in every report and in the fixtures.\n",
    );
    for_each_stage(|stage, rules| {
        let _ = write!(
            out,
            "\n## {}\n\n| rule | level | what it checks |\n|---|---|---|\n",
            stage.as_str()
        );
        for rule in rules {
            let (name, level) = (rule.name, rule.level.as_str());
            let _ = writeln!(out, "| [{name}]({name}.md) | {level} | {} |", rule.summary);
        }
    });
    out
}

pub(super) fn for_each_stage(mut each: impl FnMut(Stage, &[&Rule])) {
    for rules in RULES.chunk_by(|a, b| a.stage == b.stage) {
        each(rules[0].stage, rules);
    }
}

#[derive(Serialize)]
struct RuleJson {
    name: &'static str,
    stage: &'static str,
    level: &'static str,
    summary: &'static str,
}
