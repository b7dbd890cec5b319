//! `example-secret`: a key that everybody knows.

use crate::rules::detail::words;
use crate::rules::{Level, Rule, Run, Stage, page};

/// Keys from the documentation of the field: the Google Authenticator key URI format, its second
/// example, and the test keys of RFC 4226 and RFC 6238 for SHA-1, SHA-256 and SHA-512.
const EXAMPLES: [&str; 5] = [
    "JBSWY3DPEHPK3PXP",
    "HXDMVJECJJWSRB3HWIZR4IFUGFTMXBOZ",
    "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
    "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZA",
    "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNA",
];

/// Is a secret one of the examples, whole? Then the other rules over secrets have nothing to add.
pub(super) fn is_example(secret: &str) -> bool {
    EXAMPLES.contains(&secret)
}

pub(in crate::rules) static RULE: Rule = Rule {
    name: "example-secret",
    stage: Stage::Credentials,
    level: Level::Note,
    page: page!("example-secret"),
    run: Run::Secret(|secret, _| is_example(secret)),
    say: |_| {
        words(
            "the secret is well known from documentation",
            "an example",
            "right in a test file; in a real backup the account protects nothing: set it up anew",
        )
    },
};
