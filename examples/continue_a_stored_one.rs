//! Reads what is stored and writes its next generation: what an app does when something changed.
//!
//! `cargo run --example continue_a_stored_one fixtures/1.0/valid/ios-three-accounts.json`
#![allow(clippy::print_stdout)]

use backup_lint::model::Timestamp;
use backup_lint::{Draft, Envelope, Refusal};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("which file?")?;
    // What cannot be read is left alone, and the person is told. Only with their consent does
    // something take its place: `Unreadable::next_with_consent`, or `Draft::fresh`.
    let stored = Envelope::parse(&std::fs::read(path)?)?;

    // What the app holds now: here, what is stored, with codes hidden.
    let draft = Draft::new(stored.platform, "6.9.0".parse()?, stored.accounts.to_vec())
        .order(stored.order.to_vec())
        .omitted_accounts(stored.omitted_accounts)
        .settings(stored.settings.clone().hide_codes(true));

    let written_at = Timestamp::from_unix(stored.written_at.unix_seconds() + 3_600)?;
    match stored.next(draft, written_at) {
        // Store it only if what is stored is still what was read (an ETag, a change tag).
        Ok(next) => println!("generation {} would be stored", next.generation),
        Err(Refusal::Destroys(report)) => println!("not stored, it would lose something: {report}"),
        Err(refusal) => return Err(refusal.into()),
    }
    Ok(())
}
