//! What is generated is committed, and is current. `.ci/bless` writes it.

use crate::support::committed::hold;

#[test]
fn the_schema_follows_from_the_declarations() {
    let schema = backup_lint::model::envelope_schema();
    hold("spec/1.0/envelope.schema.json", &(serde_json::to_string_pretty(&schema).unwrap() + "\n"));
}

#[test]
fn the_schema_for_types_follows_from_the_declarations() {
    let schema = backup_lint::model::types_schema();
    let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
    hold("spec/1.0/envelope.types.schema.json", &text);
    assert!(
        !text.contains("\"if\"") && !text.contains("allOf"),
        "generators lose what is conditional"
    );
}

/// What is valid fits; a credential that has lost its secret, or that has one too much, does not.
#[test]
fn the_schema_for_types_takes_what_is_valid_and_loses_no_secret() {
    use serde_json::{Value, json};
    let validator = jsonschema::validator_for(&backup_lint::model::types_schema()).unwrap();
    let cases = crate::support::Index::load().cases;
    let valid = cases.iter().flat_map(|case| &case.files).filter(|file| file.verdict == "valid");
    let mut secrets = 0;
    for file in valid {
        let document: Value = serde_json::from_slice(&file.bytes()).unwrap();
        assert!(validator.is_valid(&document), "{}", file.path);
        for at in 0..document["accounts"].as_array().unwrap().len() {
            let mut other = document.clone();
            let credential = other["accounts"][at]["credential"].as_object_mut().unwrap();
            if credential.remove("secret").is_some() {
                secrets += 1;
            } else {
                credential.insert("secret".to_owned(), json!("IDWUZZD7WFM6UTFS3ZHCIGJ3PAQE4JN4"));
            }
            assert!(!validator.is_valid(&other), "{}: account {at}", file.path);
        }
    }
    assert!(secrets > 100, "{secrets} secrets were looked at");
}

#[test]
fn the_data_of_the_format_follow_from_the_declarations() {
    let data = backup_lint::unstable::render::data::format();
    hold("spec/1.0/format.json", &(serde_json::to_string_pretty(&data).unwrap() + "\n"));
    let schema: serde_json::Value =
        serde_json::from_slice(&crate::support::bytes("spec/1.0/format.schema.json")).unwrap();
    let errors: Vec<String> = jsonschema::validator_for(&schema)
        .unwrap()
        .iter_errors(&data)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
}

#[test]
fn the_schema_of_the_configuration_follows_from_what_reads_it() {
    let schema = backup_lint::cli::configuration_schema();
    hold("docs/backup-lint.schema.json", &(serde_json::to_string_pretty(&schema).unwrap() + "\n"));
}

/// The test vectors that are in the program, as JSON: of a file that is made of another one the
/// edits, of each other one its text.
fn vectors() -> serde_json::Value {
    use serde_json::{Value, json};
    let text = |path: &str| -> Value {
        let bytes = crate::support::bytes(&format!("fixtures/{path}"));
        match String::from_utf8(bytes) {
            Ok(text) => json!({ "text": text }),
            Err(error) => json!({ "hex": hex::encode(error.as_bytes()) }),
        }
    };
    let index: Value =
        serde_json::from_slice(&crate::support::bytes("fixtures/index.json")).unwrap();
    let cases = index["cases"].as_array().unwrap().iter().map(|case| {
        let mut case = case.clone();
        let members = case.as_object_mut().unwrap();
        for unused in ["why", "stage", "rule", "outcome", "saved", "lost", "checksum"] {
            members.remove(unused);
        }
        for file in members["files"].as_array_mut().unwrap() {
            let path = file["path"].as_str().unwrap().to_owned();
            let members = file.as_object_mut().unwrap();
            if !members.contains_key("edits") {
                members.extend(text(&path).as_object().unwrap().clone());
            }
            for unused in ["sha256", "whole"] {
                members.remove(unused);
            }
            let triple = |found: &Value| json!([found["rule"], found["pointer"], found["side"]]);
            let found = members["findings"].as_array().unwrap().iter().map(triple).collect();
            members.insert("findings".to_owned(), Value::Array(found));
        }
        case
    });
    let cases: Vec<Value> = cases.collect();
    let canonical: Value =
        serde_json::from_slice(&crate::support::bytes("fixtures/canonical.json")).unwrap();
    let forms = canonical["cases"].as_array().unwrap().iter();
    let forms: Vec<Value> =
        forms.map(|form| json!({ "id": form["id"], "input": form["input"] })).collect();
    json!({ "version": index["version"], "cases": cases, "canonical": forms })
}

