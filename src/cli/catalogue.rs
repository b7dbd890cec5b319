//! The verbs `explain`, `rules` and `schema`: what the tool knows, printed as it is, or as a
//! terminal shows it.

use std::fmt::Write as _;

use super::arguments::CatalogueFormat;
use super::{Stop, Streams, print};
use crate::render::{catalogue, terminal};
use crate::rules::{RULES, Rule};
use crate::versions;

/// The rule of this name, or which one was probably meant.
pub(super) fn find(name: &str) -> Result<&'static Rule, Stop> {
    if let Some(rule) = Rule::find(name) {
        return Ok(rule);
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

pub(super) fn schema(streams: &mut Streams) -> u8 {
    print(versions::V1_0.schema, streams)
}
