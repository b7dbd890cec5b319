//! Both sides of every bound, generated from the declarations: what stands on one side is
//! accepted, what stands on the other gives exactly the rule of the declaration.

use backup_lint::unstable::model::{
    IntegerShape, ListShape, ObjectShape, Shape, TextShape, WordShape,
};
use backup_lint::{Options, check};
use serde_json::{Value, json};

use crate::support::documents::sealed;

/// Texts on both sides of a form, by the name of its declaration.
fn texts(name: &str) -> (Vec<String>, Vec<String>) {
    let own = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let of = |text: &str, times: usize| text.repeat(times);
    match name {
        "Id" => (
            own(&["00000000-0000-4000-8000-000000000000", "ffffffff-ffff-4fff-bfff-ffffffffffff"]),
            own(&[
                "00000000-0000-4000-8000-00000000000",
                "00000000-0000-4000-8000-0000000000000",
                "00000000-0000-5000-8000-000000000000",
                "00000000-0000-3000-8000-000000000000",
                "00000000-0000-4000-7000-000000000000",
                "00000000-0000-4000-c000-000000000000",
                "00000000-0000-4000-8000-00000000000g",
                "00000000-0000-4000-8000-00000000000A",
                "00000000-0000-4000-8000-000000000000\n",
                "000000000000-4000-8000-0000-00000000",
            ]),
        ),
        "Timestamp" => (
            own(&[
                "1970-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z",
                "2024-02-29T00:00:00Z",
                "2000-02-29T00:00:00Z",
                "2026-04-30T12:30:30Z",
            ]),
            own(&[
                "1969-12-31T23:59:59Z",
                "10000-01-01T00:00:00Z",
                "2026-00-01T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-01-00T00:00:00Z",
                "2026-01-32T00:00:00Z",
                "2026-04-31T00:00:00Z",
                "2023-02-29T00:00:00Z",
                "2100-02-29T00:00:00Z",
                "2026-01-01T24:00:00Z",
                "2026-01-01T00:60:00Z",
                "2026-01-01T00:00:60Z",
                "2026-01-01t00:00:00Z",
                "2026-01-01T00:00:00z",
                "2026-01-01 00:00:00Z",
                "2026-01-01T00:00:00",
                "2026-01-01T00:00:00+00:00",
                "2026-01-01T00:00:00.0Z",
                "2026-01-01T00:00:00Z\n",
            ]),
        ),
        "AppVersion" => (
            own(&["0.0", "1.2.3.4", "999999999.999999999.999999999.999999999", "01.02"]),
            own(&[
                "1",
                "1.2.3.4.5",
                "1234567890.1",
                "1.1234567890",
                "1.",
                ".1",
                "1..2",
                "1.a",
                "1.2\n",
                "1.٨",
                "",
            ]),
        ),
        "Digest" => (
            vec![of("0", 64), of("f", 64)],
            vec![of("0", 63), of("0", 65), of("F", 64), of("g", 64), of("0", 64) + "\n"],
        ),
        "Text" => (
            vec!["a".into(), of("a", 256), of("😀", 256)],
            vec![String::new(), of("a", 257), of("😀", 257)],
        ),
        "SecretText" => (
            vec![
                "AA".into(),
                "AAAA".into(),
                "AAAAA".into(),
                "AAAAAAA".into(),
                of("A", 512),
                "77777774".into(),
                "A4".into(),
                "AAAQ".into(),
                "AAAA6".into(),
                "AAAAAAY".into(),
            ],
            vec![
                String::new(),
                "A".into(),
                "AAA".into(),
                "AAAAAA".into(),
                of("A", 513),
                of("A", 514),
                of("A", 520),
                "AB".into(),
                "AAAB".into(),
                "AAAI".into(),
                "AAAAB".into(),
                "AAAAAAB".into(),
                "AAAAAAE".into(),
                "aa".into(),
                "A0".into(),
                "A1".into(),
                "A8".into(),
                "A9".into(),
                "AA======".into(),
                "A A".into(),
                "AA\n".into(),
                "ÄÄ".into(),
            ],
        ),
        other => panic!("no texts for the declaration {other}"),
    }
}

