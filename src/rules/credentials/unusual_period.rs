//! `unusual-period`: a time step that hardly any service uses.

use crate::model::{At, CredentialParts};
use crate::rules::detail::words;
use crate::rules::{AccountAt, Detail, Level, Out, Rule, Run, Stage, page};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "unusual-period",
    stage: Stage::Credentials,
    level: Level::Note,
    page: page!("unusual-period"),
    run: Run::Account(run),
    say: |detail| {
        let message = match detail {
            Detail::Count(period) => format!("a period of {period} seconds, neither 30 nor 60"),
            _ => "a period that is neither 30 nor 60 seconds".to_owned(),
        };
        words(
            message,
            "neither 30 nor 60",
            "look whether the service says so; milliseconds or minutes are the usual mistakes",
        )
    },
};

fn run(account: AccountAt, out: &mut Out) -> Option<()> {
    let credential = account.credential(out)?;
    let CredentialParts::Totp(totp) = credential.is else { return Some(()) };
    let period = At { is: totp, place: credential.place }.period(out)?;
    if !matches!(period.is.get(), 30 | 60) {
        out.fire(period.place, Detail::Count(period.is.get()));
    }
    Some(())
}
