//! What holds of every backup, held against backups that are generated, changed and broken.
#![allow(clippy::too_many_lines)]

mod accepting;
mod bounds;
mod canonical;
mod deserialize;
mod formats;
mod invariants;
mod invariants_of_two;
mod manners;
mod parser;
mod schema;
