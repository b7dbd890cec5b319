//! The verbs by their names, and the arguments of a run that names none.

use std::ffi::OsString;
use std::fmt::Write as _;

use clap::Parser;

use super::arguments::{Arguments, CheckArguments};

/// The verbs by what they are for, as the help lists them; a test holds them to the command's own.
const GROUPS: [(&str, &[&str]); 4] = [
    ("Checking", &["check", "plan", "compare"]),
    (
        "For your own reader, writer or validator",
        &["new", "stamp", "digest", "canonical", "conform"],
    ),
    ("What it knows", &["explain", "rules", "schema"]),
    ("For your shell", &["completions", "man", "help"]),
];

/// The names of all verbs.
pub(super) fn verbs() -> impl Iterator<Item = &'static str> {
    GROUPS.into_iter().flat_map(|(_, verbs)| verbs.iter().copied())
}

/// The help of the whole command, with the verbs under their headings: the library of the arguments
/// knows one heading for all of them.
pub(super) fn grouped(help: &str) -> String {
    if !help.contains("\n  check ") {
        return help.to_owned(); // of one verb
    }
    let mut is_list = false;
    let mut out = String::with_capacity(help.len() + 100);
    for line in help.split_inclusive('\n') {
        if line.trim_end() == "Commands:" {
            is_list = true;
            continue;
        }
        is_list &= !line.trim().is_empty();
        let verb = line.split_whitespace().next().filter(|_| is_list);
        let group = GROUPS.iter().find(|(_, verbs)| verb.is_some_and(|verb| verbs[0] == verb));
        if let Some((heading, verbs)) = group {
            let apart = if *verbs == GROUPS[0].1 { "" } else { "\n" };
            let _ = writeln!(out, "{apart}{heading}:");
        }
        out.push_str(line);
    }
    out
}

/// The arguments where no verb is given.
#[derive(Debug, Parser)]
struct WithoutVerb {
    #[command(flatten)]
    check: CheckArguments,
}

impl Arguments {
    /// Reads the arguments. To make all the verbs ready takes longer than to check a document, so
    /// they are made ready where one is named, or where there is something to say of them.
    pub(super) fn read(arguments: &[OsString]) -> Result<Self, clap::Error> {
        let is_verb = |argument: &OsString| verbs().any(|verb| argument.to_str() == Some(verb));
        if let [_, given @ ..] = arguments
            && !given.is_empty()
            && !given.iter().any(is_verb)
            && let Ok(WithoutVerb { check }) = WithoutVerb::try_parse_from(arguments)
        {
            return Ok(Arguments { verb: None, check });
        }
        Arguments::try_parse_from(arguments)
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::{grouped, verbs};
    use crate::cli::arguments::Arguments;

    #[test]
    fn the_verbs_are_those_of_the_command_in_its_sequence() {
        let mut command = Arguments::command();
        command.build();
        assert!(verbs().eq(command.get_subcommands().map(clap::Command::get_name)));
    }

    #[test]
    fn each_verb_stands_under_its_heading() {
        let help = "Usage\n\nCommands:\n  check  A\n  plan   B\n  new    C\n\nArguments:\n  new\n";
        let shown = "Usage\n\nChecking:\n  check  A\n  plan   B\n\n\
                     For your own reader, writer or validator:\n  new    C\n\nArguments:\n  new\n";
        assert_eq!(grouped(help), shown);
    }
}
