//! Why a text is not JSON.

/// The precise reason of an `invalid-json`. It names what stands there in kind, never the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// No bytes.
    Empty,
    /// White space alone.
    NothingThere,
    /// A byte order mark that is not at the beginning, or a second one.
    ByteOrderMarkWithin,
    /// The text ends within this.
    Ends(Unfinished),
    /// A comma behind the last member or element.
    TrailingComma,
    /// Two members or elements with no comma between.
    MissingComma,
    /// A name with no colon behind.
    MissingColon,
    /// Nothing where a value should be.
    MissingValue,
    /// A member's name that is no string.
    UnquotedName,
    /// A string in single quotes.
    SingleQuotes,
    /// `//`, `/* */` or `#`.
    Comment,
    /// A bracket that closes another kind of container.
    WrongBracket,
    /// A number that begins with `0` and another digit.
    LeadingZero,
    /// A number that begins with `+`.
    PlusSign,
    /// A decimal point without a digit on each side.
    DecimalPoint,
    /// An exponent without a digit.
    Exponent,
    /// A minus without a digit.
    LoneMinus,
    /// Another run of digits, signs, points and exponents that is no number.
    Number,
    /// `NaN` or `Infinity`.
    NotANumber,
    /// A word other than `true`, `false` and `null`.
    Word,
    /// A line break in a string.
    LineBreak,
    /// Another control character in a string.
    ControlCharacter,
    /// A backslash and a character that makes no escape.
    Escape,
    /// `\u` without four hexadecimal digits.
    UnicodeEscape,
    /// A character that can begin nothing.
    Character,
}

/// What the text ends within.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Unfinished {
    String,
    Array,
    Object,
}

impl Reason {
    /// The reason as a sentence.
    pub fn message(self) -> &'static str {
        match self {
            Reason::Empty => "there is nothing in it",
            Reason::NothingThere => "there is nothing but white space in it",
            Reason::ByteOrderMarkWithin => "a byte order mark that is not at the very beginning",
            Reason::Ends(Unfinished::String) => {
                "the text ends within a string: its closing quote is missing"
            }
            Reason::Ends(Unfinished::Array) => {
                "the text ends within an array: its closing \"]\" is missing"
            }
            Reason::Ends(Unfinished::Object) => {
                "the text ends within an object: its closing \"}\" is missing"
            }
            Reason::TrailingComma => "a comma with nothing behind it",
            Reason::MissingComma => "a comma is missing before this",
            Reason::MissingColon => "a colon is missing between a name and its value",
            Reason::MissingValue => "a value is missing here",
            Reason::UnquotedName => "a member's name must be a string in double quotes",
            Reason::SingleQuotes => "strings stand in double quotes, not in single ones",
            Reason::Comment => "JSON has no comments",
            Reason::WrongBracket => "this bracket closes what another kind of bracket opened",
            Reason::LeadingZero => "a number does not begin with 0 and another digit",
            Reason::PlusSign => "a number does not begin with a plus sign",
            Reason::DecimalPoint => "a decimal point needs a digit on each side",
            Reason::Exponent => "an exponent needs a digit",
            Reason::LoneMinus => "a minus sign needs a digit behind it",
            Reason::Number => "this is no number",
            Reason::NotANumber => "JSON has no NaN and no Infinity",
            Reason::Word => "the only words of JSON are true, false and null, in lower case",
            Reason::LineBreak => {
                "a line break in a string: its closing quote is missing, or the break must be written \\n"
            }
            Reason::ControlCharacter => {
                "a control character in a string must be written as an escape"
            }
            Reason::Escape => "a backslash here begins no escape that JSON has",
            Reason::UnicodeEscape => "\\u needs four hexadecimal digits",
            Reason::Character => "nothing in JSON begins with this character",
        }
    }

    /// What to do about it.
    pub fn help(self) -> &'static str {
        match self {
            Reason::Empty | Reason::NothingThere => {
                "write the whole document; if the app wrote this, its write did not finish or had nothing to write"
            }
            Reason::ByteOrderMarkWithin => "write the file without byte order marks",
            Reason::Ends(_) => {
                "the file was probably cut off: write it anew, to another file first, and rename that when it is complete"
            }
            Reason::TrailingComma => "remove the comma",
            Reason::MissingComma => "put a comma between the two",
            Reason::MissingColon => "put a colon behind the name",
            Reason::MissingValue => "put the value there, or remove what announces it",
            Reason::UnquotedName | Reason::SingleQuotes => "use double quotes",
            Reason::Comment => "remove the comment",
            Reason::WrongBracket => "close with the bracket that belongs to the one that is open",
            Reason::LeadingZero => "remove the zero, or quote the value if it is no number",
            Reason::PlusSign => "remove the plus sign",
            Reason::DecimalPoint | Reason::Exponent | Reason::LoneMinus | Reason::Number => {
                "the numbers of this format are whole: digits alone"
            }
            Reason::NotANumber => {
                "write a number; the writer has worked out something that is none"
            }
            Reason::Word => "write the word in lower case, or put the text in double quotes",
            Reason::LineBreak | Reason::ControlCharacter => "let a JSON library write the strings",
            Reason::Escape | Reason::UnicodeEscape => {
                "write the backslash twice, or use one of the escapes of RFC 8259 section 7"
            }
            Reason::Character => "let a JSON library write the document",
        }
    }
}
