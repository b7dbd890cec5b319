//! The sentences of the specification, their key words and the markers at their ends.

use backup_lint::Rule;

use super::Page;
use super::blocks::without_blocks;

/// The words of BCP 14. The negative ones begin with one of them.
const KEY_WORDS: [&str; 7] =
    ["MUST", "SHOULD", "MAY", "REQUIRED", "SHALL", "RECOMMENDED", "OPTIONAL"];

/// The marker of a sentence that no test vector can show.
pub const NO_VECTOR: &str = "no vector";

/// The markers of sentences that the tests of a program show, and where they may stand.
const SHOWN_BY: [(&str, &str); 2] = [("report", "spec/report/"), ("runner", "spec/conformance.md")];

/// A sentence.
#[derive(Debug, Clone)]
pub struct Sentence {
    pub path: String,
    pub line: usize,
    /// The heading above it.
    pub heading: String,
    /// The first cell of its row, if it stands in a table and not in that cell.
    pub row: Option<String>,
    pub text: String,
    /// What stands in the brackets behind it.
    pub marker: Option<String>,
}

/// What a marker says.
#[derive(Debug, Clone)]
pub enum Marker {
    Rules(Vec<&'static Rule>),
    /// No document can show whether it was kept; why, stands in a list of its own.
    NoVector,
    /// The tests of a program show it.
    Shown,
}

impl Sentence {
    /// Whether a key word stands in it.
    pub fn is_normative(&self) -> bool {
        !key_words(&self.text).is_empty()
    }

    /// What its marker says, or what is wrong with it.
    pub fn read_marker(&self) -> Result<Marker, String> {
        let Some(marker) = &self.marker else {
            return Err("has no marker in [ ] behind it".to_owned());
        };
        if marker == NO_VECTOR {
            return Ok(Marker::NoVector);
        }
        if let Some((_, path)) = SHOWN_BY.iter().find(|(name, _)| name == marker) {
            return if self.path.starts_with(path) {
                Ok(Marker::Shown)
            } else {
                Err(format!("is marked [{marker}] outside of {path}"))
            };
        }
        let rules =
            marker.split(", ").map(|name| Rule::find(name).ok_or(format!("names no rule: {name}")));
        Ok(Marker::Rules(rules.collect::<Result<_, _>>()?))
    }

    pub fn title(&self) -> String {
        format!("{}:{} \"{}\"", self.path, self.line, self.text)
    }
}

/// Code becomes `x`; every byte keeps its place.
fn masked(text: &str) -> String {
    let mut inside = false;
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if character == '`' {
            inside = !inside;
            out.push('`');
        } else if inside {
            out.extend(std::iter::repeat_n('x', character.len_utf8()));
        } else {
            out.push(character);
        }
    }
    out
}

/// The key words of a text, outside code.
pub fn key_words(text: &str) -> Vec<&'static str> {
    let text = masked(text);
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter_map(|word| KEY_WORDS.into_iter().find(|key| *key == word)).collect()
}

/// A paragraph, an item of a list, a cell or a heading.
struct Unit {
    line: usize,
    heading: String,
    row: Option<String>,
    text: String,
}

fn starts_item(line: &str) -> Option<&str> {
    let line = line.trim_start();
    if let Some(rest) = line.strip_prefix("- ").or(line.strip_prefix("* ")) {
        return Some(rest);
    }
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.len() < line.len() { rest.strip_prefix(". ") } else { None }
}

/// The cells of a row of a table.
fn cells(line: &str) -> Vec<&str> {
    let mask = masked(line);
    let mut bars = mask.match_indices('|').map(|(at, _)| at).peekable();
    let mut cells = Vec::new();
    while let Some(bar) = bars.next() {
        if let Some(next) = bars.peek() {
            cells.push(line[bar + 1..*next].trim());
        }
    }
    cells
}

fn units(page: &Page) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let mut heading = String::new();
    let mut open = false;
    for (index, line) in without_blocks(&page.text).lines().enumerate() {
        let line_number = index + 1;
        let mut unit = |row: Option<&str>, text: &str, heading: &str| {
            let (row, text) = (row.map(str::to_owned), text.trim().to_owned());
            units.push(Unit { line: line_number, heading: heading.to_owned(), row, text });
        };
        let title = line.trim_start_matches('#').trim();
        if line.trim().is_empty() {
            open = false;
        } else if line.starts_with('#') {
            title.clone_into(&mut heading);
            unit(None, title, &heading);
            open = false;
        } else if line.starts_with('|') {
            let cells = cells(line);
            for (column, cell) in cells.iter().enumerate() {
                unit((column > 0).then_some(cells[0]), cell, &heading);
            }
            open = false;
        } else if let Some(item) = starts_item(line) {
            unit(None, item, &heading);
            open = true;
        } else if open {
            if let Some(unit) = units.last_mut() {
                unit.text = format!("{} {}", unit.text, line.trim());
            }
        } else {
            unit(None, line, &heading);
            open = true;
        }
    }
    units
}

/// Where the sentences of a text end, and where each one's marker is.
fn ends(text: &str) -> Vec<(usize, Option<std::ops::Range<usize>>)> {
    let mask = masked(text);
    let mut ends = Vec::new();
    let mut from = 0;
    while let Some(stop) = mask[from..].find(['.', '!', '?', ']']).map(|at| from + at + 1) {
        from = stop;
        let rest = &mask[stop..];
        let after = rest.trim_start();
        if after.len() == rest.len() {
            continue;
        }
        let open = text.len() - after.len() + 1;
        match after.strip_prefix('[').and_then(|inner| inner.find(']')) {
            Some(length) if !mask[open + length + 1..].starts_with('(') => {
                from = open + length + 1;
                ends.push((from, Some(open..open + length)));
            }
            _ => ends.push((stop, None)),
        }
    }
    ends.push((text.len(), None));
    ends
}

/// Every sentence of a page.
pub fn sentences(page: &Page) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for unit in units(page) {
        let mut start = 0;
        for (end, marker) in ends(&unit.text) {
            let stop = marker.as_ref().map_or(end, |range| range.start - 1);
            let text = unit.text[start..stop].trim().to_owned();
            start = end;
            if text.is_empty() && marker.is_none() {
                continue;
            }
            sentences.push(Sentence {
                path: page.path.clone(),
                line: unit.line,
                heading: unit.heading.clone(),
                row: unit.row.clone(),
                text,
                marker: marker.map(|range| unit.text[range].to_owned()),
            });
        }
    }
    sentences
}
