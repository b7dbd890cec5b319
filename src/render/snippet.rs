//! Source lines with everything masked that is not known to be harmless, and marks beneath them.

use std::fmt::Write as _;

use super::mask;
use crate::check::{FindingSpan, Parsed};
use crate::syntax::{Span, Value};

/// How much of a line is shown on each side of what is marked, in characters.
const CONTEXT: usize = 60;
/// How much of what is marked is shown.
const WIDEST_MARK: usize = 60;

/// A document that lines are shown of.
#[derive(Debug)]
pub(super) struct Source<'s> {
    bytes: &'s [u8],
    /// The tokens that may be shown; `None` if the text cannot be read, so that no token is known.
    shown: Option<Vec<Span>>,
    /// The strings, of which nothing is shown beyond `shown`, not even punctuation. Both are in
    /// the order of the text, as the tree is.
    strings: Vec<Span>,
}

/// A mark beneath a line.
#[derive(Debug)]
pub(super) struct Mark<'m> {
    pub(super) span: FindingSpan,
    pub(super) sign: char,
    pub(super) label: &'m str,
}

impl<'s> Source<'s> {
    pub(super) fn new(bytes: &'s [u8]) -> Self {
        let parsed = Parsed::new(bytes);
        let mut strings = Vec::new();
        if let Some(root) = parsed.tree() {
            collect_strings(root, &mut strings);
        }
        Source { bytes, shown: parsed.tree().map(mask::shown), strings }
    }

    /// The lines of some marks, in the order of the text.
    pub(super) fn lines(&self, marks: &mut [Mark]) -> String {
        marks.sort_by_key(|mark| mark.span.bytes.start);
        let width =
            marks.iter().map(|mark| mark.span.start.line).max().unwrap_or(1).to_string().len();
        let mut out = format!("{:width$} |\n", "");
        let mut last = None;
        for mark in marks {
            let line = mark.span.start.line;
            if last.is_some_and(|last| last + 1 < line) {
                out.push_str("...\n");
            }
            self.line(mark, width, last == Some(line), &mut out);
            last = Some(line);
        }
        let _ = writeln!(out, "{:width$} |", "");
        out
    }

    /// All of it: a character for each of its own, and its lines as they end.
    pub(super) fn text(&self) -> String {
        let cell = |(at, c)| match c {
            '\n' | '\r' => c,
            _ => self.cell(c, at, None),
        };
        self.characters(0, self.bytes.len()).map(cell).collect()
    }

    fn line(&self, mark: &Mark, width: usize, again: bool, out: &mut String) {
        let Span { start, end } = mark.span.bytes;
        let start = start.min(self.bytes.len());
        let from = self.step_back(start, CONTEXT);
        let mark_end = end.min(self.step_on(start, WIDEST_MARK)).max(start);
        let to = self.step_on(mark_end, CONTEXT);
        let is_break = |at: usize| matches!(self.bytes.get(at), Some(b'\n' | b'\r') | None);
        let (left, right) = (
            if from == 0 || is_break(from - 1) { "" } else { "..." },
            if is_break(to) { "" } else { "..." },
        );
        let before = self.characters(from, start).count();
        let marked = self.characters(start, mark_end).count().max(1);
        if !again {
            let number = mark.span.start.line;
            let cells: String =
                self.characters(from, to).map(|(at, c)| self.cell(c, at, Some(start))).collect();
            let _ = writeln!(out, "{number:width$} | {left}{}{right}", cells.trim_end());
        }
        let indent = " ".repeat(left.len() + before);
        let signs = mark.sign.to_string().repeat(marked);
        let _ = writeln!(out, "{:width$} | {indent}{signs} {}", "", mark.label);
    }

    /// The characters of a range, and where each begins. A byte that is no part of one counts as
    /// one.
    fn characters(&self, from: usize, to: usize) -> impl Iterator<Item = (usize, char)> {
        let text = self.bytes.get(from..to).unwrap_or_default();
        let chunks = text.utf8_chunks().flat_map(|chunk| {
            let valid = chunk.valid().chars().map(|c| (c, c.len_utf8()));
            valid.chain(chunk.invalid().iter().map(|_| ('*', 1)))
        });
        chunks.scan(from, |next, (c, length)| {
            let at = *next;
            *next += length;
            Some((at, c))
        })
    }

    /// One character, if it may be shown. Where a text cannot be read, the first that is marked may
    /// be, if it is punctuation.
    fn cell(&self, c: char, at: usize, marked: Option<usize>) -> char {
        if c.is_whitespace() {
            return ' ';
        }
        let is_in = |spans: &[Span]| {
            let behind = spans.partition_point(|span| span.start <= at);
            behind > 0 && spans[behind - 1].contains(at)
        };
        let clear = match &self.shown {
            Some(shown) => {
                is_in(shown)
                    || (matches!(c, '{' | '}' | '[' | ']' | ':' | ',') && !is_in(&self.strings))
            }
            // Nothing is known of a text that cannot be read: a password may stand anywhere.
            None => {
                let structural = matches!(c, '{' | '}' | '[' | ']' | ':' | ',' | '"');
                // The two slashes of a comment are one mark.
                let is_comment = |marked: usize| self.bytes[marked..].starts_with(b"//");
                let is_marked = marked
                    .is_some_and(|marked| at == marked || at == marked + 1 && is_comment(marked));
                (structural || is_marked && c.is_ascii_punctuation() && c != '#')
                    && !self.begins_command(c, at)
            }
        };
        if clear { c } else { '*' }
    }

    /// Could this punctuation be the beginning of a CI system's command?
    fn begins_command(&self, c: char, at: usize) -> bool {
        let is_colon = |at: Option<usize>| at.and_then(|at| self.bytes.get(at)) == Some(&b':');
        c == ':' && (is_colon(at.checked_sub(1)) || is_colon(Some(at + 1)))
    }

    /// So many characters back from here, or the beginning of the line. (No character has more
    /// than four bytes, and one that is cut by looking no further back is not among the last.)
    fn step_back(&self, from: usize, characters: usize) -> usize {
        let least = from.saturating_sub(4 * characters);
        let line = self.bytes[least..from].iter().rposition(|b| matches!(b, b'\n' | b'\r'));
        let least = line.map_or(least, |at| least + at + 1);
        let skipped = self.characters(least, from).count().saturating_sub(characters);
        self.characters(least, from).nth(skipped).map_or(from, |(at, _)| at)
    }

    /// So many characters on from here, or the end of the line.
    fn step_on(&self, from: usize, characters: usize) -> usize {
        let most = self.bytes.len().min(from + 4 * characters);
        let line = self.bytes[from..most].iter().position(|b| matches!(b, b'\n' | b'\r'));
        let most = line.map_or(most, |at| from + at);
        self.characters(from, most).nth(characters).map_or(most, |(at, _)| at)
    }
}

fn collect_strings(node: &crate::syntax::Node, strings: &mut Vec<Span>) {
    match &node.value {
        Value::String(_) | Value::BrokenString => strings.push(node.span),
        Value::Array(elements) => elements.iter().for_each(|e| collect_strings(e, strings)),
        Value::Object(members) => {
            for member in members {
                strings.push(member.span);
                collect_strings(&member.node, strings);
            }
        }
        Value::Null | Value::Boolean(_) | Value::Number(_) => {}
    }
}
