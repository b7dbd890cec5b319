//! What an implementation misreads is named, and nothing else, by the smallest document.

use backup_lint::unstable::conform::{Plan, Request, Silence, Talks, Tally, answer, run, vectors};
use backup_lint::unstable::versions::V1_0;
use serde_json::{Value, json};

/// This library, whose answers are changed on the way.
struct Misreading(Change);

type Change = fn(&mut Value);

impl Talks for Misreading {
    fn begin(&mut self) -> Result<(), String> {
        Ok(())
    }

    fn ask(&mut self, line: &str) -> Result<String, Silence> {
        let mut answer = answer(line).ok_or(Silence::of("it ended"))?;
        (self.0)(&mut answer);
        Ok(answer.to_string())
    }

    fn end(&mut self, _: &str) {}
}

fn tally(change: Change) -> Tally {
    let plan =
        Plan { spec: &V1_0, generated: 0, seed: 0, restarts: usize::MAX, lists_cases: false };
    run(&mut Misreading(change), &vectors().unwrap(), plan)
}

/// A reader who looks at checksums refuses what was changed for that alone: it is asked once more
/// with the checksum that would be right. Whoever writes is asked for every valid document whose
/// account is known.
#[test]
fn readers_and_writers_are_asked_enough() {
    let vectors = vectors().unwrap().count();
    let tally = tally(|_| {});
    let sent = |wanted: &str| {
        let found = tally.sent.iter().find(|(command, _)| command.as_str() == wanted);
        found.map_or(0, |(_, (sent, _))| *sent)
    };
    assert!(sent("read") > vectors + 200, "{} reads", sent("read"));
    assert!(sent("write") > 200, "{} writes", sent("write"));
}

/// A writer that treats labels so before it writes them; none: it refuses.
struct Labels(fn(&str) -> Option<String>);

impl Talks for Labels {
    fn begin(&mut self) -> Result<(), String> {
        Ok(())
    }

    fn ask(&mut self, line: &str) -> Result<String, Silence> {
        let mut request: Value = serde_json::from_str(line).unwrap();
        for account in request["draft"]["accounts"].as_array_mut().into_iter().flatten() {
            let Some(label) = (self.0)(account["label"].as_str().unwrap()) else {
                return Ok(json!({ "seq": request["seq"], "refused": "too long" }).to_string());
            };
            account["label"] = label.into();
        }
        Ok(answer(&request.to_string()).ok_or(Silence::of("it ended"))?.to_string())
    }

    fn end(&mut self, _: &str) {}
}

/// Names are cut after 256 Unicode scalar values.
#[test]
fn who_cuts_by_other_units_or_not_at_all_is_named() {
    let plan = Plan { spec: &V1_0, generated: 0, seed: 0, restarts: 0, lists_cases: false };
    let of = |labels| {
        let tally = run(&mut Labels(labels), &vectors().unwrap(), plan);
        let disagreement = tally.disagreements.values().next().unwrap();
        let example = &disagreement.example;
        (named(&tally), disagreement.count, example.case.clone(), example.what.detail())
    };
    // As a string of Java counts.
    let by_utf16 = |label: &str| {
        let units: Vec<u16> = label.encode_utf16().take(256).collect();
        Some(String::from_utf16_lossy(&units))
    };
    let (kinds, _, _, detail) = of(by_utf16);
    assert_eq!(kinds, ["write other bytes"]);
    assert_eq!(detail.unwrap(), "\"/accounts/2/label\" has another value");

    let refuses = |label: &str| (label.chars().count() <= 256).then(|| label.to_owned());
    let (kinds, count, case, _) = of(refuses);
    assert_eq!(kinds, ["write refuses what is right"]);
    assert!(count >= 3 && case.ends_with(", its texts longer"), "{count}, {case}");
}

/// The disagreements by command and kind.
fn named(tally: &Tally) -> Vec<String> {
    let keys = tally.disagreements.keys();
    keys.map(|(command, kind)| format!("{} {kind}", command.as_str())).collect()
}

fn without(answer: &mut Value, rule: &str) {
    if let Some(findings) = answer.get_mut("findings") {
        findings.as_array_mut().unwrap().retain(|finding| finding[0] != rule);
    }
}

