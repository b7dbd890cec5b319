//! How far a long run is: one line on the terminal of whoever waits, and nothing for anybody else.

use std::io::IsTerminal as _;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Who waits less need not be told.
const SHOWS_AFTER: Duration = Duration::from_secs(1);

const TIMES_A_SECOND: u8 = 5;

/// Whether a person looks at standard error. A CI system keeps what is drawn over, too.
pub(in crate::cli) fn is_watched() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_plain = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    std::io::stderr().is_terminal() && !is_plain && !is_set("CI")
}

pub(in crate::cli) struct Progress {
    bar: Option<ProgressBar>,
    began: Instant,
    is_shown: bool,
}

impl Progress {
    pub(in crate::cli) fn new(is_watched: bool) -> Self {
        let bar = is_watched.then(|| {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
            let style = ProgressStyle::with_template("{human_pos} documents in {elapsed}");
            bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
        });
        Progress { bar, began: Instant::now(), is_shown: false }
    }

    /// A document more is done.
    pub(in crate::cli) fn add(&mut self) {
        let Some(bar) = &self.bar else { return };
        bar.inc(1);
        if !self.is_shown && self.began.elapsed() >= SHOWS_AFTER {
            self.is_shown = true;
            bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(TIMES_A_SECOND));
            bar.tick();
        }
    }

    pub(in crate::cli) fn is_shown(&self) -> bool {
        self.is_shown
    }

    /// Writes while the line is away.
    pub(in crate::cli) fn aside(&self, write: impl FnOnce()) {
        match &self.bar {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    /// The run is over.
    pub(in crate::cli) fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_shows_after_a_while_to_who_watches_and_is_gone_at_the_end() {
        let wrote = |progress: &Progress| {
            let mut count = 0;
            progress.aside(|| count += 1);
            count
        };
        for is_watched in [true, false] {
            let mut progress = Progress::new(is_watched);
            progress.add();
            assert!(!progress.is_shown() && wrote(&progress) == 1);
            progress.began -= SHOWS_AFTER;
            progress.add();
            assert!(progress.is_shown() == is_watched && wrote(&progress) == 1);
            let position = progress.bar.as_ref().map(ProgressBar::position);
            assert_eq!(position, is_watched.then_some(2));
            progress.finish();
            assert!(progress.bar.is_none_or(|bar| bar.is_finished()));
        }
    }
}
