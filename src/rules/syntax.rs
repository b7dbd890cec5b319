//! The words of the syntax rules. They are found where the text is read.

use super::detail::words;
use super::{Detail, Level, Rule, Run, Stage, Words, page};

macro_rules! syntax_rule {
    ($(#[$doc:meta])* $id:ident, $name:literal, $say:expr) => {
        pub(super) static $id: Rule = Rule {
            name: $name,
            stage: Stage::Syntax,
            level: Level::Error,
            page: page!($name),
            run: Run::Reader,
            say: $say,
        };
    };
}

syntax_rule!(INVALID_UTF8, "invalid-utf8", |_| words(
    "the text is not UTF-8",
    "this byte begins no character of UTF-8",
    "save the file as UTF-8 (PowerShell and some editors write UTF-16); a compressed or encrypted file must be unpacked first",
));

syntax_rule!(BYTE_ORDER_MARK, "byte-order-mark", |_| words(
    "the text begins with a byte order mark",
    "a byte order mark",
    "write the file without one: RFC 8259 does not allow it, and some readers stop at it",
));

syntax_rule!(INVALID_JSON, "invalid-json", |detail| match detail {
    Detail::NotJson(_, Some(foreign)) => words(
        format!("the text is not JSON; it looks like {}", foreign.name()),
        "not JSON",
        foreign.help(),
    ),
    Detail::NotJson(reason, None) => {
        words(
            format!("the text is not JSON: {}", reason.message()),
            reason.message(),
            reason.help(),
        )
    }
    _ => words("the text is not JSON", "not JSON", "let a JSON library write the document"),
});

syntax_rule!(TRAILING_DATA, "trailing-data", |_| words(
    "there is something behind the document",
    "the document ended before this",
    "write one document to a file, and cut the file to its length when a shorter one replaces a longer one",
));

syntax_rule!(DUPLICATE_MEMBER, "duplicate-member", |_| words(
    "the object has a member of this name already",
    "the same name again",
    "keep one of them; which one a reader takes is not known, so none of them is judged",
));

syntax_rule!(LONE_SURROGATE, "lone-surrogate", |_| words(
    "half a character: a \\u escape between D800 and DFFF without its other half",
    "a lone surrogate",
    "cut texts between characters, not between UTF-16 code units",
));

syntax_rule!(TOO_LARGE, "too-large", |_| words(
    "the document is larger than 1 MiB",
    "the 1,048,577th byte",
    "a backup of 256 accounts fits: look for what else was written, or for white space",
));

syntax_rule!(TOO_DEEP, "too-deep", |_| words(
    "more than 16 arrays and objects within each other",
    "the 17th level begins here",
    "a backup has 4 levels: look for what else was written",
));

syntax_rule!(NOT_AN_OBJECT, "not-an-object", |detail| match detail {
    Detail::NotAnObject(_, Some(foreign)) => words(
        format!("the document is not an object; it looks like {}", foreign.name()),
        "not an object",
        foreign.help(),
    ),
    Detail::NotAnObject(kind, None) => words(
        format!("the document is {}, not an object", kind.with_article()),
        "not an object",
        "a backup is one JSON object; write the envelope itself, not a list of accounts or a text that holds it",
    ),
    _ => not_an_object(),
});

fn not_an_object() -> Words {
    words("the document is not an object", "not an object", "a backup is one JSON object")
}
