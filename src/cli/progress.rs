//! How far a long run is: one line on the terminal of whoever waits, and nothing for anybody else.

use std::io::IsTerminal as _;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Who waits less need not be told.
const SHOWS_AFTER: Duration = Duration::from_secs(1);

/// Whether a person looks at standard error. A CI system keeps what is drawn over, too.
pub(super) fn is_watched() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_plain = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    std::io::stderr().is_terminal() && !is_plain && !is_set("CI")
}

pub(super) struct Progress {
    bar: Option<ProgressBar>,
    began: Instant,
}

impl Progress {
    pub(super) fn new(is_watched: bool) -> Self {
        let bar = is_watched.then(|| {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
            let style = ProgressStyle::with_template("{human_pos} documents, {per_sec}, {elapsed}");
            bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
        });
        Progress { bar, began: Instant::now() }
    }

    /// So many documents more are done.
    pub(super) fn add(&mut self, documents: usize) {
        let Some(bar) = &self.bar else { return };
        bar.inc(documents as u64);
        if bar.is_hidden() && self.began.elapsed() >= SHOWS_AFTER {
            bar.set_draw_target(ProgressDrawTarget::stderr());
            bar.tick();
        }
    }

    /// Something is about to be written: it may go to the same terminal.
    pub(super) fn step_aside(&mut self) {
        if let Some(bar) = &self.bar {
            // It is drawn again with the next document.
            bar.suspend(|| {});
        }
    }

    /// The run is over.
    pub(super) fn finish(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
