//! What is wrong with the structure of a value, and what is said of it, without quoting it.

use std::borrow::Cow;

use super::Wording;
use super::asked::{alternatives, asked};
use super::secret_fault::SecretFault;
use super::shape::{IntegerShape, ListShape, MemberShape, Shape, TextShape, WordShape};

/// The type of a JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum JsonKind {
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
}

impl JsonKind {
    /// The type with its article.
    pub fn with_article(self) -> &'static str {
        match self {
            JsonKind::Null => "null",
            JsonKind::Boolean => "a boolean",
            JsonKind::Number => "a number",
            JsonKind::String => "a string",
            JsonKind::Array => "an array",
            JsonKind::Object => "an object",
        }
    }
}

/// A structure rule that a value breaks, and what can be said of it in words of the declarations
/// and in numbers. It has no room for text of the file.
#[derive(Clone, Copy, Debug)]
pub enum Fault {
    /// A value of another JSON type: `wrong-type`.
    WrongType {
        /// What the specification asks for.
        asked: Shape,
        /// Whether it is a member that may be absent.
        optional: bool,
        /// What is there.
        found: JsonKind,
    },
    /// A number with a fraction, an exponent or a minus before zero: `invalid-integer`.
    NotAnInteger,
    /// An integer outside its bounds.
    Bounds(&'static IntegerShape),
    /// A string that is none of a closed set.
    NotOneOf {
        /// The set.
        set: &'static WordShape,
        /// The member of the set that was probably meant.
        near: Option<&'static str>,
    },
    /// A string of another form.
    Form(&'static TextShape),
    /// A string with too many characters.
    TooLong {
        /// What it should be.
        text: &'static TextShape,
        /// How many it has.
        characters: usize,
    },
    /// A text that is no canonical Base32: `invalid-secret`.
    Secret(SecretFault),
    /// An object lacks this member: `missing-member`.
    Missing(&'static MemberShape),
    /// A member that the object does not have: `unknown-member`.
    Unknown {
        /// The member of this object that was probably meant.
        near: Option<&'static str>,
    },
    /// An array with too many items.
    TooMany {
        /// What it should be.
        list: &'static ListShape,
        /// How many it has.
        items: usize,
    },
}

impl Fault {
    /// The name of the rule that is broken.
    pub fn rule(&self) -> &'static str {
        match self {
            Fault::WrongType { .. } => "wrong-type",
            Fault::NotAnInteger => "invalid-integer",
            Fault::Bounds(number) => number.rule,
            Fault::NotOneOf { set, .. } => set.rule,
            Fault::Form(text) | Fault::TooLong { text, .. } => text.rule,
            Fault::Secret(_) => "invalid-secret",
            Fault::Missing(_) => "missing-member",
            Fault::Unknown { .. } => "unknown-member",
            Fault::TooMany { list, .. } => list.rule,
        }
    }

    /// What is wrong and what to do.
    pub fn wording(&self) -> Wording {
        match *self {
            Fault::WrongType { asked, optional, found } => wrong_type(asked, optional, found),
            Fault::NotAnInteger => Wording::new(
                "a whole number in another form: with a fraction, an exponent or a minus before zero",
                "digits alone",
                "write digits alone, such as 30 for 30.0 or 3e1",
            ),
            Fault::Bounds(&IntegerShape { min, max, what, help, .. }) => Wording::new(
                format!("{what} must be from {min} to {max}"),
                format!("not from {min} to {max}"),
                help,
            ),
            Fault::NotOneOf { set, near } => {
                let allowed = alternatives(set.values);
                Wording::new(
                    format!("expected {allowed}"),
                    "none of the values that the format has",
                    near.map_or_else(|| format!("write {allowed}"), did_you_mean),
                )
            }
            Fault::Form(text) => text.says.into(),
            Fault::TooLong { text, characters } => {
                let most = text.max;
                Wording::new(
                    format!("the text has {characters} characters; {most} is the most"),
                    format!("more than {most} characters"),
                    format!("cut it after its {most}th Unicode scalar value"),
                )
            }
            Fault::Secret(fault) => fault.wording(),
            Fault::Missing(member) => missing(member),
            Fault::Unknown { near } => Wording::new(
                "the format has no such member here",
                "unknown",
                near.map_or_else(
                    || {
                        "remove it: a backup holds nothing but what the specification lists"
                            .to_owned()
                    },
                    did_you_mean,
                ),
            ),
            Fault::TooMany { list, items } => {
                let most = list.max;
                Wording::new(
                    format!("{items} elements; {most} is the most"),
                    format!("more than {most} elements"),
                    "leave accounts out and count them in \"omittedAccounts\"",
                )
            }
        }
    }
}

fn missing(member: &MemberShape) -> Wording {
    let name = member.name;
    let absent = format!("the member \"{name}\" is missing");
    let absence = member.absence.as_ref();
    Wording::new(
        match absence.and_then(|absence| absence.means) {
            Some(means) => format!("{absent}: {means}"),
            None => absent,
        },
        format!("\"{name}\" is missing"),
        match absence {
            Some(absence) => Cow::Borrowed(absence.help),
            None => {
                let asked = asked(member.shape);
                Cow::Owned(format!("write {asked}; no reader may assume a value for it"))
            }
        },
    )
}

fn wrong_type(shape: Shape, optional: bool, found: JsonKind) -> Wording {
    let (kind, asked) = (shape.kind(), asked(shape));
    let expected = kind.with_article();
    let help = match (kind, found) {
        (_, JsonKind::Null) if optional => {
            format!("leave the member out if it has no value; if it has one, write {asked}")
        }
        (JsonKind::Number | JsonKind::Boolean, JsonKind::String) => {
            format!("write it without quotation marks: {asked}")
        }
        (JsonKind::String, JsonKind::Number | JsonKind::Boolean) => {
            format!("write it in quotation marks: {asked}")
        }
        (_, JsonKind::Null) | (JsonKind::Array | JsonKind::Object, _) => format!("write {asked}"),
        _ => format!("write {expected}: {asked}"),
    };
    Wording::new(
        format!("expected {expected}, found {}", found.with_article()),
        format!("expected {expected}"),
        help,
    )
}

fn did_you_mean(near: &str) -> String {
    format!("did you mean \"{near}\"?")
}

/// The word that was probably meant, if one is near.
pub(crate) fn nearest(
    given: &str,
    words: impl IntoIterator<Item = &'static str>,
) -> Option<&'static str> {
    // Long texts are no misspelt words, and comparing them takes time.
    const LONGEST: usize = 32;
    const NEAR: f64 = 0.8;
    if given.len() > LONGEST {
        return None;
    }
    let plain = |text: &str| text.to_ascii_lowercase().replace(['-', '_', ' '], "");
    let given = plain(given);
    words
        .into_iter()
        .map(|word| (strsim::jaro_winkler(&given, &plain(word)), word))
        .filter(|(likeness, _)| *likeness >= NEAR)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, word)| word)
}
