//! Every report of a document, and what must hold of all of them.

use std::collections::HashSet;
use std::sync::LazyLock;

use backup_lint::Level;
use backup_lint::Report;
use backup_lint::unstable::render::{Format, Settings, Texts};
use backup_lint::unstable::run::{Answer, Ending, Input};
use jsonschema::Validator;

static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    let schema = include_str!("../../spec/report/1.schema.json");
    jsonschema::draft202012::new(&serde_json::from_str(schema).expect("the schema is JSON"))
        .expect("the schema is one")
});

/// Renders a report in every format, and holds the outputs.
pub fn hold(report: &Report, source: &[u8]) {
    let input = Input::checked("backup.json", None, report, Level::Error);
    hold_all(&[(input, Texts::alone(source))], None);
}

/// The same for documents of one run, and for what it found out of them.
pub fn hold_all(documents: &[(Input, Texts)], answer: Option<Answer>) {
    let mut counted = Ending::default();
    documents.iter().for_each(|(input, _)| counted.add(input));
    let ending = counted.with_answer(answer);
    for format in Format::ALL {
        // SARIF lists the page of every rule, which takes longer than all the rest.
        let length: usize = documents.iter().map(|(_, texts)| texts.own.len()).sum();
        if *format == Format::Sarif && !length.is_multiple_of(16) {
            continue;
        }
        let mut reporter = format.reporter(&Settings::default());
        let mut output: String =
            documents.iter().map(|(input, texts)| reporter.input(input, texts)).collect();
        output += &reporter.end(&ending);
        let sources: Vec<&[u8]> = documents.iter().map(|(_, texts)| texts.own).collect();
        hold_output(*format, &output, &sources);
    }
}

/// Holds what a format has written of these documents.
pub fn hold_output(format: Format, output: &str, sources: &[&[u8]]) {
    if format == Format::Json {
        let document = serde_json::from_str(output).expect("the JSON report is JSON");
        assert!(SCHEMA.is_valid(&document), "the JSON report is not what its schema says");
    }
    match format {
        Format::Github => output.lines().for_each(commanding),
        _ => harmless(output),
    }
    // The pages of the rules, which SARIF lists before its results, show the keys of textbooks.
    let said = match output.split_once("\"results\"") {
        Some((_, results)) if format == Format::Sarif => results,
        _ => output,
    };
    let leaks = sources.iter().any(|source| leaks(said, source));
    assert!(!leaks, "an output holds a secret of a file");
}

/// A line of the format that consists of commands is one of them, and what it says is none.
fn commanding(line: &str) {
    let command = ["::error ", "::warning ", "::notice "].iter().find_map(|c| line.strip_prefix(c));
    let (properties, message) = command.and_then(|rest| rest.split_once("::")).expect("a command");
    assert!(!properties.contains(':'), "a property is not escaped");
    harmless(properties);
    harmless(message);
}

/// Nothing in an output moves a terminal or commands a CI system.
pub fn harmless(output: &str) {
    for line in output.lines() {
        assert!(!line.trim_start().starts_with("::"), "a line begins a workflow command");
        for command in ["::error", "##[", "##vso[", "##teamcity["] {
            assert!(!line.contains(command), "a line holds a command");
        }
    }
    let moves = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}')
            || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert!(!output.contains(moves), "a control character shows");
}

/// Does an output hold eight characters in a row of something in the file that could be a secret:
/// a run of twelve or more characters of Base32, digits among them?
pub fn leaks(output: &str, source: &[u8]) -> bool {
    let mixed = |window: &&[u8]| {
        let digits = window.iter().filter(|b| b.is_ascii_digit()).count();
        digits > 0 && digits < window.len()
    };
    let secret: HashSet<&[u8]> = windows(source, 12).filter(mixed).collect();
    !secret.is_empty() && windows(output.as_bytes(), 8).any(|shown| secret.contains(shown))
}

/// Eight bytes in a row of every run of Base32 that is so long.
fn windows(text: &[u8], least: usize) -> impl Iterator<Item = &[u8]> {
    let runs = text.split(|b| !matches!(b, b'A'..=b'Z' | b'2'..=b'7'));
    runs.filter(move |run| run.len() >= least).flat_map(|run| run.windows(8))
}
