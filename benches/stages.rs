//! What each stage of a check takes, of one document of 1.3 KB.
//!
//!     cargo bench                                times (divan)
//!     cargo bench -- count STAGE TIMES           runs a stage so many times, for whoever counts
//!
//! `benches/instructions` counts instructions with it, which no other load of a machine changes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, missing_docs)]

use std::hint::black_box;

use backup_lint::model::EnvelopeMembers;
use backup_lint::unstable::model::read;
use backup_lint::unstable::{Memory, accepted, judged, syntax};
use backup_lint::{Envelope, Options};
use divan::Bencher;
use sha2::{Digest as _, Sha256};

const CANONICAL: &[u8] = include_bytes!("../fixtures/1.0/valid/canonical-form.json");
const PRETTY: &[u8] = include_bytes!("../fixtures/1.0/valid/ios-three-accounts.json");
const WRONG: &[u8] =
    include_bytes!("../fixtures/1.0/invalid/storage-mismatch/android-in-icloud.json");

/// A stage, and its work on one document.
type Stage = (&'static str, fn(&mut Kept));

/// What a run keeps from one document to the next.
#[derive(Default)]
struct Kept {
    options: Options,
    memory: Memory,
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("a fixture")
}

fn accept(bytes: &[u8], kept: &mut Kept) {
    assert!(accepted(black_box(bytes), &kept.options, &mut kept.memory).is_some());
}

const STAGES: [Stage; 8] = [
    // The least that a check of the checksum can take.
    ("digest", |_| {
        black_box(Sha256::digest(black_box(CANONICAL)));
    }),
    ("accept", |kept| accept(CANONICAL, kept)),
    ("accept-pretty", |kept| accept(PRETTY, kept)),
    ("tree", |_| drop(black_box(syntax::parse(black_box(text(CANONICAL)), 0).ok()))),
    ("parts", |_| {
        let tree = syntax::parse(black_box(text(CANONICAL)), 0).expect("a fixture");
        drop(black_box(read::<EnvelopeMembers>(&tree, &mut |_| ())));
    }),
    ("judge", |kept| drop(black_box(judged(black_box(CANONICAL), &kept.options)))),
    ("judge-wrong", |kept| drop(black_box(judged(black_box(WRONG), &kept.options)))),
    ("read-and-write", |_| {
        let envelope = Envelope::parse(black_box(CANONICAL)).expect("a fixture");
        drop(black_box(envelope.to_json()));
    }),
];

#[divan::bench(args = STAGES.map(|(name, _)| name))]
fn stage(bencher: Bencher, name: &str) {
    let (_, work) = STAGES.into_iter().find(|(stage, _)| *stage == name).unwrap();
    let mut kept = Kept::default();
    bencher.bench_local(move || work(&mut kept));
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["list"] => STAGES.iter().for_each(|(name, _)| println!("{name}")),
        ["count", name, times, ..] => {
            let (_, work) = STAGES.into_iter().find(|(stage, _)| stage == name).expect("a stage");
            let mut kept = Kept::default();
            (0..times.parse().expect("a number")).for_each(|_: u32| work(&mut kept));
        }
        _ => divan::main(),
    }
}
