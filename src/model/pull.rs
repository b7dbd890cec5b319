//! Reads declared types from the text itself, to accept it: no tree is built, and the first doubt
//! ends the reading. What is accepted here the tree reads without a fault, to the same parts.

// A name that is guessed is compared as a constant where the guess stands in the declaration.
#![allow(clippy::inline_always)]

use super::fault::Fault;
use super::part::Part;
use super::shape::{ListShape, MemberShape, ObjectShape};
use super::shelves::Shelves;
use super::source::{Items, Model, Source};
use crate::syntax::{Lent, Lexer, Reason};

/// The text has to be looked at more closely: it may be right or wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Undecided;

impl From<Reason> for Undecided {
    fn from(_: Reason) -> Self {
        Undecided
    }
}

/// Memory that reading a text needs, for strings that have escapes: as long as the text, and again
/// for what is looked ahead at.
pub(crate) const ROOM: usize = 2;

/// The parts of a text that holds one value of a declared type and nothing else, if there is no
/// doubt that all of it is right. `room` is [`ROOM`] times as long as the text.
pub(crate) fn accept<'a, T: Model>(
    text: &'a str,
    room: &'a mut [u8],
    shelves: &mut Shelves,
) -> Option<T::Parts<'a>> {
    let mut pull = Pull { lexer: Lexer { text, at: 0 }, room: Lent::new(room), shelves };
    pull.lexer.space();
    let Ok(Part::Sound(parts)) = T::read(&mut pull) else { return None };
    pull.lexer.space();
    (pull.lexer.at == text.len()).then_some(parts)
}

struct Pull<'a, 's> {
    lexer: Lexer<'a>,
    room: Lent<'a>,
    shelves: &'s mut Shelves,
}

/// How far an object was read.
struct Members {
    /// Whether a name has to follow: behind a comma, and where a member may be the first.
    open: bool,
    /// The index of the member that is probably next.
    likely: usize,
    /// Which members were found, by their indices.
    found: u32,
}

impl<'a> Pull<'a, '_> {
    #[inline(always)]
    fn expect(&mut self, byte: u8) -> Result<(), Undecided> {
        if self.lexer.eat(byte) { Ok(()) } else { Err(Undecided) }
    }

    #[inline(always)]
    fn string(&mut self) -> Result<&'a str, Undecided> {
        if self.lexer.peek() != Some(b'"') {
            return Err(Undecided);
        }
        self.lexer.string(&mut self.room)?.ok_or(Undecided)
    }

    /// A name and its colon.
    fn name(&mut self) -> Result<&'a str, Undecided> {
        let name = self.string()?;
        self.lexer.space();
        self.expect(b':')?;
        self.lexer.space();
        Ok(name)
    }

    /// The name and the colon, if they are written like this.
    #[inline(always)]
    fn is_named(&mut self, quoted: &'static str) -> bool {
        let is_named = self.literal(quoted);
        if is_named {
            self.lexer.space();
        }
        is_named
    }

    /// The index of the next member, whose name was not guessed.
    fn next_of(
        &mut self,
        members: &mut Members,
        known: &'static ObjectShape,
    ) -> Result<usize, Undecided> {
        let name = self.name()?;
        let is_likely = known.members.get(members.likely).is_some_and(|likely| likely.name == name);
        let index = if is_likely {
            members.likely
        } else {
            known.members.iter().position(|known| known.name == name).ok_or(Undecided)?
        };
        if members.found & 1 << index != 0 {
            return Err(Undecided);
        }
        members.found |= 1 << index;
        members.likely = index + 1;
        Ok(index)
    }

    /// The value of a member of the object that begins here, if only strings and numbers stand
    /// before it.
    fn look_ahead<K: Model>(&mut self, name: &str) -> Result<Part<K::Parts<'a>>, Undecided> {
        self.expect(b'{')?;
        self.lexer.space();
        while self.name()? != name {
            match self.lexer.peek() {
                Some(b'"') => drop(self.string()?),
                _ => drop(self.lexer.number()?),
            }
            self.lexer.space();
            self.expect(b',')?;
            self.lexer.space();
        }
        K::read(self)
    }
}

impl<'a> Source<'a> for Pull<'a, '_> {
    type Stop = Undecided;
    type Members = Members;

    fn fault<T>(&mut self, _: Fault) -> Result<Part<T>, Undecided> {
        Err(Undecided)
    }

