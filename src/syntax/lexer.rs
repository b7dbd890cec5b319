//! The tokens of JSON.

use super::number::number_fault;
use super::plain::plain;
use super::reason::{Reason, Unfinished};
use super::room::Room;

/// A text and how far it was read. Every function leaves it behind the token, or at the fault.
pub(crate) struct Lexer<'a> {
    pub(crate) text: &'a str,
    pub(crate) at: usize,
}

impl<'a> Lexer<'a> {
    #[inline]
    pub(crate) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(crate) fn rest_of_bytes(&self) -> &'a [u8] {
        &self.text.as_bytes()[self.at..]
    }

    /// Whether the text goes on with this one.
    #[inline]
    pub(crate) fn begins_with(&self, token: &str) -> bool {
        self.rest_of_bytes().starts_with(token.as_bytes())
    }

    #[inline]
    pub(crate) fn space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    #[inline]
    pub(crate) fn eat(&mut self, byte: u8) -> bool {
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

    pub(crate) fn word(&mut self, word: &str) -> Result<(), Reason> {
        if !self.begins_with(word) {
            return Err(self.no_value());
        }
        self.at += word.len();
        Ok(())
    }

    /// The longest run of characters that numbers are made of, if it is a number.
    #[inline]
    pub(crate) fn number(&mut self) -> Result<&'a str, Reason> {
        let rest = self.rest_of_bytes();
        let of_numbers = |b: &u8| matches!(b, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E');
        let digits = rest.iter().take_while(|b| b.is_ascii_digit()).count();
        let run = digits + rest[digits..].iter().take_while(|b| of_numbers(b)).count();
        let text = &self.text[self.at..self.at + run];
        let is_plain = run == digits && (rest.first() != Some(&b'0') && run > 0 || run == 1);
        let fault = if is_plain { None } else { number_fault(text) };
        match fault {
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

    /// The string that begins here, put together in `room` if it has escapes; `None` if it holds a
    /// lone surrogate.
    #[inline]
    pub(crate) fn string<R: Room<'a>>(&mut self, room: &mut R) -> Result<Option<R::Text>, Reason> {
        self.at += 1;
        let run = self.plain_run();
        if self.eat(b'"') {
            return Ok(Some(run.into()));
        }
        self.unescape(run, room)
    }

    /// The rest of a string of which `run` was read.
    #[cold]
    fn unescape<R: Room<'a>>(
        &mut self,
        run: &str,
        room: &mut R,
    ) -> Result<Option<R::Text>, Reason> {
        room.put(run);
        let mut whole = true;
        loop {
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => match self.escape()? {
                    Some(c) => room.put(c.encode_utf8(&mut [0; 4])),
                    None => whole = false,
                },
                None => return Err(Reason::Ends(Unfinished::String)),
                Some(b'\n' | b'\r') => return Err(Reason::LineBreak),
                Some(_) => return Err(Reason::ControlCharacter),
            }
            room.put(self.plain_run());
        }
        self.at += 1;
        let text = room.take();
        Ok(if whole { text } else { None })
    }

    /// Characters that stand for themselves.
    #[inline]
    fn plain_run(&mut self) -> &'a str {
        let start = self.at;
        self.at += plain(&self.text.as_bytes()[start..]);
        &self.text[start..self.at]
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
