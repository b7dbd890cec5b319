//! SARIF 2.1.0, for code scanning and whatever else reads it. Results are written as the run goes;
//! what could not be read stands behind them and is kept until the end: it grows with those. No
//! text of a file is in it.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::place::{Fingerprints, Place, plain_path};
use super::{Reporter, Settings, Texts, counted, json};
use crate::check::{Finding, FindingSpan, RelatedPlace};
use crate::rules::{RULES, Role, Rule};
use crate::run::{Ending, Input, Outcome, UnusedIgnore};
use crate::syntax::Side;

#[derive(Debug)]
pub(super) struct Sarif {
    begun: bool,
    notifications: Vec<Value>,
}

impl Sarif {
    pub(super) fn new(_: &Settings) -> Self {
        Sarif { begun: false, notifications: Vec::new() }
    }

    /// What stands before the first result, or before the end of none.
    fn frame() -> String {
        let (name, version) = (env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
        let mut out = format!(
            "{{\n\"version\": \"2.1.0\",\n\"runs\": [{{\n\"columnKind\": \"unicodeCodePoints\",\n\
             \"tool\": {{ \"driver\": {{\n\"name\": \"{name}\",\n\"version\": \"{version}\",\n\
             \"semanticVersion\": \"{version}\",\n\"rules\": ["
        );
        // One by one: all pages at once would be the most memory of a run.
        for (at, one) in RULES.iter().enumerate() {
            out.push_str(if at == 0 { "\n" } else { ",\n" });
            out.push_str(json::text(&rule(one), true).trim_end());
        }
        out + "\n]\n}},\n\"results\": ["
    }
}

impl Reporter for Sarif {
    fn input(&mut self, input: &Input, _: &Texts) -> String {
        let report = match input.result {
            Ok(report) => report,
            Err(problem) => {
                let id = problem.code();
                self.notifications.push(of_input(input, "error", id, problem.message()));
                return String::new();
            }
        };
        let mut fingerprints = Fingerprints::new(input);
        let mut out = String::new();
        for found in &report.findings {
            out.push_str(&if self.begun { ",".to_owned() } else { Self::frame() });
            self.begun = true;
            let result = result(input, found, &fingerprints.next(found));
            out.push('\n');
            out.push_str(json::text(&result, true).trim_end());
        }
        let more = report.omitted.total();
        if more > 0 {
            let message = format!("{} more, which are not listed", counted(more, "finding"));
            self.notifications.push(of_input(input, "warning", "findings-not-listed", &message));
        }
        if input.counts() && input.outcome == Outcome::Unchecked {
            let message = "not everything that was asked could be checked";
            self.notifications.push(of_input(input, "error", "unchecked", message));
        }
        out
    }

    fn end(self: Box<Self>, ending: &Ending) -> String {
        let before = if self.begun { String::new() } else { Self::frame() };
        let outcome = ending.outcome();
        let off = |rule: &&str| json!({ "descriptor": { "id": rule }, "configuration": { "enabled": false } });
        let invocation = json!({
            "executionSuccessful": outcome != Outcome::Unchecked,
            "exitCode": outcome.exit_code(),
            "ruleConfigurationOverrides": ending.off.iter().map(off).collect::<Vec<_>>(),
            "toolExecutionNotifications": self.notifications,
            "toolConfigurationNotifications": ending.unused.iter().map(unused).collect::<Vec<_>>(),
        });
        let invocation = json::text(&invocation, true);
        format!("{before}\n],\n\"invocations\": [\n{}\n]\n}}]\n}}\n", invocation.trim_end())
    }
}

/// A rule with its page; in plain text, what a person does who meets a finding.
fn rule(rule: &Rule) -> Value {
    let mend = rule.page.split_once("\n## How to mend it\n").map_or(rule.summary, |(_, to)| to);
    json!({
        "id": rule.name,
        "shortDescription": { "text": rule.summary },
        "help": { "text": mend.trim(), "markdown": rule.page },
        "defaultConfiguration": { "level": rule.level.as_str() },
        "properties": { "tags": [rule.stage.as_str()] },
    })
}

fn result(input: &Input, found: &Finding, fingerprint: &str) -> Value {
    let suppression = |reason| json!({ "kind": "external", "justification": reason });
    let mut result = json!({
        "ruleId": found.rule.name,
        "ruleIndex": RULES.iter().position(|rule| *rule == found.rule),
        "level": found.level.as_str(),
        "message": { "text": format!("{}\n{}", found.message, found.help) },
        "locations": [{
            "physicalLocation": physical(input.path, input.line, &found.span),
            "logicalLocations": [logical(&found.pointer, found.side)],
        }],
        "partialFingerprints": { "backupLintPlace/v1": fingerprint },
        // Present in all, empty or not: a reader takes an absent one for "not known".
        "suppressions": found.hidden.iter().map(suppression).collect::<Vec<_>>(),
    });
    if let Some(place) = &found.related {
        result["relatedLocations"] = json!([related(input, place)]);
    }
    result
}

fn related(input: &Input, place: &RelatedPlace) -> Value {
    // What stands in the other document has lines of its own.
    let (path, line) = match input.other.filter(|_| place.role != Role::First) {
        Some(other) => (other, None),
        None => (input.path, input.line),
    };
    json!({
        "physicalLocation": physical(path, line, &place.span),
        "logicalLocations": [logical(&place.pointer, place.side)],
        "message": { "text": place.message },
    })
}

fn logical(pointer: &str, side: Side) -> Value {
    // The names that the standard has for the two halves of a member.
    let kind = if side == Side::Key { "property" } else { "value" };
    json!({ "fullyQualifiedName": pointer, "kind": kind })
}

fn physical(path: &str, line: Option<usize>, span: &FindingSpan) -> Value {
    let place = Place::of(line, span);
    let mut region = json!({ "startLine": place.line, "endLine": place.end_line });
    if let Some((start, end)) = place.columns {
        region["startColumn"] = start.into();
        region["endColumn"] = end.into();
    }
    json!({ "artifactLocation": artifact(path), "region": region })
}

/// What is said of an input as a whole.
fn of_input(input: &Input, level: &str, id: &str, message: &str) -> Value {
    let mut place = json!({ "artifactLocation": artifact(input.path) });
    if let Some(line) = input.line {
        place["region"] = json!({ "startLine": line });
    }
    json!({
        "level": level,
        "descriptor": { "id": id },
        "message": { "text": message },
        "locations": [{ "physicalLocation": place }],
    })
}

fn unused(unused: &UnusedIgnore) -> Value {
    let of = [&unused.path, &unused.pointer].map(Option::as_deref).into_iter().flatten();
    let of = of.fold(String::new(), |out, text| out + " " + text);
    let text = format!(
        "an ignore has hidden nothing in this run; correct it, or remove it: {}{of}",
        unused.rule
    );
    json!({ "level": "warning", "descriptor": { "id": "unused-ignore" }, "message": { "text": text } })
}

/// A path as a reference: relative to the root of the sources, unless it begins at that of a disk.
fn artifact(path: &str) -> Value {
    let path = plain_path(path);
    let drive = path.as_bytes().first().is_some_and(u8::is_ascii_alphabetic)
        && path.get(1..3).is_some_and(|rest| rest == ":/");
    if path.starts_with('/') || drive {
        let path = path.trim_start_matches('/');
        return json!({ "uri": format!("file:///{}", percent(path)) });
    }
    json!({ "uri": percent(path), "uriBaseId": "%SRCROOT%" })
}

/// What is no plain character of a path stands as its bytes in hexadecimal.
fn percent(path: &str) -> String {
    path.bytes().fold(String::with_capacity(path.len()), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}
