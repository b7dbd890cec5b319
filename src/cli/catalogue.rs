//! The verbs `explain`, `rules` and `schema`: what the tool knows, printed as it is, or as a
//! terminal shows it.

use std::fmt::Write as _;

use super::arguments::CatalogueFormat;
use super::{Stop, Streams, configuration, print};
use crate::render::{catalogue, terminal};
use crate::rules::{RULES, Rule};
use crate::run::Problem;
use crate::versions::FormatVersion;

/// The rule of this name, or which one was probably meant. A person copies what stands in a report,
/// `error[no-accounts]`.
pub(super) fn find(name: &str) -> Result<&'static Rule, Stop> {
    let bracketed = name.split_once('[').and_then(|(_, behind)| behind.split_once(']'));
    let name = bracketed.map_or(name, |(within, _)| within);
    if let Some(rule) = Rule::find(name) {
        return Ok(rule);
    }
    if let Some(problem) = Problem::ALL.iter().find(|problem| problem.code() == name) {
        return Err(Stop::WrongUsage(format!(
            "{name} is no rule: it says why an input could not be read. {}",
            problem.message()
        )));
    }
    let mut message = "there is no such rule".to_owned();
    let _ = match crate::model::nearest(name, RULES.iter().map(|rule| rule.name)) {
        Some(near) => write!(message, "; did you mean {near}?"),
        None => write!(message, "; backup-lint rules lists them"),
    };
    Err(Stop::WrongUsage(message))
}

pub(super) fn explain(name: &str, streams: &mut Streams) -> Result<u8, Stop> {
    let page = find(name)?.page;
    let text = match streams.width {
        Some(width) => terminal::page(page, width, &streams.style()),
        None => page.to_owned(),
    };
    Ok(print(&text, streams))
}

pub(super) fn rules(format: CatalogueFormat, streams: &mut Streams) -> u8 {
    let text = match (format, streams.width) {
        (CatalogueFormat::Human, Some(width)) => terminal::rules(width, &streams.style()),
        (CatalogueFormat::Human, None) => catalogue::lines(),
        (CatalogueFormat::Json, _) => catalogue::json(),
    };
    print(&text, streams)
}

pub(super) fn schema(
    of_configuration: bool,
    of_types: bool,
    spec: &FormatVersion,
    streams: &mut Streams,
) -> u8 {
    let schema = match (of_configuration, of_types) {
        (true, _) => configuration::SCHEMA,
        (_, true) => spec.types_schema,
        _ => spec.schema,
    };
    print(schema, streams)
}
