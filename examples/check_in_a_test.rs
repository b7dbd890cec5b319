//! Holds what your own code writes to the format: the body of a test of yours.
//!
//! `cargo run --example check_in_a_test`
#![allow(clippy::print_stdout)]

use backup_lint::{Level, Options, Outcome, check};

/// Your own writer.
fn written_by_my_app() -> Vec<u8> {
    include_bytes!("check_in_a_test.json").to_vec()
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // A test is pinned to a time, so that it says the same tomorrow.
    let options = Options::new().at("2026-11-01T12:00:00Z".parse()?);
    let report = check(&written_by_my_app(), &options);

    assert_eq!(report.outcome(Level::Warning), Outcome::Pass, "{report}");
    println!("{report}");
    Ok(())
}
