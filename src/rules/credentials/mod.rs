//! Rules over what makes the codes.

pub(super) mod double_encoded_secret;
pub(super) mod example_secret;
pub(super) mod short_secret;
pub(super) mod unusual_period;
pub(super) mod weak_secret;
