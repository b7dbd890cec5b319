//! One change of a valid document is not silently accepted with another meaning.

use backup_lint::Envelope;
use backup_lint::{Options, Verdict, check};

const VALID: [&[u8]; 4] = [
    include_bytes!("../../fixtures/1.0/valid/ios-three-accounts.json"),
    include_bytes!("../../fixtures/1.0/valid/android-three-accounts.json"),
    include_bytes!("../../fixtures/1.0/valid/needless-escapes.json"),
    include_bytes!("../../fixtures/1.0/valid/minified.json"),
];

/// The first bytes say which document, where, and how much of it goes; the rest takes its place.
pub fn hold(data: &[u8]) {
    let [which, at, more, length, piece @ ..] = data else { return };
    let valid = VALID[usize::from(*which) % VALID.len()];
    let at = (usize::from(*at) << 8 | usize::from(*more)) % valid.len();
    let end = (at + usize::from(*length % 64)).min(valid.len());
    let changed = [&valid[..at], piece, &valid[end..]].concat();
    if check(&changed, &Options::new()).verdict == Verdict::Valid {
        let (before, after) = (Envelope::parse(valid), Envelope::parse(&changed));
        let (Ok(before), Ok(after)) = (before, after) else {
            panic!("a valid document cannot be read")
        };
        assert!(before == after, "it is accepted with another meaning");
    }
}
