//! What a person reads of a file: how much of its lines shows, and how many findings do not.

use super::{backup_lint, backup_lint_with};

/// The lines of the file in a report on this text, and what is marked in them.
fn lines(text: &str) -> Vec<String> {
    let shown = backup_lint_with(&["-"], text.as_bytes()).output;
    let lines = shown.lines().map(str::to_owned);
    lines.filter(|line| line.contains(" | ") || line == "...").collect()
}

#[test]
fn of_a_credential_of_no_kind_the_word_kind_is_all_that_shows() {
    // The word that the format has elsewhere is a name here, and perhaps a secret one.
    let credential = "{\"kind\":\"hidden\",\"totp\":\"totp\",\"digits\":6}";
    let lines = lines(&format!(
        "{{\"format\":\"authenticator-backup\",\"version\":\"1.0\",\"accounts\":[{{\"credential\":\n\
         {credential}\n}}]}}"
    ));
    let shown = lines.iter().find_map(|line| line.strip_prefix("2 | "));
    assert_eq!(shown, Some("{\"kind\":********,******:******,********:*}"));
}

#[test]
fn of_what_is_not_sound_not_even_punctuation_shows() {
    for (wrong, shown) in [
        ("\"generation\":-1.5e3", "\"generation\":******"),
        ("\"generation\":7,\"generation\":8", "\"generation\":*,\"generation\":*"),
        ("\"a{b}:[c],\":1", "***********:*"),
        ("\"storage\":\"{a}:[b],\"", "\"storage\":**********"),
        ("\"storage\":\"\\ud800{}:[],\"", "\"storage\":**************"),
        ("\"storage\":[\"{},\",{\"[:\":\":\"}]", "\"storage\":[*****,{****:***}]"),
    ] {
        let text = format!("{{\"format\":\"authenticator-backup\",\"version\":\"1.0\",\n{wrong}}}");
        let lines = lines(&text);
        let line = lines.iter().find_map(|line| line.strip_prefix("2 | "));
        assert_eq!(line, Some(format!("{shown}}}").as_str()), "{wrong}");
    }
}

#[test]
fn an_ellipsis_stands_for_lines_between_two_and_for_nothing_else() {
    let order = |between: &str| {
        let id = "\"00000000-0000-4000-8000-000000000000\"";
        let text = format!(
            "{{\"format\":\"authenticator-backup\",\"version\":\"1.0\",\n\
             \"order\":[\n{id},{between}{id}]}}"
        );
        let lines = lines(&text);
        let first = lines.iter().position(|line| line.ends_with("- the first one")).unwrap();
        lines[first..].concat()
    };
    let same = order("");
    assert!(same.contains("^ the same id again") && !same.contains("..."), "{same}");
    let next = order("\n");
    assert!(next.contains("4 | ") && !next.contains("..."), "{next}");
    let apart = order("\n\n");
    assert!(apart.contains("...5 | "), "{apart}");
}

#[test]
fn sixty_characters_show_on_each_side_of_a_mark_whatever_their_width() {
    let masked = "*".repeat(60);
    for c in ["a", "é", "\u{4e16}", "\u{1f511}"] {
        let long = c.repeat(200);
        // The mark stands on the first of them, and behind the last.
        assert_eq!(lines(&long)[0], format!("1 | *{masked}..."), "{c}");
        assert_eq!(lines(&format!("{{\"{long}"))[0], format!("1 | ...{masked}"), "{c}");
    }
}

#[test]
fn two_colons_of_a_text_that_cannot_be_read_do_not_show_beside_each_other() {
    for (text, shown) in
        [("[::", "1 | [**"), ("{\"\":::1", "1 | {\"\"****"), ("[:", "1 | [:"), ("[]]", "1 | []]")]
    {
        assert_eq!(lines(text)[0], shown, "{text}");
    }
}

#[test]
fn a_place_in_the_other_document_is_shown_with_its_line() {
    let path = |name: &str| format!("fixtures/1.0/history/counter-decreased/by-one/{name}.json");
    let (old, new) = (path("old"), path("new"));
    let shown = backup_lint(&["compare", &old, &new]).output;
    for (path, mark) in [(&new, "^ lower than the stored one"), (&old, "-- in the stored backup")] {
        let behind = shown.split_once(&format!("  --> {path}:")).expect("the place is shown").1;
        let shown: Vec<&str> = behind.lines().take(4).collect();
        assert!(shown[2].contains(" | ") && shown[3].ends_with(mark), "{shown:?}");
        assert!(!behind.contains(&format!("  --> {path}:")), "the place is shown twice");
    }
}

#[test]
fn what_is_not_shown_is_counted_and_says_where_it_is_listed() {
    let members = |count: usize| -> String {
        (0..count).map(|number| format!(",\n\"x{number}\":1")).collect()
    };
    let shown = |rest: &str| {
        let text = format!("{{\"format\":\"authenticator-backup\",\"version\":\"1.0\"{rest}}}");
        backup_lint_with(&["-"], text.as_bytes()).output
    };
    let all = shown(&members(20));
    assert!(all.contains(": 15 more of unknown-member (--format concise lists all)\n"));
    let more = shown(&members(1_500));
    assert!(more.contains(": 1,495 more of unknown-member (--format concise lists more)\n"));
    // Of these three are kept and shown; concise has no more of them.
    let ids = ["\"\""; 10].join(",");
    let none = shown(&format!("{},\n\"order\":[{ids}]", members(986)));
    assert_eq!(none.matches("error[invalid-id]").count(), 3);
    assert!(none.contains(": 7 more of invalid-id\n"));
}
