//! A check never panics, gives the same report again, and its reports are what they promise.

use backup_lint::Envelope;
use backup_lint::{Options, Verdict, check};

pub fn hold(data: &[u8]) {
    let options = Options::new().at("2026-11-01T12:00:00Z".parse().unwrap());
    let report = check(data, &options);
    assert!(format!("{report:?}") == format!("{:?}", check(data, &options)), "the report differs");
    for finding in &report.findings {
        let span = finding.span;
        assert!(
            span.bytes.start <= span.bytes.end && span.bytes.start <= data.len(),
            "a span is off"
        );
        assert!(span.start <= span.end, "a position is off");
    }
    super::reports::hold(&report, data);
    // What is valid can be read, and what was read is written as it was.
    if report.verdict == Verdict::Valid {
        let envelope = Envelope::parse(data).expect("a valid document can be read");
        let written = envelope.to_json();
        assert!(
            check(&written, &options).verdict == Verdict::Valid,
            "what is written is not valid"
        );
        assert!(
            Envelope::parse(&written).is_ok_and(|again| again == envelope),
            "writing changes it"
        );
    }
}
