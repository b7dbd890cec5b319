//! Writes the function whose documentation names this build of the boundary. `UniFFI` compares the
//! documentation of each function when a face is loaded, and what records hold it does not compare:
//! a face whose records have changed would be taken for this one, and read members for others.

use std::path::Path;
use std::{env, fs};

use sha2::{Digest, Sha256};

fn main() -> std::io::Result<()> {
    let mut sources: Vec<_> = fs::read_dir("src")?.collect::<Result<_, _>>()?;
    sources.sort_by_key(fs::DirEntry::file_name);
    let mut build = Sha256::new();
    for source in sources {
        build.update(fs::read(source.path())?);
    }
    build.update([u8::from(env::var_os("CARGO_FEATURE_PANICS").is_some())]);
    let build = data_encoding::HEXLOWER.encode(&build.finalize()[..4]);
    let function = format!(
        "/// The version of the library. This face goes with build {build} of it, and is loaded with no other.\n\
         #[uniffi::export]\n\
         pub fn library_version() -> Result<String, BackupError> {{\n    Ok(backup_lint::VERSION.to_owned())\n}}\n"
    );
    let out = env::var_os("OUT_DIR").ok_or(std::io::ErrorKind::NotFound)?;
    fs::write(Path::new(&out).join("version.rs"), function)?;
    println!("cargo::rerun-if-changed=src");
    Ok(())
}