/// Values on both sides of a shape: those that fit, and those that do not with the rule they break.
fn sides(shape: Shape, current: &Value) -> (Vec<Value>, Vec<(Value, &'static str)>) {
    let other_types = [json!(null), json!(true), json!(7), json!("x"), json!([]), json!({})];
    let kind = |value: &Value| std::mem::discriminant(value);
    let (fits, mut breaks): (Vec<Value>, Vec<(Value, &'static str)>) = match shape {
        Shape::Text(&TextShape { name, rule, .. }) => {
            let (fits, breaks) = texts(name);
            (
                fits.into_iter().map(Value::from).collect(),
                breaks.into_iter().map(|text| (text.into(), rule)).collect(),
            )
        }
        Shape::Integer(&IntegerShape { rule, min, max, .. }) => {
            let below = min.checked_sub(1).map_or(json!(-1), Value::from);
            (
                vec![min.into(), max.into(), (min + 1).into(), (max - 1).into()],
                vec![
                    (below, rule),
                    ((max + 1).into(), rule),
                    (u64::MAX.into(), rule),
                    (json!(7.5), "invalid-integer"),
                ],
            )
        }
        Shape::Word(&WordShape { rule, values: words, .. }) => {
            let wrong = |word: &str| {
                vec![
                    word.to_uppercase(),
                    format!("{word} "),
                    format!("{word}\n"),
                    word[1..].to_owned(),
                    format!("x-{word}"),
                ]
            };
            (
                words.iter().map(|word| json!(word)).collect(),
                words
                    .iter()
                    .flat_map(|word| wrong(word))
                    .chain([String::new()])
                    .map(|word| (word.into(), rule))
                    .collect(),
            )
        }
        Shape::Boolean => (vec![json!(true), json!(false)], vec![]),
        Shape::List(&ListShape { rule, max, .. }) => {
            let item = current[0].clone();
            (vec![vec![item.clone(); max].into()], vec![(vec![item; max + 1].into(), rule)])
        }
        Shape::Object(_) | Shape::Tagged(_) => (vec![], vec![]),
    };
    let others = other_types.into_iter().filter(|other| kind(other) != kind(current));
    breaks.extend(others.map(|other| (other, "wrong-type")));
    (fits, breaks)
}

#[derive(Default)]
struct Tried {
    values: usize,
    members: usize,
    wrong: Vec<String>,
}

impl Tried {
    /// Tries a document whose value at a pointer was changed.
    fn document(&mut self, document: Value, pointer: &str, rule: Option<&str>) {
        // Sealing would mend a wrong digest.
        let bytes = match pointer {
            "/checksum/digest" => serde_json::to_vec(&document).unwrap(),
            _ => sealed(document),
        };
        let report = check(&bytes, &Options::new().with_all_findings());
        let structure: Vec<(&str, &str)> = report
            .findings
            .iter()
            .filter(|finding| finding.rule.stage.as_str() == "structure")
            .map(|finding| (finding.rule.name, finding.pointer.as_str()))
            .collect();
        let expected: Vec<(&str, &str)> = rule.map(|rule| (rule, pointer)).into_iter().collect();
        if structure != expected {
            self.wrong.push(format!("{pointer}: found {structure:?}, expected {expected:?}"));
        }
        if let Err(why) = super::schema::agree(&bytes) {
            self.wrong.push(format!("{pointer} ({rule:?}): {why}"));
        }
    }

    fn value(&mut self, document: &Value, pointer: &str, shape: Shape) {
        let current = document.pointer(pointer).unwrap();
        let (fits, breaks) = sides(shape, current);
        let tries = fits.into_iter().map(|value| (value, None));
        for (value, rule) in
            tries.chain(breaks.into_iter().map(|(value, rule)| (value, Some(rule))))
        {
            // Another kind of credential has other members: its own fixtures hold it.
            if rule.is_none() && pointer.ends_with("/kind") && &value != current {
                continue;
            }
            // Another root than an object is a fault of the syntax.
            if pointer.is_empty() {
                continue;
            }
            self.values += 1;
            let mut changed = document.clone();
            *changed.pointer_mut(pointer).unwrap() = value;
            self.document(changed, pointer, rule);
        }
        match (shape, current) {
            (Shape::List(list), Value::Array(items)) => {
                for i in 0..items.len() {
                    self.value(document, &format!("{pointer}/{i}"), list.item);
                }
            }
            (Shape::Object(object), _) => self.object(document, pointer, object),
            (Shape::Tagged(tagged), current) => {
                let word = current[tagged.tag.name].as_str().unwrap();
                let (_, object) =
                    tagged.variants.iter().find(|(variant, _)| *variant == word).unwrap();
                self.object(document, pointer, object);
            }
            _ => {}
        }
    }

    fn object(&mut self, document: &Value, pointer: &str, shape: &ObjectShape) {
        for member in shape.members {
            let at = format!("{pointer}/{}", member.name);
            // What tells the format and its version is judged before the structure.
            if matches!(at.as_str(), "/format" | "/version") {
                continue;
            }
            if document.pointer(&at).is_some() {
                self.members += 1;
                let mut without = document.clone();
                let object = without.pointer_mut(pointer).unwrap().as_object_mut().unwrap();
                object.remove(member.name);
                self.document(without, pointer, member.required.then_some("missing-member"));
                self.value(document, &at, member.shape);
            }
        }
        for unknown in ["extra", "Label", "secrets"] {
            self.members += 1;
            let mut with = document.clone();
            let object = with.pointer_mut(pointer).unwrap().as_object_mut().unwrap();
            object.insert(unknown.to_owned(), json!(1));
            self.document(with, &format!("{pointer}/{unknown}"), Some("unknown-member"));
        }
    }
}

#[test]
fn both_sides_of_every_bound_of_the_declarations() {
    let mut tried = Tried::default();
    for platform in ["ios", "android"] {
        let path = format!("fixtures/1.0/valid/{platform}-three-accounts.json");
        let document: Value = serde_json::from_slice(&crate::support::bytes(&path)).unwrap();
        tried.value(&document, "", backup_lint::unstable::versions::V1_0.envelope);
    }
    assert!(tried.wrong.is_empty(), "{}", tried.wrong.join("\n"));
    assert!(
        tried.values > 900 && tried.members > 150,
        "{} values, {} members",
        tried.values,
        tried.members
    );
}
