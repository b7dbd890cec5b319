//! The tokens of JSON.

use std::borrow::Cow;

use super::reason::{Reason, Unfinished};

/// A text and how far it was read. Every function leaves it behind the token, or at the fault.
pub(super) struct Lexer<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

/// A string's value, `None` if it holds a lone surrogate.
pub(super) type StringValue<'a> = Option<Cow<'a, str>>;

impl<'a> Lexer<'a> {
    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    pub(super) fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// Why nothing can begin here.
    pub(super) fn no_value(&self) -> Reason {
        let rest = self.rest();
        match rest.bytes().next() {
            None | Some(b',' | b']' | b'}' | b':') => Reason::MissingValue,
            Some(b'\'') => Reason::SingleQuotes,
            Some(b'/' | b'#') => Reason::Comment,
            Some(b'+') => Reason::PlusSign,
            Some(b'.') => Reason::DecimalPoint,
            Some(_) if rest.starts_with("NaN") || rest.starts_with("Infinity") => {
                Reason::NotANumber
            }
            Some(b'a'..=b'z' | b'A'..=b'Z' | b'_') => Reason::Word,
            Some(_) if rest.starts_with(super::BYTE_ORDER_MARK) => Reason::ByteOrderMarkWithin,
            Some(_) => Reason::Character,
        }
    }

    pub(super) fn word(&mut self, word: &str) -> Result<(), Reason> {
        if !self.rest().starts_with(word) {
            return Err(self.no_value());
        }
        self.at += word.len();
        Ok(())
    }

    /// The longest run of characters that numbers are made of, if it is a number.
    pub(super) fn number(&mut self) -> Result<&'a str, Reason> {
        let run = self
            .rest()
            .bytes()
            .take_while(|b| matches!(b, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E'))
            .count();
        let text = &self.text[self.at..self.at + run];
        match number_fault(text) {
            None => {
                self.at += run;
                Ok(text)
            }
            Some(Reason::LoneMinus) if self.rest()[run..].starts_with("Infinity") => {
                Err(Reason::NotANumber)
            }
            Some(reason) => Err(reason),
        }
    }

    /// The string that begins here.
    pub(super) fn string(&mut self) -> Result<StringValue<'a>, Reason> {
        self.at += 1;
        let run = self.plain_run();
        if self.eat(b'"') {
            return Ok(Some(Cow::Borrowed(run)));
        }
        let mut value = String::from(run);
        let mut whole = true;
        loop {
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => match self.escape()? {
                    Some(c) => value.push(c),
                    None => whole = false,
                },
                None => return Err(Reason::Ends(Unfinished::String)),
                Some(b'\n' | b'\r') => return Err(Reason::LineBreak),
                Some(_) => return Err(Reason::ControlCharacter),
            }
            value.push_str(self.plain_run());
        }
        self.at += 1;
        Ok(whole.then_some(Cow::Owned(value)))
    }

    /// Characters that stand for themselves.
    fn plain_run(&mut self) -> &'a str {
        let rest = self.rest();
        let special = |b: u8| matches!(b, b'"' | b'\\' | 0..=0x1f);
        let run = rest.bytes().position(special).unwrap_or(rest.len());
        self.at += run;
        &rest[..run]
    }

    /// One escape, or `None` for a surrogate that has no other half.
    fn escape(&mut self) -> Result<Option<char>, Reason> {
        let Some(byte) = self.text.as_bytes().get(self.at + 1) else {
            self.at += 1;
            return Err(Reason::Ends(Unfinished::String));
        };
        let c = match byte {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode_escape(),
            _ => return Err(Reason::Escape),
        };
        self.at += 2;
        Ok(Some(c))
    }

    fn unicode_escape(&mut self) -> Result<Option<char>, Reason> {
        let first = self.code_unit()?;
        if !(0xd800..0xdc00).contains(&first) {
            return Ok(char::from_u32(first));
        }
        if !self.rest().starts_with("\\u") {
            return Ok(None);
        }
        let before = self.at;
        let second = self.code_unit()?;
        if !(0xdc00..0xe000).contains(&second) {
            self.at = before; // it may be the first half of another pair
            return Ok(None);
        }
        Ok(char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00)))
    }

    /// The UTF-16 code unit of a `\u` escape.
    fn code_unit(&mut self) -> Result<u32, Reason> {
        let digits = self.text.as_bytes().get(self.at + 2..).unwrap_or_default();
        let mut unit = 0;
        for n in 0..4 {
            let Some(digit) = digits.get(n).map(|b| char::from(*b).to_digit(16)) else {
                self.at = self.text.len();
                return Err(Reason::Ends(Unfinished::String));
            };
            unit = unit * 16 + digit.ok_or(Reason::UnicodeEscape)?;
        }
        self.at += 6;
        Ok(unit)
    }
}

/// Why a run of characters that numbers are made of is no number (RFC 8259 section 6).
fn number_fault(run: &str) -> Option<Reason> {
    fn digits(text: &str) -> (usize, &str) {
        let n = text.bytes().take_while(u8::is_ascii_digit).count();
        (n, &text[n..])
    }
    let unsigned = run.strip_prefix('-').unwrap_or(run);
    let (whole, mut rest) = digits(unsigned);
    if whole == 0 {
        return Some(match unsigned.bytes().next() {
            None => Reason::LoneMinus,
            Some(b'.') => Reason::DecimalPoint,
            Some(_) => Reason::Number,
        });
    }
    if whole > 1 && unsigned.starts_with('0') {
        return Some(Reason::LeadingZero);
    }
    if let Some(fraction) = rest.strip_prefix('.') {
        let (length, behind) = digits(fraction);
        if length == 0 {
            return Some(Reason::DecimalPoint);
        }
        rest = behind;
    }
    if let Some(exponent) = rest.strip_prefix(['e', 'E']) {
        let (length, behind) = digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent));
        if length == 0 {
            return Some(Reason::Exponent);
        }
        rest = behind;
    }
    (!rest.is_empty()).then_some(Reason::Number)
}
