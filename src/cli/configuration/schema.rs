//! The JSON Schema of the configuration, for editors: from the declaration that reads the file.

use clap::ValueEnum as _;
use schemars::transform::RecursiveTransform;
use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use super::file::FileToml;
use crate::cli::arguments::{LevelName, OFF};
use crate::rules::{RULES, Rule};

/// The JSON Schema of the configuration, as it is committed in `docs/backup-lint.schema.json`.
pub fn configuration_schema() -> Value {
    // TOML has no null: what may be left out is left out.
    let without_null = |schema: &mut Schema| {
        if schema.get("type") == Some(&json!(["string", "null"])) {
            schema.insert("type".into(), json!("string"));
        }
    };
    let settings = schemars::generate::SchemaSettings::draft2020_12()
        .with(|settings| settings.inline_subschemas = true)
        .with_transform(RecursiveTransform(without_null));
    let mut root = settings.into_generator().into_root_schema_for::<FileToml>();
    root.insert("$id".into(), json!("urn:backup-lint:configuration"));
    root.insert("title".into(), json!("backup-lint.toml"));
    root.insert(
        "$comment".into(),
        json!("Generated from the declarations in src/cli/configuration/; not to be edited."),
    );
    root.to_value()
}

/// The rules that a configuration may name.
fn settable() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied().filter(|rule| rule.stage.has_levels_to_set())
}

/// A table of rules and their levels; each with what it checks, and the level that it has if
/// nobody sets another.
pub(super) fn levels_of_rules(_: &mut SchemaGenerator) -> Schema {
    let words = LevelName::value_variants().iter().filter_map(LevelName::to_possible_value);
    let mut levels: Vec<String> = words.map(|word| word.get_name().to_owned()).collect();
    levels.push(OFF.to_owned());
    let of = |rule: &Rule| json!({ "description": rule.summary, "default": rule.level.as_str(), "enum": levels });
    let rules: Map<String, Value> =
        settable().map(|rule| (rule.name.to_owned(), of(rule))).collect();
    json_schema!({ "type": "object", "additionalProperties": false, "properties": rules })
}

/// The name of such a rule.
pub(super) fn rule(_: &mut SchemaGenerator) -> Schema {
    let names: Vec<&str> = settable().map(|rule| rule.name).collect();
    json_schema!({ "enum": names })
}
