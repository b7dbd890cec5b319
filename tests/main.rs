//! Every test of the library and the command in one program, so that it is linked once.
//! `work.rs` alone is another: it counts what is allocated.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::format_collect,
    clippy::format_push_string
)]

#[path = "../fuzz/oracles/mod.rs"]
mod oracles;
mod support;

mod changes;
mod cli;
mod conform;
mod declarations;
mod drafts;
mod fixtures;
mod foreign;
mod generated;
mod house;
mod json_conformance;
mod life;
mod properties;
mod regressions;
mod reports;
mod salvage;
mod spec;
mod values;
mod wording;
mod written_by_others;
