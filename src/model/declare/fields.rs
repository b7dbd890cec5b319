//! The struct of a declared object: how its fields are reached, and what they are by default.
//!
//! What a declaration says of a member stands in brackets behind its type: `[copy]` for one that is
//! small enough to be given as it is, `[absent "what to do" means "the reason"]` for what is said
//! where it is missing.

/// The struct. `open` fields can be written; the fields of a `sealed` object are read through
/// functions of their names.
macro_rules! struct_of_object {
    (
        open $(#[$doc:meta])* $name:ident {
            $($(#[$member_doc:meta])* $field:ident: $type:ty, $notes:tt;)*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name { $($(#[$member_doc])* pub $field: $type),* }
    };
    (
        sealed $(#[$doc:meta])* $name:ident {
            $($(#[$member_doc:meta])* $field:ident: $type:ty, $notes:tt;)*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name { $(pub(crate) $field: $type),* }

        impl $name {
            $(getter! { $(#[$member_doc])* $field: $type, $notes })*
        }
    };
}

/// The function that reads a field.
macro_rules! getter {
    ($(#[$doc:meta])* $field:ident: $type:ty, ([copy] $($notes:tt)*)) => {
        $(#[$doc])*
        pub fn $field(&self) -> $type {
            self.$field
        }
    };
    ($(#[$doc:meta])* $field:ident: $type:ty, ([absent $($absent:tt)*] $($notes:tt)*)) => {
        getter! { $(#[$doc])* $field: $type, ($($notes)*) }
    };
    ($(#[$doc:meta])* $field:ident: $type:ty, ()) => {
        $(#[$doc])*
        pub fn $field(&self) -> &$type {
            &self.$field
        }
    };
}

/// What is said where a member is missing.
macro_rules! absence {
    ([copy] $($notes:tt)*) => {
        absence!($($notes)*)
    };
    ([absent $help:literal] $($notes:tt)*) => {
        Some(Absence { means: None, help: $help })
    };
    ([absent $help:literal means $means:literal] $($notes:tt)*) => {
        Some(Absence { means: Some($means), help: $help })
    };
    () => {
        None
    };
}

/// `Default`, if the declaration gives every field a value.
macro_rules! default_of_object {
    ($name:ident { $($field:ident = $default:expr;)* }) => {
        impl Default for $name {
            fn default() -> Self {
                $name { $($field: $default),* }
            }
        }
    };
    ($name:ident { $($rest:tt)* }) => {};
}
