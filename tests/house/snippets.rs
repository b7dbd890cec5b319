//! What the walls have to see, and what they must not mind.

use super::walls::{Root, root, wrong};

fn at_the_root() -> Root {
    root(
        "#![forbid(unsafe_code)]
        pub mod check; pub mod model; #[cfg(x)] pub mod render; pub mod rules; pub mod syntax; pub mod cli; pub mod strategies;
        pub use check::{Report, check, plan as scheme, deep::{Far as Near}};
        pub use model::Envelope;
        pub use rules::{Level, Rule};",
    )
}

#[track_caller]
fn caught(file: &str, text: &str) {
    assert!(!wrong(file, text, &at_the_root()).is_empty(), "{file} passes with {text}");
}

#[track_caller]
fn passes(file: &str, text: &str) {
    assert_eq!(wrong(file, text, &at_the_root()), Vec::<String>::new(), "{file}: {text}");
}

#[test]
fn what_looks_over_a_wall_is_caught() {
    for (file, text) in [
        ("src/check/x.rs", "use crate::render::Outcome;"),
        ("src/check/x.rs", "use super::super::render::Outcome;"),
        ("src/check/mod.rs", "use super::render::Outcome;"),
        ("src/check/mod.rs", "mod x { use super::super::render::Outcome; }"),
        ("src/check/x.rs", "fn f() { super::super::cli::x() }"),
        ("src/check/x.rs", "fn f() -> Vec<Option<crate::render::Outcome>> { vec![] }"),
        ("src/check/x.rs", "fn f(x: &dyn crate::render::Outcome) {}"),
        ("src/check/x.rs", "use crate::{model, render as shown};"),
        ("src/check/x.rs", "use crate::{model::{Envelope, list}, {render::Outcome}};"),
        ("src/check/x.rs", "use super::{super::{cli}, verdict};"),
        ("src/check/x.rs", "use {std::fmt, crate::render::Outcome};"),
        ("src/check/x.rs", "use ::backup_lint::unstable::render::Outcome;"),
        ("src/check/x.rs", "use crate :: /* hidden */ render;"),
        ("src/check/x.rs", "use crate::r#render::Outcome;"),
        ("src/check/x.rs", "macro_rules! m { () => { $crate::render::show() }; }"),
        ("src/check/x.rs", "fn f() { m!(a, [crate::cli::x()]) }"),
        ("src/check/x.rs", "macro_rules! m { ($x:ident) => { $crate::$x::y() }; }"),
        ("src/check/x.rs", "#[serde(with = \"crate::render::words\")] struct S;"),
        ("src/check/x.rs", "#[path = \"../render/escape.rs\"] mod escape;"),
        ("src/check/x.rs", "include!(\"../render/escape.rs\");"),
        ("src/rules/x.rs", "use crate::Report;"),
        ("src/rules/x.rs", "use crate::check;"),
        ("src/rules/x.rs", "use crate::{check::Report as R, syntax};"),
        ("src/rules/x.rs", "fn f(x: crate::Near) {}"),
        ("src/rules/x.rs", "fn f() { crate::scheme(1) }"),
        ("src/rules/a/b.rs", "use super::super::super::Report;"),
        ("src/model/x.rs", "use crate::Level;"),
        ("src/syntax/x.rs", "use crate::Envelope;"),
        ("src/syntax/mod.rs", "#[cfg(test)] mod tests { use crate::model::Envelope; }"),
        ("src/strategies.rs", "use super::render::Outcome;"),
        // What would hide a name.
        ("src/rules/x.rs", "use crate::*;"),
        ("src/rules/mod.rs", "use super::*;"),
        ("src/rules/x.rs", "use crate as whole;"),
        ("src/rules/x.rs", "use crate::{self as whole};"),
        ("src/rules/x.rs", "use super::super as whole;"),
        ("src/rules/x.rs", "extern crate self as whole;"),
        ("src/rules/x.rs", "use crate::Unheard;"),
        ("src/unheard/x.rs", ""),
    ] {
        caught(file, text);
    }
}

#[test]
fn what_reaches_outside_is_caught() {
    for text in [
        "use std::fs;",
        "use std::{fs, fmt};",
        "use std::{fmt, io::{self, Read}};",
        "use ::std::net::TcpStream;",
        "use core::time::Duration;",
        "fn f() { std::process::exit(1) }",
        "fn f() { let _ = ::std::env::args(); }",
        "fn f() { m!(std::thread::spawn(g)) }",
        "use std as s;",
        "use std::*;",
        "use std::collections::*;",
        "use std::{self as s};",
        "extern crate std as s;",
        "use std::collections::{BTreeMap, HashMap as Map};",
        "use std::collections::hash_map::DefaultHasher;",
        "fn f() { println!(\"x\") }",
        "fn f() { let _ = rand::random::<u8>(); }",
        "use libc::O_RDONLY;",
    ] {
        for file in ["src/syntax/x.rs", "src/render/mod.rs", "src/lib.rs", "src/strategies.rs"] {
            caught(file, text);
        }
        if !text.contains("extern") {
            passes("src/cli/x.rs", text);
        }
    }
}

#[test]
fn what_is_right_passes() {
    for (file, text) in [
        (
            "src/check/x.rs",
            "//! `crate::render` shows it.\n/// [`crate::cli`]\n// crate::cli\nfn f() {}",
        ),
        ("src/check/x.rs", "const TEXT: &str = \"see crate::render::Outcome, or std::fs\";"),
        (
            "src/check/x.rs",
            "use crate::model::Envelope; use crate::{Report, Level, rules::{self, Rule}};",
        ),
        ("src/check/x.rs", "pub(crate) struct S(pub(super) u8, pub(in crate::check) u8);"),
        ("src/check/x.rs", "impl S { fn f(&self) -> u8 { self.render + self::g() } }"),
        ("src/check/mod.rs", "#[cfg(test)] mod tests { use super::*; use super::super::syntax; }"),
        ("src/check/x.rs", "mod render {} fn f() { self::render::g(); let cli = 1; cli::<u8>() }"),
        ("src/check/x.rs", "use std::fmt::{self, Write as _}; use std::collections::BTreeMap;"),
        (
            "src/check/x.rs",
            "macro_rules! m { ($x:ty) => { $crate::model::$x; $crate::check::y() }; }",
        ),
        ("src/render/x.rs", "use super::super::{check::Report, Near};"),
        ("src/cli/x.rs", "use crate::render; use std::{fs, io}; use super::super::check::plan;"),
        ("src/cli/check.rs", "use super::check; fn f() { super::plan::g() }"),
        ("src/main.rs", "fn main() { backup_lint::cli::run_process() }"),
    ] {
        passes(file, text);
    }
}
