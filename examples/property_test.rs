//! A property of your own reader: it takes every backup that has no finding.
//!
//! `cargo run --example property_test --features proptest`

/// Your own reader: how many accounts it restores.
fn restored_by_my_app(backup: &[u8]) -> Option<usize> {
    let document: serde_json::Value = serde_json::from_slice(backup).ok()?;
    Some(document["accounts"].as_array()?.len())
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config {
        failure_persistence: None,
        ..proptest::test_runner::Config::default()
    })]

    // In a test of yours, with `#[test]` here.
    fn every_account_comes_back(backup in backup_lint::strategies::envelope()) {
        let restored = restored_by_my_app(&backup.to_json());
        proptest::prop_assert_eq!(restored, Some(backup.accounts.len()));
    }
}

fn main() {
    every_account_comes_back();
}
