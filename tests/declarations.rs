//! Whatever is declared is everywhere: each member of the declarations is in the specification, in
//! a valid fixture, in what the strategies make, in what `compare` tells, and shown or masked as its
//! kind says.

use std::collections::BTreeSet;

use backup_lint::report::Changes;
use backup_lint::strategies;
use backup_lint::unstable::model::{MemberShape, ObjectShape, Shape, StringKind};
use backup_lint::unstable::versions::V1_0;
use backup_lint::{Options, compare};
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use crate::cli::backup_lint_with;
use crate::support::documents::sealed;
use crate::support::{self, Index, members};

/// A member of a document: the object that declares it, its declaration, its pointer.
type Occurrence = (&'static str, &'static MemberShape, String);

/// The declared members of a value.
fn occurrences(shape: Shape, value: &Value, pointer: &str, found: &mut Vec<Occurrence>) {
    let mut object = |object: &'static ObjectShape| {
        for member in object.members {
            if let Some(below) = value.get(member.name) {
                let pointer = format!("{pointer}/{}", member.name);
                occurrences(member.shape, below, &pointer, found);
                found.push((object.name, member, pointer));
            }
        }
    };
    match shape {
        Shape::Object(shape) => object(shape),
        Shape::Tagged(tagged) => {
            let word = value[tagged.tag.name].as_str();
            let variant = tagged.variants.iter().find(|(variant, _)| Some(*variant) == word);
            object(variant.expect("a variant of the declaration").1);
        }
        Shape::List(list) => {
            for (i, item) in value.as_array().expect("an array").iter().enumerate() {
                occurrences(list.item, item, &format!("{pointer}/{i}"), found);
            }
        }
        Shape::Text(_) | Shape::Integer(_) | Shape::Word(_) | Shape::Boolean => {}
    }
}

fn all_occurrences(document: &Value) -> Vec<Occurrence> {
    let mut found = Vec::new();
    occurrences(V1_0.envelope, document, "", &mut found);
    found
}

fn valid_fixtures() -> Vec<Value> {
    let cases = Index::load().cases;
    let valid =
        cases.iter().filter(|case| case.kind == "check" && case.files[0].verdict == "valid");
    valid.map(|case| serde_json::from_slice(&case.files[0].bytes()).unwrap()).collect()
}

/// Asserts that nothing is missing of the declared members.
fn hold(seen: &BTreeSet<(&str, &str)>, nowhere: &str) {
    let declared = members().into_iter().map(|(object, member)| (object, member.name));
    let missing: Vec<_> = declared.filter(|member| !seen.contains(member)).collect();
    assert!(missing.is_empty(), "{nowhere}: {missing:?}");
}

#[test]
fn each_member_is_in_a_valid_fixture() {
    let fixtures = valid_fixtures();
    let found: Vec<_> = fixtures.iter().flat_map(all_occurrences).collect();
    let seen = found.iter().map(|(object, member, _)| (*object, member.name)).collect();
    hold(&seen, "declared, and in no valid fixture");
}

#[test]
fn each_member_is_made_by_the_strategies() {
    let mut runner = TestRunner::deterministic();
    let mut seen = BTreeSet::new();
    for _ in 0..200 {
        let envelope = strategies::envelope().new_tree(&mut runner).unwrap().current();
        let found = all_occurrences(&support::documents::value(&envelope));
        seen.extend(found.iter().map(|(object, member, _)| (*object, member.name)));
    }
    hold(&seen, "declared, and never made by strategies::envelope");
}

/// The tables of chapter 4 of the specification: the names in code in the first cell of each row.
fn tables() -> Vec<BTreeSet<String>> {
    let text = support::read("spec/1.0/envelope.md");
    let chapter = text.split("\n## 4 ").nth(1).unwrap().split("\n## 5 ").next().unwrap();
    let name = |row: &str| {
        let cell = row.split('|').nth(1)?.trim();
        Some(cell.strip_prefix('`')?.strip_suffix('`')?.to_owned())
    };
    let paragraphs = chapter.split("\n\n").filter(|paragraph| paragraph.starts_with("| "));
    paragraphs.map(|table| table.lines().filter_map(name).collect()).collect()
}

#[test]
fn each_member_is_in_the_specification() {
    let tables = tables();
    let mut seen = BTreeSet::new();
    for (object, _) in members() {
        let own: Vec<_> = members().into_iter().filter(|(of, _)| *of == object).collect();
        let shared = |table: &&BTreeSet<String>| {
            own.iter().filter(|(_, member)| table.contains(member.name)).count()
        };
        let table = tables.iter().max_by_key(shared).unwrap();
        // What tells variants apart is the head of the table of variants.
        let (of_variants, variants) = (tables.iter(), "name-only");
        let is_listed = |member: &MemberShape| match member.shape {
            Shape::Word(word) if word.values.len() == 1 && member.name == "kind" => {
                of_variants.clone().any(|table| table.contains("kind") && table.contains(variants))
            }
            _ => table.contains(member.name),
        };
        for (_, member) in own {
            if is_listed(member) {
                seen.insert((object, member.name));
            }
        }
    }
    hold(&seen, "declared, and in no table of spec/1.0/envelope.md, chapter 4");
}

