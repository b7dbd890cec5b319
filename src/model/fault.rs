//! What is wrong with the structure of a value, without quoting it.

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

/// A structure rule that a value breaks, and what can be said of it in words of the specification
/// and in numbers. It has no room for text of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A value of another JSON type: `wrong-type`.
    WrongType {
        /// What the specification asks for.
        expected: JsonKind,
        /// What is there.
        found: JsonKind,
    },
    /// A number with a fraction, an exponent or a minus before zero: `invalid-integer`.
    NotAnInteger,
    /// An integer outside its bounds.
    Bounds {
        /// The rule of this number.
        rule: &'static str,
        /// The least value.
        min: u64,
        /// The greatest value.
        max: u64,
    },
    /// A string that is none of a closed set.
    NotOneOf {
        /// The rule of this set.
        rule: &'static str,
        /// The set.
        words: &'static [&'static str],
        /// The member of the set that was probably meant.
        near: Option<&'static str>,
    },
    /// A string of another form.
    Form {
        /// The rule of this form.
        rule: &'static str,
    },
    /// A text with too few or too many characters: `invalid-text`.
    Length {
        /// How many it has.
        characters: usize,
    },
    /// A text that is no canonical Base32: `invalid-secret`.
    Secret(SecretFault),
    /// An object lacks this member: `missing-member`.
    Missing(&'static str),
    /// A member that the object does not have: `unknown-member`.
    Unknown {
        /// The member of this object that was probably meant.
        near: Option<&'static str>,
    },
    /// An array of more than 256 items: `too-many-accounts`.
    TooMany {
        /// How many it has.
        items: usize,
    },
}

impl Fault {
    /// The rule that is broken.
    pub fn rule(&self) -> &'static str {
        match self {
            Fault::WrongType { .. } => "wrong-type",
            Fault::NotAnInteger => "invalid-integer",
            Fault::Bounds { rule, .. } | Fault::NotOneOf { rule, .. } | Fault::Form { rule } => {
                rule
            }
            Fault::Length { .. } => "invalid-text",
            Fault::Secret(_) => "invalid-secret",
            Fault::Missing(_) => "missing-member",
            Fault::Unknown { .. } => "unknown-member",
            Fault::TooMany { .. } => "too-many-accounts",
        }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "breaks the rule {}", self.rule())
    }
}

impl std::error::Error for Fault {}

/// Why a text is no secret. Positions count characters from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecretFault {
    /// Fewer than 2 or more than 512 characters.
    Length {
        /// How many it has.
        characters: usize,
    },
    /// A character is not one of `A` to `Z`, `2` to `7`.
    Character {
        /// Where it stands, from 1.
        position: usize,
        /// What sort of character it is.
        sort: Intruder,
    },
    /// A length that no whole number of octets is encoded in.
    Incomplete {
        /// How many characters it has.
        characters: usize,
    },
    /// The last character has bits that belong to no octet.
    StrayBits {
        /// Where it stands, from 1.
        position: usize,
    },
}

/// What stands in a secret where a character of the alphabet should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Intruder {
    LowerCase,
    Padding,
    Space,
    Digit,
    Other,
}

/// The word that was probably meant, if one is near.
pub(crate) fn nearest(given: &str, words: &[&'static str]) -> Option<&'static str> {
    // Long texts are no misspelt words, and comparing them takes time.
    const LONGEST: usize = 32;
    const NEAR: f64 = 0.8;
    if given.len() > LONGEST {
        return None;
    }
    let plain = |text: &str| text.to_ascii_lowercase().replace(['-', '_', ' '], "");
    let given = plain(given);
    words
        .iter()
        .map(|word| (strsim::jaro_winkler(&given, &plain(word)), *word))
        .filter(|(likeness, _)| *likeness >= NEAR)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, word)| word)
}