/// What each change of the answers is, and the disagreements that have to be named.
const MISREADINGS: [(Change, &[&str]); 12] = [
    (|_| {}, &[]),
    (|answer| without(answer, "untrimmed-text"), &["judge missing untrimmed-text"]),
    // What is another thing each time is one thing to say.
    (
        |answer| answer["seq"] = json!(answer["seq"].as_u64().map(|seq| seq + 1)),
        &[
            "judge its answer has not the seq of the request",
            "read its answer has not the seq of the request",
            "write its answer has not the seq of the request",
        ],
    ),
    (
        |answer| {
            let seq = answer["seq"].clone();
            if let Some(findings) = answer["findings"].as_array_mut() {
                findings.push(json!([format!("rule-{seq}"), "", "value"]));
            }
        },
        &["judge names no rule"],
    ),
    (
        |answer| {
            if answer.get("verdict").is_some() {
                answer["verdict"] = json!(format!("verdict-{}", answer["seq"]));
            }
        },
        &["judge its answer has not the members that it should have"],
    ),
    (
        |answer| {
            for finding in answer["findings"].as_array_mut().into_iter().flatten() {
                if finding[0] == "invisible-text" {
                    finding[0] = json!("unsafe-text");
                }
            }
        },
        &["judge missing invisible-text", "judge too much unsafe-text"],
    ),
    (
        |answer| {
            for finding in answer["findings"].as_array_mut().into_iter().flatten() {
                finding[2] = json!("value");
            }
        },
        &[
            "judge missing duplicate-member",
            "judge missing lone-surrogate",
            "judge missing unknown-member",
            "judge too much duplicate-member",
            "judge too much lone-surrogate",
            "judge too much unknown-member",
        ],
    ),
    (
        |answer| {
            if answer["verdict"] == "unchecked" {
                answer["verdict"] = json!("invalid");
            }
        },
        &["judge verdict invalid and not unchecked"],
    ),
    (
        |answer| {
            if answer["stoppedAt"] == "version" {
                answer["stoppedAt"] = json!("syntax");
            }
        },
        &["judge stopped elsewhere"],
    ),
    (
        |answer| {
            if answer["refused"].as_str().is_some_and(|why| why.contains("unsafe-text")) {
                *answer = json!({ "seq": answer["seq"], "canonical": "" });
            }
        },
        &["read takes what is not valid: unsafe-text"],
    ),
    (
        |answer| {
            if answer.get("canonical").is_some() {
                answer["canonical"] = json!("e30=");
            }
        },
        &["read other bytes"],
    ),
    (
        |answer| {
            if answer.get("document").is_some() {
                answer["document"] = json!("e30=");
            }
        },
        &["write other bytes"],
    ),
];

#[test]
fn what_is_misread_is_named_and_nothing_else() {
    for (change, expected) in MISREADINGS {
        let tally = tally(change);
        assert_eq!(named(&tally), expected);
        assert_eq!(tally.agrees(), expected.is_empty());
        assert!(tally.compared() > 1_500);
    }
}

/// Every rule that can be found is missed if it is left out.
#[test]
fn the_vectors_show_every_rule() {
    let tally = tally(|_| {});
    let shown: Vec<&str> = tally.rules.keys().copied().collect();
    let mut rules: Vec<&str> = backup_lint::RULES.iter().map(|rule| rule.name).collect();
    rules.sort_unstable();
    assert_eq!(shown, rules);
}

#[test]
fn the_example_is_made_as_small_as_it_goes() {
    let tally = tally(|answer| without(answer, "invalid-digits"));
    let disagreement = tally.disagreements.values().next().unwrap();
    let Request::Judge(asked) = &disagreement.example.request else { panic!("another command") };
    let document: Value = serde_json::from_slice(&asked.document.0).unwrap();
    let credential = &document["accounts"][0]["credential"];
    let smallest = json!({
        "format": "authenticator-backup",
        "version": "1.0",
        "accounts": [{ "credential": { "kind": credential["kind"], "digits": credential["digits"] } }],
    });
    assert_eq!(document, smallest);
}
