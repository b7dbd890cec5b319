//! The XML of `--format junit`, read by a parser that did not write it.

use roxmltree::{Document, Node};

use super::injection::HOSTILE;
use super::{INVALID, VALID, argument, backup_lint, backup_lint_with, folder};
use crate::cli::several::Told;

/// The cases of an output, whose counts are those that it says.
fn cases<R>(output: &str, read: impl FnMut(&Node) -> R) -> Vec<R> {
    let document = Document::parse(output).unwrap_or_else(|_| panic!("it is no XML"));
    let cases: Vec<Node> =
        document.descendants().filter(|node| node.has_tag_name("testcase")).collect();
    let having = |name: &str| {
        cases.iter().filter(|case| case.children().any(|node| node.has_tag_name(name))).count()
    };
    let counts = [cases.len(), having("failure"), having("error")];
    let root = document.root_element();
    let suite = root.children().find(|node| node.has_tag_name("testsuite")).unwrap();
    for node in [root, suite] {
        let said = ["tests", "failures", "errors"]
            .map(|name| node.attribute(name).unwrap().parse::<usize>().unwrap());
        assert_eq!(said, counts);
    }
    cases.iter().map(read).collect()
}

pub(super) fn told(output: &str) -> Vec<Told> {
    let of_case = |case: &Node| -> Vec<Told> {
        let path = case.attribute("file").unwrap();
        let text: String =
            case.children().filter(Node::is_element).filter_map(|node| node.text()).collect();
        text.lines()
            .map(|line| {
                let rest = line.strip_prefix(path).unwrap();
                let mut parts = rest.splitn(4, ':').skip(1);
                let first = parts.next().unwrap();
                let Ok(line) = first.parse() else {
                    let error = case.children().find(|node| node.has_tag_name("error")).unwrap();
                    assert_eq!(error.attribute("type"), Some("unreadable"));
                    let (rule, level) = (first.trim().to_owned(), "error".to_owned());
                    return Told { path: path.to_owned(), line: None, rule, level };
                };
                let (level, rule) = parts.nth(1).unwrap().split_once('[').unwrap();
                let (level, rule) =
                    (level.trim().to_owned(), rule.split_once(']').unwrap().0.to_owned());
                Told { path: path.to_owned(), line: Some(line), rule, level }
            })
            .collect()
    };
    cases(output, of_case).concat()
}

#[test]
fn a_case_fails_as_the_exit_code_says() {
    let shape = |arguments: &[&str]| {
        let ran = backup_lint(&[arguments, &["--format", "junit"]].concat());
        let first = |case: &Node| {
            let child = case.children().find(Node::is_element);
            child.map(|child| child.tag_name().name().to_owned()).unwrap_or_default()
        };
        cases(&ran.output, first)
    };
    let suspicious = "fixtures/1.0/suspicious/untrimmed-text/both.json";
    let all = [VALID, INVALID, suspicious, "no/such/file.json"];
    assert_eq!(shape(&all), ["", "failure", "system-out", "error"]);
    assert_eq!(shape(&["--fail-on", "warning", suspicious]), ["failure"]);
    // The stored backup may be as bad as it likes; that the two cannot be compared is an error.
    assert_eq!(shape(&["compare", INVALID, VALID]).len(), 2);
    assert_eq!(shape(&["compare", INVALID, INVALID])[0], "system-out");
}

#[test]
fn it_is_well_formed_for_every_path_and_text() {
    let folder = folder();
    let names = ["a&b<c>\"'.json", "]]>.json", "\u{fffe}\u{ffff}.json", "\u{7f}\u{85}\u{1}.json"];
    for name in names {
        let path = folder.path().join(name);
        std::fs::write(&path, b"[").unwrap();
        let ran = backup_lint(&["--format", "junit", argument(&path)]);
        assert_eq!(told(&ran.output).len(), 1);
    }
    for text in HOSTILE {
        for arguments in [&["-"][..], &["--ndjson", "-"], &["--stdin-filename", text, "-"]] {
            let arguments = [&["--format", "junit"][..], arguments].concat();
            assert!(
                !cases(&backup_lint_with(&arguments, text.as_bytes()).output, |_| ()).is_empty()
            );
        }
    }
}
