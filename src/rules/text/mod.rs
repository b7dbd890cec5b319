//! Rules over issuers and labels: what a person reads.

pub(super) mod invisible_text;
pub(super) mod serialization_accident;
pub(super) mod unsafe_text;
pub(super) mod untrimmed_text;

use crate::model::all;

/// Whether a text is letters, digits, punctuation and spaces of ASCII alone, as most are: then only
/// its edges and its words can be wrong.
fn is_printable_ascii(text: &str) -> bool {
    all(text.as_bytes(), |byte| matches!(byte, b' '..=b'~'))
}
