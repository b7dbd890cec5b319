//! The tree: every value with its span, members in their order, duplicates kept.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use super::Span;
use super::lexer::Lexer;
use super::reason::{Reason, Unfinished};
use super::room::Heap;

/// The greatest depth of containers; the root is at depth 1.
pub const MAX_DEPTH: usize = 16;

/// What is wrong with a container below that.
pub(crate) const TOO_DEEP: &str = "more than 16 arrays and objects within each other";

/// A value and where it stands.
pub struct Node<'a> {
    /// Its bytes.
    pub span: Span,
    /// What it is.
    pub value: Value<'a>,
}

/// A value.
pub enum Value<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A number: its text as it stands.
    Number(&'a str),
    /// A string, unescaped.
    String(Cow<'a, str>),
    /// A string with a lone surrogate, which has no value.
    BrokenString,
    /// An array.
    Array(Vec<Node<'a>>),
    /// An object: its members in their order, duplicates included.
    Object(Vec<Member<'a>>),
}

/// A member of an object.
pub struct Member<'a> {
    /// The name, unescaped; `None` if it holds a lone surrogate.
    pub name: Option<Cow<'a, str>>,
    /// Where the name stands, quotes included.
    pub span: Span,
    /// The value.
    pub node: Node<'a>,
    /// Whether another member of the object has this name: then all of them are one hole.
    pub doubled: bool,
}

/// Where it stands, and nothing of what it is: a tree holds whatever the text holds.
impl fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Node({}..{})", self.span.start, self.span.end)
    }
}

impl fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Value(..)")
    }
}

impl fmt::Debug for Member<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Member({}..{})", self.span.start, self.node.span.end)
    }
}

impl<'a> Node<'a> {
    /// The members of an object; none of another value.
    pub fn members(&self) -> &[Member<'a>] {
        match &self.value {
            Value::Object(members) => members,
            _ => &[],
        }
    }

    /// The first member of this name.
    pub fn member(&self, name: &str) -> Option<&Member<'a>> {
        self.members().iter().find(|member| member.name.as_deref() == Some(name))
    }

    /// The elements of an array; none of another value.
    pub fn elements(&self) -> &[Node<'a>] {
        match &self.value {
            Value::Array(elements) => elements,
            _ => &[],
        }
    }
}

/// A fault after which there is no tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fatal {
    /// The text is not JSON.
    InvalidJson(Reason),
    /// A container at depth 17.
    TooDeep,
    /// Something behind the value.
    TrailingData,
}

impl From<Reason> for Fatal {
    fn from(reason: Reason) -> Self {
        Fatal::InvalidJson(reason)
    }
}

/// Reads the text from byte `start` on: one value, and nothing behind it.
///
/// # Errors
/// The first fault from the start, and its bytes.
pub fn parse(text: &str, start: usize) -> Result<Node<'_>, (Fatal, Span)> {
    let mut parser = Parser { lexer: Lexer { text, at: start }, heap: Heap::default(), depth: 0 };
    parser.document().map_err(|fatal| {
        let at = parser.lexer.at.min(text.len());
        let length = text[at..].chars().next().map_or(0, char::len_utf8);
        (fatal, Span::new(at, at + length))
    })
}

/// Room for what is there for certain: a growing vector would begin with room for four, which is
/// much for a text of arrays and objects of one.
fn room_for_one<T>(one: bool) -> Vec<T> {
    Vec::with_capacity(usize::from(one))
}

