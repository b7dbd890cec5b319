//! One run in many formats at once: each tells the same findings as JSON.

use serde_json::Value;

use super::{argument, backup_lint, folder, github, gitlab, junit, markdown, sarif};

/// A finding, or what could not be read, as far as every format tells it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Told {
    pub(super) path: String,
    pub(super) line: Option<u64>,
    pub(super) rule: String,
    pub(super) level: String,
}

fn json(output: &str) -> Vec<Told> {
    let report = super::report::hold(output);
    let mut told = Vec::new();
    for input in report["inputs"].as_array().unwrap() {
        let path = input["path"].as_str().unwrap();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let findings = input["findings"].as_array().unwrap().iter();
        told.extend(findings.map(|found| Told {
            path: path.to_owned(),
            line: found["span"]["line"].as_u64(),
            rule: text(&found["rule"]),
            level: text(&found["level"]),
        }));
        told.extend(input["problem"]["code"].as_str().map(|code| Told {
            path: path.to_owned(),
            line: None,
            rule: code.to_owned(),
            level: "error".to_owned(),
        }));
    }
    told
}

/// How a format is read back.
type Read = fn(&str) -> Vec<Told>;

#[test]
fn every_format_tells_the_same_of_all_fixtures() {
    let readers: [(&str, Read); 6] = [
        ("json", json),
        ("sarif", sarif::told),
        ("github", github::told),
        ("gitlab", gitlab::told),
        ("junit", junit::told),
        ("markdown", markdown::told),
    ];
    let folder = folder();
    let file = |format: &str| folder.path().join(format);
    let to = readers.map(|(format, _)| format!("{format}={}", argument(&file(format))));
    let mut arguments: Vec<&str> = to.iter().flat_map(|to| ["--format", to]).collect();
    // Of a level GitHub is told a thousand, and one file has 255.
    arguments.extend(["--exclude", "**/256-accounts.json", "fixtures/1.0", "no/such/file.json"]);
    let ran = backup_lint(&arguments);
    assert_eq!((ran.code, ran.output.as_str()), (3, ""));
    let sorted = |format: &str, read: Read| {
        let mut told = read(&std::fs::read_to_string(file(format)).unwrap());
        // What has no line is at the first, in a format in which everything has one.
        let unread = |told: &&mut Told| told.rule == "not-found";
        told.iter_mut().filter(unread).for_each(|told| told.line = None);
        told.sort();
        told
    };
    let expected = sorted("json", json);
    assert!(expected.len() > 800, "{} findings", expected.len());
    for (format, read) in readers {
        let told = sorted(format, read);
        assert_eq!(told.len(), expected.len(), "{format}");
        let differs = told.iter().zip(&expected).find(|(told, expected)| told != expected);
        assert!(differs.is_none(), "{format}: {differs:?}");
    }
}