    #[inline(always)]
    fn text(&mut self) -> Result<Part<&'a str>, Undecided> {
        self.string().map(Part::Sound)
    }

    #[inline(always)]
    fn literal(&mut self, quoted: &'static str) -> bool {
        let is_this = self.lexer.begins_with(quoted);
        if is_this {
            self.lexer.at += quoted.len();
        }
        is_this
    }

    #[inline(always)]
    fn fixed(&mut self, length: usize, holds: impl FnOnce(&str) -> bool) -> Option<&'a str> {
        let (start, end) = (self.lexer.at + 1, self.lexer.at + 1 + length);
        let bytes = self.lexer.text.as_bytes();
        if self.lexer.peek() != Some(b'"') || bytes.get(end) != Some(&b'"') {
            return None;
        }
        let text = self.lexer.text.get(start..end).filter(|text| holds(text))?;
        self.lexer.at = end + 1;
        Some(text)
    }

    #[inline(always)]
    fn natural(&mut self) -> Option<u64> {
        let rest = self.lexer.rest_of_bytes();
        let (mut number, mut length) = (0, 0);
        while let Some(digit @ b'0'..=b'9') = rest.get(length) {
            number = number * 10 + u64::from(digit - b'0');
            length += 1;
            if length > 16 {
                return None;
            }
        }
        let is_plain = length == 1 || (length > 1 && rest[0] != b'0');
        let goes_on = matches!(rest.get(length), Some(b'.' | b'e' | b'E' | b'+' | b'-'));
        if !is_plain || goes_on {
            return None;
        }
        self.lexer.at += length;
        Some(number)
    }

    #[inline(always)]
    fn number(&mut self) -> Result<Part<&'a str>, Undecided> {
        Ok(Part::Sound(self.lexer.number()?))
    }

    #[inline(always)]
    fn boolean(&mut self) -> Result<Part<bool>, Undecided> {
        let is_true = self.lexer.peek() == Some(b't');
        self.lexer.word(if is_true { "true" } else { "false" })?;
        Ok(Part::Sound(is_true))
    }

    #[inline(always)]
    fn object(&mut self) -> Result<Part<Members>, Undecided> {
        self.expect(b'{')?;
        self.lexer.space();
        let open = self.lexer.peek() != Some(b'}');
        Ok(Part::Sound(Members { open, likely: 0, found: 0 }))
    }

    #[inline(always)]
    fn guess(&mut self, members: &mut Members, index: usize, quoted: &'static str) -> bool {
        let found = members.open && self.is_named(quoted);
        members.found |= u32::from(found) << index;
        found
    }

    #[inline(always)]
    fn next(
        &mut self,
        members: &mut Members,
        known: &'static ObjectShape,
    ) -> Result<Option<usize>, Undecided> {
        if members.open {
            return self.next_of(members, known).map(Some);
        }
        self.expect(b'}')?;
        let is_whole = members.found & known.required == known.required;
        if is_whole { Ok(None) } else { Err(Undecided) }
    }

    #[inline(always)]
    fn member<T: Model>(&mut self, members: &mut Members) -> Result<Part<T::Parts<'a>>, Undecided> {
        let part = T::read(self)?;
        self.lexer.space();
        members.open = self.lexer.eat(b',');
        if members.open {
            self.lexer.space();
        }
        Ok(part)
    }

    #[inline(always)]
    fn tag<K: Model>(
        &mut self,
        tag: &'static MemberShape,
        quoted: &'static str,
    ) -> Result<Part<K::Parts<'a>>, Undecided> {
        let start = self.lexer.at;
        self.expect(b'{')?;
        self.lexer.space();
        let part = if self.is_named(quoted) {
            K::read(self)
        } else {
            self.lexer.at = start;
            self.look_ahead::<K>(tag.name)
        };
        self.lexer.at = start;
        part
    }

    #[inline(always)]
    fn list<T: Model>(
        &mut self,
        list: &'static ListShape,
    ) -> Result<Part<Items<'a, T>>, Undecided> {
        self.expect(b'[')?;
        self.lexer.space();
        let mut items = self.shelves.take::<T>();
        if self.lexer.eat(b']') {
            return Ok(Part::Sound(items));
        }
        loop {
            if items.len() == list.max {
                return Err(Undecided);
            }
            items.push(T::read(self)?);
            self.lexer.space();
            if !self.lexer.eat(b',') {
                self.expect(b']')?;
                return Ok(Part::Sound(items));
            }
            self.lexer.space();
        }
    }
}