/// Another value of the same form, if the form has one.
fn another(shape: Shape, value: &Value) -> Option<Value> {
    match shape {
        Shape::Boolean => Some(json!(!value.as_bool()?)),
        Shape::Integer(number) => {
            let current = value.as_u64()?;
            Some(json!(if current < number.max { current + 1 } else { current - 1 }))
        }
        Shape::Word(word) => {
            let other = word.values.iter().find(|word| Some(**word) != value.as_str());
            other.map(|word| json!(word))
        }
        Shape::Text(text) => match text.content {
            StringKind::Name => {
                let other = if value == "another" { "yet another" } else { "another" };
                Some(json!(other))
            }
            StringKind::Secret => Some(json!("A".repeat(32))),
            // Another digit: the last that is one, hexadecimal where the text ends in one.
            StringKind::Form => {
                let current = value.as_str()?;
                let hexadecimal = text.min == text.max && !current.ends_with('Z');
                let is_digit = |c: char| c.is_digit(if hexadecimal { 16 } else { 10 });
                let at = current.rfind(is_digit)?;
                let other = if &current[at..=at] == "1" { "2" } else { "1" };
                Some(json!(format!("{}{other}{}", &current[..at], &current[at + 1..])))
            }
        },
        Shape::List(_) | Shape::Object(_) | Shape::Tagged(_) => None,
    }
}

/// The declared members that follow from the others, or tell whether a document is judged at all.
fn has_no_difference_of_its_own(object: &str, member: &MemberShape) -> bool {
    matches!((object, member.name), ("Envelope", "format" | "version") | ("Checksum", _))
        // One word only: what tells variants apart changes with the variant.
        || matches!(member.shape, Shape::Word(word) if word.values.len() == 1)
}

#[test]
fn compare_tells_a_difference_of_each_member() {
    let silent = |changes: &Changes| {
        let Changes { same_backup, generation: (old, new), added, removed, changed, .. } = changes;
        let Changes { reordered, settings, members, omitted_accounts, identical, .. } = changes;
        let listed = added.len() + removed.len() + changed.len() + settings.len() + members.len();
        !identical
            && *same_backup
            && old == new
            && listed == 0
            && !reordered
            && omitted_accounts.is_none()
    };
    let mut seen = BTreeSet::new();
    for document in valid_fixtures() {
        for (object, member, pointer) in all_occurrences(&document) {
            let place = document.pointer(&pointer).unwrap();
            let leaf = another(member.shape, place);
            let is_leaf =
                !matches!(member.shape, Shape::List(_) | Shape::Object(_) | Shape::Tagged(_));
            if has_no_difference_of_its_own(object, member) || !is_leaf {
                seen.insert((object, member.name)); // what is below it is told
                continue;
            }
            let mut changed = document.clone();
            *changed.pointer_mut(&pointer).unwrap() = leaf.expect("another value");
            let (old, new) = (sealed(document.clone()), sealed(changed));
            let found = compare(&old, &new, &Options::new()).changes;
            let found = found.unwrap_or_else(|| panic!("{pointer}: another value is not sound"));
            assert!(!silent(&found), "compare is blind to {object}, {}", member.name);
            seen.insert((object, member.name));
        }
    }
    hold(&seen, "declared, and not tried");
}

/// The document on one line, with an unknown member before the one of this pointer.
fn with_unknown_before(value: &Value, pointer: &str, here: &str) -> String {
    let join = |parts: Vec<String>| parts.join(",");
    match value {
        Value::Object(members) => {
            let member = |(name, below): (&String, &Value)| {
                let at = format!("{here}/{name}");
                let text = format!("\"{name}\":{}", with_unknown_before(below, pointer, &at));
                if at == pointer { format!("\"unknownOne\":0,{text}") } else { text }
            };
            format!("{{{}}}", join(members.iter().map(member).collect()))
        }
        Value::Array(items) => {
            let item = |(i, item)| with_unknown_before(item, pointer, &format!("{here}/{i}"));
            format!("[{}]", join(items.iter().enumerate().map(item).collect()))
        }
        other => other.to_string(),
    }
}

#[test]
fn each_member_is_shown_or_masked_as_its_kind_says() {
    let mut seen = BTreeSet::new();
    for document in valid_fixtures().into_iter().take(40) {
        for (object, member, pointer) in all_occurrences(&document) {
            seen.insert((object, member.name));
            let text = with_unknown_before(&document, &pointer, "");
            let shown = backup_lint_with(&["-"], text.as_bytes()).output;
            let line = shown.lines().find(|line| line.contains("1 | ")).expect("a source line");
            // What is known is shown: the name of the member, which is right behind the mark.
            assert!(line.contains(&format!("\"{}\":", member.name)), "{object}, {}", member.name);
            let value = document.pointer(&pointer).unwrap();
            let clear = line.contains(&format!("\"{}\":{value}", member.name));
            match member.shape {
                Shape::Word(_) | Shape::Integer(_) | Shape::Boolean => {
                    assert!(clear, "a sound value of {object}, {} is masked", member.name);
                }
                Shape::Text(_) => {
                    assert!(!clear, "a text of {object}, {} is shown", member.name);
                    let start: String = value.as_str().unwrap().chars().take(8).collect();
                    let short = start.chars().count() < 8;
                    assert!(short || !line.contains(&start), "a text of {object} is shown");
                }
                Shape::List(_) | Shape::Object(_) | Shape::Tagged(_) => {}
            }
        }
    }
    hold(&seen, "declared, and not tried");
}
