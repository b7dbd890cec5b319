//! Holding an implementation in any language to the specification: what it is asked, what it has to
//! answer, and what its answers come to (spec/conformance.md). Pure: whoever asks is given to it.

mod case;
mod conversation;
mod form;
mod generated;
mod judge_answer;
mod own;
mod protocol;
mod resealed;
mod runner;
mod shrink;
mod tally;
mod vectors;

pub use conversation::Talks;
pub use own::answer;
pub use protocol::Request;
pub use runner::{Plan, run};
pub use tally::{Disagreement, Silence, Tally, What};
pub use vectors::{Vectors, vectors};
