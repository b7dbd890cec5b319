//! The command: arguments, files, streams and exit codes. All the I/O there is.

mod arguments;
mod batch;
mod catalogue;
mod check;
mod compare;
mod configuration;
mod conform;
mod document;
mod files;
mod globs;
mod ledger;
mod likely;
mod manual;
mod output;
mod plan;
mod pool;
mod progress;
mod reports;
mod tools;
mod verbs;
mod walk;

use std::io::{self, IsTerminal as _, Read, Write};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::model::Now;
use crate::render::{Style, escape};
use arguments::{Arguments, Verb};
#[cfg(feature = "schema")]
pub use configuration::configuration_schema;
use output::Output;

/// Nothing was checked: the arguments are wrong.
const WRONG_USAGE: u8 = 2;

/// What the command is connected to.
#[allow(missing_debug_implementations)]
pub struct Streams<'s> {
    /// What `-` reads.
    pub input: &'s mut dyn Read,
    /// Where reports go.
    pub output: &'s mut dyn Write,
    /// Where complaints about the usage go.
    pub errors: &'s mut dyn Write,
    /// Whether `output` shows colours.
    pub shows_colours: bool,
    /// How many characters are in a line of `output`, if it is a terminal.
    pub width: Option<usize>,
    /// Whether somebody watches `errors` on a terminal, so that a long run shows how far it is.
    pub is_watched: bool,
    /// What time it is, if `--now` does not say.
    pub clock: Option<Now>,
}

impl Streams<'_> {
    fn style(&self) -> Style {
        if self.shows_colours { Style::COLOUR } else { Style::PLAIN }
    }
}

/// Runs the command as this process: its arguments, its streams, the clock of the machine.
pub fn run_process() -> u8 {
    // WebAssembly begins at the root, wherever its host is.
    if cfg!(target_os = "wasi")
        && let Some(folder) = std::env::var_os("PWD")
    {
        let _ = std::env::set_current_dir(folder); // a path that begins there is not found then
    }
    let clock = SystemTime::now().duration_since(UNIX_EPOCH).ok();
    let clock = clock.and_then(|time| i64::try_from(time.as_secs()).ok());
    let width = io::stdout().is_terminal().then(|| {
        // Some terminals do not tell.
        terminal_size::terminal_size().map_or(80, |(width, _)| width.0.into())
    });
    let mut streams = Streams {
        input: &mut io::stdin().lock(),
        output: &mut io::BufWriter::new(io::stdout().lock()),
        errors: &mut io::stderr().lock(),
        shows_colours: shows_colours(),
        width,
        is_watched: progress::is_watched(),
        clock: clock.map(Now::from_unix),
    };
    run(std::env::args_os(), &mut streams)
}

/// Whether standard output shows colours: it is a terminal that does, or somebody asks for them
/// (`FORCE_COLOR`, `CLICOLOR_FORCE`), and nobody asks for none (`NO_COLOR`).
fn shows_colours() -> bool {
    let asks = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty() && value != "0");
    let is_forced = asks("FORCE_COLOR") && !asks("NO_COLOR");
    is_forced || anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never
}

/// Runs the command: the exit code is 0 (nothing at or above the level that fails), 1 (something
/// is), 2 (wrong usage) or 3 (something could not be checked), and nothing else.
pub fn run(
    arguments: impl IntoIterator<Item = impl Into<std::ffi::OsString>>,
    streams: &mut Streams,
) -> u8 {
    let arguments: Vec<std::ffi::OsString> = arguments.into_iter().map(Into::into).collect();
    let arguments = match Arguments::read(&arguments) {
        Ok(arguments) => arguments,
        Err(error) => return usage(&error, streams),
    };
    match dispatch(&arguments, streams) {
        Ok(code) => code,
        Err(stop) => {
            let (message, code) = match stop {
                Stop::WrongUsage(message) => (message, WRONG_USAGE),
                Stop::Unchecked(message) => (message, crate::run::Outcome::Unchecked.exit_code()),
            };
            let _ = write!(streams.errors, "{}", complaint(&message));
            code
        }
    }
}

/// In the words of the arguments' parser.
fn complaint(message: &str) -> String {
    format!("error: {message}\n\nFor more information, try '--help'.\n")
}

/// Why there is no report.
enum Stop {
    /// What is wrong with the arguments.
    WrongUsage(String),
    /// What could not be read, so that nothing could be checked.
    Unchecked(String),
}

fn dispatch(arguments: &Arguments, streams: &mut Streams) -> Result<u8, Stop> {
    match &arguments.verb {
        None => {
            likely::hold_no_verb(&arguments.check.paths)?;
            check::run(&arguments.check, streams)
        }
        Some(Verb::Check(arguments)) => check::run(arguments, streams),
        Some(Verb::Plan(plan)) => plan::run(plan, streams),
        Some(Verb::Compare(compare)) => compare::run(compare, streams),
        Some(Verb::New(new)) => tools::new(new, streams),
        Some(Verb::Stamp(stamp)) => tools::stamp(stamp, streams),
        Some(Verb::Digest(digest)) => tools::digest(digest, streams),
        Some(Verb::Canonical(canonical)) => tools::canonical(canonical, streams),
        Some(Verb::Conform(conform)) => conform::run(conform, streams),
        Some(Verb::Explain { rule }) => catalogue::explain(rule, streams),
        Some(Verb::Rules { format }) => Ok(catalogue::rules(*format, streams)),
        Some(Verb::Schema { configuration, types, spec }) => {
            Ok(catalogue::schema(*configuration, *types, spec.spec, streams))
        }
        Some(Verb::Completions { shell }) => Ok(manual::completions(*shell, streams)),
        Some(Verb::Man) => Ok(manual::page(streams)),
    }
}

/// Help and version are no mistake.
fn usage(error: &clap::Error, streams: &mut Streams) -> u8 {
    let text = match likely::format_as_option(error) {
        Some(meant) => complaint(&meant),
        None => verbs::grouped(&error.render().to_string()),
    };
    if error.use_stderr() {
        // It repeats arguments, and they may be made by others.
        let text = escape::lines(&text);
        let _ = streams.errors.write_all(text.as_bytes());
        WRONG_USAGE
    } else {
        print(&text, streams)
    }
}

/// Prints what is no report.
fn print(text: &str, streams: &mut Streams) -> u8 {
    let mut output = Output::new(&mut *streams.output);
    output.put(text);
    lost(output, streams.errors)
}

/// Says what was lost of an output; gives the exit code.
fn lost(output: Output, errors: &mut dyn Write) -> u8 {
    match output.lost() {
        None => 0,
        Some(error) => {
            let why = escape::line(&error.to_string());
            let _ = writeln!(errors, "error: standard output: {why}");
            crate::run::Outcome::Unchecked.exit_code()
        }
    }
}

/// Standard input can be read once.
fn standard_input_once<'p>(paths: impl Iterator<Item = &'p std::ffi::OsStr>) -> Result<(), Stop> {
    if paths.filter(|path| *path == "-").count() > 1 {
        return Err(Stop::WrongUsage(
            "- is given twice; standard input can be read once".to_owned(),
        ));
    }
    Ok(())
}
