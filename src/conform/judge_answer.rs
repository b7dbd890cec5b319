//! What is wrong with an answer.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::case::{Case, Expected};
use super::form::difference;
use super::protocol::{Judged, Made, Triple};
use super::tally::{Silence, What};
use crate::check;

/// How many characters of an answer are repeated.
const REPEATED: usize = 200;

/// Reads the answer to a request of this number; says why it is none.
pub(super) fn read(line: &str, seq: u64) -> Result<Value, Silence> {
    let answer: Option<Value> = serde_json::from_str(line).ok();
    let why = match &answer {
        None => "its answer is no JSON",
        Some(answer) if answer.get("seq") != Some(&seq.into()) => {
            "its answer has not the seq of the request"
        }
        Some(_) => return Ok(answer.unwrap_or_default()),
    };
    Err(Silence { why: why.to_owned(), detail: it_said(line) })
}

/// What stands in a line that is none of the protocol.
pub(super) fn it_said(line: &str) -> String {
    let line = line.trim_end();
    let shown: String = line.chars().take(REPEATED).collect();
    format!("it said: {shown}{}", if shown.len() < line.len() { " …" } else { "" })
}

/// An answer with the members of a command, which are said if it has others.
fn shaped<T: DeserializeOwned>(answer: &Value, members: &str) -> Result<T, Silence> {
    if let Some(error) = answer.get("error") {
        let why = "it says that it cannot answer".to_owned();
        return Err(Silence { why, detail: error.to_string() });
    }
    T::deserialize(answer).map_err(|_| other_members(answer, members))
}

fn other_members(answer: &Value, members: &str) -> Silence {
    Silence {
        why: "its answer has not the members that it should have".to_owned(),
        detail: format!("they are {members}; {}", it_said(&answer.to_string())),
    }
}

const JUDGED: &str =
    "\"verdict\", one of the three, and \"findings\", of which each is [rule, pointer, side]";
const READ: &str = "\"canonical\" in Base64, or \"refused\", a text";
const WRITTEN: &str = "\"document\" in Base64, or \"refused\", a text";

/// Where the answer to a case differs from what is right; an error if it is no answer.
pub(super) fn differences(case: &Case, answer: &Value) -> Result<Vec<What>, Silence> {
    Ok(match &case.expected {
        Expected::Judged(right) => of_judged(right, &shaped(answer, JUDGED)?),
        Expected::Refused(rule) => match shaped(answer, READ)? {
            Made::Refused { .. } => Vec::new(),
            _ => vec![What::Taken(*rule)],
        },
        Expected::Canonical(right) => match shaped(answer, READ)? {
            Made::Refused { .. } => vec![What::Refused],
            Made::Canonical { canonical } => of_form(right, &canonical.0),
            Made::Document { .. } => return Err(other_members(answer, READ)),
        },
        Expected::Document(right) => match shaped(answer, WRITTEN)? {
            Made::Refused { .. } => vec![What::Refused],
            Made::Document { document } => {
                let form = check::canonical(&document.0).map(|form| form.to_vec());
                of_form(right, &form.unwrap_or(document.0))
            }
            Made::Canonical { .. } => return Err(other_members(answer, WRITTEN)),
        },
    })
}

fn of_form(right: &[u8], given: &[u8]) -> Vec<What> {
    if right == given { Vec::new() } else { vec![What::Form(difference(right, given))] }
}

fn of_judged(right: &Judged, given: &Judged) -> Vec<What> {
    let mut wrong = Vec::new();
    let (missing, extra) =
        (without(&right.findings, &given.findings), without(&given.findings, &right.findings));
    wrong.extend(missing.into_iter().map(What::Missing));
    wrong.extend(extra.into_iter().map(What::Extra));
    if right.verdict != given.verdict {
        let (right, given) = (right.verdict.clone(), given.verdict.clone());
        wrong.push(What::Verdict { right, given });
    }
    if given.stopped_at.is_some() && given.stopped_at != right.stopped_at {
        wrong.push(What::StoppedAt);
    }
    wrong
}

/// What is in one multiset and not in the other.
fn without(whole: &[Triple], taken: &[Triple]) -> Vec<Triple> {
    let mut taken = taken.to_vec();
    let mut left = Vec::new();
    for triple in whole {
        match taken.iter().position(|other| other == triple) {
            Some(at) => drop(taken.swap_remove(at)),
            None => left.push(triple.clone()),
        }
    }
    left
}
