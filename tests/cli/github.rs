//! The commands of `--format github`, read as the runner reads them.

use std::collections::BTreeMap;

use backup_lint::RULES;

use super::{VALID, backup_lint, backup_lint_with, folder};
use crate::cli::several::Told;

pub(crate) struct Command {
    pub(crate) name: String,
    pub(crate) properties: BTreeMap<String, String>,
    pub(crate) message: String,
}

const PROBLEMS: [&str; 5] =
    ["not-found", "not-readable", "not-a-file", "no-documents", "changed-while-reading"];

/// A line that is one of the commands that we mean: nothing else is a command of ours.
pub(crate) fn parse(line: &str) -> Option<Command> {
    let (name, rest) = line.strip_prefix("::")?.split_once(' ')?;
    let (written, message) = rest.split_once("::")?;
    let mut properties = BTreeMap::new();
    for property in written.split(',') {
        let (key, value) = property.split_once('=')?;
        let is_known = ["file", "line", "endLine", "col", "endColumn", "title"].contains(&key);
        if !is_known || value.contains(':') {
            return None;
        }
        properties.insert(key.to_owned(), decoded(value)?);
    }
    let title = properties.get("title")?.as_str();
    let is_ours = RULES.iter().any(|rule| rule.name == title)
        || PROBLEMS.contains(&title)
        || title == "findings-not-listed";
    let is_known = is_ours && ["error", "warning", "notice"].contains(&name);
    // In a message the runner leaves these two as they stand.
    if ["%3A", "%2C"].iter().any(|escape| message.contains(escape)) {
        return None;
    }
    let message = decoded(message)?;
    is_known.then(|| Command { name: name.to_owned(), properties, message })
}

/// What `%25`, `%0D`, `%0A`, `%3A` and `%2C` stand for; a `%` that is none of them is no escape.
fn decoded(text: &str) -> Option<String> {
    let mut parts = text.split('%');
    let mut out = parts.next()?.to_owned();
    for part in parts {
        let escape = part.get(..2)?;
        let place = ["25", "0D", "0A", "3A", "2C"].iter().position(|known| *known == escape)?;
        out.push(['%', '\r', '\n', ':', ','][place]);
        out.push_str(&part[2..]);
    }
    Some(out)
}

/// The findings in an output, in which every line is a command.
pub(super) fn told(output: &str) -> Vec<Told> {
    let commands = output.lines().map(|line| parse(line).expect("a line is no command of ours"));
    commands
        .map(|command| Told {
            path: command.properties["file"].clone(),
            line: command.properties.get("line").and_then(|line| line.parse().ok()),
            rule: command.properties["title"].clone(),
            level: if command.name == "notice" { "note".to_owned() } else { command.name },
        })
        .collect()
}

#[test]
fn the_parser_takes_no_command_of_anybody_else() {
    for line in [
        "::error file=a::b",
        "::set-output name=a::b",
        "::error file=a:b,title=too-large::b",
        "::error file=a,title=x::b",
        "::debug file=a,title=too-large::b",
        "::error file=a,title=too-large::100%",
        "::error file=a,title=too-large::b%3A",
        " ::error file=a,title=too-large::b",
    ] {
        assert!(parse(line).is_none(), "{line}");
    }
    assert!(parse("::error file=a%2Cb,title=too-large::b%0Ac").is_some());
}

#[test]
fn the_gravest_come_first() {
    let but = ["--exclude", "**/256-accounts.json"];
    let all = ["--format", "github", "fixtures/1.0", "no/such/file.json"];
    let ran = backup_lint(&[&all[..], &but].concat());
    let told = told(&ran.output);
    let weight = |told: &Told| match told.level.as_str() {
        "error" if told.rule == "not-found" => 0,
        "error" => 1,
        "warning" => 2,
        _ => 3,
    };
    assert!(told.is_sorted_by_key(weight));
    assert_eq!((weight(&told[0]), weight(&told[told.len() - 1])), (0, 3));
}

#[test]
fn a_thousand_of_a_level_are_listed_and_the_rest_is_counted() {
    let stream = b"{\"format\":\"authenticator-backup\"}\n".repeat(1_700);
    let errors = 1_700
        * backup_lint_with(&["--format", "github", "-"], &stream[..34]).output.lines().count();
    let ran = backup_lint_with(&["--ndjson", "--format", "github", "-"], &stream);
    assert_eq!(ran.output.lines().count(), 1_001);
    let last = parse(ran.output.lines().last().unwrap()).unwrap();
    assert_eq!(
        (last.name.as_str(), last.properties["title"].as_str()),
        ("notice", "findings-not-listed")
    );
    let count: String = last.message.chars().filter(char::is_ascii_digit).collect();
    assert_eq!(count.parse::<usize>().unwrap(), errors - 1_000);
    let line = parse(ran.output.lines().nth(999).unwrap()).unwrap().properties["line"].clone();
    assert!(line.parse::<usize>().unwrap() > 1, "the lines of a stream are not told");
}

#[test]
#[cfg(unix)]
fn a_path_comes_back_as_it_is() {
    let folder = folder();
    for name in ["a,b=c.json", "100%25.json", "a:b.json", "é ü.json"] {
        let path = folder.path().join(name);
        std::fs::write(&path, b"[").unwrap();
        let ran = backup_lint(&["--format", "github", super::argument(&path), VALID]);
        assert_eq!(told(&ran.output)[0].path, super::argument(&path));
    }
}

#[test]
fn a_place_has_columns_where_they_are_those_of_the_file() {
    let columns = |arguments: &[&str], text: &str| -> Vec<String> {
        let ran = backup_lint_with(&[&["--format", "github"], arguments].concat(), text.as_bytes());
        let last = parse(ran.output.lines().last().unwrap()).unwrap();
        let column = |name: &str| last.properties.get(name).cloned();
        ["line", "endLine", "col", "endColumn"].iter().filter_map(|name| column(name)).collect()
    };
    assert_eq!(columns(&["-"], "\n [\n"), ["3", "3", "1", "1"]);
    assert_eq!(columns(&["--ndjson", "-"], "{}\n {]\n"), ["2", "2", "3", "4"]);
    // A lone CR ends a line of a document, and none of a stream.
    assert_eq!(columns(&["--ndjson", "-"], "{}\n{\r]\n"), ["2", "2"]);
    // Members that are missing from an object of two lines.
    assert_eq!(columns(&["-"], "[\n]"), ["1", "2"]);
}

#[test]
fn what_the_run_came_to_stands_beside_the_commands() {
    let ran = backup_lint(&["--format", "github", VALID]);
    assert_eq!((ran.output.as_str(), ran.errors.as_str()), ("", "1 input: 1 valid\n"));
    assert_eq!(backup_lint(&["-q", "--format", "github", VALID]).errors, "");
}
