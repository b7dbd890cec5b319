//! `credential-not-allowed`: what a restore gives back follows from the account's type.

use crate::model::{AccountType, Wording};
use crate::rules::{AccountAt, Out, Ran, Saying, Scope, rule};

rule!("credential-not-allowed", Accounts, Error, Scope::Account(run));

fn says(kind: &'static str, account_type: &'static str) -> Wording {
    Wording::new(
        format!(
            "an account of type \"{account_type}\" cannot have a credential of kind \"{kind}\""
        ),
        "not for this type of account",
        if account_type == AccountType::WorkOrSchool.as_str() {
            "write \"name-only\": the person signs in again after a restore"
        } else {
            "write \"totp\" or \"name-only\""
        },
    )
}

fn run(account: AccountAt, out: &mut Out) -> Ran {
    // Both are asked for before either ends the rule, so that each hole is told.
    let (account_type, credential) = (account.r#type(out), account.credential(out));
    let (account_type, credential) = (account_type?, credential?);
    let kind = credential.is.tag();
    if !account_type.is.kinds().contains(&kind) {
        let says = Saying::TwoWords(says, kind.as_str(), account_type.is.as_str());
        out.fire(credential.tag_place(), says);
    }
    Ok(())
}
