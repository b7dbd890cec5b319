//! Two documents: comparing and planning never panic, and their reports are what they promise.

use backup_lint::Device;
use backup_lint::Level;
use backup_lint::model::Platform;
use backup_lint::unstable::render::Texts;
use backup_lint::unstable::run::{Answer, Input, InputRole};
use backup_lint::{Options, Report, compare, salvage};

/// The two halves of the bytes, at the first NUL.
pub fn hold(data: &[u8]) {
    let middle = data.iter().position(|b| *b == 0).unwrap_or(data.len() / 2);
    let (old, new) = (&data[..middle], data.get(middle + 1..).unwrap_or_default());
    comparison(old, new);
    plan(old, new);
}

fn input<'i>(name: &'i str, report: &'i Report) -> Input<'i> {
    Input::checked(name, None, report, Level::Error)
}

fn comparison(old: &[u8], new: &[u8]) {
    let options = Options::new();
    let comparison = compare(old, new, &options);
    let checked = comparison.checked();
    let before = input("old.json", &comparison.old).with_role(InputRole::Old, true, None);
    let after = input("new.json", &comparison.new)
        .with_role(InputRole::New, checked, Some("old.json"))
        .with_changes(comparison.changes.as_ref());
    super::reports::hold_all(
        &[(before, Texts::alone(old)), (after, Texts { own: new, other: old })],
        None,
    );
    let same = compare(new, new, &options);
    assert!(
        same.new.findings.iter().all(|f| f.rule.stage.as_str() != "history"),
        "a document differs from itself"
    );
}

fn plan(existing: &[u8], backup: &[u8]) {
    let device = Device::new().of(Platform::Ios).holding(existing);
    let plan = backup_lint::plan(backup, &device, &Options::new());
    assert!(plan.checked || !plan.restores, "something unchecked is restored");
    assert!(!plan.restores || plan.report.worst() != Some(Level::Error), "an error is restored");
    let other = "existing.json";
    let ours =
        input("backup.json", &plan.report).with_role(InputRole::Backup, plan.checked, Some(other));
    let report = plan.existing.as_ref().expect("a document was given");
    let theirs = input(other, report).with_role(InputRole::Existing, true, None);
    super::reports::hold_all(
        &[(ours, Texts { own: backup, other: existing }), (theirs, Texts::alone(existing))],
        Some(Answer::Plan(&plan)),
    );
    let salvage = salvage(backup, &device, &Options::new());
    let forbidden = !salvage.forbidden_by.is_empty();
    assert!(!forbidden || salvage.accounts.is_empty(), "what is forbidden is offered");
    assert!(!plan.restores || salvage.lost.is_empty(), "the whole is restored, and something lost");
    super::reports::hold_all(
        &[(ours, Texts { own: backup, other: existing }), (theirs, Texts::alone(existing))],
        Some(Answer::Partial(&plan, &salvage)),
    );
}
