//! What holds of every backup, held against backups that are generated, changed and broken.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::format_push_string,
    clippy::format_collect,
    clippy::too_many_lines
)]

#[path = "../../fuzz/oracles/mod.rs"]
mod oracles;
#[path = "../support/mod.rs"]
mod support;

mod bounds;
mod canonical;
mod deserialize;
mod invariants;
mod invariants_of_two;
mod manners;
mod parser;
mod schema;
