//! The documents of a folder.

use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use ignore::WalkBuilder;

use crate::check::MAX_BYTES;

/// The name of the files that say what git ignores.
const GITIGNORE: &str = ".gitignore";

/// The files below a folder whose names end in one of these, by their paths bytewise. Hidden ones
/// are included, links are not followed. The second list is what could not be searched: a folder
/// that is closed, or an ignore file that cannot be obeyed, and then the folder is left out.
pub(super) fn documents(
    folder: &Path,
    endings: &[&str],
    respect_gitignore: bool,
) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let mut walk = WalkBuilder::new(folder);
    walk.standard_filters(false).follow_links(false);
    let ignored = Arc::new(Mutex::new(Vec::new()));
    if respect_gitignore {
        let whole = folder.canonicalize().unwrap_or_default();
        let folders = std::iter::once(folder).chain(whole.ancestors().skip(1));
        let unusable = folders.map(|folder| folder.join(GITIGNORE)).find(is_unusable);
        if let Some(unusable) = unusable {
            return (Vec::new(), vec![unusable]);
        }
        let seen = ignored.clone();
        walk.git_ignore(true).parents(true).require_git(false).filter_entry(move |entry| {
            let file = entry.path().join(GITIGNORE);
            let unusable =
                entry.file_type().is_some_and(|kind| kind.is_dir()) && is_unusable(&file);
            if unusable {
                seen.lock().unwrap_or_else(PoisonError::into_inner).push(file);
            }
            !unusable
        });
    }
    let (mut found, mut closed) = (Vec::new(), Vec::new());
    for entry in walk.build() {
        match entry {
            Ok(entry) => {
                let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
                let ending = entry.path().extension().and_then(|ending| ending.to_str());
                if is_file && ending.is_some_and(|ending| endings.contains(&ending)) {
                    found.push(entry.into_path());
                }
            }
            Err(error) => closed.push(path_of(&error).unwrap_or(folder).to_owned()),
        }
    }
    closed.append(&mut ignored.lock().unwrap_or_else(PoisonError::into_inner));
    found.sort_by(|a, b| a.as_os_str().as_encoded_bytes().cmp(b.as_os_str().as_encoded_bytes()));
    (found, closed)
}

/// Is there something of this name that is no file, or too large for a list of patterns? It is read
/// by the library that walks, which would wait for a FIFO and take whatever a device gives.
fn is_unusable(path: &PathBuf) -> bool {
    let is_list = |kind: Metadata| kind.is_file() && kind.len() <= MAX_BYTES as u64;
    std::fs::metadata(path).is_ok_and(|kind| !is_list(kind))
}

/// The path that an error is about.
fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            path_of(err)
        }
        ignore::Error::Loop { child, .. } => Some(child),
        _ => None,
    }
}
