//! The walls between the parts of the code, held against what each file reaches.

use std::collections::BTreeMap;

use proc_macro2::{Delimiter, TokenTree};

use super::paths::{Path, branches, is, module_of, paths, tokens, within, word};
use super::sources;

/// Each part of the code, and the others that it may know.
const PARTS: [(&str, &[&str]); 13] = [
    ("syntax", &[]),
    ("foreign", &["syntax"]),
    ("model", &["syntax"]),
    ("specification", &[]),
    ("rules", &["foreign", "model", "specification", "syntax"]),
    ("versions", &["foreign", "model", "rules", "specification", "syntax"]),
    ("check", &["foreign", "model", "rules", "specification", "syntax", "versions"]),
    ("run", &["check", "foreign", "model", "rules", "specification", "syntax", "versions"]),
    (
        "render",
        &["check", "foreign", "model", "rules", "run", "specification", "syntax", "versions"],
    ),
    (
        "cli",
        &[
            "check",
            "conform",
            "foreign",
            "generate",
            "model",
            "render",
            "rules",
            "run",
            "specification",
            "syntax",
            "versions",
        ],
    ),
    (
        "conform",
        &["check", "foreign", "generate", "model", "rules", "specification", "syntax", "versions"],
    ),
    ("generate", &["check", "foreign", "model", "rules", "specification", "syntax", "versions"]),
    (
        "strategies",
        &["check", "foreign", "generate", "model", "rules", "specification", "syntax", "versions"],
    ),
];

/// What shows the parts and is none: no part may know one of them.
const FACES: [&str; 4] = ["lib", "main", "report", "unstable"];

/// The parts that touch nothing outside; `lib.rs` is one of them.
fn is_core(part: &str) -> bool {
    !["cli", "main"].contains(&part)
}

/// What the core has no use for, as paths of the standard library.
const OUTSIDE: [&str; 8] = ["env", "fs", "io", "net", "os", "process", "thread", "time"];

/// What the core has no use for, wherever it comes from: what differs from run to run, what
/// prints, what reads at build time, and the libraries of the command.
const WORDS: [&str; 21] = [
    "HashMap",
    "HashSet",
    "hash_map",
    "hash_set",
    "RandomState",
    "SystemTime",
    "Instant",
    "thread_local",
    "println",
    "eprintln",
    "print",
    "eprint",
    "dbg",
    "include",
    "rand",
    "anstream",
    "clap",
    "ignore",
    "libc",
    "getrandom",
    "tempfile",
];

/// What stands at the root: each name, and the part that it comes from.
pub(super) type Root = BTreeMap<String, String>;

/// The names at the root of the library, as `lib.rs` says: its modules and what it shows of them.
pub(super) fn root(lib: &str) -> Root {
    let tokens = tokens(lib);
    let mut root = Root::new();
    for at in 0..tokens.len() {
        let name = || word(tokens.get(at + 1));
        match word(tokens.get(at)).as_deref() {
            Some("mod") => root.extend(name().map(|name| (name.clone(), name))),
            Some("use") => {
                let end = tokens[at..].iter().position(|token| is(Some(token), ';')).unwrap();
                let mut shown = Vec::new();
                let from = Path { parts: vec!["crate".to_owned()], alias: None };
                branches(&tokens[at + 1..at + end], &from, &mut shown);
                for path in shown.into_iter().filter(|path| path.parts[1] != "std") {
                    let parts = path.parts.iter().filter(|part| *part != "crate");
                    let parts: Vec<&String> = parts.collect();
                    let name = path.alias.as_ref().unwrap_or(parts[parts.len() - 1]);
                    assert!(name != "*", "lib.rs shows names that it does not say");
                    root.entry(name.clone()).or_insert_with(|| parts[0].clone());
                }
            }
            _ => {}
        }
    }
    root
}

