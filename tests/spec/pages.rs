//! The form of a rule's page.

use backup_lint::{RULES, Rule};

use super::blocks::{Block, blocks, without_blocks};
use super::sentences::key_words;
use super::{Page, RULE_PAGES};

/// The sections of a page, in their order.
const SECTIONS: [&str; 5] = ["What it checks", "Why", "Bad", "Good", "How to mend it"];

/// What is wrong with the pages as a set: a rule without one, one without a rule.
pub fn wrong_set(pages: &[Page]) -> Vec<String> {
    let path = |rule: &Rule| format!("{RULE_PAGES}{}.md", rule.name);
    let there = |rule: &&&Rule| pages.iter().any(|page| page.path == path(rule));
    let missing = RULES.iter().filter(|rule| !there(rule));
    let missing = missing.map(|rule| format!("{} has no page {}", rule.name, path(rule)));
    let strange = pages.iter().filter(|page| page.is_rule() && Rule::find(name(page)).is_none());
    missing.chain(strange.map(|page| format!("{} is the page of no rule", page.path))).collect()
}

fn name(page: &Page) -> &str {
    page.path.trim_start_matches(RULE_PAGES).trim_end_matches(".md")
}

/// What is wrong with the form of a page.
pub fn wrong_form(page: &Page) -> Vec<String> {
    let name = name(page);
    let Some(rule) = Rule::find(name) else { return Vec::new() };
    let mut wrong = Vec::new();
    let lines: Vec<&str> = page.text.lines().collect();
    let line = |index: usize| lines.get(index).copied().unwrap_or_default();
    let mut need = |right: bool, what: String| {
        if !right {
            wrong.push(format!("{}: {what}", page.path));
        }
    };
    need(page.text == rule.page, "the library has another text of it".to_owned());
    need(line(0) == format!("# {name}"), format!("line 1 is not `# {name}`"));
    let summary = line(2);
    let one_line = line(1).is_empty() && line(3).is_empty() && summary == rule.summary;
    need(one_line, "line 3 is not the summary, with a blank line on both sides".to_owned());
    need(summary.ends_with('.') && !summary.starts_with('#'), "no summary".to_owned());
    let stage =
        format!("Stage: `{}`. Level: `{}`. Place: ", rule.stage.as_str(), rule.level.as_str());
    need(line(4).starts_with(&stage), format!("line 5 does not begin with `{stage}`"));
    let text = without_blocks(&page.text);
    let headings: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    need(headings == SECTIONS, format!("the sections are {headings:?}, not {SECTIONS:?}"));
    let words = text.lines().flat_map(key_words).collect::<Vec<_>>().join(", ");
    need(words.is_empty(), format!("key words of BCP 14 in a page that is not normative: {words}"));

    let (blocks, _) = blocks(page);
    let of = |kind: &str| blocks.iter().filter(|b| b.kind() == kind).collect::<Vec<_>>();
    for (kind, section) in [("bad", "Bad"), ("good", "Good")] {
        let examples = of(kind);
        need(!examples.is_empty(), format!("no {kind} example"));
        for block in &examples {
            let right = block.section == section;
            need(right, format!("{} stands in section {:?}", block.title(), block.section));
        }
    }
    let own = format!("`{name}` at ");
    let names_own = |block: &Block| block.finds.as_deref().unwrap_or_default().contains(&own);
    for block in of("bad") {
        need(names_own(block), format!("{} does not find {name} in a line Finds:", block.title()));
    }
    for block in of("good") {
        need(!names_own(block), format!("{} finds {name}", block.title()));
    }
    wrong
}
