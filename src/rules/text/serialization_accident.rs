//! `serialization-accident`: a value that some language printed for want of one.

use crate::model::all;
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

/// Whether none of those within begins with this. Few texts hold a first character of one.
fn begins_none(byte: u8) -> bool {
    WITHIN.iter().fold(true, |none, one| none & (one.as_bytes()[0] != byte))
}

fn is_accident(text: &str) -> bool {
    WHOLE.contains(&text)
        || (!all(text.as_bytes(), begins_none) && WITHIN.iter().any(|one| text.contains(one)))
        || (text.starts_with("Optional(") && text.ends_with(')'))
}
