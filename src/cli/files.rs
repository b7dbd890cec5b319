//! Reading one file: opened once, without waiting for anybody, judged by its handle, and read up
//! to the limit of a document.

use std::collections::HashSet;
use std::ffi::{OsStr, OsString};
use std::fs::{File, Metadata, OpenOptions};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use crate::check::MAX_BYTES;
use crate::run::Problem;

/// What a path leads to.
pub(super) enum Opened {
    /// A file, and what its handle says of it.
    File(File, Metadata),
    Folder,
}

/// Opens a path. A FIFO in the file system is no document; a pipe that was handed over is.
pub(super) fn open(path: &Path) -> Result<Opened, Problem> {
    let handed_over = is_handed_over(path);
    let file = options(handed_over).open(path).map_err(|error| problem_of(&error))?;
    let kind = file.metadata().map_err(|error| problem_of(&error))?;
    if kind.is_dir() {
        Ok(Opened::Folder)
    } else if kind.is_file() || (handed_over && is_pipe(&kind)) {
        Ok(Opened::File(file, kind))
    } else {
        Err(Problem::NotAFile)
    }
}

/// Reads a document into memory that is there already: at most one byte more than it may have.
/// `before` is what the handle said of it when it was opened.
pub(super) fn read_into(
    mut file: File,
    before: &Metadata,
    bytes: &mut Vec<u8>,
) -> Result<(), Problem> {
    read_expected(&mut file, before.len(), bytes)?;
    let after = file.metadata().map_err(|error| problem_of(&error))?;
    let cut = bytes.len() as u64 != after.len() && bytes.len() <= MAX_BYTES;
    if after.is_file() && (is_changed(before, &after) || cut) {
        return Err(Problem::ChangedWhileReading);
    }
    Ok(())
}

/// Reads as much as a file says that it holds, and a byte more, if it has that: what is longer was
/// written to, which its handle tells. What says nothing of its length is read to its end.
fn read_expected(file: &mut File, length: u64, bytes: &mut Vec<u8>) -> Result<(), Problem> {
    bytes.clear();
    let most = MAX_BYTES + 1;
    let expected = usize::try_from(length).unwrap_or(most).min(most);
    if expected == 0 {
        return read_behind(file, bytes);
    }
    bytes.resize((expected + 1).min(most), 0);
    let mut read = 0;
    while read < expected {
        match file.read(&mut bytes[read..]) {
            Ok(0) => break,
            Ok(more) => read += more,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(problem_of(&error)),
        }
    }
    bytes.truncate(read);
    Ok(())
}

/// Has the file been written to between these two looks at it?
fn is_changed(before: &Metadata, after: &Metadata) -> bool {
    before.len() != after.len() || before.modified().ok() != after.modified().ok()
}

/// Reads what a document may have, and one byte more, which tells that it is too large.
pub(super) fn read_limited(from: &mut dyn Read) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    read_behind(from, &mut bytes)?;
    Ok(bytes)
}

/// The same behind what is there.
pub(super) fn read_behind(from: &mut dyn Read, bytes: &mut Vec<u8>) -> Result<(), Problem> {
    let read = from.take(MAX_BYTES as u64 + 1).read_to_end(bytes);
    read.map(|_| ()).map_err(|error| problem_of(&error))
}

/// Standard input for `-`, the file for every other path.
pub(super) fn read_argument(path: &OsStr, input: &mut dyn Read) -> Result<Vec<u8>, Problem> {
    if path == "-" {
        return read_limited(input);
    }
    match open(Path::new(path))? {
        Opened::File(file, kind) => {
            let mut bytes = Vec::new();
            read_into(file, &kind, &mut bytes).map(|()| bytes)
        }
        Opened::Folder => Err(Problem::Folder),
    }
}

/// Files that were reached: one that is reached twice, through a link or because it is given
/// twice, is looked at once.
#[derive(Default)]
pub(super) struct Reached(HashSet<OsString>);

