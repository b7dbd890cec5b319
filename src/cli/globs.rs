//! Globs of paths, as `.gitignore` has them: one without a slash matches a name anywhere, and one
//! that matches a folder matches whatever is in it.

use std::path::Path;

use globset::{GlobBuilder, GlobMatcher};

use super::files;

/// A glob, or what is wrong with it.
pub(super) fn glob(text: &str) -> Result<GlobMatcher, String> {
    let text = text.trim_start_matches("./").trim_end_matches('/');
    if text.is_empty() {
        return Err("the glob is empty, and would match everything".to_owned());
    }
    let anywhere = if text.contains('/') { text.to_owned() } else { format!("**/{text}") };
    let glob = GlobBuilder::new(&anywhere).literal_separator(true).build();
    glob.map(|glob| glob.compile_matcher()).map_err(|error| error.kind().to_string())
}

/// Whether a path, as it is given or found, matches: the whole of it or a folder that it is in,
/// with or without the folders at its beginning.
pub(super) fn matches(glob: &GlobMatcher, path: &str) -> bool {
    let path = path.trim_start_matches("./");
    let slashes = || path.match_indices('/').map(|(at, _)| at);
    let ends = || slashes().chain([path.len()]);
    let starts = [0].into_iter().chain(slashes().map(|at| at + 1));
    starts
        .flat_map(|start| ends().filter(move |end| *end > start).map(move |end| (start, end)))
        .any(|(start, end)| glob.is_match(&path[start..end]))
}

/// The same, also by the path as it is from the folder of the configuration: a run in another folder
/// finds the same.
pub(super) fn matches_from(root: Option<&Path>, glob: &GlobMatcher, path: &str) -> bool {
    let from_root = || {
        let whole = files::place(Path::new(path));
        Some(files::shown(whole.strip_prefix(root?).ok()?))
    };
    matches(glob, path) || from_root().is_some_and(|path| matches(glob, &path))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_glob_matches_names_and_paths() {
        let is = |text: &str, path: &str| matches(&glob(text).unwrap(), path);
        assert!(is("package.json", "a/b/package.json") && is("package.json", "package.json"));
        assert!(!is("package.json", "a/my-package.json"));
        assert!(is("build/**", "build/a/b.json") && is("build/**", "x/build/a.json"));
        assert!(is("./build/*.json", "build/a.json") && !is("build/*.json", "build/a/b.json"));
        assert!(is("*.draft.json", "/tmp/a.draft.json"));
        for folder in ["drafts", "drafts/", "./drafts/", "drafts/**", "dr*", "a/drafts"] {
            assert!(is(folder, "a/drafts/b/c.json"), "{folder}");
        }
        assert!(!is("drafts", "a/my-drafts/b.json") && !is("a/drafts", "a/b/drafts/c.json"));
        for none in ["a[", "", "./", "/"] {
            assert!(glob(none).is_err(), "{none}");
        }
    }
}
