//! The documents of a folder.

use std::fs::{FileType, Metadata};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use globset::GlobMatcher;
use ignore::WalkBuilder;

use super::files;
use super::globs::matches_from;
use crate::check::MAX_BYTES;

/// The name of the files that say what git ignores.
const GITIGNORE: &str = ".gitignore";

/// How a folder is searched.
pub(super) struct Search<'s> {
    /// How names end that are looked for, in whatever case.
    pub(super) endings: &'s [&'s str],
    /// What is left out.
    pub(super) exclude: &'s [GlobMatcher],
    /// The folder of the configuration.
    pub(super) root: Option<&'s Path>,
    pub(super) respect_gitignore: bool,
}

/// What a search has found.
pub(super) struct Documents {
    /// Whatever bears the name of a document, by its path bytewise, links behind all that is
    /// none: a file has its own name before it has another. Some of it may be no file.
    pub(super) found: Vec<Found>,
    /// What could not be searched: a folder that is closed, or an ignore file that cannot be
    /// obeyed, and then the folder is left out.
    pub(super) closed: Vec<PathBuf>,
}

/// What bears the name of a document.
pub(super) struct Found {
    /// The folder that was searched, and the way from there.
    pub(super) path: PathBuf,
    /// What it was when the folder was searched.
    pub(super) kind: Kind,
}

/// What bears a name. Between the folder that is searched and it there is no link.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    File,
    Other,
    Link,
}

impl Search<'_> {
    /// The documents below a folder. Hidden ones are included; folders behind links are not
    /// entered, and whether what bears the name of a document is one is seen when it is opened.
    pub(super) fn documents(&self, folder: &Path) -> Documents {
        let mut walk = WalkBuilder::new(folder);
        walk.standard_filters(false).follow_links(false);
        let ignored = Arc::new(Mutex::new(Vec::new()));
        if self.respect_gitignore {
            let whole = folder.canonicalize().unwrap_or_default();
            let folders = std::iter::once(folder).chain(whole.ancestors().skip(1));
            let unusable = folders.map(|folder| folder.join(GITIGNORE)).find(is_unusable);
            if let Some(unusable) = unusable {
                return Documents { found: Vec::new(), closed: vec![unusable] };
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
                    let is =
                        |is: fn(&FileType) -> bool| entry.file_type().is_some_and(|kind| is(&kind));
                    let kind = if entry.path_is_symlink() {
                        Kind::Link
                    } else if is(FileType::is_file) {
                        Kind::File
                    } else {
                        Kind::Other
                    };
                    let is_folder = is(FileType::is_dir);
                    if !is_folder && self.is_named(entry.path()) && !self.is_excluded(&entry) {
                        found.push(Found { path: entry.into_path(), kind });
                    }
                }
                Err(ignore::Error::WithPath { path, .. }) => closed.push(path),
                Err(_) => closed.push(folder.to_owned()),
            }
        }
        closed.append(&mut ignored.lock().unwrap_or_else(PoisonError::into_inner));
        found.sort_unstable_by(|one, other| {
            let (path, of_other) = (one.path.as_os_str(), other.path.as_os_str());
            let bytewise = path.as_encoded_bytes().cmp(of_other.as_encoded_bytes());
            let is_link = |found: &Found| found.kind == Kind::Link;
            is_link(one).cmp(&is_link(other)).then(bytewise)
        });
        Documents { found, closed }
    }

    /// Does a name end as that of a document? `.json` itself does.
    fn is_named(&self, path: &Path) -> bool {
        let name = path.file_name().map(|name| name.as_encoded_bytes().to_ascii_lowercase());
        name.is_some_and(|name| {
            self.endings.iter().any(|ending| {
                name.strip_suffix(ending.as_bytes()).is_some_and(|rest| rest.ends_with(b"."))
            })
        })
    }

    fn is_excluded(&self, entry: &ignore::DirEntry) -> bool {
        let path = files::shown(entry.path());
        self.exclude.iter().any(|glob| matches_from(self.root, glob, &path))
    }
}

/// Is there something of this name that is no file, or too large for a list of patterns? It is read
/// by the library that walks, which would wait for a FIFO and take whatever a device gives.
fn is_unusable(path: &PathBuf) -> bool {
    let is_list = |kind: Metadata| kind.is_file() && kind.len() <= MAX_BYTES as u64;
    std::fs::metadata(path).is_ok_and(|kind| !is_list(kind))
}
