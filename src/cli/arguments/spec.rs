//! The version of the specification that is gone by.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::versions::{self, FormatVersion, V1_0};

#[derive(Args, Debug)]
pub(in crate::cli) struct SpecOption {
    /// The version of the specification to go by: one that is written down keeps its meaning when
    /// this program learns a later one.
    #[arg(long, value_name = "VERSION", value_parser = known(), default_value = V1_0.name, help_heading = "Rules")]
    pub(in crate::cli) spec: &'static FormatVersion,
}

fn known() -> impl TypedValueParser<Value = &'static FormatVersion> {
    let names = versions::VERSIONS.iter().map(|version| version.name);
    PossibleValuesParser::new(names).try_map(|name| versions::find(&name).ok_or("no such version"))
}
