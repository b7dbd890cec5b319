//! Where the reports go that are asked for. All of it is looked at before anything is written: a
//! report must not replace what it reports on.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use super::Stop;
use super::arguments::{Colour, Common, FormatTo};
use super::configuration::Configuration;
use super::files;
use super::ledger::{Ledger, Sink};
use super::output::Output;
use super::progress::Progress;
use crate::check::{Options, check};
use crate::render::{Settings, Style, Verbosity, escape};

/// What the reports of a run depend on beside the arguments that all verbs have.
pub(super) struct Asked<'o> {
    /// What is to be read.
    pub(super) inputs: Vec<&'o OsStr>,
    pub(super) show_names: bool,
    pub(super) shows_colours: bool,
    pub(super) is_watched: bool,
    pub(super) output: &'o mut dyn Write,
    pub(super) errors: &'o mut dyn Write,
}

impl Common {
    /// The ledger of a run, with every report that is asked for.
    pub(super) fn ledger<'o>(
        &self,
        configuration: Configuration,
        asked: Asked<'o>,
    ) -> Result<Ledger<'o>, Stop> {
        let formats = self.formats();
        hold_apart(&formats, &asked.inputs)?;
        let coloured = match self.colour {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => asked.shows_colours,
        };
        let (verbosity, fail_on) = (self.verbosity(), self.fail_on.into());
        let (show_names, spec) = (asked.show_names, self.spec.spec);
        let mut output = Some(asked.output);
        let (mut sinks, mut files) = (Vec::new(), Vec::new());
        for to in &formats {
            let style = if coloured && to.file.is_none() { Style::COLOUR } else { Style::PLAIN };
            let settings = Settings { style, show_names, verbosity, fail_on, spec };
            let reporter = to.format.reporter(&settings);
            let (output, name) = match &to.file {
                None => (output.take().map(Output::new), None),
                Some(path) => {
                    let file = File::create(path).map_err(|error| wrong(to, &error.to_string()))?;
                    files.extend(path.canonicalize());
                    (Some(Output::new(BufWriter::new(file))), Some(files::shown(path)))
                }
            };
            sinks.extend(output.map(|output| Sink { reporter, output, name }));
        }
        let progress = Progress::new(asked.is_watched && verbosity != Verbosity::Quiet);
        Ok(Ledger::new(sinks, files, asked.errors, configuration, progress))
    }
}

fn wrong(to: &FormatTo, why: &str) -> Stop {
    let file = to.file.as_deref().map(files::shown).unwrap_or_default();
    Stop::WrongUsage(format!("--format {}={}: {why}", to.format.name(), escape::line(&file)))
}

/// Refuses two reports that go to one place, and one that would replace an input or a backup.
fn hold_apart(formats: &[FormatTo], inputs: &[&OsStr]) -> Result<(), Stop> {
    if formats.iter().filter(|to| to.file.is_none()).count() > 1 {
        return Err(Stop::WrongUsage(
            "only one format can go to standard output: write --format FORMAT=FILE for the others"
                .to_owned(),
        ));
    }
    let mut taken: Vec<PathBuf> = Vec::new();
    for to in formats {
        let Some(path) = to.file.as_deref() else { continue };
        let place = path.canonicalize().unwrap_or_else(|_| files::place(path));
        // A device or a pipe takes as many as come.
        if place.exists() && !place.is_file() && !place.is_dir() {
            continue;
        }
        let is_place =
            |input: &&OsStr| Path::new(input).canonicalize().is_ok_and(|real| real == place);
        if inputs.iter().any(is_place) {
            return Err(wrong(to, "that is an input, which the report would replace"));
        }
        if taken.contains(&place) {
            return Err(wrong(to, "another report goes there already"));
        }
        if is_backup(&place) {
            return Err(wrong(to, "a backup is there, which the report would replace"));
        }
        taken.push(place);
    }
    Ok(())
}

/// Whether what is there says that it is a backup, be it sound or not.
fn is_backup(path: &Path) -> bool {
    let Ok(mut file) = File::open(path) else { return false };
    let bytes = files::read_limited(&mut file).unwrap_or_default();
    check(&bytes, &Options::default()).format_version.is_some()
}
