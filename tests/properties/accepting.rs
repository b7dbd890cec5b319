//! The short way accepts what the long one finds nothing in, whatever happened to a text.

use backup_lint::strategies;
use proptest::prelude::*;

use super::manners::{Choices, write};
use crate::oracles::accept;
use crate::support::bytes;
use crate::support::documents::value;

/// Pieces that mean something in a text.
const PIECES: [&str; 16] = [
    "\"", "\\", "{", "}", "[", "]", ",", ":", "0", "1.0", "-", "\\u0065", "\\ud800", "null", "\n",
    "\u{e9}",
];

/// One change: a piece in the place of some bytes, or some bytes once more.
fn changed(text: &[u8], choices: &mut Choices) -> Vec<u8> {
    let at = (choices.next(256) << 8 | choices.next(256)) % (text.len() + 1);
    let end = (at + choices.next(12)).min(text.len());
    let piece = match choices.next(4) {
        0 => &[],
        1 => &text[at..end],
        2 => &text[at..(at + 80).min(text.len())],
        _ => PIECES[choices.next(PIECES.len())].as_bytes(),
    };
    let end = if choices.next(2) == 0 { at } else { end };
    [&text[..at], piece, &text[end..]].concat()
}

/// Every byte left out, replaced by each piece, and each piece before it.
#[test]
fn no_single_edit_is_accepted_that_has_a_finding() {
    let mut tried = 0;
    for name in ["canonical-form", "needless-escapes", "other-counter-based"] {
        let text = bytes(&format!("fixtures/1.0/valid/{name}.json"));
        for at in 0..text.len() {
            for piece in PIECES.iter().chain(&["", "a", " "]) {
                for end in [at, at + 1] {
                    accept::hold(&[&text[..at], piece.as_bytes(), &text[end..]].concat());
                    tried += 1;
                }
            }
        }
    }
    assert!(tried > 100_000, "{tried}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn what_is_accepted_has_no_finding_and_what_has_none_is_accepted(
        envelope in strategies::envelope(),
        choices in prop::collection::vec(any::<u8>(), 50..200),
        changes in 0..3_usize,
    ) {
        let mut choices = Choices::new(&choices);
        let mut text = match choices.next(3) {
            0 => envelope.to_json(),
            _ => write(&value(&envelope), &mut choices).into_bytes(),
        };
        for _ in 0..changes {
            text = changed(&text, &mut choices);
        }
        accept::hold(&text);
    }
}
