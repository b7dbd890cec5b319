//! The house: what each part may know, and how large a file may grow.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::path::Path;

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

/// Code without its comments. (An address in a text begins none.)
fn code(text: &str) -> String {
    let end = |line: &str| {
        let mut found = line.match_indices("//").map(|(at, _)| at);
        found.find(|at| !line[..*at].ends_with(':')).unwrap_or(line.len())
    };
    text.lines().map(|line| &line[..end(line)]).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_core_has_no_input_no_output_no_clock_and_no_threads() {
    let forbidden = [
        "std::fs",
        "std::io",
        "std::net",
        "std::env",
        "std::process",
        "std::thread",
        "std::time",
        "std::os",
        "SystemTime",
        "Instant",
        "println!",
        "eprintln!",
        "print!",
        "dbg!",
        "rand",
        "RandomState",
        "HashMap",
        "HashSet",
        "thread_local",
    ];
    let mut seen = 0;
    let folders = [
        "src/syntax",
        "src/model",
        "src/rules",
        "src/check",
        "src/foreign",
        "src/run",
        "src/render",
    ];
    let top = sources("src")
        .into_iter()
        .filter(|(name, _)| ["src/lib.rs", "src/strategies.rs"].contains(&name.as_str()));
    for (folder, files) in
        folders.map(|folder| (folder, sources(folder))).into_iter().chain([("src", top.collect())])
    {
        assert!(!files.is_empty(), "{folder} is empty");
        for (name, text) in files {
            seen += 1;
            let code = code(&text);
            // A list in braces would hide what it holds.
            for list in ["use std::{", "use crate::{"] {
                assert!(!code.contains(list), "{name} has {list}");
            }
            for word in forbidden {
                let whole = code.match_indices(word).any(|(at, _)| {
                    let letter =
                        |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
                    !letter(code[..at].chars().next_back())
                        && !letter(code[at + word.len()..].chars().next())
                });
                assert!(!whole, "{name} knows {word}");
            }
        }
    }
    assert!(seen > 60, "{seen} files");
}

#[test]
fn arrows_run_one_way() {
    // Each part, and the parts that it may not know.
    let walls: [(&str, &[&str]); 7] = [
        ("src/syntax", &["model", "rules", "check", "foreign", "run", "render", "cli"]),
        ("src/foreign", &["model", "rules", "check", "run", "render", "cli"]),
        ("src/model", &["rules", "check", "foreign", "run", "render", "cli"]),
        ("src/rules", &["check", "run", "render", "cli"]),
        ("src/check", &["run", "render", "cli"]),
        ("src/run", &["render", "cli"]),
        ("src/render", &["cli"]),
    ];
    for (folder, unknown) in walls {
        for (name, text) in sources(folder) {
            for part in unknown {
                assert!(!code(&text).contains(&format!("crate::{part}")), "{name} knows {part}");
                let through = format!("super::{part}::");
                assert!(!code(&text).contains(&format!("super::{through}")), "{name} knows {part}");
            }
        }
    }
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
        if name == "tests/house.rs" {
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
    assert!(rules.iter().all(|rule| !rule.summary().is_empty()), "a page has no summary");
    assert!(rules.is_sorted_by_key(|rule| rule.stage), "the table does not follow the stages");
    // Every name that the reader can give is in the table.
    for shape in shapes() {
        assert!(names.binary_search(&shape).is_ok(), "{shape} is no rule");
    }
}

/// The rules of the declarations.
fn shapes() -> Vec<&'static str> {
    use backup_lint::model::{Envelope, Model as _, Shape};
    fn walk(shape: &'static Shape, rules: &mut Vec<&'static str>) {
        match *shape {
            Shape::Text { rule, .. } | Shape::Integer { rule, .. } | Shape::Word { rule, .. } => {
                rules.push(rule);
            }
            Shape::List { rule, item, .. } => {
                rules.push(rule);
                walk(item, rules);
            }
            Shape::Object(object) => {
                object.members.iter().for_each(|member| walk(member.shape, rules));
            }
            Shape::Tagged { tag, variants, .. } => {
                walk(tag, rules);
                for (_, object) in variants {
                    object.members.iter().for_each(|member| walk(member.shape, rules));
                }
            }
            Shape::Boolean => {}
        }
    }
    let mut rules = Vec::new();
    walk(Envelope::SHAPE, &mut rules);
    rules
}
