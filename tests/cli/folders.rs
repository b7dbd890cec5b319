//! What a search of a folder finds, and what it tells of the rest.

use std::os::unix::fs::symlink;

use super::{VALID, argument, backup_lint, backup_lint_with, folder};
use crate::support::bytes;

#[test]
fn a_folder_is_walked_by_path_with_hidden_files_and_links_to_files() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    for name in ["b", "a", ".hidden", "a/deep"] {
        std::fs::create_dir_all(at(name)).unwrap();
    }
    for name in [
        "b/2.json",
        "a/1.json",
        "a/deep/0.json",
        "a-b.json",
        ".hidden/3.json",
        ".4.json",
        "a/no.txt",
        "B.JSON",
    ] {
        std::fs::write(at(name), bytes(VALID)).unwrap();
    }
    symlink(at("b/2.json"), at("link.json")).unwrap();
    symlink(at("a"), at("link")).unwrap();
    std::fs::write(at(".gitignore"), "b/\n").unwrap();
    let names = |ran: super::Ran| -> Vec<String> {
        let report = super::report::hold(&ran.output);
        let inputs = report["inputs"].as_array().unwrap();
        let prefix = format!("{}/", argument(folder.path()));
        inputs.iter().map(|input| input["path"].as_str().unwrap().replace(&prefix, "")).collect()
    };
    let all = names(backup_lint(&["--format", "json", argument(folder.path())]));
    assert_eq!(
        all,
        [
            ".4.json",
            ".hidden/3.json",
            "B.JSON",
            "a-b.json",
            "a/1.json",
            "a/deep/0.json",
            "b/2.json"
        ],
        "link.json leads to b/2.json, and the folder behind a link is not entered"
    );
    let some =
        names(backup_lint(&["--format", "json", "--respect-gitignore", argument(folder.path())]));
    // What git ignores is reached by the link that it does not ignore.
    assert!(!some.contains(&"b/2.json".to_owned()) && some.len() == 7, "{some:?}");
    let file = at("b/2.json");
    let link = at("link.json");
    let twice = names(backup_lint(&[
        "--format",
        "json",
        argument(&link),
        argument(&file),
        argument(folder.path()),
    ]));
    assert_eq!(
        twice.iter().filter(|name| name.contains("2.json")).count(),
        0,
        "checked by its link already"
    );
    assert_eq!(twice.len(), 7);
}

#[test]
fn a_link_to_a_folder_that_is_named_like_a_backup_is_a_problem() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    std::fs::create_dir(at("elsewhere")).unwrap();
    std::fs::create_dir(at("searched")).unwrap();
    std::fs::write(at("searched/v.json"), bytes(VALID)).unwrap();
    symlink(at("elsewhere"), at("searched/link")).unwrap();
    assert_eq!(backup_lint(&[argument(&at("searched"))]).code, 0);
    symlink(at("elsewhere"), at("searched/link.json")).unwrap();
    let ran = backup_lint(&[argument(&at("searched"))]);
    assert!(
        ran.code == 3 && ran.output.contains("searched/link.json: it is no file"),
        "{}",
        ran.output
    );
}

#[test]
fn a_finding_stands_at_the_file_and_not_at_a_link_to_it() {
    let folder = folder();
    std::fs::write(folder.path().join("z.json"), bytes(super::INVALID)).unwrap();
    symlink(folder.path().join("z.json"), folder.path().join("a.json")).unwrap();
    let ran = backup_lint(&["--format", "concise", argument(folder.path())]);
    assert!(ran.code == 1 && ran.output.contains("/z.json:"), "{}", ran.output);
    assert!(!ran.output.contains("/a.json"), "{}", ran.output);
    // A history has it once, too: nothing replaces itself.
    let ran = backup_lint(&["compare", argument(folder.path())]);
    assert!(!ran.output.contains("generation-not-increased"), "{}", ran.output);
}

#[test]
fn a_folder_that_may_not_be_searched_is_told_and_the_others_are_searched() {
    let folder = folder();
    let (closed, open) = (folder.path().join("a/closed"), folder.path().join("open"));
    for path in [&closed, &open] {
        std::fs::create_dir_all(path).unwrap();
        std::fs::write(path.join("good.json"), bytes(VALID)).unwrap();
    }
    let allow = |mode| {
        std::fs::set_permissions(&closed, std::os::unix::fs::PermissionsExt::from_mode(mode))
            .unwrap();
    };
    allow(0o000);
    let is_closed = std::fs::read_dir(&closed).is_err();
    let ran = backup_lint(&["--format", "json", argument(folder.path())]);
    allow(0o700);
    // Nothing is closed to the superuser.
    assert_eq!(ran.code, if is_closed { 3 } else { 0 });
    let report = super::report::hold(&ran.output);
    assert_eq!(report["summary"]["valid"], if is_closed { 1 } else { 2 });
    if is_closed {
        assert_eq!(report["inputs"][0]["path"], argument(&closed));
        assert_eq!(report["inputs"][0]["problem"]["code"], "not-readable");
    }
}

#[test]
fn however_many_threads_check_the_report_is_the_same() {
    let text = bytes(VALID);
    let line: Vec<u8> = text.into_iter().filter(|byte| *byte != b'\n').collect();
    let wrong = b"{\"format\":\"authenticator-backup\"}".to_vec();
    let lines: Vec<_> = (0..700).map(|i| if i % 7 == 0 { &wrong } else { &line }).collect();
    let stream: Vec<u8> = lines.iter().flat_map(|line| [line.as_slice(), b"\n"].concat()).collect();
    // Of so large files that there is something to say of, few are kept at once.
    let large = folder();
    for number in 0..9 {
        let text = [wrong.as_slice(), &vec![b' '; 60_000]].concat();
        std::fs::write(large.path().join(format!("{number}.json")), text).unwrap();
    }
    let run = |threads: &str| {
        let arguments = ["--format", "json", "--threads", threads];
        let folders = [argument(large.path()), "fixtures/1.0/invalid"];
        let folder = backup_lint(&[&arguments[..], &folders].concat());
        let lines = backup_lint_with(&[&arguments[..], &["--ndjson", "-"]].concat(), &stream);
        assert_eq!((folder.code, lines.code), (3, 1));
        folder.output + &lines.output
    };
    let one = run("1");
    assert!(one.matches("\"line\": ").count() >= 700);
    assert_eq!(one.matches(argument(large.path())).count(), 9);
    assert!(run("2") == one && run("16") == one, "another number of threads, another report");
    for threads in ["0", "17", "many"] {
        assert_eq!(backup_lint(&["--threads", threads, VALID]).code, 2, "{threads}");
    }
}
