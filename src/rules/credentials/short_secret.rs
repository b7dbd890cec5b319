//! `short-secret`: a key shorter than RFC 4226 asks for.

use super::example_secret::is_example;
use super::weak_secret::WEAK_BELOW;
use crate::rules::detail::words;
use crate::rules::{Level, Rule, Run, Stage, page};

/// RFC 4226 section 4, R6: at least 128 bits.
const SHORT_BELOW: usize = 16;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "short-secret",
    stage: Stage::Credentials,
    level: Level::Note,
    page: page!("short-secret"),
    run: Run::Secret(|secret, octets| {
        (WEAK_BELOW..SHORT_BELOW).contains(&octets.len()) && !is_example(secret)
    }),
    say: |_| {
        words(
            "the secret has 80 to 127 bits; RFC 4226 section 4 asks for 128",
            "a short key",
            "nothing to mend in the backup: it was the service that chose",
        )
    },
};
