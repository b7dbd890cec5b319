//! The machinery, for the project's own tests and fuzzers. It may change in any version.

pub use crate::check::{KEPT_FINDINGS, MAX_BYTES, Memory, Parsed, accepted, judged};
pub use crate::model::unstable as model;

/// What is no backup.
pub mod foreign {
    pub use crate::foreign::*;
}
/// The JSON text and its tree.
pub mod syntax {
    pub use crate::syntax::*;
}
/// What a version of the format is made of.
pub mod versions {
    pub use crate::versions::*;
}
/// Sample documents, and how each rule is broken.
#[cfg(feature = "cli")]
pub mod generate {
    pub use crate::generate::Wanted;
    pub use crate::generate::breaks::{BREAKS, Break};
    pub use crate::generate::sample::Samples;
}
/// Holding an implementation to the specification.
#[cfg(feature = "cli")]
pub mod conform {
    pub use crate::conform::*;
}
/// A run of a verb.
#[cfg(feature = "report")]
pub mod run {
    pub use crate::run::*;
}
/// The reports on a run.
#[cfg(feature = "report")]
pub mod render {
    pub use crate::render::*;
}
