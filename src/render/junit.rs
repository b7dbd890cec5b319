//! The XML of `JUnit`: a test case for each document, as every CI system shows it. The counts stand at its
//! top, so the cases are kept until the end: it grows with the documents and their findings.

use std::fmt::Write as _;

use super::escape::xml;
use super::{Reporter, Settings, Texts, concise, counted, escape, one_line};
use crate::run::{Ending, Input, Outcome};

#[derive(Debug)]
pub(super) struct Junit {
    cases: String,
    tests: usize,
    failures: usize,
    errors: usize,
}

impl Junit {
    pub(super) fn new(_: &Settings) -> Self {
        Junit { cases: String::new(), tests: 0, failures: 0, errors: 0 }
    }
}

impl Reporter for Junit {
    fn input(&mut self, input: &Input, _: &Texts) -> String {
        let path = xml(&escape::line(input.path));
        let line = input.line.map(|line| format!("[{line}]")).unwrap_or_default();
        let role = input.role.map(|role| format!(" ({})", role.as_str())).unwrap_or_default();
        let out = &mut self.cases;
        let name = format!("{path}{line}{role}");
        let _ = writeln!(
            out,
            "    <testcase classname=\"backup-lint\" name=\"{name}\" file=\"{path}\">"
        );
        let says = xml(&concise::lines(input));
        self.tests += 1;
        // What is stored or on the device already is no reason to fail, as the exit code says.
        let outcome = if input.counts() { input.outcome } else { Outcome::Pass };
        match (input.result, outcome) {
            (Err(problem), _) => {
                self.errors += 1;
                element("error", "unreadable", &xml(problem.message()), &says, out);
            }
            (Ok(_), Outcome::Unchecked) => {
                self.errors += 1;
                element("error", "unchecked", "it could not be checked", &says, out);
            }
            (Ok(report), Outcome::Fail) => {
                self.failures += 1;
                let shown = report.findings.iter().filter(|found| found.hidden.is_none()).count();
                let all = shown + report.omitted.total();
                element("failure", "findings", &counted(all, "finding"), &says, out);
            }
            (Ok(_), Outcome::Pass) if says.is_empty() => {}
            (Ok(_), Outcome::Pass) => {
                let _ = writeln!(out, "      <system-out>{says}</system-out>");
            }
        }
        out.push_str("    </testcase>\n");
        String::new()
    }

    fn end(self: Box<Self>, ending: &Ending) -> String {
        let Junit { cases, tests, failures, errors } = *self;
        let counts = format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\"");
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <testsuites name=\"backup-lint\" {counts}>\n  \
             <testsuite name=\"backup-lint\" {counts}>\n\
             {cases}    <system-out>{}</system-out>\n  \
             </testsuite>\n\
             </testsuites>\n",
            xml(&one_line::ending(ending))
        )
    }
}

/// What is wrong with a case.
fn element(name: &str, kind: &str, message: &str, says: &str, out: &mut String) {
    let _ = writeln!(out, "      <{name} type=\"{kind}\" message=\"{message}\">{says}</{name}>");
}
