//! `serialization-accident`: a value that some language printed for want of one.

use crate::rules::{Saying, Scope, rule};

rule!(
    "serialization-accident",
    Text,
    Warning,
    Scope::Text(|text| is_accident(text).then_some(SAYS))
);

const SAYS: Saying = Saying::fixed(
    "the text is what a program prints for a value that it does not have",
    "no name",
    "look where the writer turns a value into text: an absent issuer is left out, an object has a name of its own",
);

const WHOLE: [&str; 7] = ["undefined", "null", "nil", "NaN", "(null)", "<null>", ":null"];
const WITHIN: [&str; 3] = ["[object Object]", "[B@", "kotlin.Unit"];

/// Whether a text holds another one. Hardly any holds even its first character.
fn is_within(text: &str, accident: &str) -> bool {
    let begins = |byte: u8| accident.as_bytes().first() == Some(&byte);
    text.bytes().fold(false, |any, byte| any | begins(byte)) && text.contains(accident)
}

fn is_accident(text: &str) -> bool {
    WHOLE.contains(&text)
        || WITHIN.iter().any(|accident| is_within(text, accident))
        || (text.starts_with("Optional(") && text.ends_with(')'))
}