#[test]
fn the_vectors_in_the_program_are_those_of_the_fixtures() {
    let (path, vectors) = ("src/conform/vectors.json.z", vectors());
    assert_eq!(
        vectors["cases"].as_array().unwrap().len(),
        crate::support::Index::load().cases.len()
    );
    if std::env::var_os("BLESS").is_some() {
        let packed = miniz_oxide::deflate::compress_to_vec_zlib(vectors.to_string().as_bytes(), 10);
        std::fs::write(crate::support::root().join(path), packed).unwrap();
    }
    let packed = crate::support::bytes(path);
    let unpacked = miniz_oxide::inflate::decompress_to_vec_zlib(&packed).unwrap();
    let committed: serde_json::Value = serde_json::from_slice(&unpacked).unwrap();
    assert!(committed == vectors, "{path} is stale; .ci/bless packs it anew");
}

/// An engine that backtracks takes no more than linear time over a pattern that is anchored and
/// repeats without bound at one place only, or that is one class of characters.
#[test]
fn patterns_backtrack_no_more_than_linearly() {
    fn walk(schema: &serde_json::Value, patterns: &mut Vec<String>) {
        if let Some(pattern) = schema.get("pattern").and_then(|pattern| pattern.as_str()) {
            patterns.push(pattern.to_owned());
        }
        match schema {
            serde_json::Value::Object(members) => members.values().for_each(|v| walk(v, patterns)),
            serde_json::Value::Array(items) => items.iter().for_each(|v| walk(v, patterns)),
            _ => {}
        }
    }
    let mut patterns = Vec::new();
    walk(&backup_lint::model::envelope_schema(), &mut patterns);
    assert!(patterns.len() >= 7, "{patterns:?}");
    for pattern in patterns {
        let unbounded = pattern.matches(['*', '+']).count() + pattern.matches(",}").count();
        let anchored = pattern.starts_with('^') && pattern.ends_with('$');
        let one_class = pattern.starts_with('[') && pattern.find(']') == Some(pattern.len() - 1);
        assert!((anchored && unbounded <= 1) || (one_class && unbounded == 0), "{pattern}");
    }
}

#[test]
fn the_catalogue_follows_from_the_rules() {
    hold("spec/1.0/rules/README.md", &backup_lint::unstable::render::catalogue::markdown());
}

/// The words of the fuzzers: every name and word of the format, and what JSON is made of.
#[test]
fn the_dictionary_follows_from_the_declarations() {
    use backup_lint::unstable::model::Shape;
    let mut words = std::collections::BTreeSet::new();
    for (_, member) in crate::support::members() {
        words.insert(format!("\\\"{}\\\":", member.name));
        match member.shape {
            Shape::Word(word) => {
                words.extend(word.values.iter().map(|word| format!("\\\"{word}\\\"")));
            }
            Shape::Integer(number) => {
                words.extend([number.min, number.max, number.max + 1].map(|n| n.to_string()));
            }
            _ => {}
        }
    }
    let json = [
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "true",
        "false",
        "null",
        "-0",
        "1e2",
        "1.0",
        "\\\\u",
        "\\\\ud800",
        "\\\\udc00",
        "\\\\\\\"",
        "\\xef\\xbb\\xbf",
        "\\xe2\\x80\\xae",
    ];
    words.extend(json.map(str::to_owned));
    let lines: String = words.iter().map(|word| format!("\"{word}\"\n")).collect();
    hold(
        "fuzz/dictionary.txt",
        &format!("# Generated from the declarations; not to be edited.\n{lines}"),
    );
}
