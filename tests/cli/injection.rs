//! Whatever stands in a file or its name, no output is taken for a command.

use serde_json::{Value, json};

use super::{VALID, backup_lint_with, github};
use crate::support::bytes;
use crate::support::documents::sealed;

/// Nothing in an output moves a terminal or commands a CI system.
pub(crate) fn hold(output: &str) {
    for line in output.lines() {
        let trimmed = line.trim_start();
        assert!(!trimmed.starts_with("::"), "a line begins a workflow command");
        for command in ["::error", "::warning", "::set", "##[", "##vso[", "##teamcity["] {
            assert!(!line.contains(command), "a line holds {command}");
        }
    }
    let moves = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}')
            || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert!(!output.contains(moves), "a control character shows");
}

/// The same for an output in a format. The commands of the one that consists of them are read, and
/// what they say is held instead; whatever else stands in it is held as it is.
pub(crate) fn hold_as(format: &str, output: &str) {
    if format != "github" {
        return hold(output);
    }
    for line in output.lines() {
        let Some(command) = github::parse(line) else { return hold(output) };
        let values = command.properties.into_values().chain([command.message]);
        values
            .flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>())
            .for_each(|text| hold(&text));
    }
    // No control but the ends of lines, in what is written too.
    assert!(!output.contains(|c: char| c.is_control() && c != '\n'), "a control character shows");
}

/// Texts that try to be commands.
pub(super) const HOSTILE: [&str; 8] = [
    "::error file=a::b",
    "\n::set-output name=a::b",
    "##[error]a",
    "##vso[task.setvariable variable=a]b",
    "##teamcity[buildStatus text='a']",
    "\u{1b}[2J\u{9b}31m\u{7}",
    "\u{202e}\u{2066}\u{2028}<script>]]>",
    "\u{200f}\u{200e}\u{61c}\u{2029}",
];

#[test]
fn from_texts_in_every_place() {
    let document: Value = serde_json::from_slice(&bytes(VALID)).unwrap();
    for pointer in crate::support::documents::pointers(&document) {
        for hostile in HOSTILE {
            let mut changed = document.clone();
            let place = changed.pointer_mut(&pointer).unwrap();
            match place {
                Value::Object(members) => drop(members.insert(hostile.to_owned(), json!(hostile))),
                Value::Array(items) => items.push(json!(hostile)),
                other => *other = json!(hostile),
            }
            let bytes = sealed(changed);
            for format in super::formats() {
                hold_as(format, &backup_lint_with(&["--format", format, "-"], &bytes).output);
            }
        }
    }
}

#[test]
fn from_names_that_a_person_asks_for() {
    for hostile in HOSTILE {
        let mut document: Value = serde_json::from_slice(&bytes(VALID)).unwrap();
        document["accounts"][0]["label"] = json!(hostile);
        document["accounts"][1]["issuer"] = json!(hostile);
        let bytes = sealed(document);
        for format in super::formats() {
            for arguments in [
                &["plan", "-", "--onto", "ios"][..],
                &["plan", "-", "--onto", "ios", "--existing", VALID],
                &["plan", VALID, "--onto", "ios", "--existing", "-"],
                &["compare", "-", VALID],
                &["compare", VALID, "-"],
            ] {
                let asked = ["--show-names", "--format", format];
                let ran = backup_lint_with(&[arguments, &asked].concat(), &bytes);
                assert!(ran.code != 2, "{arguments:?}");
                hold_as(format, &ran.output);
            }
        }
    }
}

#[test]
fn from_names_of_accounts_that_are_saved_and_lost() {
    for hostile in HOSTILE {
        let mut document: Value = serde_json::from_slice(&bytes(VALID)).unwrap();
        document["settings"] = json!(null);
        for (index, account) in document["accounts"].as_array_mut().unwrap().iter_mut().enumerate()
        {
            account["label"] = json!(hostile);
            account[if index == 0 { "extra" } else { "issuer" }] = json!(hostile);
        }
        document["accounts"][2]["credential"]["digits"] = json!(9);
        for format in super::formats() {
            let plan = ["plan", "-", "--onto", "ios", "--partial", "--format", format];
            let ran = backup_lint_with(
                &[&plan[..], &["--show-names"]].concat(),
                &sealed(document.clone()),
            );
            assert!(
                format != "human" || ran.output.contains("LOST") && ran.output.contains("LEFT OUT")
            );
            assert_eq!(ran.code, 1);
            hold_as(format, &ran.output);
        }
    }
}

#[test]
fn from_places_in_two_documents() {
    let mut related = 0;
    for old in crate::support::files_below("fixtures/1.0/history") {
        let new = old.with_file_name("new.json");
        if old == new {
            continue;
        }
        let pair = [super::argument(&old), super::argument(&new)];
        for format in super::formats() {
            let arguments = ["compare", pair[0], pair[1], "--format", format];
            let ran = backup_lint_with(&arguments, b"");
            related += ran.output.matches("in the stored backup").count();
            hold_as(format, &ran.output);
        }
    }
    assert!(related > 60, "{related} places in another document");
}

#[test]
fn from_texts_that_are_not_json() {
    for hostile in HOSTILE {
        for text in [
            hostile.to_owned(),
            format!("{{\"{hostile}"),
            format!("[1,\n{hostile}\n]"),
            format!("{{}}\n{hostile}"),
        ] {
            for format in super::formats() {
                hold_as(
                    format,
                    &backup_lint_with(&["--format", format, "-"], text.as_bytes()).output,
                );
            }
        }
    }
}

#[test]
fn from_wrong_usage() {
    for hostile in HOSTILE {
        for arguments in [
            &["explain", hostile][..],
            &["--level", hostile, VALID],
            &["--now", hostile, VALID],
            &["--format", hostile, VALID],
            &["plan", VALID, "--onto", "ios", "--recovery-account", hostile],
        ] {
            let ran = backup_lint_with(arguments, b"");
            assert_eq!(ran.code, 2);
            hold(&ran.errors);
        }
    }
}

#[test]
#[cfg(unix)]
fn from_names_of_files_whose_end_makes_a_command_of_what_follows() {
    let folder = super::folder();
    for name in [":", "a:", "##", "x#", "##vso", "##teamcity", "::", "::error"] {
        let path = folder.path().join(name);
        std::fs::write(&path, b"{}\n[").unwrap();
        let path = super::argument(&path);
        for format in super::formats() {
            for arguments in [
                &["--format", format, path][..],
                &["--ndjson", "--format", format, path],
                &["compare", path, VALID, "--format", format],
                &["plan", path, "--onto", "ios", "--format", format],
            ] {
                let ran = backup_lint_with(arguments, b"");
                hold_as(format, &ran.output);
                hold(&ran.errors);
            }
        }
    }
}

#[test]
fn from_names_of_files_that_stand_at_the_beginning_of_a_line() {
    for name in [":", "::", "##vso", "##[x]", "::error::x"] {
        for format in super::formats() {
            hold_as(format, &backup_lint_with(&["--format", format, name], b"").output);
        }
    }
}
