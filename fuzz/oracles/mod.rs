//! What "right" means for any bytes: each `hold` panics where it does not hold, and says nothing
//! of the bytes. The fuzz targets, the replay of regressions and the properties use them.
#![allow(
    dead_code,
    unreachable_pub,
    missing_docs,
    clippy::missing_panics_doc,
    clippy::missing_errors_doc,
    clippy::expect_used,
    clippy::panic
)]

pub mod accept;
pub mod check;
pub mod compare;
pub mod mutate_valid;
pub mod parse;
pub mod reports;
pub mod roundtrip;
pub mod schema_agrees;
pub mod stream;
