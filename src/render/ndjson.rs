//! The members of `inputs` of the JSON report, one a line, as they are settled.

use super::{Reporter, Settings, Texts, json};
use crate::run::{Ending, Input};

#[derive(Debug)]
pub(super) struct Ndjson {
    show_names: bool,
}

impl Ndjson {
    pub(super) fn new(settings: &Settings) -> Self {
        Ndjson { show_names: settings.show_names }
    }
}

impl Reporter for Ndjson {
    fn input(&mut self, input: &Input, _: &Texts) -> String {
        json::line(input, self.show_names)
    }

    fn end(self: Box<Self>, _: &Ending) -> String {
        String::new()
    }
}
