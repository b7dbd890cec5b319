//! `UniFFI`'s generator, of the same version as the library that it reads. A face that it writes asks
//! the library whether it is its own, before anything is called; `UniFFI` leaves that to the app in
//! Kotlin, and out in Python.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// What a face has by itself, what takes its place, and the ending of its file.
const ASKS: [(&str, &str, &str); 2] = [
    (
        "py",
        "\n# _uniffi_check_api_checksums(_UniffiLib)\n",
        "\n_uniffi_check_api_checksums(_UniffiLib)\n",
    ),
    (
        "kt",
        " Native.register(UniffiLib::class.java,",
        " IntegrityCheckingUniffiLib.ensureInitialized()\n        Native.register(UniffiLib::class.java,",
    ),
];

fn main() -> io::Result<()> {
    uniffi::uniffi_bindgen_main();
    let folder = env::args().skip_while(|argument| argument != "--out-dir").nth(1);
    folder.map_or(Ok(()), |folder| faces_ask(Path::new(&folder)))
}

fn faces_ask(folder: &Path) -> io::Result<()> {
    for file in files_in(folder)? {
        let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        for (_, by_itself, asks) in ASKS.iter().filter(|(of, ..)| *of == ending) {
            let face = fs::read_to_string(&file)?;
            if face.matches(by_itself).count() != 1 {
                let place = file.display();
                return Err(io::Error::other(format!("{place}: UniFFI writes another face now")));
            }
            fs::write(&file, face.replace(by_itself, asks))?;
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
