//! Names of members, known at compile time: each has a number, and no object has one twice.

use super::shape::{MemberShape, ObjectShape, Shape};

/// The most members of one object: a source counts what it has found in the bits of a `u32`.
const MOST_MEMBERS: usize = 32;

/// Every member name below a declaration, once. The number of a name is its index.
#[derive(Debug)]
pub(crate) struct Names {
    listed: [&'static str; Names::ROOM],
    count: usize,
}

impl Names {
    const ROOM: usize = 128;

    /// The names of a declaration.
    pub(crate) const fn of(shape: Shape) -> Names {
        Names { listed: [""; Names::ROOM], count: 0 }.with(shape)
    }

    const fn with(self, shape: Shape) -> Names {
        match shape {
            Shape::List(list) => self.with(list.item),
            Shape::Object(object) => self.with_object(object),
            Shape::Tagged(tagged) => {
                let (mut names, mut i) = (self, 0);
                while i < tagged.variants.len() {
                    names = names.with_object(tagged.variants[i].1);
                    i += 1;
                }
                names
            }
            Shape::Text(_) | Shape::Integer(_) | Shape::Word(_) | Shape::Boolean => self,
        }
    }

    const fn with_object(self, object: &ObjectShape) -> Names {
        let (mut names, mut i) = (self, 0);
        while i < object.members.len() {
            names = names.with_member(&object.members[i]).with(object.members[i].shape);
            i += 1;
        }
        names
    }

    const fn with_member(mut self, member: &MemberShape) -> Names {
        if self.find(member.name).is_none() {
            assert!(self.count < Names::ROOM, "more member names than there is room for");
            self.listed[self.count] = member.name;
            self.count += 1;
        }
        self
    }

    const fn find(&self, wanted: &str) -> Option<u16> {
        let mut i = 0;
        while i < self.count {
            if same(self.listed[i], wanted) {
                #[allow(clippy::cast_possible_truncation)] // there is room for fewer
                return Some(i as u16);
            }
            i += 1;
        }
        None
    }

    /// The number of a name, at compile time: one that no declaration has does not compile.
    pub(crate) const fn number(&self, name: &str) -> u16 {
        match self.find(name) {
            Some(number) => number,
            #[allow(clippy::panic)] // at compile time
            None => panic!("a part is asked for by a name that no declaration below the root has"),
        }
    }

    /// The name of this number.
    pub(crate) fn get(&self, number: usize) -> &'static str {
        self.listed[number]
    }
}

/// Whether two names are one, at compile time.
pub(super) const fn same(a: &str, b: &str) -> bool {
    !before(a.as_bytes(), b.as_bytes()) && !before(b.as_bytes(), a.as_bytes())
}

const fn before(a: &[u8], b: &[u8]) -> bool {
    let mut i = 0;
    while i < a.len() && i < b.len() {
        if a[i] != b[i] {
            return a[i] < b[i];
        }
        i += 1;
    }
    a.len() < b.len()
}

/// Holds the names of an object's members at compile time: no name twice, and no more members
/// than a source can count.
pub(crate) const fn hold_members(names: &[&str]) {
    assert!(names.len() <= MOST_MEMBERS, "an object is declared with more than 32 members");
    let mut i = 0;
    while i < names.len() {
        let mut j = 0;
        while j < i {
            let twice = same(names[i], names[j]);
            assert!(!twice, "an object is declared with one member name twice");
            j += 1;
        }
        i += 1;
    }
}

/// The RFC 8785 order of a declaration's members, at compile time. All names are ASCII, so that
/// the order of bytes is the order of UTF-16 code units.
pub(crate) const fn canonical_order<const N: usize>(names: [&str; N]) -> [usize; N] {
    let mut order = [0; N];
    let mut i = 0;
    while i < N {
        assert!(names[i].is_ascii(), "a member name is not ASCII");
        let mut j = i;
        while j > 0 && before(names[i].as_bytes(), names[order[j - 1]].as_bytes()) {
            order[j] = order[j - 1];
            j -= 1;
        }
        order[j] = i;
        i += 1;
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn canonical_order_is_the_order_of_code_units() {
        assert_eq!(canonical_order(["b", "a", "ab", "B"]), [3, 1, 2, 0]);
    }

    #[test]
    #[should_panic(expected = "one member name twice")]
    fn a_name_twice_is_refused() {
        hold_members(&["a", "b", "a"]);
    }

    #[test]
    #[should_panic(expected = "more than 32 members")]
    fn too_many_members_are_refused() {
        hold_members(&["a"; 33]);
    }
}
