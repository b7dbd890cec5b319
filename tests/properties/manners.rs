//! Another manner of writing the same document (order of members, white space, escapes) changes
//! nothing of what is found.

use backup_lint::strategies;
use proptest::prelude::*;
use serde_json::Value;

use crate::support::documents::{findings, value};

/// Choices, one after the other.
pub(super) struct Choices<'c>(&'c [u8], usize);

impl<'c> Choices<'c> {
    pub(super) fn new(choices: &'c [u8]) -> Self {
        Choices(choices, 0)
    }

    pub(super) fn next(&mut self, of: usize) -> usize {
        self.1 += 1;
        usize::from(self.0[self.1 % self.0.len()]) % of
    }
}

fn space(choices: &mut Choices) -> &'static str {
    ["", "", "", " ", "\n", "\r\n", "\t", "\r", "  \n "][choices.next(9)]
}

fn text(text: &str, choices: &mut Choices) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        let mut units = [0; 2];
        match (c, choices.next(8)) {
            (_, 0) => {
                for unit in c.encode_utf16(&mut units) {
                    out += &format!("\\u{unit:04x}");
                }
            }
            (_, 1) => {
                for unit in c.encode_utf16(&mut units) {
                    out += &format!("\\u{unit:04X}");
                }
            }
            ('"' | '\\', _) | ('/', 2) => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out + "\""
}

pub(super) fn write(value: &Value, choices: &mut Choices) -> String {
    let before = space(choices);
    let written = match value {
        Value::String(string) => text(string, choices),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| write(item, choices)).collect();
            format!("[{}{}]", space(choices), items.join(","))
        }
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            for i in (1..members.len()).rev() {
                members.swap(i, choices.next(i + 1));
            }
            let members: Vec<String> = members
                .into_iter()
                .map(|(name, value)| {
                    let name = text(name, choices);
                    format!("{}{name}{}:{}", space(choices), space(choices), write(value, choices))
                })
                .collect();
            format!("{{{}{}}}", space(choices), members.join(","))
        }
        other => other.to_string(),
    };
    format!("{before}{written}{}", space(choices))
}

proptest! {
    #[test]
    fn a_valid_backup_stays_valid_in_any_manner(
        envelope in strategies::envelope(),
        choices in prop::collection::vec(any::<u8>(), 50..200),
    ) {
        let written = write(&value(&envelope), &mut Choices::new(&choices));
        prop_assert_eq!(findings(written.as_bytes()), vec![]);
    }

    #[test]
    fn what_is_wrong_stays_wrong_in_any_manner(
        envelope in strategies::envelope(),
        choices in prop::collection::vec(any::<u8>(), 50..200),
    ) {
        let mut broken = value(&envelope);
        broken["platform"] = "windows".into();
        broken["settings"]["theme"] = Value::Null;
        broken["accounts"][0]["extra"] = 1.into();
        let mut plain = findings(&serde_json::to_vec(&broken).unwrap());
        let mut found = findings(write(&broken, &mut Choices::new(&choices)).as_bytes());
        plain.sort();
        found.sort();
        prop_assert_eq!(found, plain);
    }
}
