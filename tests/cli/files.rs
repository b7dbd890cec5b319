//! Files that are none, that are in the way, or that change: each ends in exit 3 and a clear
//! message, and the others are still checked.

use std::io::Read as _;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::{Command, Stdio};

use super::{VALID, argument, backup_lint, folder};
use crate::support::bytes;

/// Checks a path between two good files: it is unchecked for this reason, the others are checked.
fn ends_in(path: &Path, code: &str) {
    let path = argument(path);
    let other = "fixtures/1.0/valid/android-three-accounts.json";
    let ran = backup_lint(&["--format", "json", VALID, path, other]);
    let report = super::report::hold(&ran.output);
    assert_eq!(ran.code, 3, "{path}");
    assert_eq!(report["summary"]["valid"], 2, "{path}");
    assert_eq!(report["inputs"][1]["problem"]["code"], code, "{path}");
    assert_eq!(report["inputs"][1]["path"], path);
}

fn fifo(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn a_fifo_does_not_hang_it() {
    let folder = folder();
    let path = folder.path().join("fifo.json");
    fifo(&path);
    ends_in(&path, "not-a-file");
    // In a folder it is no document.
    assert_eq!(backup_lint(&[argument(folder.path())]).code, 3);
    // A number names an open file among those alone.
    fifo(&folder.path().join("7"));
    ends_in(&folder.path().join("7"), "not-a-file");
    // The other verbs do not wait for it either.
    let path = argument(&path);
    for arguments in [
        &["plan", path, "--onto", "ios"][..],
        &["plan", VALID, "--onto", "ios", "--existing", path],
        &["plan", VALID, "--onto", "ios", "--recovery-account-file", path],
        &["compare", path, VALID],
        &["compare", VALID, path],
    ] {
        assert_eq!(backup_lint(arguments).code, 3, "{arguments:?}");
    }
}

#[test]
fn an_ignore_file_that_is_none_is_told_and_not_read() {
    let folder = folder();
    let (below, list) = (folder.path().join("below"), folder.path().join("below/.gitignore"));
    std::fs::create_dir(&below).unwrap();
    std::fs::write(folder.path().join("good.json"), bytes(VALID)).unwrap();
    std::fs::write(below.join("unseen.json"), bytes(VALID)).unwrap();
    let make: [&dyn Fn(); 3] = [&|| fifo(&list), &|| symlink("/dev/zero", &list).unwrap(), &|| {
        std::fs::File::create(&list).unwrap().set_len(300 << 20).unwrap();
    }];
    for make in make {
        make();
        for (searched, valid) in [(folder.path(), 1), (&below, 0)] {
            let ran = backup_lint(&["--respect-gitignore", "--format", "json", argument(searched)]);
            let report = super::report::hold(&ran.output);
            assert_eq!((ran.code, report["summary"]["valid"].as_u64()), (3, Some(valid)));
            assert!(ran.output.contains("below/.gitignore"));
            // Who does not ask for it is not held up by it.
            assert_eq!(backup_lint(&[argument(searched)]).code, 0);
        }
        std::fs::remove_file(&list).unwrap();
    }
}

#[test]
fn lines_that_are_no_text_are_shown_by_their_bytes() {
    let folder = folder();
    let path = folder.path().join("a.json");
    for text in [
        [b"x".as_slice(), &vec![0x80; 1_100_000]].concat(),
        [b"\xff".as_slice(), &vec![0x80; 1_000_000]].concat(),
        [b"{\"".as_slice(), &vec![0xf0; 70_000], b"\x80\x80x"].concat(),
        ["\u{1f44d}".repeat(80_000).as_bytes(), b"\xff"].concat(),
    ] {
        std::fs::write(&path, &text).unwrap();
        for format in super::formats() {
            let ran = backup_lint(&["--format", format, argument(&path)]);
            assert_eq!(ran.code, 1, "{format}");
            let longest = ran.output.lines().map(|line| line.chars().count()).max();
            // The pages of the rules are long, and stand in one string each.
            let is_free = matches!(format, "json" | "sarif");
            assert!(is_free || longest < Some(1_000), "{format}: {longest:?}");
        }
    }
}

#[test]
fn a_socket_and_a_device_are_no_files() {
    let folder = folder();
    let path = folder.path().join("socket.json");
    let _listener = UnixListener::bind(&path).unwrap();
    ends_in(&path, "not-a-file");
    ends_in(Path::new("/dev/null"), "not-a-file");
    ends_in(Path::new("/dev/zero"), "not-a-file");
}

#[test]
fn a_loop_of_links_and_a_dangling_one_are_told() {
    let folder = folder();
    let (a, b) = (folder.path().join("a.json"), folder.path().join("b.json"));
    symlink(&a, &b).unwrap();
    symlink(&b, &a).unwrap();
    ends_in(&a, "not-readable");
    let dangling = folder.path().join("dangling.json");
    symlink(folder.path().join("nowhere"), &dangling).unwrap();
    ends_in(&dangling, "not-found");
}

#[test]
fn a_file_that_may_not_be_read_is_told() {
    let folder = folder();
    let path = folder.path().join("closed.json");
    std::fs::write(&path, bytes(VALID)).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::File::open(&path).is_err() {
        ends_in(&path, "not-readable");
    } else {
        // Nothing is closed to the superuser.
        assert_eq!(backup_lint(&[argument(&path)]).code, 0);
    }
}

#[test]
fn a_sparse_file_of_ten_gibibytes_is_too_large_and_not_read() {
    let folder = folder();
    let path = folder.path().join("sparse.json");
    std::fs::File::create(&path).unwrap().set_len(10 << 30).unwrap();
    let ran = backup_lint(&["--format", "concise", argument(&path)]);
    assert!(ran.code == 1 && ran.output.contains("error[too-large]"), "{}", ran.output);
}

#[test]
fn a_file_of_the_kernel_that_has_no_size_is_read_or_told() {
    // Its size is said to be 0 while it has content: what was read is not what was there.
    ends_in(Path::new("/proc/self/status"), "changed-while-reading");
}

#[test]
fn a_file_that_grows_while_it_is_read_ends_in_a_verdict_or_a_problem() {
    let folder = folder();
    let path = folder.path().join("growing.json");
    std::fs::write(&path, b"[").unwrap();
    let writer_path = path.clone();
    let stop = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
    let stopped = stop.clone();
    let writer = std::thread::spawn(move || {
        use std::io::Write as _;
        while !stopped.load(std::sync::atomic::Ordering::Relaxed) {
            let mut file = std::fs::OpenOptions::new().append(true).open(&writer_path).unwrap();
            let _ = file.write_all(b"1,");
            if file.metadata().unwrap().len() > 1 << 20 {
                let _ = file.set_len(1);
            }
        }
    });
    for _ in 0..50 {
        let ran = backup_lint(&["--format", "concise", argument(&path)]);
        assert!(matches!(ran.code, 1 | 3), "{}", ran.code);
        assert!(
            ran.output.contains("invalid-json") || ran.output.contains("changed-while-reading")
        );
    }
    stop.store(true, std::sync::atomic::Ordering::Relaxed);
    writer.join().unwrap();
}

#[test]
fn a_file_that_vanishes_is_told() {
    let folder = folder();
    ends_in(&folder.path().join("gone.json"), "not-found");
    // It is there when the command starts, and gone when its turn comes: the document before it
    // is a pipe that is not at its end until then.
    let gone = folder.path().join("b.json");
    std::fs::write(&gone, bytes(VALID)).unwrap();
    let mut child = super::process()
        .args(["--format", "concise", "/dev/fd/0", argument(&gone)])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    std::io::Write::write_all(&mut input, &bytes(VALID)).unwrap();
    // One that does not wait for the pipe has opened it by then.
    std::thread::sleep(std::time::Duration::from_millis(300));
    std::fs::remove_file(&gone).unwrap();
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert!(String::from_utf8(output.stdout).unwrap().contains("b.json: not-found"));
}

#[test]
fn names_that_are_not_utf_8_or_hold_escape_sequences_are_shown_safely() {
    let folder = folder();
    for name in
        [&b"\xff\xfe.json"[..], b"a\x1b[31mb\nc.json", b"::error::x.json", b"##[group]x.json"]
    {
        std::fs::write(folder.path().join(std::ffi::OsStr::from_bytes(name)), b"{").unwrap();
    }
    for format in super::formats() {
        let ran = backup_lint(&["--format", format, argument(folder.path())]);
        assert_eq!(ran.code, 1);
        super::injection::hold_as(format, &ran.output);
        let lines = ran.output.lines().count();
        assert!(!matches!(format, "concise" | "ndjson") || lines == 4, "{format}: {lines} lines");
    }
}

#[test]
fn a_pipe_that_is_handed_over_is_read() {
    for path in ["/dev/stdin", "/dev/fd/0", "-"] {
        let mut child = super::process()
            .arg(path)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), &bytes(VALID)).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{path}");
    }
}

