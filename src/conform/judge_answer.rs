//! What is wrong with an answer.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::case::{Case, Expected};
use super::protocol::{Judged, Made, Triple};
use super::tally::{Silence, What};
use crate::check;

/// Reads the answer to a request of this number; says why it is none.
pub(super) fn read(line: &str, seq: u64) -> Result<Value, Silence> {
    let answer: Value = serde_json::from_str(line).map_err(|error| Silence {
        why: "its answer is no JSON".to_owned(),
        detail: error.to_string(),
    })?;
    if let Some(error) = answer.get("error") {
        let why = "it says that it cannot answer".to_owned();
        return Err(Silence { why, detail: error.to_string() });
    }
    if answer.get("seq") != Some(&seq.into()) {
        return Err(Silence::of("its answer has not the seq of the request"));
    }
    Ok(answer)
}

fn shaped<T: DeserializeOwned>(answer: &Value) -> Result<T, Silence> {
    T::deserialize(answer).map_err(|error| Silence {
        why: "its answer has not the members that it should have".to_owned(),
        detail: error.to_string(),
    })
}

/// Where the answer to a case differs from what is right; an error if it is no answer.
pub(super) fn differences(case: &Case, answer: &Value) -> Result<Vec<What>, Silence> {
    Ok(match &case.expected {
        Expected::Judged(right) => of_judged(right, &shaped(answer)?),
        Expected::Refused(rule) => match shaped(answer)? {
            Made::Refused { .. } => Vec::new(),
            _ => vec![What::Taken(*rule)],
        },
        Expected::Canonical(right) => match shaped(answer)? {
            Made::Canonical { canonical } if canonical.0 == *right => Vec::new(),
            Made::Refused { .. } => vec![What::Refused],
            _ => vec![What::Form],
        },
        Expected::Document(right) => match shaped(answer)? {
            Made::Document { document } => of_document(right, &document.0),
            Made::Refused { .. } => vec![What::Refused],
            Made::Canonical { .. } => vec![What::Form],
        },
    })
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

fn of_document(right: &[u8], document: &[u8]) -> Vec<What> {
    match check::canonical(document) {
        Ok(form) if *form == right => Vec::new(),
        _ => vec![What::Form],
    }
}
