//! `weak-secret`: a key that can be guessed.

use super::example_secret::is_example;
use crate::rules::detail::words;
use crate::rules::{Level, Rule, Run, Stage, page};

/// Below this many octets a key is weak: 80 bits.
pub(super) const WEAK_BELOW: usize = 10;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "weak-secret",
    stage: Stage::Credentials,
    level: Level::Warning,
    page: page!("weak-secret"),
    run: Run::Secret(|secret, octets| octets.len() < WEAK_BELOW && !is_example(secret)),
    say: |_| {
        words(
            "the secret has fewer than 80 bits",
            "a key that can be guessed",
            "look whether it was cut short on its way; if the service gave it like this, set the account up anew",
        )
    },
};
