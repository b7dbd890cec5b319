//! The house: what each part may know, and how large a file may grow.

mod paths;
mod snippets;
mod walls;

use std::path::Path;

use backup_lint::unstable::model::Shape;

use crate::support;

/// The Rust files below a folder, with their texts.
fn sources(folder: &str) -> Vec<(String, String)> {
    let root = support::root();
    let name = |path: &Path| path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
    support::files_below(folder)
        .iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .map(|path| (name(path), std::fs::read_to_string(path).unwrap()))
        .collect()
}

#[test]
fn no_file_is_too_long_and_a_rule_is_short() {
    let all = ["src", "tests", "fuzz/oracles", "fuzz/targets"];
    for (name, text) in all.into_iter().flat_map(sources) {
        let most = match name.as_str() {
            name if name.starts_with("src/rules/") && name.matches('/').count() == 3 => 120,
            _ => 400,
        };
        let lines = text.lines().count();
        assert!(lines <= most, "{name} has {lines} lines");
    }
}

#[test]
fn nothing_is_left_for_later() {
    for (name, text) in sources("src").into_iter().chain(sources("tests")) {
        if name == "tests/house/mod.rs" {
            continue;
        }
        for word in ["todo!(", "unimplemented!(", "#[ignore", "FIXME"] {
            assert!(!text.contains(word), "{name} holds {word}");
        }
    }
}

#[test]
fn a_rule_has_one_name_one_page_and_one_row() {
    let rules = backup_lint::RULES;
    let mut names: Vec<&str> = rules.iter().map(|rule| rule.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), rules.len(), "two rules have one name");
    let mut pages: Vec<String> = support::files_below("spec/1.0/rules")
        .iter()
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .filter(|name| name != "README")
        .collect();
    pages.sort_unstable();
    assert_eq!(pages, names, "pages and rules differ");
    assert!(rules.iter().all(|rule| !rule.summary.is_empty()), "a page has no summary");
    assert!(rules.is_sorted_by_key(|rule| rule.stage), "the table does not follow the stages");
    // Every rule that a declaration names is in the table.
    for (_, member) in support::members() {
        let rule = match member.shape {
            Shape::Text(text) => text.rule,
            Shape::Integer(number) => number.rule,
            Shape::Word(word) => word.rule,
            Shape::List(list) => list.rule,
            Shape::Tagged(_) | Shape::Object(_) | Shape::Boolean => continue,
        };
        assert!(names.binary_search(&rule).is_ok(), "{rule} is no rule");
    }
}
