//! What is accepted on the short way has no finding on the long one, and the other way round.

use std::cell::RefCell;

use backup_lint::Options;
use backup_lint::unstable::{Memory, accepted, judged};

/// The bytes as they are, and with the checksum that belongs to them if nothing else is wrong.
pub fn hold(data: &[u8]) {
    let options = Options::new().at("2026-11-01T12:00:00Z".parse().unwrap());
    agree(data, &options);
    if let Some(sealed) = sealed(data, &options) {
        agree(&sealed, &options);
    }
}

thread_local! {
    /// Of what was read before nothing may be left that matters.
    static MEMORY: RefCell<Memory> = RefCell::default();
}

fn agree(data: &[u8], options: &Options) {
    let long = judged(data, options);
    match MEMORY.with_borrow_mut(|memory| accepted(data, options, memory)) {
        Some(short) => assert!(short == long, "what is accepted has a finding"),
        None => assert!(!long.findings.is_empty(), "what has no finding is not accepted"),
    }
}

/// The text with the checksum that its only finding asks for.
pub fn sealed(data: &[u8], options: &Options) -> Option<Vec<u8>> {
    let report = judged(data, options);
    let [found] = report.findings.as_slice() else { return None };
    if found.rule.name != "checksum-mismatch" {
        return None;
    }
    let digest = found.help.split('"').nth(1).expect("it says which digest is meant");
    let (start, end) = (found.span.bytes.start, found.span.bytes.end);
    Some([&data[..start], format!("\"{digest}\"").as_bytes(), &data[end..]].concat())
}
