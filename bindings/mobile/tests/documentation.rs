//! The documentation is carried over into languages that name things otherwise.

#![allow(clippy::expect_used)]

use std::fs;

/// What a word of a documentation comment says that is right in Rust only.
fn wrong_elsewhere(word: &str) -> Option<&'static str> {
    let name = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '`' && c != '_');
    let is_code = word.contains('`');
    if is_code && name.contains('_') {
        return Some("it has another name in Kotlin and Swift");
    }
    let bare = name.trim_matches('`');
    let of_rust =
        ["Rust", "Result", "Option", "Some", "None", "Vec", "Arc", "panics", "struct", "trait"];
    of_rust.contains(&bare).then_some("it means nothing there")
}

#[test]
fn what_is_wrong_elsewhere_is_told() {
    assert!(wrong_elsewhere("`check_backup`").is_some());
    assert!(wrong_elsewhere("Rust,").is_some());
    assert!(wrong_elsewhere("`Backup.parse`").is_none());
}

#[test]
fn the_documentation_reads_well_in_each_language() {
    let mut read = 0;
    for source in fs::read_dir("src").expect("the sources") {
        let path = source.expect("a source").path();
        let text = fs::read_to_string(&path).expect("a text");
        for (number, line) in text.lines().enumerate() {
            let Some(sentence) = line.trim_start().strip_prefix("/// ") else { continue };
            read += 1;
            for word in sentence.split_whitespace() {
                let place = format!("{}:{}", path.display(), number + 1);
                assert!(
                    wrong_elsewhere(word).is_none(),
                    "{place}: {word}: {:?}",
                    wrong_elsewhere(word)
                );
            }
        }
    }
    assert!(read > 150, "{read} lines of documentation");
}