struct Parser<'a> {
    lexer: Lexer<'a>,
    heap: Heap,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn document(&mut self) -> Result<Node<'a>, Fatal> {
        if self.lexer.peek().is_none() {
            return Err(Reason::Empty.into());
        }
        self.lexer.space();
        if self.lexer.peek().is_none() {
            return Err(Reason::NothingThere.into());
        }
        let root = self.value()?;
        self.lexer.space();
        match self.lexer.peek() {
            None => Ok(root),
            Some(_) => Err(Fatal::TrailingData),
        }
    }

    fn value(&mut self) -> Result<Node<'a>, Fatal> {
        let start = self.lexer.at;
        let value = match self.lexer.peek() {
            Some(b'n') => self.lexer.word("null").map(|()| Value::Null)?,
            Some(b't') => self.lexer.word("true").map(|()| Value::Boolean(true))?,
            Some(b'f') => self.lexer.word("false").map(|()| Value::Boolean(false))?,
            Some(b'-' | b'0'..=b'9') => Value::Number(self.lexer.number()?),
            Some(b'"') => {
                self.lexer.string(&mut self.heap)?.map_or(Value::BrokenString, Value::String)
            }
            Some(b'[') => Value::Array(self.elements()?),
            Some(b'{') => Value::Object(self.members()?),
            _ => return Err(self.lexer.no_value().into()),
        };
        Ok(Node { span: Span::new(start, self.lexer.at), value })
    }

    fn enter(&mut self) -> Result<(), Fatal> {
        if self.depth == MAX_DEPTH {
            return Err(Fatal::TooDeep);
        }
        self.depth += 1;
        self.lexer.at += 1;
        self.lexer.space();
        Ok(())
    }

    /// Behind an opening bracket: does anything stand before the closing one?
    fn begins(&mut self, close: u8, other: u8) -> Result<bool, Fatal> {
        if self.lexer.peek() == Some(other) {
            return Err(Reason::WrongBracket.into());
        }
        Ok(!self.lexer.eat(close))
    }

    fn elements(&mut self) -> Result<Vec<Node<'a>>, Fatal> {
        self.enter()?;
        let mut more = self.begins(b']', b'}')?;
        let mut elements = room_for_one(more);
        while more {
            if self.lexer.peek().is_none() {
                return Err(Reason::Ends(Unfinished::Array).into());
            }
            elements.push(self.value()?);
            more = self.goes_on(b']', Unfinished::Array)?;
        }
        self.depth -= 1;
        Ok(elements)
    }

    fn members(&mut self) -> Result<Vec<Member<'a>>, Fatal> {
        self.enter()?;
        let mut more = self.begins(b'}', b']')?;
        let mut members = room_for_one(more);
        while more {
            members.push(self.one_member()?);
            more = self.goes_on(b'}', Unfinished::Object)?;
        }
        self.depth -= 1;
        mark_doubled(&mut members);
        Ok(members)
    }

    fn one_member(&mut self) -> Result<Member<'a>, Fatal> {
        let start = self.lexer.at;
        let name = match self.lexer.peek() {
            Some(b'"') => self.lexer.string(&mut self.heap)?,
            Some(b'\'') => return Err(Reason::SingleQuotes.into()),
            Some(b'/' | b'#') => return Err(Reason::Comment.into()),
            Some(_) => return Err(Reason::UnquotedName.into()),
            None => return Err(Reason::Ends(Unfinished::Object).into()),
        };
        let span = Span::new(start, self.lexer.at);
        self.lexer.space();
        if !self.lexer.eat(b':') {
            return Err(match self.lexer.peek() {
                Some(b'/' | b'#') => Reason::Comment,
                Some(_) => Reason::MissingColon,
                None => Reason::Ends(Unfinished::Object),
            }
            .into());
        }
        self.lexer.space();
        if self.lexer.peek().is_none() {
            return Err(Reason::Ends(Unfinished::Object).into());
        }
        Ok(Member { name, span, node: self.value()?, doubled: false })
    }

    /// Behind an element or a member: does another one follow?
    fn goes_on(&mut self, close: u8, within: Unfinished) -> Result<bool, Fatal> {
        self.lexer.space();
        if self.lexer.eat(close) {
            return Ok(false);
        }
        let comma = self.lexer.at;
        if !self.lexer.eat(b',') {
            return Err(match self.lexer.peek() {
                None => Reason::Ends(within),
                Some(b']' | b'}') => Reason::WrongBracket,
                Some(b'/' | b'#') => Reason::Comment,
                Some(_) => Reason::MissingComma,
            }
            .into());
        }
        self.lexer.space();
        if matches!(self.lexer.peek(), Some(b',')) || self.lexer.peek() == Some(close) {
            self.lexer.at = comma;
            return Err(Reason::TrailingComma.into());
        }
        Ok(true)
    }
}

/// So many names are compared with each other, and more are sorted.
const FEW_MEMBERS: usize = 32;

/// Marks the members whose name another member has. Names are compared as sequences of Unicode
/// scalar values; one with a lone surrogate is equal to nothing.
fn mark_doubled(members: &mut [Member]) {
    // Few are compared with each other, which takes no memory.
    if let 0..=FEW_MEMBERS = members.len() {
        for i in 1..members.len() {
            let (before, from) = members.split_at_mut(i);
            let Some(name) = from[0].name.as_deref() else { continue };
            if let Some(first) = before.iter_mut().find(|one| one.name.as_deref() == Some(name)) {
                (first.doubled, from[0].doubled) = (true, true);
            }
        }
        return;
    }
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    let mut doubled = Vec::new();
    for (i, member) in members.iter().enumerate() {
        let Some(name) = member.name.as_deref() else { continue };
        match first.get(name) {
            Some(before) => doubled.extend([*before, i]),
            None => {
                first.insert(name, i);
            }
        }
    }
    for i in doubled {
        members[i].doubled = true;
    }
}
