//! The table of `--format markdown`, read by a parser of Markdown with tables.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::injection::HOSTILE;
use super::{INVALID, VALID, argument, backup_lint, backup_lint_with, folder};
use crate::cli::several::Told;

/// What a page shows: the cells of its rows, and its code. Nothing else may be in it.
#[derive(Default)]
struct Page {
    rows: Vec<Vec<String>>,
    code: String,
    /// Paragraphs outside of both.
    words: String,
}

fn read(output: &str) -> Page {
    let mut page = Page::default();
    let (mut in_table, mut in_code) = (false, false);
    for event in Parser::new_ext(output, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Table(_)) => in_table = true,
            Event::End(TagEnd::Table) => in_table = false,
            Event::Start(Tag::TableHead | Tag::TableRow) => page.rows.push(Vec::new()),
            Event::Start(Tag::TableCell) => page.rows.last_mut().unwrap().push(String::new()),
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(text) | Event::Code(text) if in_table => {
                page.rows.last_mut().unwrap().last_mut().unwrap().push_str(&text);
            }
            Event::Text(text) if in_code => page.code.push_str(&text),
            Event::Text(text) => page.words.push_str(&text),
            Event::Start(Tag::Paragraph)
            | Event::End(
                TagEnd::Paragraph | TagEnd::TableHead | TagEnd::TableRow | TagEnd::TableCell,
            ) => {}
            other => panic!("a page has something else: {}", format!("{other:?}").len()),
        }
    }
    assert!(page.rows.iter().all(|row| row.len() == 4), "a row has another number of cells");
    page.rows = page.rows.split_off(1.min(page.rows.len()));
    page
}

pub(super) fn told(output: &str) -> Vec<Told> {
    let of_row = |row: &Vec<String>| {
        let place = row[1].split_once(' ').map_or(row[1].as_str(), |(place, _)| place);
        let mut parts = place.rsplitn(3, ':');
        let (_, line, path) = (parts.next(), parts.next(), parts.next());
        let (rule, level) = (row[2].clone(), row[0].replace("unreadable", "error"));
        match path {
            Some(path) => {
                Told { path: path.to_owned(), line: line.unwrap().parse().ok(), rule, level }
            }
            None => Told { path: place.to_owned(), line: None, rule, level },
        }
    };
    read(output).rows.iter().map(of_row).collect()
}

#[test]
fn it_says_how_the_run_ends_and_what_a_verb_found_out() {
    let page = |arguments: &[&str]| {
        read(&backup_lint(&[arguments, &["--format", "markdown"]].concat()).output)
    };
    assert_eq!(page(&[VALID]).code, "pass: 1 input: 1 valid\n");
    assert!(page(&[VALID]).rows.is_empty());
    let written = backup_lint(&["--format", "markdown", VALID]).output;
    assert_eq!(written, "```text\npass: 1 input: 1 valid\n```\n");
    assert!(page(&[INVALID]).code.starts_with("fail: "));
    let written = backup_lint(&["--format", "markdown", INVALID]).output;
    assert!(
        written.contains(" |\n\n```text\nfail: "),
        "the table and the code have a line between"
    );
    assert!(page(&[INVALID]).rows[0][1].ends_with(" /storage"), "the pointer is told");
    let whole = backup_lint_with(&["--format", "markdown", "-"], b"[");
    assert_eq!(read(&whole.output).rows[0][1], "-:1:2", "of a whole document there is none");
    assert!(page(&["plan", VALID, "--onto", "ios"]).code.contains("It can be restored"));
    assert!(page(&["compare", VALID, VALID]).code.contains("nothing changes"));
}

#[test]
fn whatever_a_path_or_a_name_holds_a_page_is_a_table_and_code() {
    let folder = folder();
    let more = ["a|b`c``d\\|e.json", "\\", "`", "|", "<img>&amp;**a** [b](c) @d #1.json", " a "];
    for name in HOSTILE.iter().chain(&more) {
        let arguments = ["--format", "markdown", "--stdin-filename", name, "-"];
        let page = read(&backup_lint_with(&arguments, b"[").output);
        // A cell too many would push the others aside.
        let cells: Vec<&str> = page.rows[0].iter().map(String::as_str).collect();
        assert_eq!((page.rows.len(), cells[0], cells[2]), (1, "error", "invalid-json"));
        let mut document: serde_json::Value =
            serde_json::from_slice(&crate::support::bytes(VALID)).unwrap();
        document["accounts"][0]["label"] = format!("\n```\n~~~~\n{name}").into();
        let path = folder.path().join("a.json");
        std::fs::write(&path, crate::support::documents::sealed(document)).unwrap();
        let plan = ["plan", argument(&path), "--onto", "ios", "--show-names"];
        let ran = backup_lint(&[&plan[..], &["--format", "markdown"]].concat());
        assert_eq!(read(&ran.output).words, "", "a name ends the code");
    }
}

#[test]
fn a_page_that_would_be_refused_is_cut_and_says_so() {
    // A short row would have room where a long one had none.
    for lines in [&b"[\n{\"format\":\"authenticator-backup\"}\n"[..], b"{}\n[\n"] {
        let stream = lines.repeat(5_000);
        let ran = backup_lint_with(&["--ndjson", "--format", "markdown", "-"], &stream);
        assert!(ran.output.len() < 1 << 20, "{} bytes", ran.output.len());
        let page = read(&ran.output);
        assert!(page.words.ends_with(" rows more, which such a page has no room for."));
        let count: String = page.words.chars().filter(char::is_ascii_digit).collect();
        let errors = page.code.split("; ").nth(1).unwrap();
        let errors: String = errors.chars().filter(char::is_ascii_digit).collect();
        let count = count.parse::<usize>().unwrap() + page.rows.len();
        assert_eq!(count, errors.parse::<usize>().unwrap());
        // What is listed is the beginning: behind the first row that has no room there is none.
        let all = backup_lint_with(&["--ndjson", "--format", "concise", "-"], &stream).output;
        let messages = all.lines().map(|line| line.split_once("] ").unwrap().1.trim_start());
        assert!(page.rows.iter().zip(messages).all(|(row, message)| row[3].starts_with(message)));
    }
}
