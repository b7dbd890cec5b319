//! The configuration: `backup-lint.toml`. What the command line says wins over it.

mod file;
#[cfg(feature = "schema")]
mod schema;

use std::path::{Path, PathBuf};

use globset::GlobMatcher;

use super::arguments::Common;
use super::globs::{glob, matches_from};
use super::{Stop, Streams, files};
use crate::check::{Options, Report};
use crate::rules::{Level, Rule};
use crate::run::{UnusedIgnore, rule_named};
use file::File;
#[cfg(feature = "schema")]
pub use schema::configuration_schema;

/// The JSON Schema of a configuration, for editors.
pub(super) const SCHEMA: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/backup-lint.schema.json"));

/// The name that is looked for.
const NAME: &str = "backup-lint.toml";

/// What holds for a run: of the configuration, and of the command line.
pub(super) struct Configuration {
    /// Where it comes from, if there is a file.
    path: Option<PathBuf>,
    /// The folder that it lies in.
    pub(super) root: Option<PathBuf>,
    pub(super) options: Options,
    /// What is left out when a folder is searched.
    pub(super) exclude: Vec<GlobMatcher>,
    ignores: Vec<Ignore>,
}

/// Findings that are hidden.
struct Ignore {
    rule: &'static Rule,
    path: Option<GlobMatcher>,
    pointer: Option<String>,
    reason: String,
    used: bool,
}

impl Configuration {
    /// What holds, from the file that is named or found and from the command line.
    pub(super) fn of(common: &Common, exclude: &[String], streams: &Streams) -> Result<Self, Stop> {
        let path = match (&common.config, common.isolated) {
            (_, true) => None,
            (Some(path), _) => Some(path.clone()),
            (None, false) => nearest(),
        };
        let mut configuration = Configuration {
            options: Options { now: streams.clock, ..Options::default() },
            exclude: Vec::new(),
            ignores: Vec::new(),
            path: None,
            root: None,
        };
        if let Some(path) = path {
            configuration.read(&path)?;
            configuration.root =
                std::path::absolute(&path).ok().and_then(|path| path.parent().map(Path::to_owned));
            configuration.path = Some(path);
        }
        let wrong = |what: &str, why: String| Stop::WrongUsage(format!("{what}: {why}"));
        if let Some(now) = &common.now {
            let now = now.parse().map_err(|error| Stop::WrongUsage(format!("--now: {error}")))?;
            configuration.options.now = Some(now);
        }
        for (name, level) in &common.levels {
            let rule = rule_named(name).map_err(Stop::WrongUsage)?;
            configuration
                .set(rule, *level)
                .map_err(|why| wrong(&format!("--level {name}"), why))?;
        }
        for text in exclude {
            configuration.exclude.push(glob(text).map_err(|why| wrong("--exclude", why))?);
        }
        // What is hidden must be looked for among all findings.
        configuration.options.keep_all = !configuration.ignores.is_empty();
        Ok(configuration)
    }

    fn set(&mut self, rule: &'static Rule, level: Option<Level>) -> Result<(), String> {
        let levels = &mut self.options.levels;
        let set = match level {
            Some(level) => levels.set(rule, level),
            None => levels.turn_off(rule),
        };
        set.map_err(|error| error.to_string())
    }

    fn read(&mut self, path: &Path) -> Result<(), Stop> {
        let shown = files::shown(path);
        let bytes =
            std::fs::read(path).map_err(|error| Stop::WrongUsage(format!("{shown}: {error}")))?;
        let text = String::from_utf8(bytes)
            .map_err(|_| Stop::WrongUsage(format!("{shown}: the file is not UTF-8")))?;
        let file = File::read(&text).map_err(|why| Stop::WrongUsage(why.at(&shown, &text)))?;
        for (rule, level) in file.levels {
            // A rule whose level cannot be set was refused with its place.
            self.set(rule, level).map_err(Stop::WrongUsage)?;
        }
        self.exclude.extend(file.exclude);
        self.ignores = file
            .ignores
            .into_iter()
            .map(|(rule, path, pointer, reason)| Ignore {
                rule,
                path,
                pointer,
                reason,
                used: false,
            })
            .collect();
        Ok(())
    }

    /// Hides what is ignored of the report on this path.
    pub(super) fn hide(&mut self, path: &str, report: &mut Report) {
        if self.ignores.is_empty() {
            return;
        }
        let (ignores, root) = (&mut self.ignores, self.root.as_deref());
        report.hide(|finding| {
            let ignore = ignores.iter_mut().find(|ignore| {
                *ignore.rule == *finding.rule
                    && ignore.path.as_ref().is_none_or(|glob| matches_from(root, glob, path))
                    && ignore.pointer.as_ref().is_none_or(|pointer| *pointer == finding.pointer)
            })?;
            ignore.used = true;
            Some(ignore.reason.clone())
        });
    }

    /// The ignores that have hidden nothing.
    pub(super) fn unused(&self) -> Vec<UnusedIgnore> {
        let unused = self.ignores.iter().filter(|ignore| !ignore.used);
        unused
            .map(|ignore| UnusedIgnore {
                rule: ignore.rule.name,
                path: ignore.path.as_ref().map(|glob| glob.glob().glob().to_owned()),
                pointer: ignore.pointer.clone(),
            })
            .collect()
    }

    /// What holds, in the form of the file.
    pub(super) fn shown(&self) -> String {
        let from = match &self.path {
            Some(path) => crate::render::escape::line(&files::shown(path)),
            None => "no file".to_owned(),
        };
        let ignores = self.ignores.iter().map(|ignore| {
            let path = ignore.path.as_ref().map(|glob| glob.glob().glob().to_owned());
            (ignore.rule.name, path, ignore.pointer.clone(), ignore.reason.clone())
        });
        let exclude = self.exclude.iter().map(|glob| glob.glob().glob().to_owned());
        let exclude: Vec<String> = exclude.collect();
        file::shown(&from, &self.options.levels, &exclude, ignores.collect())
    }
}

/// The nearest file from here up to the root of the repository; if this is none, the one that is
/// here.
fn nearest() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let root = here.ancestors().find(|folder| folder.join(".git").exists()).unwrap_or(&here);
    let folders = here.ancestors().take_while(|folder| folder.starts_with(root));
    folders.map(|folder| folder.join(NAME)).find(|path| path.is_file())
}
