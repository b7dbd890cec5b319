//! What a program's answers come to, in words, as JSON and as `JUnit`.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::conform::{Disagreement, Plan, Request, Tally, Vectors};
use crate::render::escape;

/// For a person.
pub(super) fn human(tally: &Tally, vectors: &Vectors, plan: Plan) -> String {
    let mut out = String::new();
    if let Some(who) = &tally.who {
        let is = &who.implementation;
        let does: Vec<&str> = who.does.iter().map(|command| command.as_str()).collect();
        let version = is.version.as_ref().map(|version| format!(" {version}")).unwrap_or_default();
        let language = is.language.as_ref().map(|language| format!(" ({language})"));
        let name = format!("{}{version}{}", is.name, language.unwrap_or_default());
        let _ = writeln!(out, "{} does {}", escape::line(&name), does.join(", "));
    }
    for disagreement in tally.disagreements.values() {
        let _ = write!(out, "\n{}", example(disagreement));
    }
    let differing = tally.rules.iter().filter(|(_, counts)| counts.missing + counts.extra > 0);
    let differing: Vec<_> = differing.collect();
    if !differing.is_empty() {
        let _ = writeln!(out, "\n{:<32} {:>8} {:>8} {:>8}", "rule", "agree", "missing", "too much");
        for (rule, counts) in differing {
            let _ = writeln!(
                out,
                "{rule:<32} {:>8} {:>8} {:>8}",
                counts.agree, counts.missing, counts.extra
            );
        }
    }
    out.push('\n');
    for (command, (sent, agree)) in &tally.sent {
        let _ = writeln!(out, "{}: {agree} of {sent} agree", command.as_str());
    }
    let made = match plan.generated {
        0 => String::new(),
        count => format!(", {count} documents made from seed {}", plan.seed),
    };
    let _ = writeln!(out, "test vectors {} ({} cases){made}", vectors.version, vectors.count());
    match &tally.broke_off {
        Some(why) => {
            let _ = writeln!(out, "not asked to the end: {}", escape::line(why));
        }
        None if tally.compared() == 0 => out.push_str("nothing was compared: it does nothing\n"),
        None => {}
    }
    out.trim_start_matches('\n').to_owned()
}

/// A kind of disagreement: what it is, how often, where, and the smallest document.
fn example(disagreement: &Disagreement) -> String {
    let Disagreement { command, count, example } = disagreement;
    let mut out = String::new();
    let kind = escape::line(&example.what.kind());
    let more = if *count > 1 { format!(" and {} more", count - 1) } else { String::new() };
    let _ = writeln!(out, "{}: {kind}", command.as_str());
    let _ = writeln!(out, "  in {}{more}", example.case);
    if let Some(detail) = example.what.detail() {
        let _ = writeln!(out, "  {}", escape::line(&detail));
    }
    if let Some(text) = asked_about(&example.request) {
        let shown: String = text.chars().take(LONGEST_SHOWN).collect();
        let rest = if shown.len() < text.len() { " …" } else { "" };
        let _ = writeln!(out, "  {}{rest}", escape::line(&shown));
    }
    out
}

/// How many characters of a document are shown to a person; JSON has all.
const LONGEST_SHOWN: usize = 2_000;

/// The document, or the draft, on one line: a line feed in a JSON text stands between tokens.
fn asked_about(request: &Request) -> Option<String> {
    let document = match request {
        Request::Judge(asked) => &asked.document.0,
        Request::Read { document, .. } => &document.0,
        Request::Write { draft, .. } => return Some(draft.to_string()),
        _ => return None,
    };
    Some(String::from_utf8_lossy(document).lines().map(str::trim).collect())
}

/// For a program.
pub(super) fn json(tally: &Tally, vectors: &Vectors, plan: Plan) -> String {
    let commands = tally.sent.iter().map(|(command, (sent, agree))| {
        (command.as_str().to_owned(), json!({ "sent": sent, "agree": agree }))
    });
    let rules = tally.rules.iter().map(|(rule, counts)| {
        json!({ "rule": rule, "agree": counts.agree, "missing": counts.missing, "extra": counts.extra })
    });
    let disagreements = tally.disagreements.values().map(|disagreement| {
        let Disagreement { command, count, example } = disagreement;
        json!({
            "command": command.as_str(),
            "kind": example.what.kind(),
            "rule": example.what.rule(),
            "detail": example.what.detail(),
            "count": count,
            "case": example.case,
            "request": example.request.clone().numbered(1),
        })
    });
    let report = json!({
        "format": "backup-lint-conformance",
        "version": "1.0",
        "implementation": tally.who.as_ref().map(|who| &who.implementation),
        "spec": plan.spec.name,
        "vectors": vectors.version,
        "generated": plan.generated,
        "seed": plan.seed,
        "commands": commands.collect::<serde_json::Map<String, Value>>(),
        "rules": rules.collect::<Vec<Value>>(),
        "disagreements": disagreements.collect::<Vec<Value>>(),
        "brokeOff": tally.broke_off,
        "agrees": tally.agrees(),
    });
    escape::json(&serde_json::to_string_pretty(&report).unwrap_or_default()) + "\n"
}

/// For what collects results of tests: a test for each case.
pub(super) fn junit(tally: &Tally) -> String {
    let failing = tally.cases.iter().filter(|(.., wrong)| !wrong.is_empty()).count();
    let errors = usize::from(tally.broke_off.is_some());
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites tests=\"{}\" failures=\"{failing}\" errors=\"{errors}\">\n",
        tally.cases.len() + errors
    );
    for (command, (sent, agree)) in &tally.sent {
        let command = *command;
        let _ = writeln!(
            out,
            "  <testsuite name=\"{}\" tests=\"{sent}\" failures=\"{}\">",
            command.as_str(),
            sent - agree
        );
        for (_, name, wrong) in tally.cases.iter().filter(|(of, ..)| *of == command) {
            let _ = write!(
                out,
                "    <testcase classname=\"{}\" name=\"{}\"",
                command.as_str(),
                xml(name)
            );
            if wrong.is_empty() {
                out.push_str("/>\n");
            } else {
                let wrong = xml(&wrong.join("; "));
                let _ = writeln!(out, "><failure message=\"{wrong}\"/></testcase>");
            }
        }
        out.push_str("  </testsuite>\n");
    }
    if let Some(why) = &tally.broke_off {
        let _ = writeln!(
            out,
            "  <testsuite name=\"conversation\" tests=\"1\" errors=\"1\">\n    <testcase classname=\"conversation\" name=\"to the end\"><error message=\"{}\"/></testcase>\n  </testsuite>",
            xml(why)
        );
    }
    out + "</testsuites>\n"
}

/// A text in an attribute.
fn xml(text: &str) -> String {
    escape::xml(&escape::line(text))
}
