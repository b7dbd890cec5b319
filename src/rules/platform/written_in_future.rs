//! `written-in-future`: a clock that is wrong decides which backup looks newest.

use crate::model::Now;
use crate::rules::{Backup, Out, Ran, Saying, Scope, rule};

/// How far two clocks may be apart, in seconds.
const TOLERANCE: i64 = 300;

rule!("written-in-future", Platform, Warning, Scope::Clock(run));

const SAYS: Saying = Saying::fixed(
    "written more than five minutes after now",
    "in the future",
    "look at the clock of the device that wrote it; give a test a time of its own, --now of the command",
);

fn run(backup: Backup, now: Now, out: &mut Out) -> Ran {
    let written = backup.written_at(out)?;
    if now.is_exceeded_by(written.is.unix_seconds(), TOLERANCE) {
        out.fire(written.place, SAYS);
    }
    Ok(())
}
