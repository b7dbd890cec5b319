//! Rules over the order: a permutation of the accounts' ids.

pub(super) mod order_duplicate_account;
pub(super) mod order_missing_account;
pub(super) mod order_unknown_account;
