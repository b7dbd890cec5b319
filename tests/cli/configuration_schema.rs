//! The schema of the configuration accepts what the command accepts, and nothing else.

use std::sync::LazyLock;

use backup_lint::{RULES, cli};
use jsonschema::Validator;
use serde_json::Value;

use super::Ran;
use super::configuration::with;

static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    jsonschema::draft202012::new(&cli::configuration_schema()).expect("the schema is one")
});

/// What the command says of a glob that is none: a schema does not see that.
const UNSEEN: [&str; 2] = ["unclosed character class", "the glob is empty"];

/// Holds the schema to what a run with this configuration said. What is no TOML is no document.
pub(super) fn agrees(text: &str, ran: &Ran) {
    let Ok(document) = toml::from_str::<Value>(text) else { return };
    let accepts = SCHEMA.is_valid(&document);
    if !UNSEEN.iter().any(|unseen| ran.errors.contains(unseen)) {
        assert!(
            accepts == (ran.code != 2),
            "the schema accepts: {accepts}\n{text}\n{}",
            ran.errors
        );
    }
}

/// What the command says of a configuration; the schema agrees, or the test fails.
fn accepted(text: &str) -> bool {
    with(text, &["--show-config"]).code == 0
}

#[test]
fn every_rule_has_the_levels_that_it_may_have() {
    for rule in RULES {
        let settable = rule.stage.has_levels_to_set();
        for (level, is_one) in [
            ("error", true),
            ("warning", true),
            ("note", true),
            ("off", true),
            ("Error", false),
            ("", false),
        ] {
            let text = format!("[rules]\n{} = \"{level}\"\n", rule.name);
            assert!(accepted(&text) == (settable && is_one), "{text}");
        }
        let ignore = format!("[[ignore]]\nrule = \"{}\"\nreason = \"r\"\n", rule.name);
        assert!(accepted(&ignore) == settable, "{ignore}");
    }
}

#[test]
fn every_key_has_its_form() {
    let ignore = "[[ignore]]\nrule = \"weak-secret\"\n";
    for (text, is_one) in [
        ("", true),
        ("# nothing\n", true),
        ("exclude = []\n", true),
        ("exclude = [\"b\", \"a/**\"]\n", true),
        ("exclude = [\"\"]\n", false),
        ("exclude = \"a\"\n", false),
        ("exclude = [1]\n", false),
        ("excludes = []\n", false),
        ("ignore = []\n", true),
        ("rules = []\n", false),
        ("[rules]\n", true),
        ("[rules]\nno-such-rule = \"off\"\n", false),
        ("[rules]\nweak-secret = 1\n", false),
        ("[rules]\nweak-secret = {}\n", false),
        ("[ignore]\nrule = \"weak-secret\"\nreason = \"r\"\n", false),
        ("[[ignore]]\nreason = \"r\"\n", false),
        (ignore, false),
    ] {
        assert!(accepted(text) == is_one, "{text}");
    }
    for (member, is_one) in [
        ("", true),
        ("path = \"a/**\"\n", true),
        ("path = 1\n", false),
        ("path = [\"a\"]\n", false),
        ("pointer = \"\"\n", true),
        ("pointer = \"/\"\n", true),
        ("pointer = \"/accounts/0\\n\"\n", true),
        ("pointer = \"accounts/0\"\n", false),
        ("pointer = \"\\n/accounts\"\n", false),
        ("pointer = 0\n", false),
        ("baseline = true\n", false),
    ] {
        let text = format!("{ignore}reason = \"r\"\n{member}");
        assert!(accepted(&text) == is_one, "{text}");
    }
    for (reason, is_one) in [
        ("\"test keys\"", true),
        ("\" . \"", true),
        ("\"\"", false),
        ("\" \\t\\n\"", false),
        ("\"\\u00a0\\u2003\"", false),
        ("1", false),
    ] {
        let text = format!("{ignore}reason = {reason}\n");
        assert!(accepted(&text) == is_one, "{text}");
    }
}

/// Whoever writes a configuration sees in an editor what each key and each rule means.
#[test]
fn an_editor_has_something_to_say_of_everything() {
    let schema = cli::configuration_schema();
    let described =
        |value: &Value| value["description"].as_str().is_some_and(|text| text.len() > 8);
    let members = |value: &Value| value["properties"].as_object().unwrap().clone();
    let (root, ignore) = (members(&schema), members(&schema["properties"]["ignore"]["items"]));
    let rules = members(&schema["properties"]["rules"]);
    assert_eq!((root.len(), ignore.len()), (3, 4));
    assert!(rules.len() > 20, "{} rules", rules.len());
    for (name, value) in root.iter().chain(&ignore).chain(&rules) {
        assert!(described(value), "{name}: {value}");
    }
}
