//! Backups that the strategies make, with the fuzzer's bytes as their seed: written, read, and found clean.

use backup_lint::check::{Options, check};
use backup_lint::{Envelope, strategies};
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// The bytes are the seed of all choices. (Choices taken from the bytes themselves run out, and a
/// strategy that asks for distinct values then asks for ever.)
pub fn hold(data: &[u8]) {
    let mut seed = [0_u8; 32];
    for chunk in data.chunks(32) {
        for (seed, byte) in seed.iter_mut().zip(chunk) {
            *seed = seed.rotate_left(1) ^ byte;
        }
    }
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let Ok(tree) = strategies::envelope().new_tree(&mut runner) else { return };
    let envelope = tree.current();
    let bytes = envelope.to_json();
    assert!(check(&bytes, &Options::default()).findings.is_empty(), "a clean backup has a finding");
    assert!(Envelope::parse(&bytes).is_ok_and(|read| read == envelope), "reading changes it");
    let through: Envelope =
        serde_json::from_slice(&serde_json::to_vec(&envelope).expect("it can be written"))
            .expect("it can be read");
    assert!(through == envelope, "serde changes it");
    assert!(
        super::schema_agrees::SCHEMA.is_valid(&serde_json::from_slice(&bytes).expect("it is JSON")),
        "the schema refuses it"
    );
}
