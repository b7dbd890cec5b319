//! What the tests of the specification share: its files, its examples, its sentences.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub mod blocks;
pub mod editing;
pub mod every_example;
pub mod evidence;
pub mod examples;
pub mod matrix;
pub mod pages;
mod reads;
pub mod reasons;
pub mod sentences;
pub mod traceability;

use crate::support;

/// A file of Markdown: its path from the root of the package, and its text.
pub struct Page {
    pub path: String,
    pub text: String,
}

impl Page {
    pub fn read(path: &str) -> Page {
        Page { path: path.to_owned(), text: support::read(path) }
    }

    /// Whether it is the page of a rule.
    pub fn is_rule(&self) -> bool {
        self.path.starts_with(RULE_PAGES) && !self.path.ends_with("README.md")
    }
}

/// Where the pages of the rules are.
pub const RULE_PAGES: &str = "spec/1.0/rules/";

/// Where the matrix is, which is generated.
pub const MATRIX: &str = "docs/traceability.md";

/// Every Markdown file of the specification.
pub fn pages() -> Vec<Page> {
    let paths = support::files_below("spec").into_iter().map(|file| {
        let path = file.strip_prefix(support::root()).unwrap();
        path.to_str().unwrap().replace('\\', "/")
    });
    let is_markdown = |path: &String| {
        std::path::Path::new(path).extension().is_some_and(|end| end.eq_ignore_ascii_case("md"))
    };
    let pages: Vec<Page> = paths.filter(is_markdown).map(|path| Page::read(&path)).collect();
    assert!(pages.len() >= backup_lint::RULES.len() + 7, "{} pages: some were lost", pages.len());
    pages
}

/// Fails with everything that is wrong, not with the first.
pub fn hold(what: &str, wrong: &[String]) {
    assert!(wrong.is_empty(), "{what}: {} wrong\n  {}\n", wrong.len(), wrong.join("\n  "));
}
