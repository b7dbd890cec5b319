//! Documents beside the vectors: a valid one, one with a fault, and one with two faults, in turn.

use serde_json::Value;

use super::case::Case;
use super::protocol::{Base64, JudgeRequest};
use crate::generate::Wanted;
use crate::generate::breaks::BREAKS;
use crate::generate::sample::Samples;

/// The clock of documents that are made.
const NOW: &str = "2026-11-01T12:00:00Z";

/// What is asked about the document of a number.
pub(super) fn cases(seed: u64, number: u64) -> Vec<Case> {
    let name = format!("generated-{seed}-{number}");
    let samples = Samples { wanted: Wanted::default(), seed, broken: None };
    let Some((valid, identifier)) = samples.identified(number) else { return Vec::new() };
    let document = match number % 3 {
        0 => valid.clone(),
        faults => broken(&valid, number, faults).unwrap_or_else(|| valid.clone()),
    };
    let judged = JudgeRequest {
        document: Base64(document.clone()),
        now: Some(NOW.to_owned()),
        ..JudgeRequest::default()
    };
    let mut cases: Vec<Case> = Case::judge(&name, judged).into_iter().collect();
    cases.extend(Case::reads(&name, &document));
    if document == valid {
        cases.extend(Case::writes(&name, &document, &identifier).into_iter().flatten());
    }
    cases
}

/// The document with so many faults. Which ones goes by the number, so that all pairs come in time.
fn broken(valid: &[u8], number: u64, faults: u64) -> Option<Vec<u8>> {
    let count = BREAKS.len() as u64;
    let (first, second) = (number / 3 % count, number / 3 / count + 1 + number / 3);
    let mut document = valid.to_vec();
    for chosen in [first, second].into_iter().take(usize::try_from(faults).ok()?) {
        let value: Value = serde_json::from_slice(&document).ok()?;
        if !can_be_broken(&value) {
            break;
        }
        let (_, way) = BREAKS[usize::try_from(chosen % count).ok()?];
        // What cannot be broken twice is broken once.
        match way(value) {
            Some(worse) => document = worse,
            None => break,
        }
    }
    Some(document)
}

/// Whether there still is what a break takes hold of.
fn can_be_broken(document: &Value) -> bool {
    let is_object = |pointer: &str| document.pointer(pointer).is_some_and(Value::is_object);
    let accounts = document["accounts"].as_array().filter(|accounts| !accounts.is_empty());
    accounts
        .is_some_and(|accounts| accounts.iter().all(|account| account["credential"].is_object()))
        && document["order"].is_array()
        && ["", "/settings", "/checksum"].into_iter().all(is_object)
}

#[cfg(test)]
mod tests {
    use super::cases;

    /// All pairs of faults that the numbers give at first, and many behind them.
    #[test]
    fn every_document_is_made() {
        for number in 0..3_000 {
            assert!(!cases(1, number).is_empty(), "{number}");
        }
    }
}
