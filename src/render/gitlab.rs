//! GitLab's report on code quality: a JSON array of issues. It is written as the run goes, and
//! nothing is kept.

use serde::Serialize;

use super::place::{Fingerprints, Place, fingerprint, plain_path};
use super::{Reporter, Settings, Texts, counted, json};
use crate::rules::Level;
use crate::run::{Ending, Input};

#[derive(Debug)]
pub(super) struct Gitlab {
    begun: bool,
}

impl Gitlab {
    pub(super) fn new(_: &Settings) -> Self {
        Gitlab { begun: false }
    }

    fn issue(&mut self, issue: &Issue, out: &mut String) {
        out.push_str(if self.begun { ",\n" } else { "[\n" });
        self.begun = true;
        out.push_str(json::text(issue, true).trim_end());
    }
}

impl Reporter for Gitlab {
    fn input(&mut self, input: &Input, _: &Texts) -> String {
        let mut out = String::new();
        // What is said of an input as a whole stands at its first line.
        let path = plain_path(input.path);
        let whole = Lines { begin: input.line.unwrap_or(1), end: input.line.unwrap_or(1) };
        let of_input = |check_name, severity, description| Issue {
            description,
            check_name,
            fingerprint: fingerprint(input, check_name, "", 1),
            severity,
            location: Location { path, lines: whole },
        };
        let report = match input.result {
            Ok(report) => report,
            Err(problem) => {
                let description = problem.message().to_owned();
                self.issue(&of_input(problem.code(), "blocker", description), &mut out);
                return out;
            }
        };
        let mut fingerprints = Fingerprints::new(input);
        for found in &report.findings {
            let fingerprint = fingerprints.next(found);
            if found.hidden.is_some() {
                continue;
            }
            let place = Place::of(input.line, &found.span);
            let issue = Issue {
                description: format!("{}; {}", found.message, found.help),
                check_name: found.rule.name,
                fingerprint,
                severity: severity(found.level),
                location: Location {
                    path,
                    lines: Lines { begin: place.line, end: place.end_line },
                },
            };
            self.issue(&issue, &mut out);
        }
        let more = report.omitted.total();
        if more > 0 {
            let description = format!("{} more, which are not listed", counted(more, "finding"));
            let worst = report.worst().map_or("info", severity);
            self.issue(&of_input("findings-not-listed", worst, description), &mut out);
        }
        out
    }

    fn end(self: Box<Self>, _: &Ending) -> String {
        if self.begun { "\n]\n".to_owned() } else { "[]\n".to_owned() }
    }
}

fn severity(level: Level) -> &'static str {
    match level {
        Level::Error => "critical",
        Level::Warning => "minor",
        Level::Note => "info",
    }
}

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Clone, Copy, Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}
