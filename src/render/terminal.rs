//! What the tool knows, as a terminal of some width shows it: a rule's page rendered, the rules
//! wrapped. Into a pipe both go as they are.

use std::fmt::Write as _;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use textwrap::{Options, WordSeparator, WordSplitter};

use super::catalogue::for_each_stage;
use super::style::{Style, styled};
use crate::rules::RULES;
use crate::specification::folder;

/// Longer lines are hard to read, however wide the terminal is.
const WIDEST: usize = 100;
/// In less not even a rule's name would fit.
const NARROWEST: usize = 24;

/// A page of Markdown: headings, paragraphs and lists wrapped, code as it stands, links as the names
/// of their chapters.
pub fn page(markdown: &str, width: usize, style: &Style) -> String {
    let mut page = Page::new(width, style);
    Parser::new(markdown).for_each(|event| page.event(event));
    page.finished()
}

/// The rules by stage. Where a line has no room for it, a rule's sentence stands below its name.
pub fn rules(width: usize, style: &Style) -> String {
    let width = bounded(width);
    let longest = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    let column = longest + 13;
    let mut out = String::new();
    for_each_stage(|stage, rules| {
        let _ = writeln!(out, "{}", styled(style.strong, stage.as_str()));
        for rule in rules {
            let (name, level) = (rule.name, rule.level.as_str());
            let padding = 7usize.saturating_sub(level.len());
            let level = styled(style.of(rule.level), level);
            let text = if width >= column + 40 {
                let head = format!("  {name:longest$}  {level}{:padding$}  ", "");
                wrapped(rule.summary, width, &head, &" ".repeat(column))
            } else {
                format!("  {name}  {level}\n{}", wrapped(rule.summary, width, "    ", "    "))
            };
            let _ = writeln!(out, "{text}");
        }
    });
    out
}

fn bounded(width: usize) -> usize {
    width.clamp(NARROWEST, WIDEST)
}

/// A paragraph. Names are not cut at their hyphens, pointers not at their slashes.
fn wrapped(text: &str, width: usize, first: &str, rest: &str) -> String {
    let options = Options::new(width)
        .initial_indent(first)
        .subsequent_indent(rest)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .break_words(false);
    textwrap::fill(text, options)
}

/// A page while it is made.
struct Page<'s> {
    width: usize,
    style: &'s Style,
    out: String,
    /// The text of the block that is open.
    open: String,
    /// How deep in lists it is.
    depth: usize,
    /// What stands before the text of an item, until it is written.
    mark: Option<&'static str>,
    /// Whether the last block is an item, which the next one may follow without an empty line.
    after_item: bool,
    /// The files of the chapters that the page names.
    chapters: Vec<String>,
}

impl<'s> Page<'s> {
    fn new(width: usize, style: &'s Style) -> Self {
        Page {
            width: bounded(width),
            style,
            out: String::new(),
            open: String::new(),
            depth: 0,
            mark: None,
            after_item: false,
            chapters: Vec::new(),
        }
    }

    fn event(&mut self, event: Event) {
        match event {
            Event::Text(text) => self.open.push_str(&text),
            Event::Code(text) => self.open.push_str(&self.code(&text)),
            Event::SoftBreak | Event::HardBreak => self.open.push(' '),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                let caption = caption(&info);
                self.block(&caption, "    ");
            }
            Event::Start(Tag::List(_)) => {
                self.paragraph();
                self.depth += 1;
            }
            Event::Start(Tag::Item) => {
                self.paragraph();
                self.mark = Some("- ");
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                let file = dest_url.trim_start_matches("../").to_owned();
                if !self.chapters.contains(&file) {
                    self.chapters.push(file);
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                let heading = std::mem::take(&mut self.open);
                self.block(&styled(self.style.strong, &heading), "");
            }
            Event::End(TagEnd::CodeBlock) => {
                let code = std::mem::take(&mut self.open);
                code.lines().for_each(|line| self.line(line, "    "));
            }
            Event::End(TagEnd::List(_)) => {
                self.paragraph();
                self.depth -= 1;
            }
            Event::End(TagEnd::Paragraph | TagEnd::Item) => self.paragraph(),
            _ => {}
        }
    }

    /// Without emphasis its backticks tell where it ends.
    fn code(&self, text: &str) -> String {
        if self.style.strong.is_plain() {
            format!("`{text}`")
        } else {
            styled(self.style.strong, text)
        }
    }

    /// Ends the paragraph or item that is open.
    fn paragraph(&mut self) {
        let text = std::mem::take(&mut self.open);
        if text.is_empty() {
            return;
        }
        let mark = self.mark.take().unwrap_or("");
        let rest = "  ".repeat(self.depth);
        let first = format!("{}{mark}", &rest[mark.len().min(rest.len())..]);
        let is_item = !mark.is_empty();
        self.separate(is_item && self.after_item);
        self.line(&wrapped(&text, self.width, &first, &rest), "");
        self.after_item = is_item;
    }

    /// Begins a block with its first line.
    fn block(&mut self, first: &str, indent: &str) {
        self.separate(false);
        if !first.is_empty() {
            self.line(first, indent);
        }
        self.after_item = false;
    }

    /// An empty line before each block but the first, and none between the items of a list.
    fn separate(&mut self, is_tight: bool) {
        if !(is_tight || self.out.is_empty()) {
            self.out.push('\n');
        }
    }

    fn line(&mut self, line: &str, indent: &str) {
        let _ = writeln!(self.out, "{}", format!("{indent}{line}").trim_end());
    }

    /// The page, and where the chapters are that it names.
    fn finished(mut self) -> String {
        if !self.chapters.is_empty() {
            let files: Vec<String> =
                self.chapters.iter().map(|file| format!("{}{file}", folder!())).collect();
            self.open = format!("In the specification: {}", files.join(", "));
            self.paragraph();
        }
        self.out
    }
}

/// What an example changes, in words: `at=/order` stands behind its fence, where Markdown does not
/// show it.
fn caption(info: &str) -> String {
    let words = info.split(' ').filter_map(|word| match word.split_once('=') {
        Some(("at", pointer)) => Some(format!("at {pointer}")),
        Some(("drop", pointer)) => Some(format!("without {pointer}")),
        Some(("base", platform)) => Some(format!("in the {platform} example")),
        Some(("now", time)) => Some(format!("at {time}")),
        Some(("onto", platform)) => Some(format!("restored on {platform}")),
        Some(("recovery", identifier)) => Some(format!("signed in with {identifier}")),
        Some(("pad", bytes)) => Some(format!("with spaces to {bytes} bytes")),
        None if word == "old" => Some("in the stored backup".to_owned()),
        None if word == "existing" => Some("on the device".to_owned()),
        _ => None,
    });
    let words: Vec<String> = words.collect();
    if words.is_empty() { String::new() } else { format!("({})", words.join(", ")) }
}
