//! `explain`, `rules` and `-h` on a terminal: nothing is lost, and nothing is wider than it.

use super::{backup_lint, backup_lint_on};
use crate::support::committed;
use backup_lint::RULES;

const WIDTHS: [usize; 4] = [24, 40, 80, 300];

/// What stands behind the fences of a page and says how its examples are made.
fn settings(markdown: &str) -> Vec<String> {
    use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};
    let mut settings = Vec::new();
    for event in Parser::new(markdown) {
        if let Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) = event {
            settings.extend(info.split(' ').skip(1).map(str::to_owned));
        }
    }
    settings
}

/// The words that a reader of the page's Markdown would see, code and all.
fn words(markdown: &str) -> Vec<String> {
    use pulldown_cmark::{Event, Parser, Tag, TagEnd};
    let mut text = String::new();
    for event in Parser::new(markdown) {
        match event {
            Event::Text(more) => text += &more,
            Event::Code(code) => text += &format!("`{code}`"),
            Event::Start(Tag::Link { .. }) | Event::End(TagEnd::Link) => {}
            _ => text.push(' '),
        }
    }
    text.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn a_page_is_rendered_and_no_word_of_it_is_lost() {
    let mut chapters = 0;
    for rule in RULES {
        for width in WIDTHS {
            let shown = backup_lint_on(width, false, &["explain", rule.name]).output;
            let mut left = shown.split_whitespace();
            for word in words(rule.page) {
                assert!(left.any(|shown| shown == word), "{}, {width}: no {word}", rule.name);
            }
            for line in shown.lines().filter(|line| !line.starts_with("    ")) {
                let is_one_word = line.trim_start_matches([' ', '-']).split(' ').count() == 1;
                let cells = line.chars().count();
                assert!(is_one_word || cells <= width.min(100), "{}: {line}", rule.name);
                assert!(!["```", "# ", "## "].iter().any(|mark| line.starts_with(mark)), "{line}");
                assert!(!line.contains("]("), "{line}");
            }
            assert!(!shown.contains("\n\n\n") && !shown.starts_with('\n'), "{}", rule.name);
            chapters += usize::from(shown.contains("In the specification: spec/1.0/"));
        }
    }
    assert!(chapters > WIDTHS.len(), "pages that name chapters say where they are");
}

#[test]
fn whatever_an_example_is_made_with_stands_above_it() {
    let mut keys = std::collections::BTreeSet::new();
    for rule in RULES {
        let shown = backup_lint_on(80, false, &["explain", rule.name]).output;
        let mut captions = shown.lines().filter(|line| line.starts_with("    ("));
        let mut words = Vec::new();
        for setting in settings(rule.page) {
            let word = match (setting.split_once('='), setting.as_str()) {
                (Some((key, value)), _) => {
                    keys.insert(key.to_owned());
                    value.to_owned()
                }
                (None, "old") => "in the stored backup".to_owned(),
                (None, "existing") => "on the device".to_owned(),
                _ => continue,
            };
            keys.extend((!setting.contains('=')).then_some(setting));
            words.push(word);
        }
        let all: String = captions.by_ref().collect();
        for word in words {
            assert!(all.contains(&word), "{}: nothing says {word}", rule.name);
        }
    }
    let known = ["at", "base", "drop", "existing", "now", "old", "onto", "pad", "recovery"];
    assert_eq!(keys.iter().map(String::as_str).collect::<Vec<_>>(), known);
}

#[test]
fn into_a_pipe_a_page_goes_as_it_is() {
    for rule in RULES {
        assert_eq!(backup_lint(&["explain", rule.name]).output, rule.page);
    }
}

#[test]
fn the_list_keeps_to_the_terminal() {
    let piped = backup_lint(&["rules"]).output;
    let all: Vec<&str> = piped.split_whitespace().collect();
    for width in WIDTHS {
        let shown = backup_lint_on(width, false, &["rules"]).output;
        assert_eq!(shown.split_whitespace().collect::<Vec<_>>(), all, "{width}");
        let name_and_level = |line: &&str| line.split_whitespace().count() == 2;
        for line in shown.lines().filter(|line| !name_and_level(line)) {
            assert!(line.chars().count() <= width.min(100), "{width}: {line}");
        }
    }
}

#[test]
fn the_list_is_json_for_programs() {
    let list = backup_lint(&["rules", "--format", "json"]).output;
    let list: Vec<serde_json::Value> = serde_json::from_str(&list).unwrap();
    assert_eq!(list.len(), RULES.len());
    for (listed, rule) in list.iter().zip(RULES) {
        assert_eq!(listed["name"], rule.name);
        assert_eq!(listed["stage"], rule.stage.as_str());
        assert_eq!(listed["level"], rule.level.as_str());
        assert_eq!(listed["summary"], rule.summary);
    }
}

#[test]
fn what_a_terminal_shows() {
    let shown = |name: &str, width, colours, arguments: &[&str]| {
        let output = backup_lint_on(width, colours, arguments).output;
        committed::hold(&format!("tests/cli/golden/{name}.txt"), &output);
    };
    shown("explain", 72, false, &["explain", "checksum-mismatch"]);
    shown("explain-narrow", 40, false, &["explain", "missing-member"]);
    shown("explain-colour", 72, true, &["explain", "accounts-vanished"]);
    shown("rules-narrow", 40, false, &["rules"]);
    shown("rules-wide", 90, true, &["rules"]);
}
