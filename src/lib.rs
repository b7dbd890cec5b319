//! The backup envelope of an authenticator app: its types, its rules and the way through them.
//!
//! ```
//! use backup_lint::{Options, check};
//!
//! let report = check(br#"{"format": "authenticator-backup"}"#, &Options::new());
//! assert_eq!(report.findings[0].rule.name, "invalid-version");
//! ```
//!
//! - [`check()`] says everything that is wrong with a document. It never fails and never panics.
//! - [`Envelope::parse`] reads one that is whole; what is damaged is an [`Unreadable`].
//! - [`Draft`] writes one: what has an error does not become an envelope.
//! - [`plan()`] says what a restore would give, [`compare()`] what an upload would destroy.
//! - [`salvage()`] says what can be saved of one that is not valid.
//! - [`RULES`] are the rules.
//!
//! The core does no I/O and asks no clock and no random source: both are given to it. No output
//! holds a secret, or text of the file beyond what the documentation of each says.
//!
//! # Features
//!
//! - `cli` (on, unless `default-features = false`): the command.
//! - `pages`: `Rule::page`, the page of each rule (150 kB).
//! - `schema`: `JsonSchema` of the envelope's types, for schemars 1.
//! - `proptest`: `strategies` for your own property tests, for proptest 1.
//! - `arbitrary`: `Arbitrary` of the envelope's types, for arbitrary 1.
//!
//! # What is stable
//!
//! What this page shows follows semantic versioning. Names of rules, verdicts, pointers and levels
//! are those of the specification and do not change within version 1.0 of the format; wordings
//! (`message`, `label`, `help`, what `Display` writes of an error) may change at any time.
//! A new minor version of the format (1.1) is a new minor version of this crate: whatever it may
//! add to is `#[non_exhaustive]`, so that matches have an arm for the rest, and structs are made by
//! `new` and changed by their functions or fields. A new patch version never changes a verdict, save
//! to mend a departure from the specification, which the changelog says.
//! What the feature `unstable` shows is for the project's own tests and fuzzers, and may change in
//! any version.
#![forbid(unsafe_code)]
// Without its tests' way in, or the command, much of the machinery is out of reach or not used.
#![cfg_attr(not(all(feature = "unstable", feature = "cli")), allow(dead_code, unused_imports))]

mod check;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
#[cfg(feature = "cli")]
mod conform;
mod foreign;
#[cfg(feature = "arbitrary")]
mod generate;
pub mod model;
#[cfg(feature = "report")]
mod render;
pub mod report;
mod rules;
#[cfg(feature = "report")]
mod run;
mod specification;
#[cfg(feature = "proptest")]
pub mod strategies;
mod syntax;
#[cfg(feature = "unstable")]
#[doc(hidden)]
pub mod unstable;
mod versions;

pub use check::{
    Checker, Comparison, Draft, LevelNotSettable, Levels, Options, Outcome, Plan, Refusal, Report,
    Salvage, Unreadable, Verdict, check, compare, plan, salvage,
};
pub use model::Envelope;
pub use rules::{Device, Level, RULES, Rule, Stage};

/// The version of this library, which a report in JSON says as `tool.version`.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The examples of the README are tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
