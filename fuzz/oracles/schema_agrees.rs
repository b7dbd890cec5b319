//! Schema and code agree: the schema accepts exactly where no finding exists that a schema can
//! express.

use std::sync::LazyLock;

use backup_lint::model::envelope_schema;
use backup_lint::{Options, Report, check};
use jsonschema::Validator;
use serde_json::Value;

pub static SCHEMA: LazyLock<Validator> =
    LazyLock::new(|| jsonschema::draft202012::new(&envelope_schema()).expect("the schema is one"));

static TIMESTAMP: LazyLock<Validator> = LazyLock::new(|| {
    jsonschema::draft202012::new(&envelope_schema()["$defs"]["Timestamp"])
        .expect("the schema is one")
});

/// The rules of the later stages that the schema states.
const STATED: [&str; 6] = [
    "duplicate-account-type",
    "credential-not-allowed",
    "storage-mismatch",
    "recovery-account-not-personal",
    "setting-not-on-platform",
    "backup-turned-off",
];

/// Is there a finding that a schema can express?
fn has_expressible(report: &Report, document: &Value) -> bool {
    report.findings.iter().any(|finding| match finding.rule.stage.as_str() {
        // A date that does not exist has the form of one that does.
        "structure" if finding.rule.name == "invalid-timestamp" => {
            !document.pointer(&finding.pointer).is_some_and(|time| TIMESTAMP.is_valid(time))
        }
        "version" | "structure" => true,
        _ => STATED.contains(&finding.rule.name),
    })
}

/// Holds reader and schema to one verdict, for documents without syntax and `invalid-integer`
/// findings: what a schema cannot see.
pub fn agree(bytes: &[u8]) -> Result<(), String> {
    let report = check(bytes, &Options::new().with_all_findings());
    let unseen = |name: &str, stage: &str| name == "invalid-integer" || stage == "syntax";
    if report.findings.iter().any(|f| unseen(f.rule.name, f.rule.stage.as_str())) {
        return Ok(());
    }
    // Numbers beyond a double are no documents to serde_json.
    let Ok(document) = serde_json::from_slice(bytes) else { return Ok(()) };
    let accepts = SCHEMA.is_valid(&document);
    if accepts == has_expressible(&report, &document) {
        let found: Vec<_> = report.findings.iter().map(|f| (f.rule.name, &f.pointer)).collect();
        let says = if accepts { "accepts" } else { "refuses" };
        return Err(format!("the schema {says} it, the reader finds {found:?}"));
    }
    Ok(())
}

pub fn hold(data: &[u8]) {
    assert_eq!(agree(data), Ok(()));
}
