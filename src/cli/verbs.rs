//! The verbs by their names, and the arguments of a run that names none.

use std::ffi::OsString;

use clap::Parser;

use super::arguments::{Arguments, CheckArguments};

/// The verbs; a test holds them to the command's own.
pub(super) const VERBS: [&str; 9] =
    ["check", "compare", "completions", "explain", "help", "man", "plan", "rules", "schema"];

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
        let is_verb =
            |argument: &OsString| argument.to_str().is_some_and(|word| VERBS.contains(&word));
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

    use super::VERBS;
    use crate::cli::arguments::Arguments;

    #[test]
    fn the_verbs_are_those_of_the_command() {
        let mut command = Arguments::command();
        command.build();
        let mut verbs: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
        verbs.sort_unstable();
        assert_eq!(verbs, VERBS);
    }
}
