//! The syntax rules and their words. They are found where the text is read.

/// A syntax rule that says the same wherever it fires.
macro_rules! syntax_rule {
    ($module:ident, $name:literal, $message:expr, $label:literal, $help:literal $(,)?) => {
        pub(crate) mod $module {
            use crate::rules::{Saying, Scope, rule};

            rule!($name, Syntax, Error, Scope::Reader);

            pub(crate) const SAYS: Saying = Saying::fixed($message, $label, $help);
        }
    };
}

pub(crate) mod invalid_utf8 {
    use crate::foreign::Foreign;
    use crate::model::Wording;
    use crate::rules::{Saying, Scope, rule};

    rule!("invalid-utf8", Syntax, Error, Scope::Reader);

    pub(crate) fn says(foreign: Option<Foreign>) -> Saying {
        foreign.map_or(UNKNOWN, |foreign| Saying::Foreign(wording, foreign))
    }

    fn wording(foreign: Foreign) -> Wording {
        Wording::new(
            format!("the text is not UTF-8; it looks like {}", foreign.name()),
            "not UTF-8",
            foreign.help(),
        )
    }

    const UNKNOWN: Saying = Saying::fixed(
        "the text is not UTF-8",
        "this byte begins no character of UTF-8",
        "save the file as UTF-8 (PowerShell and some editors write UTF-16); a compressed or encrypted file must be unpacked first",
    );
}

syntax_rule!(
    byte_order_mark,
    "byte-order-mark",
    "the text begins with a byte order mark",
    "a byte order mark",
    "write the file without one: RFC 8259 does not allow it, and some readers stop at it",
);

syntax_rule!(
    trailing_data,
    "trailing-data",
    "there is something behind the document",
    "the document ended before this",
    "write one document to a file, and cut the file to its length when a shorter one replaces a longer one",
);

syntax_rule!(
    duplicate_member,
    "duplicate-member",
    crate::syntax::FlawKind::DuplicateMember { first: crate::syntax::Span { start: 0, end: 0 } }
        .message(),
    "the same name again",
    "keep one of them; which one a reader takes is not known, so none of them is judged",
);

syntax_rule!(
    lone_surrogate,
    "lone-surrogate",
    crate::syntax::FlawKind::LoneSurrogate.message(),
    "a lone surrogate",
    "cut texts between characters, not between UTF-16 code units",
);

syntax_rule!(
    too_large,
    "too-large",
    "the document is larger than 1 MiB",
    "the 1,048,577th byte",
    "a backup of 256 accounts fits: look for what else was written, or for white space",
);

syntax_rule!(
    too_deep,
    "too-deep",
    crate::syntax::TOO_DEEP,
    "the 17th level begins here",
    "a backup has 4 levels: look for what else was written",
);

pub(crate) mod invalid_json {
    use crate::foreign::Foreign;
    use crate::model::Wording;
    use crate::rules::{Saying, Scope, rule};
    use crate::syntax::Reason;

    rule!("invalid-json", Syntax, Error, Scope::Reader);

    pub(crate) fn says(reason: Reason, foreign: Option<Foreign>) -> Saying {
        Saying::NotJson(wording, reason, foreign)
    }

    fn wording(reason: Reason, foreign: Option<Foreign>) -> Wording {
        match foreign {
            Some(foreign) => Wording::new(
                format!("the text is not JSON; it looks like {}", foreign.name()),
                "not JSON",
                foreign.help(),
            ),
            None => Wording::new(
                format!("the text is not JSON: {}", reason.message()),
                reason.message(),
                reason.help(),
            ),
        }
    }
}

pub(crate) mod not_an_object {
    use crate::foreign::Foreign;
    use crate::model::{JsonKind, Wording};
    use crate::rules::{Saying, Scope, rule};

    rule!("not-an-object", Syntax, Error, Scope::Reader);

    pub(crate) fn says(kind: JsonKind, foreign: Option<Foreign>) -> Saying {
        Saying::NotAnObject(wording, kind, foreign)
    }

    fn wording(kind: JsonKind, foreign: Option<Foreign>) -> Wording {
        match foreign {
            Some(foreign) => Wording::new(
                format!("the document is not an object; it looks like {}", foreign.name()),
                "not an object",
                foreign.help(),
            ),
            None => Wording::new(
                format!("the document is {}, not an object", kind.with_article()),
                "not an object",
                "a backup is one JSON object; write the envelope itself, not a list of accounts or a text that holds it",
            ),
        }
    }
}
