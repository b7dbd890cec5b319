//! `double-encoded-secret`: Base32 of a Base32 text.

use super::example_secret::is_example;
use super::weak_secret::WEAK_BELOW;
use crate::rules::detail::words;
use crate::rules::{Level, Rule, Run, Stage, page};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "double-encoded-secret",
    stage: Stage::Credentials,
    level: Level::Warning,
    page: page!("double-encoded-secret"),
    run: Run::Secret(|secret, octets| {
        octets.len() >= WEAK_BELOW
            && octets.iter().all(|octet| matches!(octet, b'A'..=b'Z' | b'2'..=b'7' | b'='))
            && !is_example(secret)
    }),
    say: |_| {
        words(
            "the octets of the secret are themselves Base32: it was probably encoded twice",
            "encoded twice",
            "encode the octets that the app uses as the HMAC key, not the text that it was given",
        )
    },
};
