//! `credential-not-allowed`: what a restore gives back follows from the account's type.

use crate::model::AccountType;
use crate::rules::detail::words;
use crate::rules::{AccountAt, Detail, Level, Out, Rule, Run, Stage, page};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "credential-not-allowed",
    stage: Stage::Accounts,
    level: Level::Error,
    page: page!("credential-not-allowed"),
    run: Run::Account(run),
    say: |detail| {
        let (message, help) = match detail {
            Detail::Words(kind, account_type) => (
                format!(
                    "an account of type \"{account_type}\" cannot have a credential of kind \"{kind}\""
                ),
                if *account_type == AccountType::WorkOrSchool.as_str() {
                    "write \"name-only\": the person signs in again after a restore"
                } else {
                    "write \"totp\" or \"name-only\""
                },
            ),
            _ => (
                "an account of this type cannot have such a credential".to_owned(),
                "write \"name-only\"",
            ),
        };
        words(message, "not for this type of account", help)
    },
};

fn run(account: AccountAt, out: &mut Out) -> Option<()> {
    // Both are asked for before either ends the rule, so that each hole is told.
    let (account_type, credential) = (account.r#type(out), account.credential(out));
    let (account_type, credential) = (account_type?, credential?);
    let kind = credential.is.tag();
    if !account_type.is.kinds().contains(&kind) {
        let detail = Detail::Words(kind.as_str(), account_type.is.as_str());
        out.fire(credential.tag_place(), detail);
    }
    Some(())
}
