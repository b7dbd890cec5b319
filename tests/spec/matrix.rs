//! The matrix: each rule with its sentences, its page and the counts of its fixtures.

use std::fmt::Write as _;

use super::evidence::Fixtures;
use super::reasons::{reason_of, reasons};
use super::sentences::{Marker, Sentence};

/// How many characters of a sentence are shown.
const SHOWN: usize = 110;

/// A sentence in a few words, fit for a cell.
fn short(sentence: &Sentence) -> String {
    let text = match &sentence.row {
        Some(row) => format!("{row}: {}", sentence.text),
        None => sentence.text.clone(),
    };
    let text = without_links(&text).replace("**", "").replace('|', "\\|");
    if text.chars().count() <= SHOWN {
        return text;
    }
    let head: String = text.chars().take(SHOWN).collect();
    let head = head.rsplit_once(' ').map_or(head.as_str(), |(head, _)| head);
    let head = match head.matches('`').count() % 2 {
        0 => head,
        _ => head.rsplit_once('`').map_or(head, |(head, _)| head),
    };
    format!("{} …", head.trim_end_matches([' ', ',', ':', '(']))
}

/// The text of links without their targets.
fn without_links(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, inner)) = rest.split_once('[') {
        out.push_str(before);
        let link = inner.split_once("](").and_then(|(label, after)| {
            let (_, after) = after.split_once(')')?;
            Some((label, after))
        });
        match link {
            Some((label, after)) => {
                out.push_str(label);
                rest = after;
            }
            None => {
                out.push('[');
                rest = inner;
            }
        }
    }
    out + rest
}

/// Where a sentence stands, as a link from the matrix.
fn place(sentence: &Sentence) -> String {
    let path = sentence.path.trim_start_matches("spec/");
    let link = format!("../spec/{path}");
    let name = path.rsplit('/').next().unwrap_or_default().trim_end_matches(".md");
    let number = sentence.heading.split(' ').next().unwrap_or_default();
    let numbered = number.starts_with(|c: char| c.is_ascii_digit());
    let label = if numbered { format!("{name} {number}") } else { name.to_owned() };
    format!("[{label}]({link}#{})", anchor(&sentence.heading))
}

/// The anchor that a heading has on the web.
fn anchor(heading: &str) -> String {
    let keep = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
    heading.to_lowercase().chars().filter(keep).collect::<String>().replace(' ', "-")
}

/// The matrix, as Markdown.
pub fn markdown(sentences: &[(Sentence, Marker)], fixtures: &[Fixtures]) -> String {
    let rows_of = |rule: &str| {
        let names = |marker: &Marker| match marker {
            Marker::Rules(rules) => rules.iter().any(|other| other.name == rule),
            _ => false,
        };
        let own = sentences.iter().filter(|(_, marker)| names(marker));
        own.map(|(s, _)| format!("{}: {}", place(s), short(s))).collect::<Vec<_>>()
    };
    let listed = reasons();
    let unshown = sentences.iter().filter(|(_, marker)| matches!(marker, Marker::NoVector));
    let reasons: Vec<(&Sentence, &str)> = unshown
        .map(|(sentence, _)| (sentence, reason_of(&listed, sentence).unwrap_or_default()))
        .collect();
    let is_shown = |marker: &Marker| matches!(marker, Marker::Shown);
    let shown = sentences.iter().filter(|(_, marker)| is_shown(marker));
    let shown: Vec<&Sentence> = shown.map(|(sentence, _)| sentence).collect();
    let with_rules = sentences.len() - reasons.len() - shown.len();

    let mut out = format!(
        "# Traceability\n\n\
         Generated from the sentences, the rules' table and the index of the test vectors; not to be \
         edited.\n\n\
         {} normative sentences: {with_rules} belong to the {} rules, {} are shown by the tests of \
         the report and of the runner, {} no test vector can show.\n\n\
         ## Rules\n\n\
         *Failing* counts the test vectors in which the rule has a finding, told apart by their \
         bytes. *Passing* counts those that pass and in which it was asked and has none.\n\n\
         | rule | sentences | failing | passing |\n|---|---|---|---|\n",
        sentences.len(),
        fixtures.len(),
        shown.len(),
        reasons.len(),
    );
    for Fixtures { rule, failing, passing } in fixtures {
        let name = rule.name;
        let cell = rows_of(name).join("<br>");
        writeln!(out, "| [{name}](../spec/1.0/rules/{name}.md) | {cell} | {failing} | {passing} |")
            .unwrap();
    }
    out.push_str("\n## What no test vector can show\n\n| sentence | why |\n|---|---|\n");
    for (sentence, reason) in reasons {
        let reason = reason.replace('|', "\\|");
        writeln!(out, "| {}: {} | {reason} |", place(sentence), short(sentence)).unwrap();
    }
    out.push_str(
        "\n## Shown by the tests of the report and of the runner\n\n| sentence |\n|---|\n",
    );
    for sentence in shown {
        writeln!(out, "| {}: {} |", place(sentence), short(sentence)).unwrap();
    }
    out
}