/// What is said of a line does not wait for the next one, not even for its end.
#[test]
fn a_stream_is_answered_line_by_line() {
    let mut child = super::process()
        .args(["--ndjson", "--format", "ndjson", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut input, output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let (told, answers) = std::sync::mpsc::channel();
    let reader = std::thread::spawn(move || {
        for line in std::io::BufRead::lines(std::io::BufReader::new(output)) {
            told.send(line.unwrap()).unwrap();
        }
    });
    for number in 1..4 {
        std::io::Write::write_all(&mut input, b"{}\n[]\n{\"format\":").unwrap();
        for _ in 0..2 {
            let answer = answers.recv_timeout(std::time::Duration::from_mins(1));
            assert!(answer.is_ok_and(|answer| answer.contains("\"invalid\"")), "round {number}");
        }
        std::io::Write::write_all(&mut input, b"1}\n").unwrap();
        assert!(answers.recv_timeout(std::time::Duration::from_mins(1)).is_ok());
    }
    drop(input);
    reader.join().unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

#[test]
fn a_device_that_is_handed_over_is_read() {
    for path in ["/dev/stdin", "/dev/fd/0"] {
        let mut command = super::process();
        let output = command.arg(path).stdin(Stdio::null()).output().unwrap();
        // There is nothing in it.
        assert_eq!(output.status.code(), Some(1), "{path}");
    }
}

#[test]
fn a_backslash_is_part_of_a_name() {
    let folder = folder();
    let path = folder.path().join("a\\b.json");
    std::fs::write(&path, b"{}").unwrap();
    let ran = backup_lint(&["--format", "concise", argument(&path)]);
    assert!(ran.output.contains("/a\\b.json:1:1: "), "{}", ran.output);
}

/// The reproductions of a gate that could be passed by: each of these was skipped, with exit code 0.
#[test]
fn nothing_that_bears_the_name_of_a_document_is_passed_by() {
    let broken = folder();
    std::fs::write(broken.path().join("broken"), b"{").unwrap();
    for (what, make) in [
        ("a link to a file", (|at| symlink("../broken", at.join("a.json"))) as fn(&Path) -> _),
        ("a dangling link", |at| symlink("nowhere", at.join("a.json"))),
        ("no name before the ending", |at| std::fs::write(at.join(".json"), b"{")),
        ("capitals", |at| std::fs::write(at.join("B.JSON"), b"{")),
        ("a socket", |at| UnixListener::bind(at.join("a.json")).map(drop)),
        ("a FIFO", |at| {
            let path = at.join("a.json");
            let made = Command::new("mkfifo").arg(path).status()?;
            made.success().then_some(()).ok_or(std::io::ErrorKind::Other.into())
        }),
    ] {
        let below = broken.path().join("below");
        std::fs::create_dir(&below).unwrap();
        std::fs::write(below.join("good.json"), bytes(VALID)).unwrap();
        make(&below).unwrap();
        let ran = backup_lint(&[argument(&below)]);
        let expected = if what.contains("file") || what.contains("name") || what == "capitals" {
            1
        } else {
            3
        };
        assert!(ran.code != 0, "{what} is passed by");
        assert_eq!(
            ran.code == 3 && ran.output.contains("not-a-file"),
            expected == 3,
            "{what}: {}",
            ran.output
        );
        std::fs::remove_dir_all(&below).unwrap();
    }
}

#[test]
fn what_is_excluded_is_left_out_of_a_folder_and_not_of_what_is_given() {
    let folder = folder();
    let package = folder.path().join("package.json");
    std::fs::write(&package, b"{}").unwrap();
    std::fs::write(folder.path().join("good.json"), bytes(VALID)).unwrap();
    let all = argument(folder.path());
    assert_eq!(backup_lint(&[all]).code, 1);
    assert_eq!(backup_lint(&["--exclude", "package.json", all]).code, 0);
    assert_eq!(backup_lint(&["--exclude", "package.json", argument(&package)]).code, 1);
    let wrong = backup_lint(&["--exclude", "a[", all]);
    assert_eq!(
        (wrong.code, wrong.errors.lines().next().unwrap().starts_with("error: --exclude:")),
        (2, true)
    );
}

#[test]
fn a_reader_that_goes_away_ends_an_endless_stream() {
    let mut yes = Command::new("yes").stdout(Stdio::piped()).spawn().unwrap();
    let mut child = super::process()
        .args(["--ndjson", "-", "--format", "concise"])
        .stdin(yes.stdout.take().unwrap())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut first = [0; 16];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(3), "not everything was checked");
    yes.kill().unwrap();
    yes.wait().unwrap();
}

#[test]
fn a_broken_pipe_is_no_panic_and_keeps_the_exit_code() {
    let mut child = super::process()
        .args(["--format", "human", "fixtures/1.0/invalid"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

#[test]
fn a_full_disk_is_told_by_the_exit_code() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let status = super::process().arg(VALID).stdin(Stdio::null()).stdout(full).status().unwrap();
    assert_eq!(status.code(), Some(3));
}
