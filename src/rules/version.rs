//! The words of the version rules.

use super::detail::words;
use super::{Detail, Level, Rule, Run, Stage, page};

pub(super) static NOT_A_BACKUP: Rule = Rule {
    name: "not-a-backup",
    stage: Stage::Version,
    level: Level::Error,
    page: page!("not-a-backup"),
    run: Run::Reader,
    say: |detail| match detail {
        Detail::Foreign(Some(foreign)) => words(
            format!("not an authenticator backup: this looks like {}", foreign.name()),
            "not \"authenticator-backup\"",
            foreign.help(),
        ),
        _ => words(
            "not an authenticator backup: \"format\" is not \"authenticator-backup\"",
            "not \"authenticator-backup\"",
            "if this is a backup, write \"format\": \"authenticator-backup\"; if it is another file, leave it out",
        ),
    },
};

pub(super) static INVALID_VERSION: Rule = Rule {
    name: "invalid-version",
    stage: Stage::Version,
    level: Level::Error,
    page: page!("invalid-version"),
    run: Run::Reader,
    say: |detail| {
        let (message, label) = match detail {
            Detail::Word("absent") => {
                ("the member \"version\" is missing", "\"version\" is missing")
            }
            Detail::Word("no string") => (
                "\"version\" is no string: it stands in quotes, two numbers with a dot between",
                "no string",
            ),
            _ => ("\"version\" is no version: two numbers with a dot between", "no version"),
        };
        words(
            message,
            label,
            "write \"version\": \"1.0\"; it is never assumed, since a wrong guess loses accounts",
        )
    },
};

pub(super) static UNSUPPORTED_VERSION: Rule = Rule {
    name: "unsupported-version",
    stage: Stage::Version,
    level: Level::Error,
    page: page!("unsupported-version"),
    run: Run::Reader,
    say: |_| {
        words(
            "this version of the format is not known here: nothing can be said about the document",
            "a version other than \"1.0\"",
            "judge it with a tool that knows this version; do not replace the backup with an older one",
        )
    },
};
