//! The members of `inputs` of the JSON report, one a line, as they are settled.

use super::{Input, json};

/// One input.
pub fn input(input: &Input) -> String {
    json::line(input)
}
