//! `explain`, `rules` and `-h` on a terminal: nothing is lost, and nothing is wider than it.

use super::{backup_lint, backup_lint_on};
use crate::support::committed;
use backup_lint::RULES;

const WIDTHS: [usize; 4] = [24, 40, 80, 300];

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
