//! How far a long run is, where no terminal can be drawn on: it is told to nobody.

/// Nobody looks.
pub(in crate::cli) fn is_watched() -> bool {
    false
}

pub(in crate::cli) struct Progress;

impl Progress {
    pub(in crate::cli) fn new(_: bool) -> Self {
        Progress
    }

    #[allow(clippy::unused_self)] // as the other
    pub(in crate::cli) fn add(&mut self) {}

    #[allow(clippy::unused_self)] // as the other
    pub(in crate::cli) fn is_shown(&self) -> bool {
        false
    }

    #[allow(clippy::unused_self)] // as the other
    pub(in crate::cli) fn aside(&self, write: impl FnOnce()) {
        write();
    }

    #[allow(clippy::unused_self)] // as the other
    pub(in crate::cli) fn finish(&self) {}
}
