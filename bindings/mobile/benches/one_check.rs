//! The time of one check without the boundary: `one_check DOCUMENT`, in microseconds, the best of some rounds.

// Its allocator, which wipes.
use backup_lint_mobile as _;

use backup_lint::{Options, check};
use std::time::Instant;

const ROUNDS: u32 = 20;
const CHECKS: u32 = 500;

fn main() -> std::io::Result<()> {
    let document = std::fs::read(std::env::args().nth(1).ok_or(std::io::ErrorKind::NotFound)?)?;
    let options = Options::new();
    let round = || {
        let began = Instant::now();
        for _ in 0..CHECKS {
            std::hint::black_box(check(&document, &options));
        }
        began.elapsed() / CHECKS
    };
    let best = (0..ROUNDS).map(|_| round()).min().unwrap_or_default();
    println!("{:.2}", best.as_secs_f64() * 1e6);
    Ok(())
}
