//! Rules over issuers and labels: what a person reads.

pub(super) mod invisible_text;
pub(super) mod serialization_accident;
pub(super) mod unsafe_text;
pub(super) mod untrimmed_text;
