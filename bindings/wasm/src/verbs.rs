//! The verbs: bytes come, a text goes. The host has the same list.

use backup_lint::unstable::render::{Format, Reporter, Settings, Texts, catalogue, masked};
use backup_lint::unstable::run::{Answer, Ending, Input, InputRole, rule_named};
use backup_lint::{Device, Options, check, compare, plan, salvage};

use crate::asked::{self, Asked};

/// What a call is given.
#[derive(Clone, Copy)]
pub(crate) struct Given<'g> {
    /// JSON; of `explain` the name of the rule.
    pub(crate) options: &'g [u8],
    pub(crate) document: &'g [u8],
    pub(crate) other: &'g [u8],
}

type Answered = Result<String, String>;

/// The numbers are those of `VERBS` in `js/core.js`.
pub(crate) fn call(verb: usize, given: &Given) -> Answered {
    match verb {
        0 => checked(given),
        1 => planned(given),
        2 => compared(given),
        3 => explained(given),
        4 => Ok(catalogue::json()),
        5 => Ok(masked(given.document)),
        _ => Err("there is no such verb".to_owned()),
    }
}

fn checked(given: &Given) -> Answered {
    let asked: Asked = asked::read(given.options)?;
    let (options, fail_on) = (asked.options()?, asked.fail_on()?);
    let report = check(given.document, &options);
    let mut told = Told::new(&asked)?;
    told.input(
        &Input::checked(asked.path(), None, &report, fail_on),
        &Texts::alone(given.document),
    );
    Ok(told.end(None, &options))
}

fn planned(given: &Given) -> Answered {
    let (restore, asked) = asked::split(given.options)?;
    let (options, fail_on) = (asked.options()?, asked.fail_on()?);
    let recovery = restore.recovery_account()?;
    let held = restore.existing.then_some(given.other);
    let mut device = Device::new();
    device.platform = restore.platform()?;
    device.recovery = recovery.as_ref();
    device.existing = held;
    let plan = plan(given.document, &device, &options);
    let partial = restore.partial.then(|| salvage(given.document, &device, &options));
    let is_checked = partial.as_ref().map_or(plan.checked, |salvage| salvage.checked);

    let mut told = Told::new(&asked)?;
    let other = held.map(|_| asked.other_path());
    let input = Input::checked(asked.path(), None, &plan.report, fail_on);
    let texts = Texts { own: given.document, other: held.unwrap_or_default() };
    told.input(&input.with_role(InputRole::Backup, is_checked, other), &texts);
    if let Some(report) = &plan.existing {
        let input = Input::checked(asked.other_path(), None, report, fail_on);
        told.input(&input.with_role(InputRole::Existing, true, None), &Texts::alone(given.other));
    }
    let answer = match &partial {
        Some(salvage) => Answer::Partial(&plan, salvage),
        None => Answer::Plan(&plan),
    };
    Ok(told.end(Some(answer), &options))
}

fn compared(given: &Given) -> Answered {
    let asked: Asked = asked::read(given.options)?;
    let (options, fail_on) = (asked.options()?, asked.fail_on()?);
    let (old, new) = (given.other, given.document);
    let comparison = compare(old, new, &options);
    let mut told = Told::new(&asked)?;
    let input = Input::checked(asked.other_path(), None, &comparison.old, fail_on);
    told.input(&input.with_role(InputRole::Old, true, None), &Texts::alone(old));
    let input = Input::checked(asked.path(), None, &comparison.new, fail_on);
    let input = input.with_role(InputRole::New, comparison.checked(), Some(asked.other_path()));
    let input = input.with_changes(comparison.changes.as_ref());
    told.input(&input, &Texts { own: new, other: old });
    Ok(told.end(None, &options))
}

fn explained(given: &Given) -> Answered {
    let name = std::str::from_utf8(given.options).map_err(|error| error.to_string())?;
    rule_named(name).map(|rule| rule.page.to_owned())
}

/// The report as it is told.
struct Told {
    reporter: Box<dyn Reporter>,
    ending: Ending<'static>,
    text: String,
}

impl Told {
    fn new(asked: &Asked) -> Result<Self, String> {
        let settings = Settings { fail_on: asked.fail_on()?, ..Settings::default() };
        let (reporter, ending) = (Format::Json.reporter(&settings), Ending::default());
        Ok(Told { reporter, ending, text: String::new() })
    }

    fn input(&mut self, input: &Input, texts: &Texts) {
        self.ending.add(input);
        self.text += &self.reporter.input(input, texts);
    }

    fn end(self, answer: Option<Answer>, options: &Options) -> String {
        let off: Vec<&'static str> = options.levels.off().collect();
        let ending = self.ending.with_answer(answer);
        let end = self.reporter.end(&ending.with_configuration(&off, &[]));
        self.text + &end
    }
}
