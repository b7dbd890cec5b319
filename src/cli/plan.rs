//! The verb `plan`.

use super::arguments::PlanArguments;
use super::configuration::Configuration;
use super::document::{self, Document};
use super::reports::Asked;
use super::{Stop, Streams, print};
use crate::check::{plan, salvage};
use crate::model::Identifier;
use crate::render::Texts;
use crate::rules::Device;
use crate::run::{Answer, InputRole};

pub(super) fn run(arguments: &PlanArguments, streams: &mut Streams) -> Result<u8, Stop> {
    let recovery_file = arguments.recovery_account_file.as_deref();
    let paths = [Some(arguments.file.as_os_str()), recovery_file, arguments.existing.as_deref()];
    super::standard_input_once(paths.into_iter().flatten())?;
    let common = &arguments.common;
    let configuration = Configuration::of(common, &[], streams)?;
    if common.show_config {
        return Ok(print(&configuration.shown(), streams));
    }
    let options = configuration.options.clone();
    let recovery = recovery_account(arguments, streams)?;

    let backup = Document::read(&arguments.file, streams.input);
    let existing = arguments.existing.as_deref().map(|path| Document::read(path, streams.input));
    let held = existing.as_ref().map(Document::bytes);
    let mut device = Device::new().of(arguments.onto.into());
    device.recovery = recovery.as_ref();
    device.existing = held;
    let mut plan = plan(backup.bytes(), &device, &options);
    let partial = arguments.partial.then(|| salvage(backup.bytes(), &device, &options));
    // What can be saved is the answer then, and the restore rules are asked for it on what is sound.
    let checked = partial.as_ref().map_or(plan.checked, |salvage| salvage.checked);

    let fail_on = arguments.common.fail_on.into();
    let mut ledger = common.ledger(
        configuration,
        Asked {
            inputs: paths.into_iter().flatten().collect(),
            show_names: arguments.show_names,
            shows_colours: streams.shows_colours,
            is_watched: false,
            output: &mut *streams.output,
            errors: &mut *streams.errors,
        },
    )?;
    ledger.hide(&backup.path, &mut plan.report);
    let other = existing.as_ref().map(|document| document.path.as_str());
    let input = backup.input(&plan.report, fail_on);
    let texts = Texts { own: backup.bytes(), other: held.unwrap_or_default() };
    ledger.settle(&input.with_role(InputRole::Backup, checked, other), &texts);
    if let Some((document, report)) = existing.as_ref().zip(plan.existing.as_ref()) {
        let input = document.input(report, fail_on).with_role(InputRole::Existing, true, None);
        ledger.settle(&input, &Texts::alone(document.bytes()));
    }
    let answer = match &partial {
        Some(salvage) => Answer::Partial(&plan, salvage),
        None => Answer::Plan(&plan),
    };
    Ok(ledger.finish(Some(answer)))
}

/// The identifier, from wherever it is to be read.
fn recovery_account(
    arguments: &PlanArguments,
    streams: &mut Streams,
) -> Result<Option<Identifier>, Stop> {
    if let Some(text) = &arguments.recovery_account {
        return text.parse().map(Some).map_err(document::not_an_identifier);
    }
    let Some(path) = &arguments.recovery_account_file else { return Ok(None) };
    document::identifier("--recovery-account-file", path, streams).map(Some)
}
