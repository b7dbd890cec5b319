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
    /// The strings, of which nothing is shown beyond `shown`, not even punctuation.
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
            strings.sort_unstable();
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

    fn line(&self, mark: &Mark, width: usize, again: bool, out: &mut String) {
        let Span { start, end } = mark.span.bytes;
        let line_end = |at: usize| {
            let rest = self.bytes.get(at..).unwrap_or_default();
            at + rest.iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(rest.len())
        };
        let from = self.step_back(start.min(self.bytes.len()), CONTEXT);
        let end = end.min(line_end(start));
        let mark_end = end.min(self.step_on(start, WIDEST_MARK));
        let to = line_end(start).min(self.step_on(mark_end, CONTEXT));
        let cut_before = from > 0 && !matches!(self.bytes.get(from - 1), Some(b'\n' | b'\r'));
        let cut_behind = to < line_end(start);
        let (before, cells) = self.cells(from, to, start);
        let marked = self.cells(start, mark_end, start).1.chars().count().max(1);
        let (left, right) =
            (if cut_before { "..." } else { "" }, if cut_behind { "..." } else { "" });
        if !again {
            let number = mark.span.start.line;
            let _ = writeln!(out, "{number:width$} | {left}{}{right}", cells.trim_end());
        }
        let indent = left.len() + before;
        let signs = mark.sign.to_string().repeat(marked);
        let _ = writeln!(out, "{:width$} | {:indent$}{signs} {}", "", "", mark.label);
    }

    /// The characters of a range as they may be shown, and how many of them stand before `at`.
    fn cells(&self, from: usize, to: usize, at: usize) -> (usize, String) {
        let text = self.bytes.get(from..to.max(from)).unwrap_or_default();
        let (mut position, mut before, mut out) = (from, 0, String::new());
        for chunk in text.utf8_chunks() {
            let valid = chunk.valid().chars().map(|c| (c, c.len_utf8()));
            for (c, length) in valid.chain(chunk.invalid().iter().map(|_| ('*', 1))) {
                before += usize::from(position < at);
                out.push(self.cell(c, position));
                position += length;
            }
        }
        (before, out)
    }

    /// One character, if it may be shown.
    fn cell(&self, c: char, at: usize) -> char {
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
            None => c.is_ascii_punctuation() && !self.begins_command(c, at),
        };
        if clear { c } else { '*' }
    }

    /// Could this punctuation be the beginning of a CI system's command?
    fn begins_command(&self, c: char, at: usize) -> bool {
        let is_colon = |at: Option<usize>| at.and_then(|at| self.bytes.get(at)) == Some(&b':');
        c == '#' || (c == ':' && (is_colon(at.checked_sub(1)) || is_colon(Some(at + 1))))
    }

    fn step_back(&self, from: usize, characters: usize) -> usize {
        let mut at = from;
        for _ in 0..characters {
            let before = self.bytes[..at].iter().rposition(|b| b & 0xc0 != 0x80);
            match before {
                Some(before) if !matches!(self.bytes[before], b'\n' | b'\r') => at = before,
                _ => break,
            }
        }
        at
    }

    fn step_on(&self, from: usize, characters: usize) -> usize {
        let mut left = characters;
        let mut at = from;
        while let Some(byte) = self.bytes.get(at) {
            if byte & 0xc0 != 0x80 {
                if left == 0 {
                    break;
                }
                left -= 1;
            }
            at += 1;
        }
        at
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
