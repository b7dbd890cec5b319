//! Texts that are worked out and committed: a difference is shown line by line, and `BLESS=1`
//! writes them anew. Only what is public belongs here, since a failure prints it.

use snapbox::Data;
use snapbox::report::{Palette, write_diff};

/// Holds a committed file to its current text.
pub fn hold(path: &str, current: &str) {
    let file = super::root().join(path);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&file, current).unwrap();
        return;
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    if let Some(difference) = difference(&committed, current) {
        panic!("{path} is stale; if this is meant, .ci/bless writes it anew:\n{difference}");
    }
}

/// How two texts differ, to the last byte; nothing if they do not.
pub fn difference(committed: &str, current: &str) -> Option<String> {
    let [old, new] = [committed, current].map(|text| Data::text(text).raw());
    let mut shown = String::new();
    let names = (Some(&"committed" as _), Some(&"current" as _));
    write_diff(&mut shown, &old, &new, names.0, names.1, Palette::plain()).unwrap();
    (committed != current).then_some(shown)
}

#[test]
fn a_difference_is_shown_whatever_it_is() {
    assert_eq!(difference("one\n...\n[..]\n", "one\n...\n[..]\n"), None);
    for other in ["one\n...\n[..]", "one\r\n...\n[..]\n", "one\n\n[..]\n", "one\n...\n[EXE]\n", ""]
    {
        let shown = difference("one\n...\n[..]\n", other).unwrap();
        assert!(shown.lines().any(|line| line.contains(" - ") || line.contains(" + ")), "{shown}");
    }
    let shown = difference("one\ntwo\n", "one\nthree\n").unwrap();
    assert!(shown.contains("two") && shown.contains("three"), "{shown}");
}
