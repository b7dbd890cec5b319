//! Reads declared types from a tree. A fault is told and its value becomes a hole; nothing stops
//! the reading.

use std::convert::Infallible;

use super::fault::{Fault, JsonKind, nearest};
use super::part::Part;
use super::shape::{ListShape, MemberShape, ObjectShape, Shape};
use super::source::{Items, Model, Source};
use crate::syntax::{Member, Node, Side, Span, Value};

/// A structure rule that is broken, and where.
#[derive(Clone, Copy, Debug)]
pub struct Broken {
    /// What is wrong.
    pub fault: Fault,
    /// Whether it is a name or a value.
    pub side: Side,
    /// Its bytes.
    pub span: Span,
}

/// Judges a tree as a declared type: its parts; what is wrong with the rest is told.
pub fn read<'t, T: Model>(node: &'t Node<'t>, tell: &mut dyn FnMut(Broken)) -> Part<T::Parts<'t>> {
    let Ok(part) = T::read(&mut Reader { node, asked: T::SHAPE, optional: false, tell });
    part
}

struct Reader<'t, 'f> {
    node: &'t Node<'t>,
    /// What the declaration asks for there.
    asked: Shape,
    /// Whether it is a member that may be absent.
    optional: bool,
    tell: &'f mut dyn FnMut(Broken),
}

/// How far an object was read.
struct Members<'t> {
    left: std::slice::Iter<'t, Member<'t>>,
    /// The member that `next` found last, and whether it may be absent.
    current: Option<(&'t Member<'t>, bool)>,
    /// Which fields were found, by their numbers.
    found: u32,
}

impl<'t> Reader<'t, '_> {
    /// Reads a value below this one.
    fn below<T: Model>(
        &mut self,
        node: &'t Node<'t>,
        optional: bool,
    ) -> Result<Part<T::Parts<'t>>, Infallible> {
        let tell = &mut *self.tell;
        T::read(&mut Reader { node, asked: T::SHAPE, optional, tell })
    }

    fn member_node<T: Model>(
        &mut self,
        member: &'t Member<'t>,
        optional: bool,
    ) -> Result<Part<T::Parts<'t>>, Infallible> {
        if member.doubled {
            return Ok(Part::Hole);
        }
        self.below::<T>(&member.node, optional)
    }

    fn wrong_type<T>(&mut self) -> Result<Part<T>, Infallible> {
        let found = match self.node.value {
            Value::BrokenString => return Ok(Part::Hole), // the lone surrogate is told already
            Value::Null => JsonKind::Null,
            Value::Boolean(_) => JsonKind::Boolean,
            Value::Number(_) => JsonKind::Number,
            Value::String(_) => JsonKind::String,
            Value::Array(_) => JsonKind::Array,
            Value::Object(_) => JsonKind::Object,
        };
        self.fault(Fault::WrongType { asked: self.asked, optional: self.optional, found })
    }

    /// An object lacks a member: the object stays sound, and its opening bracket is the place.
    fn missing(&mut self, member: &'static MemberShape) {
        let start = self.node.span.start;
        let span = Span::new(start, start + 1);
        (self.tell)(Broken { fault: Fault::Missing(member), side: Side::Value, span });
    }
}

impl<'t> Source<'t> for Reader<'t, '_> {
    type Stop = Infallible;
    type Members = Members<'t>;

    fn fault<T>(&mut self, fault: Fault) -> Result<Part<T>, Infallible> {
        (self.tell)(Broken { fault, side: Side::Value, span: self.node.span });
        Ok(Part::Hole)
    }

    fn text(&mut self) -> Result<Part<&'t str>, Infallible> {
        match &self.node.value {
            Value::String(text) => Ok(Part::Sound(text)),
            _ => self.wrong_type(),
        }
    }

    fn number(&mut self) -> Result<Part<&'t str>, Infallible> {
        match self.node.value {
            Value::Number(text) => Ok(Part::Sound(text)),
            _ => self.wrong_type(),
        }
    }

    fn boolean(&mut self) -> Result<Part<bool>, Infallible> {
        match self.node.value {
            Value::Boolean(value) => Ok(Part::Sound(value)),
            _ => self.wrong_type(),
        }
    }

    fn object(&mut self) -> Result<Part<Self::Members>, Infallible> {
        match &self.node.value {
            Value::Object(members) => {
                Ok(Part::Sound(Members { left: members.iter(), current: None, found: 0 }))
            }
            _ => self.wrong_type(),
        }
    }

    fn next(
        &mut self,
        members: &mut Self::Members,
        known: &'static ObjectShape,
    ) -> Result<Option<usize>, Infallible> {
        let known = known.members;
        for member in members.left.by_ref() {
            let Some(name) = member.name.as_deref() else { continue }; // told as a lone surrogate
            if let Some(index) = known.iter().position(|known| known.name == name) {
                members.found |= 1 << index;
                members.current = Some((member, !known[index].required));
                return Ok(Some(index));
            }
            let hole = member.doubled || matches!(member.node.value, Value::BrokenString);
            if !hole {
                let fault =
                    Fault::Unknown { near: nearest(name, known.iter().map(|known| known.name)) };
                (self.tell)(Broken { fault, side: Side::Key, span: member.span });
            }
        }
        for (index, member) in known.iter().enumerate() {
            if member.required && members.found & 1 << index == 0 {
                self.missing(member);
            }
        }
        Ok(None)
    }

    fn member<T: Model>(
        &mut self,
        members: &mut Self::Members,
    ) -> Result<Part<T::Parts<'t>>, Infallible> {
        match members.current {
            Some((member, optional)) => self.member_node::<T>(member, optional),
            None => Ok(Part::Missing),
        }
    }

    fn tag<K: Model>(
        &mut self,
        tag: &'static MemberShape,
        _quoted: &'static str,
    ) -> Result<Part<K::Parts<'t>>, Infallible> {
        let node = self.node;
        if !matches!(node.value, Value::Object(_)) {
            return self.wrong_type();
        }
        match node.member(tag.name) {
            Some(member) => self.member_node::<K>(member, false),
            None => {
                self.missing(tag);
                Ok(Part::Missing)
            }
        }
    }

    fn list<T: Model>(
        &mut self,
        list: &'static ListShape,
    ) -> Result<Part<Items<'t, T>>, Infallible> {
        let node = self.node;
        let Value::Array(elements) = &node.value else {
            return self.wrong_type();
        };
        if elements.len() > list.max {
            return self.fault(Fault::TooMany { list, items: elements.len() });
        }
        elements
            .iter()
            .map(|element| self.below::<T>(element, false))
            .collect::<Result<_, _>>()
            .map(Part::Sound)
    }
}
