//! What a declaration says, as data: for the schema, for "did you mean", for the words of a fault,
//! for masking a source line and for tests that try both sides of every bound.

use super::names;

/// The form of a value.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A string.
    Text(&'static TextShape),
    /// An integer, written without fraction, exponent or minus zero.
    Integer(&'static IntegerShape),
    /// One of a closed set of strings.
    Word(&'static WordShape),
    /// `true` or `false`.
    Boolean,
    /// An array.
    List(&'static ListShape),
    /// A closed object.
    Object(&'static ObjectShape),
    /// One of several closed objects, told apart by a member.
    Tagged(&'static TaggedShape),
}

/// What a string of the format is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StringKind {
    /// Of a fixed form: it says nothing about a person.
    Form,
    /// A name that a person reads: the rules over texts look at it.
    Name,
    /// A key: the rules over secrets look at it.
    Secret,
}

/// The form of a string.
#[derive(Debug)]
pub struct TextShape {
    /// The type's name.
    pub name: &'static str,
    /// What it is, as a sentence has it.
    pub what: &'static str,
    /// The rule that a string of another form breaks.
    pub rule: &'static str,
    /// What it is.
    pub content: StringKind,
    /// The form, as an anchored regular expression that ECMA-262, Rust and Python read alike;
    /// `None` where only the length counts.
    pub pattern: Option<&'static str>,
    /// The fewest characters (Unicode scalar values).
    pub min: usize,
    /// The most characters.
    pub max: usize,
    /// Characters that must not occur, as a regular expression of one class. Beside an anchored
    /// pattern of variable length this refuses a final line feed, which the `$` of some engines
    /// lets pass.
    pub never: Option<&'static str>,
    /// What is said of a string of another form.
    pub says: super::Wording<&'static str>,
}

/// The bounds of an integer.
#[derive(Debug)]
pub struct IntegerShape {
    /// The type's name.
    pub name: &'static str,
    /// The rule that a number outside the bounds breaks.
    pub rule: &'static str,
    /// The least value.
    pub min: u64,
    /// The greatest value.
    pub max: u64,
    /// What the number is, as a sentence has it.
    pub what: &'static str,
    /// What to do about a number outside the bounds.
    pub help: &'static str,
}

/// A closed set of strings.
#[derive(Debug)]
pub struct WordShape {
    /// The type's name.
    pub name: &'static str,
    /// The rule that another string breaks.
    pub rule: &'static str,
    /// The strings, in the order of the specification.
    pub values: &'static [&'static str],
}

/// The form of an array.
#[derive(Debug)]
pub struct ListShape {
    /// The rule that a longer array breaks.
    pub rule: &'static str,
    /// The most items.
    pub max: usize,
    /// The form of each item.
    pub item: Shape,
}

/// A closed object's form.
#[derive(Debug)]
pub struct ObjectShape {
    /// The type's name.
    pub name: &'static str,
    /// The members, in the order of the specification.
    pub members: &'static [MemberShape],
    /// Which of them must be there: the bit of each one's index.
    pub required: u32,
}

/// A member of a closed object.
#[derive(Debug)]
pub struct MemberShape {
    /// Its name.
    pub name: &'static str,
    /// What it is, in the words of its declaration.
    pub description: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// The form of its value.
    pub shape: Shape,
    /// What is said where it is missing, if there is more to say than that.
    pub absence: Option<Absence>,
}

/// What is said of an object that lacks a member.
#[derive(Debug)]
pub struct Absence {
    /// What the reason is, if the absence tells it.
    pub means: Option<&'static str>,
    /// What to do.
    pub help: &'static str,
}

/// Closed objects that are told apart by a member.
#[derive(Debug)]
pub struct TaggedShape {
    /// The type's name.
    pub name: &'static str,
    /// The member that tells them apart, as it is judged before the variant is known.
    pub tag: MemberShape,
    /// The value of that member, and the object.
    pub variants: &'static [(&'static str, &'static ObjectShape)],
}

impl ObjectShape {
    /// The member of this name.
    pub fn member(&self, name: &str) -> Option<&'static MemberShape> {
        self.members.iter().find(|member| member.name == name)
    }

    /// An object of these members.
    pub(crate) const fn of(name: &'static str, members: &'static [MemberShape]) -> ObjectShape {
        let (mut required, mut i) = (0, 0);
        while i < members.len() {
            required |= (members[i].required as u32) << i;
            i += 1;
        }
        ObjectShape { name, members, required }
    }

    /// The index of a member, at compile time.
    pub(crate) const fn index_of(&self, name: &str) -> usize {
        let mut i = 0;
        while !names::same(self.members[i].name, name) {
            i += 1;
        }
        i
    }

    const fn holds(&self, content: StringKind) -> bool {
        let mut i = 0;
        while i < self.members.len() {
            if self.members[i].shape.holds(content) {
                return true;
            }
            i += 1;
        }
        false
    }

    const fn depth(&self) -> usize {
        let (mut i, mut deepest) = (0, 0);
        while i < self.members.len() {
            let below = self.members[i].shape.depth() + 1;
            deepest = if below > deepest { below } else { deepest };
            i += 1;
        }
        deepest
    }
}

impl TextShape {
    /// How many bytes such a string has, if all have as many: it is of ASCII then.
    pub(crate) const fn fixed_length(&self) -> Option<usize> {
        if self.min == self.max && self.pattern.is_some() { Some(self.max) } else { None }
    }
}

impl Shape {
    /// Whether a value of this form holds strings of this content, itself or below it.
    pub(crate) const fn holds(self, content: StringKind) -> bool {
        match self {
            Shape::Text(text) => text.content as u8 == content as u8,
            Shape::List(list) => list.item.holds(content),
            Shape::Object(object) => object.holds(content),
            Shape::Tagged(tagged) => {
                let mut i = 0;
                while i < tagged.variants.len() {
                    if tagged.variants[i].1.holds(content) {
                        return true;
                    }
                    i += 1;
                }
                false
            }
            Shape::Integer(_) | Shape::Word(_) | Shape::Boolean => false,
        }
    }

    /// How many steps lead to the deepest value of this form.
    pub(crate) const fn depth(self) -> usize {
        match self {
            Shape::List(list) => list.item.depth() + 1,
            Shape::Object(object) => object.depth(),
            Shape::Tagged(tagged) => {
                let (mut i, mut deepest) = (0, 1);
                while i < tagged.variants.len() {
                    let below = tagged.variants[i].1.depth();
                    deepest = if below > deepest { below } else { deepest };
                    i += 1;
                }
                deepest
            }
            Shape::Text(_) | Shape::Integer(_) | Shape::Word(_) | Shape::Boolean => 0,
        }
    }

    /// Every member below a value of this form, once for each object that has it: the object's
    /// name, the member.
    pub fn members(self, tell: &mut dyn FnMut(&'static str, &'static MemberShape)) {
        let mut object = |object: &'static ObjectShape| {
            for member in object.members {
                tell(object.name, member);
                member.shape.members(tell);
            }
        };
        match self {
            Shape::List(list) => list.item.members(tell),
            Shape::Object(shape) => object(shape),
            Shape::Tagged(tagged) => tagged.variants.iter().for_each(|(_, shape)| object(shape)),
            Shape::Text(_) | Shape::Integer(_) | Shape::Word(_) | Shape::Boolean => {}
        }
    }
}
