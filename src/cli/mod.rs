//! The command: arguments, files, streams and exit codes. All the I/O there is.

mod arguments;
mod catalogue;
mod check;
mod compare;
mod document;
mod files;
mod ledger;
mod output;
mod plan;
mod walk;

use std::io::{self, Read, Write};
use std::time::{SystemTime, UNIX_EPOCH};

use clap::Parser as _;

use crate::check::Options;
use crate::model::Now;
use crate::render::{Settings, Style};
use arguments::{Arguments, Colour, Common, Verb};
use ledger::Ledger;
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
    /// What time it is, if `--now` does not say.
    pub clock: Option<Now>,
}

/// Runs the command as this process: its arguments, its streams, the clock of the machine.
pub fn run_process() -> u8 {
    let clock = SystemTime::now().duration_since(UNIX_EPOCH).ok();
    let clock = clock.and_then(|time| i64::try_from(time.as_secs()).ok());
    let shows_colours = anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never;
    let mut streams = Streams {
        input: &mut io::stdin().lock(),
        output: &mut io::BufWriter::new(io::stdout().lock()),
        errors: &mut io::stderr().lock(),
        shows_colours,
        clock: clock.map(Now::from_unix),
    };
    run(std::env::args_os(), &mut streams)
}

/// Runs the command: the exit code is 0 (nothing at or above the level that fails), 1 (something
/// is), 2 (wrong usage) or 3 (something could not be checked), and nothing else.
pub fn run(
    arguments: impl IntoIterator<Item = impl Into<std::ffi::OsString> + Clone>,
    streams: &mut Streams,
) -> u8 {
    let arguments = match Arguments::try_parse_from(arguments) {
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
            let _ =
                writeln!(streams.errors, "error: {message}\n\nFor more information, try '--help'.");
            code
        }
    }
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
        None => check::run(arguments, streams),
        Some(Verb::Plan(plan)) => plan::run(plan, streams),
        Some(Verb::Compare(compare)) => compare::run(compare, streams),
        Some(Verb::Explain { rule }) => catalogue::explain(rule, streams),
        Some(Verb::Rules { format }) => Ok(catalogue::rules(*format, streams)),
        Some(Verb::Schema) => Ok(catalogue::schema(streams)),
    }
}

/// Help and version are no mistake.
fn usage(error: &clap::Error, streams: &mut Streams) -> u8 {
    let text = error.render().to_string();
    if error.use_stderr() {
        // It repeats arguments, and they may be made by others.
        for line in text.lines() {
            let _ = writeln!(streams.errors, "{}", crate::render::escape::line(line));
        }
        WRONG_USAGE
    } else {
        let mut output = Output::new(streams.output);
        output.put(&text);
        output.exit_code(0)
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

impl Common {
    /// The options of the checks.
    fn options(&self, streams: &Streams) -> Result<Options, Stop> {
        let now = match &self.now {
            Some(now) => {
                Some(now.parse().map_err(|error| Stop::WrongUsage(format!("--now: {error}")))?)
            }
            None => streams.clock,
        };
        let mut options = Options { now, ..Options::default() };
        for (name, level) in &self.levels {
            let rule = catalogue::find(name)?;
            options
                .levels
                .set(rule, *level)
                .map_err(|error| Stop::WrongUsage(format!("--level {}: {error}", rule.name)))?;
        }
        Ok(options)
    }

    /// The ledger of a run, on this output, which may show colours.
    fn ledger<'o>(
        &self,
        show_names: bool,
        shows_colours: bool,
        output: &'o mut dyn Write,
    ) -> Ledger<'o> {
        let coloured = match self.colour {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => shows_colours,
        };
        let style = if coloured { Style::COLOUR } else { Style::PLAIN };
        let settings = Settings { style, show_names, fail_on: self.fail_on.into() };
        Ledger::new(self.format, &settings, output)
    }
}
