//! A table for the summary page of a job. It is written as the run goes, and nothing is kept. Such
//! a page takes a mebibyte and refuses more whole: rows that would go beyond are counted.

use std::fmt::Write as _;

use super::{Reporter, Settings, Texts, changes, counted, escape, one_line, tables};
use crate::run::{Ending, Input};

/// How many bytes of rows are written. What follows them is short.
const MOST: usize = 900_000;

#[derive(Debug)]
pub(super) struct Markdown {
    show_names: bool,
    /// How many bytes the rows have taken, none if there are none.
    written: usize,
    beyond: usize,
    /// What would change, which stands behind the rows.
    changes: String,
}

impl Markdown {
    pub(super) fn new(settings: &Settings) -> Self {
        Markdown { show_names: settings.show_names, written: 0, beyond: 0, changes: String::new() }
    }

    fn row(&mut self, cells: &[String; 4], out: &mut String) {
        let mut row = String::new();
        if self.written == 0 {
            row.push_str("| level | place | rule | what is wrong |\n|---|---|---|---|\n");
        }
        let _ = writeln!(row, "| {} |", cells.join(" | "));
        if self.beyond > 0 || self.written + self.changes.len() + row.len() > MOST {
            self.beyond += 1;
            return;
        }
        self.written += row.len();
        out.push_str(&row);
    }

    fn change(&mut self, input: &Input) {
        let change = changes::said(input, self.show_names);
        if self.written + self.changes.len() + change.len() > MOST {
            self.beyond += 1;
        } else {
            self.changes.push_str(&change);
        }
    }
}

impl Reporter for Markdown {
    fn input(&mut self, input: &Input, _: &Texts) -> String {
        self.change(input);
        let mut out = String::new();
        let path = escape::line(input.path);
        let path = input.line.map_or(path.clone(), |line| format!("{path}[{line}]"));
        let report = match input.result {
            Ok(report) => report,
            Err(problem) => {
                let (code, message) = (problem.code().to_owned(), text(problem.message()));
                self.row(&["unreadable".to_owned(), code_span(&path), code, message], &mut out);
                return out;
            }
        };
        for found in report.findings.iter().filter(|found| found.hidden.is_none()) {
            let (level, rule, start) = (found.level.as_str(), found.rule.name, found.span.start);
            let mut place = code_span(&format!("{path}:{}:{}", start.line, start.column));
            if !found.pointer.is_empty() {
                let _ = write!(place, " {}", code_span(&found.pointer));
            }
            let message = format!("{}; {}", text(&found.message), text(&found.help));
            self.row(&[level.to_owned(), place, rule.to_owned(), message], &mut out);
        }
        let more = report.omitted.total();
        if more > 0 {
            let message = format!("{} more, which are not listed", counted(more, "finding"));
            self.row(&[String::new(), code_span(&path), String::new(), message], &mut out);
        }
        out
    }

    fn end(self: Box<Self>, ending: &Ending) -> String {
        let mut out = String::new();
        if self.beyond > 0 {
            let rows = counted(self.beyond, "row");
            let _ = writeln!(out, "\n{rows} more, which such a page has no room for.");
        }
        let mut says = format!("{}: {}", ending.outcome().as_str(), one_line::ending(ending));
        says.push_str(&self.changes);
        if let Some(answer) = ending.answer {
            says.push_str(&tables::answer(answer, self.show_names));
        }
        out.push_str(if self.written > 0 { "\n" } else { "" });
        // No line of it begins with what comes from outside, so nothing in it ends it.
        let _ = write!(out, "```text\n{says}```\n");
        out
    }
}

/// A text as code in a cell: two characters would end the one or the other.
fn code_span(text: &str) -> String {
    let text = text.replace('`', "\\u{60}").replace('|', "\\u{7c}");
    format!("`{text}`")
}

/// A text of ours in a cell, in which nothing is emphasised, linked or HTML.
fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\`*_[]<>|&#~@".contains(c) {
            let _ = write!(out, "&#{};", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_of_a_text_is_markdown() {
        for c in "\\`*_[]<>|&#~@".chars() {
            assert_eq!(text(&format!("a{c}b")), format!("a&#{};b", u32::from(c)));
        }
        assert_eq!(text("a (b), \"c\": d-e"), "a (b), \"c\": d-e");
        assert_eq!(code_span("a`b|c``*d*"), "`a\\u{60}b\\u{7c}c\\u{60}\\u{60}*d*`");
    }
}
