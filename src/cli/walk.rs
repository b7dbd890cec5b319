//! The documents of a folder.

use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

/// The files below a folder whose names end in one of these, by their paths bytewise. Hidden ones
/// are included, links are not followed. The second list is what could not be searched.
pub(super) fn documents(
    folder: &Path,
    endings: &[&str],
    respect_gitignore: bool,
) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let walk = WalkBuilder::new(folder)
        .standard_filters(respect_gitignore)
        .require_git(false)
        .hidden(false)
        .follow_links(false)
        .build();
    let (mut found, mut closed) = (Vec::new(), Vec::new());
    for entry in walk {
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
    found.sort_by(|a, b| a.as_os_str().as_encoded_bytes().cmp(b.as_os_str().as_encoded_bytes()));
    (found, closed)
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
