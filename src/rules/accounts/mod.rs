//! Rules over the accounts: told apart, and fit to be restored.

pub(super) mod accounts_omitted;
pub(super) mod credential_not_allowed;
pub(super) mod duplicate_account_id;
pub(super) mod duplicate_account_name;
pub(super) mod duplicate_account_type;
pub(super) mod duplicate_secret;
pub(super) mod no_accounts;
