//! What every format is to those who run it.

use super::Style;
use crate::rules::Level;
use crate::run::{Ending, Input};
use crate::versions::{FormatVersion, V1_0};

/// Turns a run into text, piece by piece, as the run goes. Whoever keeps the pieces in their order
/// has the report.
pub trait Reporter {
    /// What is to be written when an input is settled.
    fn input(&mut self, input: &Input, texts: &Texts) -> String;

    /// What is to be said beside the report when there are no more, on standard error.
    fn aside(&self, _: &Ending) -> String {
        String::new()
    }

    /// What is to be written when there are no more.
    fn end(self: Box<Self>, ending: &Ending) -> String;
}

/// What a reporter is made with.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// How words are emphasised, by a format that does.
    pub style: Style,
    /// Whether accounts are named by issuer and label: for a person who asks for it.
    pub show_names: bool,
    /// How much is said of inputs that are all right, by a format for people.
    pub verbosity: Verbosity,
    /// The level from which on findings fail the run.
    pub fail_on: Level,
    /// The version of the specification that is gone by.
    pub spec: &'static FormatVersion,
}

/// How much is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Verbosity {
    /// What fails the run, and nothing else.
    Quiet,
    /// Every input with findings, and how many there were.
    #[default]
    Normal,
    /// Every input.
    Verbose,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            style: Style::PLAIN,
            show_names: false,
            verbosity: Verbosity::default(),
            fail_on: Level::Error,
            spec: &V1_0,
        }
    }
}

/// The bytes of an input, and those of the document that its related places may stand in. (They
/// have no `Debug`: it would show secrets.)
#[derive(Clone, Copy, Default)]
#[allow(missing_debug_implementations)]
pub struct Texts<'t> {
    /// Its own; none if it could not be read.
    pub own: &'t [u8],
    /// Those of the document that [`Input::other`] names.
    pub other: &'t [u8],
}

impl<'t> Texts<'t> {
    /// Those of an input that stands alone.
    pub fn alone(own: &'t [u8]) -> Self {
        Texts { own, other: &[] }
    }
}
