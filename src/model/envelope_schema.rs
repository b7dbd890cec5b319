//! The JSON Schema of the envelope, with the cross-member rules that a schema can state.

use serde_json::{Value, json};

use super::envelope::{AccountType, Platform};
use super::whole::Envelope;

/// Where `member` is the string `is`, `then` holds.
fn when(rule: &str, member: &str, is: &str, then: &Value) -> Value {
    json!({
        "x-rule": rule,
        "if": { "required": [member], "properties": { member: { "const": is } } },
        "then": then
    })
}

fn storage_of(platform: Platform) -> Value {
    when(
        "storage-mismatch",
        "platform",
        platform.as_str(),
        &json!({ "properties": { "storage": { "const": platform.storage().as_str() } } }),
    )
}

fn setting_not_on(platform: Platform, setting: &str) -> Value {
    when(
        "setting-not-on-platform",
        "platform",
        platform.as_str(),
        &json!({ "properties": { "settings": { "properties": { setting: false } } } }),
    )
}

fn at_most_one(account_type: AccountType) -> Value {
    json!({
        "x-rule": "duplicate-account-type",
        "properties": { "accounts": {
            "contains": {
                "required": ["type"],
                "properties": { "type": { "const": account_type.as_str() } }
            },
            "minContains": 0,
            "maxContains": 1
        } }
    })
}

fn kinds_of(account_type: AccountType) -> Value {
    let kinds: Vec<&str> = account_type.kinds().iter().map(|kind| kind.as_str()).collect();
    let then =
        json!({ "properties": { "credential": { "properties": { "kind": { "enum": kinds } } } } });
    let items = when("credential-not-allowed", "type", account_type.as_str(), &then);
    json!({ "properties": { "accounts": { "items": items } } })
}

/// The JSON Schema of the envelope, as it is committed in `spec/1.0/envelope.schema.json`.
pub fn envelope_schema() -> Value {
    let settings = schemars::generate::SchemaSettings::draft2020_12();
    let mut root = settings.into_generator().into_root_schema_for::<Envelope>();
    root.insert("$id".into(), json!("urn:authenticator-backup:1.0:envelope"));
    root.insert("title".into(), json!("Authenticator backup 1.0"));
    root.insert(
        "$comment".into(),
        json!("Generated from the declarations in src/model/envelope.rs; not to be edited."),
    );
    root.insert(
        "allOf".into(),
        json!([
            storage_of(Platform::Ios),
            storage_of(Platform::Android),
            setting_not_on(Platform::Ios, "screenCapture"),
            setting_not_on(Platform::Android, "appSwitcherBlur"),
            {
                "x-rule": "recovery-account-not-personal",
                "properties": { "recoveryAccount": { "properties": {
                    "type": { "const": AccountType::MicrosoftPersonal.as_str() }
                } } }
            },
            {
                "x-rule": "backup-turned-off",
                "properties": { "settings": { "properties": { "cloudBackup": { "const": true } } } }
            },
            at_most_one(AccountType::MicrosoftPersonal),
            at_most_one(AccountType::WorkOrSchool),
            at_most_one(AccountType::NonMicrosoft),
            kinds_of(AccountType::MicrosoftPersonal),
            kinds_of(AccountType::WorkOrSchool),
        ]),
    );
    root.to_value()
}
