//! The members of `inputs` of the JSON report, one a line, as they are settled.

use super::{Reporter, Settings, Texts, json};
use crate::run::{Ending, Input};

#[derive(Debug)]
pub(super) struct Ndjson;

impl Ndjson {
    pub(super) fn new(_: &Settings) -> Self {
        Ndjson
    }
}

impl Reporter for Ndjson {
    fn input(&mut self, input: &Input, _: &Texts) -> String {
        json::line(input)
    }

    fn end(self: Box<Self>, _: &Ending) -> String {
        String::new()
    }
}
