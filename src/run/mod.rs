//! A run of a verb over its inputs: what was read, what was found out, and how it ends. The
//! reports show it.

mod answer;
mod ending;
mod input;
mod named;
mod problem;
mod role;
mod summary;

pub use crate::check::Outcome;
pub use answer::Answer;
pub use ending::{Ending, UnusedIgnore};
pub use input::Input;
pub use named::rule_named;
pub use problem::Problem;
pub use role::InputRole;
pub use summary::Summary;
