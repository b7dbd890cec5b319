//! Every example in the specification is run, and is what it says it is.

use crate::spec::Page;
use crate::spec::blocks::{Block, blocks};
use crate::spec::examples::{Beside, judge, judge_canonical, judge_recovery, judge_saves};
use crate::{spec, support};

/// How many examples there are at least. It grows with them, and never shrinks without a reason.
const EXAMPLES: usize = 345;

/// The examples that are known, one a line, so that one that was lost has a name.
const LIST: &str = "tests/spec/examples.txt";

/// Whether a block is run.
fn is_example(block: &Block) -> bool {
    matches!(block.language().as_str(), "json" | "hex" | "recovery-digest")
}

/// Runs the examples of a page; gives those that ran, and what is wrong.
fn run(page: &Page) -> (Vec<Block>, Vec<String>) {
    let (all, mut wrong) = blocks(page);
    let mut examples = Vec::new();
    let mut before: Option<Block> = None;
    for block in all {
        let beside = before.take().filter(|_| block.follows);
        if !is_example(&block) {
            continue;
        }
        let title = block.title();
        let with = match &beside {
            Some(other) if other.kind() == "old" => Beside::Old(other),
            Some(other) if other.kind() == "existing" => Beside::Existing(other),
            _ => Beside::Nothing,
        };
        let judged = match (block.language().as_str(), block.kind()) {
            ("json" | "hex", "good" | "bad") => judge(&block, &with).map(drop),
            ("json", "old" | "existing") => {
                before = Some(block.clone());
                Ok(())
            }
            ("json", "saves") => judge_saves(&block),
            ("json", "canonical") => judge_canonical(&block),
            ("recovery-digest", "") => judge_recovery(&block),
            _ => Err("no known word stands after the language".to_owned()),
        };
        wrong.extend(judged.err().map(|error| format!("{title}: {error}")));
        examples.push(block);
    }
    (examples, wrong)
}

/// A block that stands beside another one has to have that other one right behind it.
fn lonely(examples: &[Block]) -> Vec<String> {
    let has_next = |index: usize| {
        let next = examples.get(index + 1);
        next.is_some_and(|block| block.follows && matches!(block.kind(), "good" | "bad"))
    };
    let beside = |block: &Block| matches!(block.kind(), "old" | "existing");
    let alone = examples.iter().enumerate().filter(|(n, block)| beside(block) && !has_next(*n));
    alone.map(|(_, block)| format!("{}: no example follows it", block.title())).collect()
}

#[test]
fn every_example_is_what_it_says() {
    let (mut wrong, mut count) = (Vec::new(), 0);
    for page in spec::pages() {
        let (examples, of_page) = run(&page);
        count += examples.len();
        wrong.extend(of_page);
        wrong.extend(lonely(&examples));
    }
    spec::hold("examples", &wrong);
    assert!(count >= EXAMPLES, "{count} examples are left of {EXAMPLES}");
}

#[test]
fn the_examples_of_the_readme_are_what_they_say() {
    if support::root().join("README.md").exists() {
        let (examples, mut wrong) = run(&Page::read("README.md"));
        wrong.extend(lonely(&examples));
        spec::hold("examples", &wrong);
    }
}

#[test]
fn no_example_is_lost() {
    let mut there = Vec::new();
    for page in spec::pages() {
        let (all, _) = blocks(&page);
        let examples = all.iter().filter(|block| is_example(block));
        there.extend(examples.map(|block| format!("{}: {}", page.path, block.info.join(" "))));
    }
    support::committed::hold(LIST, &(there.join("\n") + "\n"));
}

#[test]
fn every_rule_has_a_page_of_the_right_form() {
    let pages = spec::pages();
    let mut wrong = spec::pages::wrong_set(&pages);
    wrong.extend(pages.iter().filter(|page| page.is_rule()).flat_map(spec::pages::wrong_form));
    spec::hold("pages", &wrong);
}