impl Reached {
    /// Those that are not to be looked at again, by their paths without links.
    pub(super) fn already(files: &[PathBuf]) -> Reached {
        Reached(files.iter().cloned().map(PathBuf::into_os_string).collect())
    }

    pub(super) fn is_new(&mut self, path: &Path) -> bool {
        self.is_new_real(path.canonicalize().unwrap_or_else(|_| path.to_owned()))
    }

    /// The same of a path in which there is no link.
    pub(super) fn is_new_real(&mut self, path: PathBuf) -> bool {
        // Byte by byte, which is enough for paths that the system has made, and not name by name.
        self.0.insert(path.into_os_string())
    }
}

/// Where a path is, or will be: its folder without links, and its own name.
pub(super) fn place(path: &Path) -> PathBuf {
    let whole = || {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new(".")).canonicalize().ok()?;
        Some(folder.join(path.file_name()?))
    };
    whole().unwrap_or_else(|| path.to_owned())
}

/// A path as a report has it.
pub(super) fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace('\\', "/") }
}

/// A path from the bytes of a list.
#[cfg(unix)]
pub(super) fn path_of_bytes(bytes: &[u8]) -> OsString {
    use std::os::unix::ffi::OsStrExt as _;
    OsStr::from_bytes(bytes).to_owned()
}

/// A path from the bytes of a list.
#[cfg(not(unix))]
pub(super) fn path_of_bytes(bytes: &[u8]) -> OsString {
    String::from_utf8_lossy(bytes).into_owned().into()
}

fn problem_of(error: &std::io::Error) -> Problem {
    match error.kind() {
        ErrorKind::NotFound => Problem::NotFound,
        _ if is_no_such_device(error) => Problem::NotAFile,
        _ => Problem::NotReadable,
    }
}

/// A path that a shell makes of `<(command)`, or that names an open file of this process.
fn is_handed_over(path: &Path) -> bool {
    let is_number = |name: &std::ffi::OsStr| {
        name.to_str().is_some_and(|name| name.bytes().all(|digit| digit.is_ascii_digit()))
    };
    let folder = path.parent().and_then(Path::to_str);
    path == Path::new("/dev/stdin")
        || (matches!(folder, Some("/dev/fd" | "/proc/self/fd"))
            && path.file_name().is_some_and(is_number))
}

#[cfg(unix)]
fn options(handed_over: bool) -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut options = OpenOptions::new();
    options.read(true);
    if !handed_over {
        // Opening a FIFO must not wait for a writer.
        options.custom_flags(libc::O_NONBLOCK | libc::O_NOCTTY);
    }
    options
}

#[cfg(unix)]
fn is_pipe(kind: &Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt as _;
    kind.file_type().is_fifo() || kind.file_type().is_socket() || kind.file_type().is_char_device()
}

/// A socket cannot be opened, and neither can a device without a driver.
#[cfg(unix)]
fn is_no_such_device(error: &std::io::Error) -> bool {
    matches!(error.raw_os_error(), Some(libc::ENXIO | libc::ENODEV))
}

#[cfg(not(unix))]
fn options(_handed_over: bool) -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true);
    options
}

#[cfg(not(unix))]
fn is_pipe(_kind: &Metadata) -> bool {
    false
}

#[cfg(not(unix))]
fn is_no_such_device(_error: &std::io::Error) -> bool {
    false
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::io::Write as _;
    use std::time::{Duration, SystemTime};

    use super::*;

    #[test]
    fn a_file_is_changed_by_its_length_and_by_its_time() {
        let mut file = tempfile::tempfile().unwrap();
        let first = file.metadata().unwrap();
        assert!(!is_changed(&first, &file.metadata().unwrap()));
        file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1)).unwrap();
        let second = file.metadata().unwrap();
        assert!(is_changed(&first, &second));
        file.write_all(b"{").unwrap();
        file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1)).unwrap();
        assert!(is_changed(&second, &file.metadata().unwrap()));
    }
}
