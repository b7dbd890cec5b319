//! The verbs `explain`, `rules` and `schema`: what the tool knows, printed as it is, or as a
//! terminal shows it.

use super::arguments::CatalogueFormat;
use super::{Stop, Streams, configuration, print};
use crate::render::{catalogue, terminal};
use crate::run::rule_named;
use crate::versions::FormatVersion;

pub(super) fn explain(name: &str, streams: &mut Streams) -> Result<u8, Stop> {
    let page = rule_named(name).map_err(Stop::WrongUsage)?.page;
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
