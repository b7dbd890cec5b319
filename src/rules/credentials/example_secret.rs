//! `example-secret`: a key that everybody knows.

use crate::rules::{Saying, Scope, rule};

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

rule!(
    "example-secret",
    Credentials,
    Note,
    Scope::Secret(|secret, _| is_example(secret).then_some(SAYS))
);

const SAYS: Saying = Saying::fixed(
    "the secret is well known from documentation",
    "an example",
    "right in a test file; in a real backup the account protects nothing: set it up anew",
);
