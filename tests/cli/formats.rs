//! Every format is whole: who adds a row to the list has what the others have.

use std::collections::BTreeSet;

use backup_lint::unstable::render::Format;

use super::{INVALID, VALID, backup_lint, backup_lint_with, formats};

#[test]
fn each_has_a_name_and_stands_in_the_help_of_every_verb() {
    let names: BTreeSet<&str> = formats().collect();
    assert_eq!(names.len(), Format::ALL.len(), "two formats have one name");
    for verb in [&["--help"][..], &["plan", "--help"], &["compare", "--help"]] {
        let help = backup_lint(verb).output;
        // Long lines are wrapped.
        let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
        for format in Format::ALL {
            let line = format!("- {}: {}", format.name(), format.summary());
            assert!(help.contains(&line), "{verb:?} does not say {line}");
        }
    }
}

#[test]
fn the_first_is_taken_if_none_is_asked_for() {
    assert_eq!(Format::default(), Format::ALL[0]);
    let asked = backup_lint(&["--format", Format::ALL[0].name(), INVALID]);
    assert_eq!(backup_lint(&[INVALID]).output, asked.output);
}

#[test]
fn each_tells_of_every_finding_and_of_what_could_not_be_read() {
    for format in formats() {
        let ran = backup_lint(&["--format", format, INVALID, VALID, "no/such/file.json"]);
        for told in ["storage-mismatch", INVALID, "not-found", "no/such/file.json"] {
            assert!(ran.output.contains(told), "{format} does not tell {told}");
        }
        assert!(ran.output.ends_with('\n'), "{format} does not end its last line");
        for verb in [&["compare", INVALID, VALID][..], &["plan", INVALID, "--onto", "android"]] {
            let ran = backup_lint(&[verb, &["--format", format]].concat());
            assert!(ran.output.contains("storage-mismatch"), "{format} of {verb:?}");
        }
    }
}

#[test]
fn each_says_how_many_findings_are_not_listed() {
    let members: String = (0..1_500).map(|number| format!(",\"x{number}\":1")).collect();
    let text = format!("{{\"format\":\"authenticator-backup\",\"version\":\"1.0\"{members}}}");
    for format in formats() {
        let ran = backup_lint_with(&["--format", format, "-"], text.as_bytes());
        // A report keeps a thousand of an input: 512 of these 1,512 are in no list.
        let told = match format {
            "human" => ": 1,495 more of unknown-member",
            "concise" => "-: 512 findings more, 512 of them errors\n",
            "json" => "\"omitted\": 512",
            "ndjson" => "\"omitted\":512",
            "junit" => "<failure type=\"findings\" message=\"1,512 findings\">",
            _ => "512 findings more, which are not listed",
        };
        assert_eq!(ran.output.matches(told).count(), 1, "{format} does not tell {told}");
        let whole = backup_lint(&["--format", format, INVALID]).output;
        assert!(!whole.contains("not listed") && !whole.contains("s more, "), "{format}");
        assert!(!whole.contains("\"omitted\"") && !whole.contains("findings more"), "{format}");
    }
}
