//! Workflow commands of GitHub Actions, which stand at the lines of a change: one a finding, the
//! gravest first, since a step shows ten of a level. They can be sorted only when all are there, so
//! they are kept until the end: at most a thousand of a level. The rest is counted.

use std::fmt::Write as _;

use super::place::{Place, plain_path};
use super::{Reporter, Settings, Texts, Verbosity, counted, escape, one_line};
use crate::rules::Level;
use crate::run::{Ending, Input};

/// How many commands of a level are kept.
const KEPT: usize = 1_000;

#[derive(Debug)]
pub(super) struct Github {
    verbosity: Verbosity,
    unread: Kept,
    errors: Kept,
    warnings: Kept,
    notes: Kept,
    /// Findings that the reports have left out.
    omitted: usize,
}

/// The first commands of a kind, and how many there are beyond.
#[derive(Debug, Default)]
struct Kept {
    lines: Vec<String>,
    beyond: usize,
}

impl Kept {
    fn add(&mut self, line: impl FnOnce() -> String) {
        if self.lines.len() < KEPT {
            self.lines.push(line());
        } else {
            self.beyond += 1;
        }
    }
}

impl Github {
    pub(super) fn new(settings: &Settings) -> Self {
        let [unread, errors, warnings, notes] = std::array::from_fn(|_| Kept::default());
        let verbosity = settings.verbosity;
        Github { verbosity, unread, errors, warnings, notes, omitted: 0 }
    }
}

impl Reporter for Github {
    fn input(&mut self, input: &Input, _: &Texts) -> String {
        let path = || escape::line(plain_path(input.path));
        let report = match input.result {
            Ok(report) => report,
            Err(problem) => {
                let mut properties = vec![("file", path())];
                properties.extend(input.line.map(|line| ("line", line.to_string())));
                properties.push(("title", problem.code().to_owned()));
                self.unread.add(|| command("error", &properties, problem.message()));
                return String::new();
            }
        };
        for found in report.findings.iter().filter(|found| found.hidden.is_none()) {
            let (kept, name) = match found.level {
                Level::Error => (&mut self.errors, "error"),
                Level::Warning => (&mut self.warnings, "warning"),
                Level::Note => (&mut self.notes, "notice"),
            };
            kept.add(|| {
                let place = Place::of(input.line, &found.span);
                let mut properties = vec![
                    ("file", path()),
                    ("line", place.line.to_string()),
                    ("endLine", place.end_line.to_string()),
                ];
                // Columns of two lines are not taken.
                if let Some((column, end)) = place.columns.filter(|_| place.line == place.end_line)
                {
                    properties.push(("col", column.to_string()));
                    properties.push(("endColumn", end.to_string()));
                }
                properties.push(("title", found.rule.name.to_owned()));
                let at = if found.pointer.is_empty() { "" } else { " " };
                let message = format!("{}{at}{}\n{}", found.pointer, found.message, found.help);
                command(name, &properties, &message)
            });
        }
        self.omitted += report.omitted.total();
        String::new()
    }

    fn aside(&self, ending: &Ending) -> String {
        match self.verbosity {
            Verbosity::Quiet => String::new(),
            Verbosity::Normal | Verbosity::Verbose => one_line::ending(ending),
        }
    }

    fn end(self: Box<Self>, _: &Ending) -> String {
        let groups = [&self.unread, &self.errors, &self.warnings, &self.notes];
        let mut out: String = groups.iter().flat_map(|kept| &kept.lines).cloned().collect();
        let beyond = self.omitted + groups.iter().map(|kept| kept.beyond).sum::<usize>();
        if beyond > 0 {
            let message = format!("{} more, which are not listed here", counted(beyond, "finding"));
            let title = ("title", "findings-not-listed".to_owned());
            out.push_str(&command("notice", &[title], &message));
        }
        out
    }
}

/// A command and its line's end. What it is given cannot end it or begin another.
fn command(name: &str, properties: &[(&str, String)], message: &str) -> String {
    let mut out = format!("::{name} ");
    for (at, (key, value)) in properties.iter().enumerate() {
        let _ = write!(out, "{}{key}=", if at == 0 { "" } else { "," });
        encode(value, true, &mut out);
    }
    out.push_str("::");
    encode(message, false, &mut out);
    out.push('\n');
    out
}

fn encode(text: &str, is_property: bool, out: &mut String) {
    for c in text.chars() {
        match c {
            '%' | '\r' | '\n' => _ = write!(out, "%{:02X}", u32::from(c)),
            ':' | ',' if is_property => _ = write!(out, "%{:02X}", u32::from(c)),
            _ => out.push(c),
        }
    }
}
