//! What may stand where something else stands or nothing does, in words of the declarations.

use super::fault::JsonKind;
use super::shape::{
    IntegerShape, ListShape, MemberShape, ObjectShape, Shape, TaggedShape, TextShape,
};

impl Shape {
    /// The type of a JSON value of this form.
    pub(super) fn kind(self) -> JsonKind {
        match self {
            Shape::Text(_) | Shape::Word(_) => JsonKind::String,
            Shape::Integer(_) => JsonKind::Number,
            Shape::Boolean => JsonKind::Boolean,
            Shape::List(_) => JsonKind::Array,
            Shape::Object(_) | Shape::Tagged(_) => JsonKind::Object,
        }
    }
}

/// A value of this form, as a sentence has it behind "write".
pub(super) fn asked(shape: Shape) -> String {
    match shape {
        Shape::Text(&TextShape { what, pattern: Some(_), .. }) => what.to_owned(),
        Shape::Text(&TextShape { what, min, max, .. }) => {
            format!("{what} of {min} to {max} characters")
        }
        Shape::Integer(&IntegerShape { what, min, max, .. }) => {
            format!("{what}, from {min} to {max}")
        }
        Shape::Word(words) => alternatives(words.values),
        Shape::Boolean => "true or false".to_owned(),
        Shape::List(&ListShape { max, item, .. }) => {
            format!("an array of at most {max} elements, each of them {}", asked(item))
        }
        Shape::Object(object) => of_object(object),
        Shape::Tagged(&TaggedShape { tag: MemberShape { name, shape, .. }, .. }) => {
            format!("an object whose \"{name}\" is {}", asked(shape))
        }
    }
}

/// An object and the members that it must have.
fn of_object(object: &ObjectShape) -> String {
    let required = object.members.iter().filter(|member| member.required);
    let names: Vec<&str> = required.map(|member| member.name).collect();
    match listed(&names, "and") {
        names if names.is_empty() => "an object".to_owned(),
        names => format!("an object with {names}"),
    }
}

/// The values of a set, as a sentence has them.
pub(super) fn alternatives(values: &[&str]) -> String {
    listed(values, "or")
}

fn listed(words: &[&str], before_last: &str) -> String {
    match words {
        [] => String::new(),
        [word] => format!("\"{word}\""),
        [words @ .., last] => {
            let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
            format!("{} {before_last} \"{last}\"", quoted.join(", "))
        }
    }
}
