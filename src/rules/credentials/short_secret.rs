//! `short-secret`: a key shorter than RFC 4226 asks for.

use super::example_secret::is_example;
use super::weak_secret::WEAK_BELOW;
use crate::rules::{Saying, Scope, rule};

/// RFC 4226 section 4, R6: at least 128 bits.
const SHORT_BELOW: usize = 16;

rule!(
    "short-secret",
    Credentials,
    Note,
    Scope::Secret(|secret, octets| {
        let is_short = (WEAK_BELOW..SHORT_BELOW).contains(&octets.len());
        (is_short && !is_example(secret)).then_some(SAYS)
    })
);

const SAYS: Saying = Saying::fixed(
    "the secret has 80 to 127 bits; RFC 4226 section 4 asks for 128",
    "a short key",
    "nothing to mend in the backup: it was the service that chose",
);
