//! Where reports go: nothing that is read is replaced, and no report is taken for a backup.

use std::io::{BufRead as _, Write};

use super::{INVALID, VALID, argument, backup_lint, folder};
use crate::support::{bytes, read};

#[test]
fn a_report_does_not_replace_what_it_reports_on() {
    let folder = folder();
    let (backup, other) = (folder.path().join("v.json"), folder.path().join("other.json"));
    std::fs::write(&backup, bytes(VALID)).unwrap();
    std::fs::write(&other, "no backup, but an input").unwrap();
    let (backup, other) = (argument(&backup), argument(&other));
    let [onto, to_other] = [backup, other].map(|path| format!("json={path}"));
    let dotted = format!("json={}/./v.json", argument(folder.path()));
    let within = argument(folder.path());
    for (arguments, why) in [
        (vec!["--format", &onto, backup], "that is an input"),
        (vec!["--format", &dotted, backup], "that is an input"),
        (vec!["--format", &to_other, other], "that is an input"),
        (vec!["--format", &onto, within], "a backup is there"),
        (vec!["plan", backup, "--onto", "ios", "--format", &onto], "that is an input"),
        (vec!["compare", backup, backup, "--format", &onto], "that is an input"),
        (vec!["compare", within, "--format", &to_other], "that is an input"),
    ] {
        let ran = backup_lint(&arguments);
        assert_eq!(ran.code, 2, "{arguments:?}");
        assert!(ran.errors.contains(why), "{arguments:?}: {}", ran.errors);
        assert!(std::fs::read(backup).unwrap() == bytes(VALID), "{arguments:?} replaced a backup");
    }
}

#[cfg(unix)]
#[test]
fn a_link_hides_no_input() {
    let folder = folder();
    let (backup, link) = (folder.path().join("v.json"), folder.path().join("link"));
    std::fs::write(&backup, bytes(VALID)).unwrap();
    std::os::unix::fs::symlink(&backup, &link).unwrap();
    let ran = backup_lint(&["--format", &format!("json={}", argument(&link)), argument(&backup)]);
    assert!(ran.code == 2 && std::fs::read(&backup).unwrap() == bytes(VALID));
}

#[test]
fn two_reports_do_not_share_a_file() {
    let folder = folder();
    let path = folder.path().join("a");
    let to = |format: &str| format!("{format}={}", argument(&path));
    let ran = backup_lint(&["--format", &to("sarif"), "--format", &to("json"), VALID]);
    assert!(ran.code == 2 && ran.errors.contains("another report goes there"), "{}", ran.errors);
    assert!(!path.exists(), "nothing is written where the usage is wrong");
    // What takes as many as come.
    let ran = backup_lint(&["--format", "sarif=/dev/null", "--format", "json=/dev/null", VALID]);
    assert_eq!(ran.code, 0, "{}", ran.errors);
}

#[test]
fn a_report_in_the_folder_that_is_searched_is_no_backup() {
    let folder = folder();
    std::fs::write(folder.path().join("v.json"), bytes(VALID)).unwrap();
    let report = folder.path().join("report.json");
    let to = format!("json={}", argument(&report));
    // Also the second time, when it is there already.
    for _ in 0..2 {
        let ran = backup_lint(&["--format", &to, argument(folder.path())]);
        assert_eq!(ran.code, 0, "{}", std::fs::read_to_string(&report).unwrap());
        let report = super::report::hold(&std::fs::read_to_string(&report).unwrap());
        assert_eq!(report["inputs"].as_array().unwrap().len(), 1);
    }
}

#[test]
fn a_hyphen_is_standard_output_and_nothing_is_no_file() {
    let [plain, hyphen] = ["json", "json=-"].map(|to| backup_lint(&["--format", to, VALID]));
    assert!(plain.output == hyphen.output && hyphen.code == 0);
    let ran = backup_lint(&["--format", "json=", VALID]);
    assert!(ran.code == 2 && ran.errors.contains("say which file"), "{}", ran.errors);
    assert!(read(VALID).starts_with('{'));
}

#[test]
fn what_is_found_in_a_stream_shows_before_the_next_line_comes() {
    for format in ["human", "concise", "ndjson"] {
        let mut child = super::process()
            .args(["--ndjson", "-", "--format", format])
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        let (mut input, output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        let (tell, told) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            let mut lines = std::io::BufReader::new(output).lines();
            let _ = tell.send(lines.next().is_some());
            lines.for_each(drop);
        });
        input.write_all(b"{}\n").unwrap();
        let shown = told.recv_timeout(std::time::Duration::from_secs(20));
        drop(input);
        assert_eq!(child.wait().unwrap().code(), Some(1));
        assert_eq!(shown, Ok(true), "{format} keeps it back");
    }
}

/// Where the first of what is written is lost.
#[derive(Default)]
struct Leaky {
    has_lost: bool,
    kept: Vec<u8>,
}

impl Write for Leaky {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if !std::mem::replace(&mut self.has_lost, true) {
            return Err(std::io::Error::other("there was no room"));
        }
        self.kept.extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_report_that_broke_off_is_not_gone_on_with_and_is_told() {
    let (mut output, mut errors) = (Leaky::default(), Vec::new());
    let mut streams = backup_lint::cli::Streams {
        input: &mut std::io::empty(),
        output: &mut output,
        errors: &mut errors,
        shows_colours: false,
        width: None,
        is_watched: false,
        clock: None,
    };
    let code = backup_lint::cli::run(["backup-lint", INVALID, INVALID, VALID], &mut streams);
    assert_eq!((code, output.kept.len()), (3, 0));
    let errors = String::from_utf8(errors).unwrap();
    assert!(errors.contains("could not be written whole to standard output: there was no room"));
}
