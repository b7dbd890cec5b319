//! The struct of a declared object: how one is made, and what its members are by default.
//!
//! Behind a member's type stands what is said where it is missing, `[absent "what to do" means "the
//! reason"]`, and what it is if nothing else is said, `= None`.

/// What is said where a member is missing.
macro_rules! absence {
    ([absent $help:literal]) => {
        Some(Absence { means: None, help: $help })
    };
    ([absent $help:literal means $means:literal]) => {
        Some(Absence { means: Some($means), help: $help })
    };
    () => {
        None
    };
}

/// `new`, which takes the members that are nothing by default, and a function for each of the
/// others that sets it.
macro_rules! constructor_of_object {
    ((read) $($rest:tt)*) => {};
    (
        $name:ident [$($param:ident: $param_type:ty,)*] [$($given:ident: $default:expr,)*]
        $(#[$doc:meta])* $field:ident: $type:ty = $value:expr; $($rest:tt)*
    ) => {
        impl $name {
            $(#[$doc])*
            #[must_use]
            pub fn $field(mut self, value: impl Into<$type>) -> Self {
                self.$field = value.into();
                self
            }
        }

        constructor_of_object! {
            $name [$($param: $param_type,)*] [$($given: $default,)* $field: $value,] $($rest)*
        }
    };
    (
        $name:ident [$($param:ident: $param_type:ty,)*] [$($given:ident: $default:expr,)*]
        $(#[$doc:meta])* $field:ident: $type:ty; $($rest:tt)*
    ) => {
        constructor_of_object! {
            $name [$($param: $param_type,)* $field: $type,] [$($given: $default,)*] $($rest)*
        }
    };
    ($name:ident [] [$($given:ident: $default:expr,)*]) => {
        impl $name {
            /// With everything as it is by default.
            pub fn new() -> Self {
                $name { $($given: $default),* }
            }
        }

        impl Default for $name {
            fn default() -> Self {
                $name::new()
            }
        }
    };
    ($name:ident [$($param:ident: $param_type:ty,)+] [$($given:ident: $default:expr,)*]) => {
        impl $name {
            /// Of the members that must be there.
            pub fn new($($param: $param_type),+) -> Self {
                $name { $($param,)+ $($given: $default),* }
            }
        }
    };
}
