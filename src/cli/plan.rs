//! The verb `plan`.

use super::arguments::PlanArguments;
use super::pair::{self, Document};
use super::{Stop, Streams};
use crate::check::plan_document;
use crate::model::{Identifier, InvalidIdentifier};
use crate::render::{Found, InputRole};
use crate::rules::Device;

pub(super) fn run(arguments: &PlanArguments, streams: &mut Streams) -> Result<u8, Stop> {
    let recovery_file = arguments.recovery_account_file.as_deref();
    let paths = [Some(arguments.file.as_os_str()), recovery_file, arguments.existing.as_deref()];
    super::standard_input_once(paths.into_iter().flatten())?;
    let options = arguments.common.options(streams)?;
    let recovery = recovery_account(arguments, streams)?;

    let backup = Document::read(&arguments.file, streams);
    let existing = arguments.existing.as_deref().map(|path| Document::read(path, streams));
    let device = Device {
        platform: Some(arguments.onto.into()),
        recovery: recovery.as_ref(),
        existing: existing.as_ref().map(Document::bytes),
    };
    let plan = plan_document(backup.bytes(), &device, &options);

    let fail_on = arguments.common.fail_on.into();
    let other = existing.as_ref().map(|document| document.path.as_str());
    let input = backup.input(plan.report.clone(), fail_on);
    let mut documents = vec![(input.with_role(InputRole::Backup, plan.checked, other), backup)];
    if let Some((document, report)) = existing.zip(plan.existing.clone()) {
        let input = document.input(report, fail_on);
        documents.push((input.with_role(InputRole::Existing, true, None), document));
    }
    let found = Found::Plan(Box::new(plan));
    Ok(pair::report(&documents, &found, arguments.show_names, &arguments.common, streams))
}

/// The identifier, from wherever it is to be read. What was given is not repeated: it may be a
/// name or an e-mail address.
fn recovery_account(
    arguments: &PlanArguments,
    streams: &mut Streams,
) -> Result<Option<Identifier>, Stop> {
    let wrong =
        |error: InvalidIdentifier| Stop::WrongUsage(format!("the recovery account is {error}"));
    if let Some(text) = &arguments.recovery_account {
        return text.parse().map(Some).map_err(wrong);
    }
    let Some(path) = &arguments.recovery_account_file else { return Ok(None) };
    let document = Document::read(path, streams);
    let bytes = document.read.as_deref().map_err(|problem| {
        Stop::Unchecked(format!("--recovery-account-file: {}", problem.message()))
    })?;
    let text = std::str::from_utf8(bytes).map_err(|_| wrong(InvalidIdentifier))?;
    text.trim_end_matches(['\n', '\r']).parse().map(Some).map_err(wrong)
}
