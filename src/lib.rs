//! The backup envelope of an authenticator app: its types, its rules and the way through them.
//!
//! ```
//! use backup_lint::{Options, check};
//!
//! let report = check(br#"{"format": "authenticator-backup"}"#, &Options::default());
//! assert_eq!(report.findings[0].rule.name, "invalid-version");
//! ```
//!
//! - [`check()`] says everything that is wrong with a document. It never fails and never panics.
//! - [`Envelope::parse`](model::Envelope::parse) reads one that has the right structure.
//! - [`Draft`] writes one: what has an error does not become an envelope.
//! - [`plan()`] says what a restore would give, [`compare()`] what an upload would destroy.
//! - [`RULES`] are the rules, each with its page.
//!
//! The core does no I/O and asks no clock and no random source: both are given to it. No output
//! holds a secret, or text of the file beyond what the documentation of each says.
#![forbid(unsafe_code)]

pub mod check;
#[cfg(feature = "cli")]
pub mod cli;
pub mod foreign;
#[cfg(feature = "arbitrary")]
mod generate;
pub mod model;
#[cfg(feature = "report")]
pub mod render;
pub mod rules;
#[cfg(feature = "report")]
pub mod run;
mod specification;
#[cfg(feature = "proptest")]
pub mod strategies;
pub mod syntax;
pub mod versions;

pub use check::{
    Changes, Comparison, Draft, Finding, Levels, Options, Plan, Refusal, Report, Verdict, check,
    compare, plan,
};
pub use model::{Envelope, Now};
pub use rules::{Device, Level, RULES, Rule, Stage};

/// The examples of the README are tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
