//! `written-in-future`: a clock that is wrong decides which backup looks newest.

use crate::model::Now;
use crate::rules::detail::words;
use crate::rules::{Backup, Detail, Level, Out, Rule, Run, Stage, page};

/// How far two clocks may be apart, in seconds.
const TOLERANCE: i64 = 300;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "written-in-future",
    stage: Stage::Platform,
    level: Level::Warning,
    page: page!("written-in-future"),
    run: Run::Clock(run),
    say: |_| {
        words(
            "written more than five minutes after now",
            "in the future",
            "look at the clock of the device that wrote it; pin the time of a test with --now",
        )
    },
};

fn run(backup: Backup, now: Option<Now>, out: &mut Out) -> Option<()> {
    let written = backup.written_at(out)?;
    if now?.is_exceeded_by(written.is.unix_seconds(), TOLERANCE) {
        out.fire(written.place, Detail::None);
    }
    Some(())
}
