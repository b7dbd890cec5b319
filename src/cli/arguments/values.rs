//! What stands behind an option: words, and how they are read.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::{PossibleValue, TypedValueParser};

use crate::model::Platform;
use crate::render::Format;
use crate::rules::{Level, RULES};

/// A format, and the file that it goes to, if it is not standard output.
#[derive(Clone, Debug)]
pub(in crate::cli) struct FormatTo {
    pub(in crate::cli) format: Format,
    pub(in crate::cli) file: Option<PathBuf>,
}

/// Takes `FORMAT` and `FORMAT=FILE`, and lists the formats in the help.
#[derive(Clone)]
pub(in crate::cli) struct FormatParser;

impl TypedValueParser for FormatParser {
    type Value = FormatTo;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &std::ffi::OsStr,
    ) -> Result<FormatTo, clap::Error> {
        let (name, file) = match value.to_str().and_then(|value| value.split_once('=')) {
            // As for inputs.
            Some((name, "-")) => (OsString::from(name), None),
            Some((_, "")) => {
                let missing = "say which file behind the =, or leave it out for standard output\n";
                return Err(command.clone().error(clap::error::ErrorKind::InvalidValue, missing));
            }
            Some((name, file)) => (OsString::from(name), Some(PathBuf::from(file))),
            None => (value.to_owned(), None),
        };
        let format = clap::value_parser!(Format).parse_ref(command, argument, &name)?;
        Ok(FormatTo { format, file })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(Format::ALL.iter().filter_map(ValueEnum::to_possible_value)))
    }
}

/// Takes any text, so that a name that is none is answered with what was probably meant, and lists
/// the rules for completions.
#[derive(Clone)]
pub(in crate::cli) struct RuleParser;

impl TypedValueParser for RuleParser {
    type Value = String;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &std::ffi::OsStr,
    ) -> Result<String, clap::Error> {
        clap::builder::StringValueParser::new().parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(RULES.iter().map(|rule| PossibleValue::new(rule.name))))
    }
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        Format::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()).help(self.summary()))
    }
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(in crate::cli) enum CatalogueFormat {
    /// Lines.
    #[default]
    Human,
    /// A JSON array.
    Json,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(in crate::cli) enum Colour {
    /// If the output is a terminal that shows them.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum LevelName {
    Error,
    Warning,
    Note,
}

impl From<LevelName> for Level {
    fn from(name: LevelName) -> Level {
        match name {
            LevelName::Error => Level::Error,
            LevelName::Warning => Level::Warning,
            LevelName::Note => Level::Note,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum PlatformName {
    Ios,
    Android,
}

impl From<PlatformName> for Platform {
    fn from(name: PlatformName) -> Platform {
        match name {
            PlatformName::Ios => Platform::Ios,
            PlatformName::Android => Platform::Android,
        }
    }
}

/// The word that turns a rule off.
pub(in crate::cli) const OFF: &str = "off";

/// The level that a word sets; `off` is none.
pub(in crate::cli) fn level_of(word: &str) -> Result<Option<Level>, String> {
    if word == OFF {
        return Ok(None);
    }
    LevelName::from_str(word, false)
        .map(|level| Some(level.into()))
        .map_err(|_| "the levels are error, warning, note and off".to_owned())
}

pub(in crate::cli) fn rule_and_level(text: &str) -> Result<(String, Option<Level>), String> {
    let (rule, level) = text.split_once('=').ok_or("write RULE=LEVEL")?;
    Ok((rule.to_owned(), level_of(level)?))
}
