//! What Rust programs expect of a value: to be read from a string, shown, compared with one.

/// A value that a string stands for: `FromStr`, `TryFrom`, `AsRef<str>`.
macro_rules! string_traits {
    ($name:ident) => {
        impl std::str::FromStr for $name {
            type Err = InvalidValue;

            fn from_str(text: &str) -> Result<Self, InvalidValue> {
                $name::new(text)
            }
        }

        impl TryFrom<&str> for $name {
            type Error = InvalidValue;

            fn try_from(text: &str) -> Result<Self, InvalidValue> {
                $name::new(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidValue;

            fn try_from(text: String) -> Result<Self, InvalidValue> {
                $name::new(&text)
            }
        }
    };
}

/// How a text is shown. A name identifies a person: it is never shown by accident, and who wants
/// it asks for it with `as_str`.
macro_rules! shown_text {
    (Form $name:ident) => {
        impl<S: AsRef<str>> std::fmt::Debug for $name<S> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({})", stringify!($name), self.as_str())
            }
        }

        impl<S: AsRef<str>> std::fmt::Display for $name<S> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
    (Name $name:ident) => {
        impl<S: AsRef<str>> std::fmt::Debug for $name<S> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({} characters)", stringify!($name), self.as_str().chars().count())
            }
        }
    };
}

/// A small integer: `FromStr`, `TryFrom`, `Display`, and back.
macro_rules! number_traits {
    ($name:ident, $number:ty) => {
        impl TryFrom<$number> for $name {
            type Error = InvalidValue;

            fn try_from(number: $number) -> Result<Self, InvalidValue> {
                $name::new(number)
            }
        }

        impl From<$name> for $number {
            fn from(number: $name) -> $number {
                number.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = InvalidValue;

            /// Reads what a document may hold: digits alone.
            fn from_str(text: &str) -> Result<Self, InvalidValue> {
                if wellformed::is_plain_number(text) {
                    Ok($name::read_digits(text)?)
                } else {
                    Err(Fault::NotAnInteger.into())
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&self.0, f)
            }
        }
    };
}