/// What is wrong with a file: the walls that it looks over, and what it reaches outside.
pub(super) fn wrong(file: &str, text: &str, root: &Root) -> Vec<String> {
    let part = file.strip_prefix("src/").unwrap().split(['/', '.']).next().unwrap();
    let known = PARTS.iter().find(|(name, _)| *name == part).map(|(_, known)| *known);
    let mut wrong = Vec::new();
    if known.is_none() && !FACES.contains(&part) {
        wrong.push(format!("{part} is no part that is known"));
    }
    for path in paths(text, &module_of(file)) {
        let text = path.text();
        let next = path.parts.get(1).map(String::as_str);
        match (path.parts[0].as_str(), next) {
            ("std", Some(name))
                if is_core(part) && (OUTSIDE.contains(&name) || text.ends_with('*')) =>
            {
                wrong.push(format!("reaches {text}"));
            }
            ("std", None) if is_core(part) => wrong.push("takes std as a whole".to_owned()),
            ("crate", None) => wrong.push("takes the crate as a whole".to_owned()),
            ("crate", Some(name)) => match (root.get(name), known) {
                (None, _) => wrong.push(format!("reaches {text}, which lib.rs does not say")),
                (Some(to), Some(known)) if to != part && !known.contains(&to.as_str()) => {
                    wrong.push(format!("knows {to}: {text}"));
                }
                _ => {}
            },
            _ => {}
        }
    }
    words(&tokens(text), is_core(part), &mut wrong);
    wrong
}

/// Words that have no place: those of the core, and what would bring in another file or crate
/// under a name of its own.
fn words(tokens: &[TokenTree], is_core: bool, wrong: &mut Vec<String>) {
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => {
                let inside: Vec<TokenTree> = group.stream().into_iter().collect();
                words(&inside, is_core, wrong);
            }
            TokenTree::Ident(_) => {
                let name = word(Some(token)).unwrap_or_default();
                let next = tokens.get(at + 1);
                let other_file = name == "path" && is(next, '=') && at == 0 && tokens.len() == 3;
                let other_crate = name == "extern" && word(next).as_deref() == Some("crate");
                if other_file || other_crate || is_core && WORDS.contains(&name.as_str()) {
                    wrong.push(format!("has {name}"));
                }
            }
            _ => {}
        }
    }
}

#[test]
fn arrows_run_one_way_and_the_core_touches_nothing_outside() {
    let files = sources("src");
    assert!(files.len() > 100, "{} files", files.len());
    let lib = &files.iter().find(|(name, _)| name == "src/lib.rs").unwrap().1;
    let root = root(lib);
    let wrong: Vec<String> = files
        .iter()
        .flat_map(|(file, text)| {
            wrong(file, text, &root).into_iter().map(move |w| format!("{file} {w}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_part_knows_what_those_know_that_it_knows_and_no_two_know_each_other() {
    let known = |part: &str| PARTS.iter().find(|(name, _)| *name == part).unwrap().1;
    for (part, direct) in PARTS {
        for other in direct {
            assert!(known(other).iter().all(|far| direct.contains(far)), "{part} through {other}");
            assert!(!known(other).contains(&part), "{part} and {other}");
        }
    }
}

#[test]
fn every_file_belongs_to_a_module() {
    let declared = |file: &str, name: &str| {
        let text = super::support::read(file);
        let tokens = tokens(&text);
        (0..tokens.len()).any(|at| {
            word(tokens.get(at)).as_deref() == Some("mod")
                && word(tokens.get(at + 1)).as_deref() == Some(name)
                && (is(tokens.get(at + 2), ';')
                    || within(tokens.get(at + 2), Delimiter::Brace).is_some())
        })
    };
    for (file, _) in ["src", "tests"].into_iter().flat_map(sources) {
        let (folder, name) = file.strip_suffix(".rs").unwrap().rsplit_once('/').unwrap();
        let (folder, name) = match name {
            "mod" => folder.rsplit_once('/').unwrap(),
            _ => (folder, name),
        };
        let root = ["src/lib", "src/main", "tests/main", "tests/work"];
        if root.contains(&format!("{folder}/{name}").as_str()) {
            continue;
        }
        let parent = match folder {
            "src" => "src/lib.rs".to_owned(),
            "tests" => "tests/main.rs".to_owned(),
            _ => format!("{folder}/mod.rs"),
        };
        assert!(declared(&parent, name), "{parent} has no mod {name}: nobody would run it");
    }
}
