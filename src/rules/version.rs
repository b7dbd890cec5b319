//! The version rules and their words: whether a document is ours, and of a version that is known.

pub(crate) mod not_a_backup {
    use crate::foreign::Foreign;
    use crate::model::Wording;
    use crate::rules::{Saying, Scope, rule};

    rule!("not-a-backup", Version, Error, Scope::Reader);

    pub(crate) fn says(foreign: Option<Foreign>) -> Saying {
        foreign.map_or(UNKNOWN, |foreign| Saying::Foreign(wording, foreign))
    }

    fn wording(foreign: Foreign) -> Wording {
        Wording::new(
            format!("not an authenticator backup: this looks like {}", foreign.name()),
            "not \"authenticator-backup\"",
            foreign.help(),
        )
    }

    const UNKNOWN: Saying = Saying::fixed(
        "not an authenticator backup: \"format\" is not \"authenticator-backup\"",
        "not \"authenticator-backup\"",
        "if this is a backup, write \"format\": \"authenticator-backup\"; if it is another file, leave it out",
    );
}

pub(crate) mod invalid_version {
    use crate::rules::{Saying, Scope, rule};

    rule!("invalid-version", Version, Error, Scope::Reader);

    const HELP: &str =
        "write \"version\": \"1.0\"; it is never assumed, since a wrong guess loses accounts";

    pub(crate) const ABSENT: Saying =
        Saying::fixed("the member \"version\" is missing", "\"version\" is missing", HELP);

    pub(crate) const NO_STRING: Saying = Saying::fixed(
        "\"version\" is no string: it stands in quotes, two numbers with a dot between",
        "no string",
        HELP,
    );

    pub(crate) const NO_VERSION: Saying = Saying::fixed(
        "\"version\" is no version: two numbers with a dot between",
        "no version",
        HELP,
    );
}

pub(crate) mod unsupported_version {
    use crate::rules::{Saying, Scope, rule};

    rule!("unsupported-version", Version, Error, Scope::Reader);

    pub(crate) const SAYS: Saying = Saying::fixed(
        "this version of the format is not known here: nothing can be said about the document",
        "a version other than \"1.0\"",
        "judge it with a tool that knows this version; do not replace the backup with an older one",
    );
}
