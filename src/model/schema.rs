//! The JSON Schema of the declarations (draft 2020-12), and the cross-member rules that a schema
//! can state. `x-rule` names the rule that an assertion belongs to.

use schemars::{Schema, json_schema};
use serde_json::{Map, Value, json};

use super::envelope::{AccountType, Envelope, Platform};
use super::list::{List, MOST_ITEMS};
use super::shape::Shape;

/// Values of this module's making are objects: an empty schema stands for a mistake in one, and
/// the test of the committed schema shows it.
fn schema(value: Value) -> Schema {
    Schema::try_from(value).unwrap_or_default()
}

/// The schema of a leaf.
pub(crate) fn leaf(shape: &Shape) -> Schema {
    match *shape {
        Shape::Text { rule, pattern, min, max, never, .. } => {
            let mut out = Map::new();
            out.insert("type".into(), json!("string"));
            out.insert("x-rule".into(), json!(rule));
            out.insert("minLength".into(), json!(min));
            out.insert("maxLength".into(), json!(max));
            if let Some(pattern) = pattern {
                out.insert("pattern".into(), json!(pattern));
            }
            if let Some(class) = never {
                out.insert("not".into(), json!({ "pattern": class }));
            }
            schema(Value::Object(out))
        }
        Shape::Integer { rule, min, max, .. } => schema(json!({
            "type": "integer", "x-rule": rule, "minimum": min, "maximum": max
        })),
        Shape::Word { rule, words: [word], .. } => schema(json!({
            "type": "string", "x-rule": rule, "const": word
        })),
        Shape::Word { rule, words, .. } => schema(json!({
            "type": "string", "x-rule": rule, "enum": words
        })),
        Shape::Boolean | Shape::List { .. } | Shape::Object(_) | Shape::Tagged { .. } => {
            Schema::default()
        }
    }
}

/// The schema of a closed object.
pub(crate) fn closed_object(members: Vec<(&str, bool, Schema)>) -> Schema {
    let required: Vec<&str> =
        members.iter().filter(|(_, required, _)| *required).map(|(name, ..)| *name).collect();
    let properties: Map<String, Value> =
        members.into_iter().map(|(name, _, value)| (name.to_owned(), value.to_value())).collect();
    schema(json!({
        "type": "object",
        "additionalProperties": false,
        "required": required,
        "properties": properties
    }))
}

/// The schema of closed objects told apart by a member.
pub(crate) fn tagged(by: &str, tag: &Schema, variants: Vec<(&str, Schema)>) -> Schema {
    let branches: Vec<Value> = variants
        .into_iter()
        .map(|(word, variant)| {
            json!({
                "if": { "required": [by], "properties": { by: { "const": word } } },
                "then": variant
            })
        })
        .collect();
    schema(json!({
        "type": "object",
        "required": [by],
        "properties": { by: tag },
        "allOf": branches
    }))
}

impl<T: schemars::JsonSchema> schemars::JsonSchema for List<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("ListOf{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> Schema {
        json_schema!({
            "type": "array",
            "x-rule": "too-many-accounts",
            "maxItems": MOST_ITEMS,
            "items": generator.subschema_for::<T>()
        })
    }
}

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
