//! `unusual-period`: a time step that hardly any service uses.

use crate::model::{At, CredentialParts, Wording};
use crate::rules::{AccountAt, Out, Ran, Saying, Scope, rule};

rule!("unusual-period", Credentials, Note, Scope::Account(run));

fn says(period: u64) -> Wording {
    Wording::new(
        format!("a period of {period} seconds, neither 30 nor 60"),
        "neither 30 nor 60",
        "look whether the service says so; milliseconds or minutes are the usual mistakes",
    )
}

fn run(account: AccountAt, out: &mut Out) -> Ran {
    let credential = account.credential(out)?;
    let CredentialParts::Totp(totp) = credential.is else { return Ok(()) };
    let period = At { is: totp, place: credential.place }.period(out)?;
    if !matches!(period.is.get(), 30 | 60) {
        out.fire(period.place, Saying::Number(says, period.is.get().into()));
    }
    Ok(())
}
