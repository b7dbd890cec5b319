//! What is generated is committed, and is current. `BLESS=1 cargo test --test generated` writes it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

fn hold(path: &str, current: &str) {
    let file = support::root().join(path);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&file, current).unwrap();
        return;
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        committed == current,
        "{path} is stale: write it with BLESS=1 cargo test --test generated"
    );
}

#[test]
fn the_schema_follows_from_the_declarations() {
    let schema = backup_lint::model::envelope_schema();
    hold("spec/1.0/envelope.schema.json", &(serde_json::to_string_pretty(&schema).unwrap() + "\n"));
}

#[test]
fn the_catalogue_follows_from_the_rules() {
    hold("spec/1.0/rules/README.md", &backup_lint::render::catalogue::markdown());
}
