//! `weak-secret`: a key that can be guessed.

use super::example_secret::is_example;
use crate::rules::{Saying, Scope, rule};

/// Below this many octets a key is weak: 80 bits.
pub(super) const WEAK_BELOW: usize = 10;

rule!(
    "weak-secret",
    Credentials,
    Warning,
    Scope::Secret(|secret, octets| {
        (octets.len() < WEAK_BELOW && !is_example(secret)).then_some(SAYS)
    })
);

const SAYS: Saying = Saying::fixed(
    "the secret has fewer than 80 bits",
    "a key that can be guessed",
    "look whether it was cut short on its way; if the service gave it like this, set the account up anew",
);
