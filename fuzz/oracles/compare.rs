//! Two documents: comparing and planning never panic, and their reports are what they promise.

use backup_lint::check::{Options, PlanDevice, compare_documents, plan_document};
use backup_lint::model::Platform;

/// The two halves of the bytes, at the first NUL.
pub fn hold(data: &[u8]) {
    let middle = data.iter().position(|b| *b == 0).unwrap_or(data.len() / 2);
    let (old, new) = (&data[..middle], data.get(middle + 1..).unwrap_or_default());
    let options = Options::default();
    let comparison = compare_documents(old, new, &options);
    super::reports::hold(&comparison.old, old);
    let clean = comparison.new.findings.iter().all(|finding| finding.related.is_none());
    if clean {
        super::reports::hold(&comparison.new, new);
    }
    let same = compare_documents(new, new, &options);
    assert!(
        same.new.findings.iter().all(|f| f.rule.stage.as_str() != "history"),
        "a document differs from itself"
    );
    let device = PlanDevice { platform: Some(Platform::Ios), recovery: None, existing: Some(old) };
    let plan = plan_document(new, &device, &options);
    assert!(plan.checked || !plan.restores, "something unchecked is restored");
    assert!(
        !plan.restores || plan.report.worst() != Some(backup_lint::Level::Error),
        "an error is restored"
    );
}
