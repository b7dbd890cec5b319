//! `double-encoded-secret`: Base32 of a Base32 text.

use super::example_secret::is_example;
use super::weak_secret::WEAK_BELOW;
use crate::rules::{Saying, Scope, rule};

rule!(
    "double-encoded-secret",
    Credentials,
    Warning,
    Scope::Secret(|secret, octets| {
        let is_base32 = |octet: &u8| matches!(octet, b'A'..=b'Z' | b'2'..=b'7' | b'=');
        let is_twice = octets.len() >= WEAK_BELOW && octets.iter().all(is_base32);
        (is_twice && !is_example(secret)).then_some(SAYS)
    })
);

const SAYS: Saying = Saying::fixed(
    "the octets of the secret are themselves Base32: it was probably encoded twice",
    "encoded twice",
    "encode the octets that the app uses as the HMAC key, not the text that it was given",
);
