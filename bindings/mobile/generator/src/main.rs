//! `UniFFI`'s generator, of the same version as the library that it reads, with what `UniFFI` leaves to
//! an app, or out, put in: a face asks the library whether it is its own before anything is called,
//! an object that was closed is not read, and one that is copied is not given back twice.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The name of a file that is a face, without its ending.
const FACE: &str = "backup_lint_mobile";

/// A place of a face that is changed.
struct Change {
    /// The ending of the face's file.
    ending: &'static str,
    by_itself: &'static str,
    instead: &'static str,
}

const CHANGES: [Change; 6] = [
    Change {
        ending: "py",
        by_itself: "\n# _uniffi_check_api_checksums(_UniffiLib)\n",
        instead: "\n_uniffi_check_api_checksums(_UniffiLib)\n",
    },
    // A copy of an object would be a second owner of its handle.
    Change {
        ending: "py",
        by_itself: "\n    # Used by alternative constructors or any methods which return this type.\n",
        instead: r#"
    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        raise TypeError(f"{type(self).__name__} is memory of this process and cannot be pickled")

"#,
    },
    // A record shows in a list what it shows alone.
    Change {
        ending: "py",
        by_itself: "\n    def __eq__(self, other):\n",
        instead: "\n    def __repr__(self):\n        return str(self)\n\n    def __eq__(self, other):\n",
    },
    // Bytes come from a store as bytearray and memoryview, too.
    Change {
        ending: "py",
        by_itself: " + self.rbuf.len, value, length)\n",
        instead: " + self.rbuf.len, bytes(value), length)\n",
    },
    Change {
        ending: "kt",
        by_itself: " Native.register(UniffiLib::class.java,",
        instead: " IntegrityCheckingUniffiLib.ensureInitialized()\n        Native.register(UniffiLib::class.java,",
    },
    // An object within a record: its handle is freed memory once it is closed.
    Change {
        ending: "kt",
        by_itself: " return value.uniffiCloneHandle()\n",
        instead: " return value.callWithHandle { it }\n",
    },
];

fn main() -> io::Result<()> {
    uniffi::uniffi_bindgen_main();
    let folder = env::args().skip_while(|argument| argument != "--out-dir").nth(1);
    folder.map_or(Ok(()), |folder| change(Path::new(&folder)))
}

fn change(folder: &Path) -> io::Result<()> {
    let is_face = |file: &&PathBuf| file.file_stem().is_some_and(|stem| stem == FACE);
    for file in files_in(folder)?.iter().filter(is_face) {
        let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        for Change { by_itself, instead, .. } in
            CHANGES.iter().filter(|change| change.ending == ending)
        {
            let face = fs::read_to_string(file)?;
            if !face.contains(by_itself) {
                let place = file.display();
                return Err(io::Error::other(format!("{place}: UniFFI writes another face now")));
            }
            fs::write(file, face.replace(by_itself, instead))?;
        }
    }
    Ok(())
}

fn files_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { files.extend(files_in(&path)?) } else { files.push(path) }
    }
    Ok(files)
}
