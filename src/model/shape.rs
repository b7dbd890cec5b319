//! What a declaration says, as data: for the schema, for "did you mean", for masking a source
//! line and for tests that try both sides of every bound.

/// The form of a value.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A string.
    Text {
        /// The type's name.
        name: &'static str,
        /// The rule that a string of another form breaks.
        rule: &'static str,
        /// The form, as an anchored regular expression that ECMA-262, Rust and Python read
        /// alike; `None` where only the length counts.
        pattern: Option<&'static str>,
        /// The fewest characters (Unicode scalar values).
        min: u32,
        /// The most characters.
        max: u32,
        /// Characters that must not occur, as a regular expression of one class. Beside an
        /// anchored pattern of variable length this refuses a final line feed, which the `$` of
        /// some engines lets pass.
        never: Option<&'static str>,
    },
    /// An integer, written without fraction, exponent or minus zero.
    Integer {
        /// The type's name.
        name: &'static str,
        /// The rule that a number outside the bounds breaks.
        rule: &'static str,
        /// The least value.
        min: u64,
        /// The greatest value.
        max: u64,
    },
    /// One of a closed set of strings.
    Word {
        /// The type's name.
        name: &'static str,
        /// The rule that another string breaks.
        rule: &'static str,
        /// The strings, in the order of the specification.
        words: &'static [&'static str],
    },
    /// `true` or `false`.
    Boolean,
    /// An array.
    List {
        /// The rule that a longer array breaks.
        rule: &'static str,
        /// The most items.
        max: usize,
        /// The form of each item.
        item: &'static Shape,
    },
    /// A closed object.
    Object(&'static ObjectShape),
    /// One of several closed objects, told apart by a member.
    Tagged {
        /// The type's name.
        name: &'static str,
        /// The member that tells them apart.
        by: &'static str,
        /// The form of that member.
        tag: &'static Shape,
        /// The value of that member, and the object.
        variants: &'static [(&'static str, &'static ObjectShape)],
    },
}

/// A closed object's form.
#[derive(Debug)]
pub struct ObjectShape {
    /// The type's name.
    pub name: &'static str,
    /// The members, in the order of the specification.
    pub members: &'static [Member],
}

/// A member of a closed object.
#[derive(Debug)]
pub struct Member {
    /// Its name.
    pub name: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// The form of its value.
    pub shape: &'static Shape,
}

impl ObjectShape {
    /// The member of this name.
    pub fn member(&self, name: &str) -> Option<&'static Member> {
        self.members.iter().find(|member| member.name == name)
    }
}
