//! The verb `conform`.

mod process;
mod report;

use std::io::BufRead as _;
use std::io::BufReader;
use std::time::Duration;

use super::arguments::{ConformArguments, ConformFormat};
use super::{Stop, Streams, print};
use crate::conform::{self, Plan, Tally};
use crate::run::Outcome;
use process::Process;

/// How many times a program that has fallen silent is begun anew.
const RESTARTS: usize = 20;

pub(super) fn run(arguments: &ConformArguments, streams: &mut Streams) -> Result<u8, Stop> {
    if arguments.own {
        return answer(streams);
    }
    let vectors = conform::vectors().map_err(Stop::Unchecked)?;
    let plan = Plan {
        spec: arguments.spec.spec,
        generated: arguments.generated,
        seed: arguments.seed,
        restarts: RESTARTS,
        lists_cases: matches!(arguments.format, ConformFormat::Junit),
    };
    let timeout = Duration::from_secs(arguments.timeout);
    let mut process = Process { command: &arguments.command, timeout, running: None };
    let tally = conform::run(&mut process, &vectors, plan);
    let text = match arguments.format {
        ConformFormat::Human => report::human(&tally, &vectors, plan),
        ConformFormat::Json => report::json(&tally, &vectors, plan),
        ConformFormat::Junit => report::junit(&tally),
    };
    let printed = print(&text, streams);
    Ok(if printed == 0 { outcome(&tally).exit_code() } else { printed })
}

fn outcome(tally: &Tally) -> Outcome {
    if !tally.disagreements.is_empty() {
        Outcome::Fail
    } else if tally.agrees() {
        Outcome::Pass
    } else {
        Outcome::Unchecked
    }
}

/// This library as the program that is held.
fn answer(streams: &mut Streams) -> Result<u8, Stop> {
    let lost = |error: std::io::Error| Stop::Unchecked(error.to_string());
    for line in BufReader::new(&mut *streams.input).lines() {
        let Some(answer) = conform::answer(&line.map_err(lost)?) else { break };
        let written = writeln!(streams.output, "{answer}").and_then(|()| streams.output.flush());
        written.map_err(lost)?;
    }
    Ok(0)
}
