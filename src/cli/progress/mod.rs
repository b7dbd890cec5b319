//! How far a long run is.

#[cfg(not(target_family = "wasm"))]
mod drawn;
#[cfg(target_family = "wasm")]
mod unseen;

#[cfg(not(target_family = "wasm"))]
pub(super) use drawn::{Progress, is_watched};
#[cfg(target_family = "wasm")]
pub(super) use unseen::{Progress, is_watched};
