//! `Serialize` writes maps of the declared members. `Deserialize` is strict: it takes what the
//! reader takes and nothing else (maps only, nothing unknown, nothing twice, integers in their
//! plain form), because it writes what it is given as JSON text and reads that.

use std::fmt::{self, Write as _};

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error as _, MapAccess, SeqAccess, Visitor,
};
use zeroize::Zeroizing;

use super::canonical::{self, Wiping};
use super::reader;
use super::source::Model;
use crate::syntax::{self, FlawKind, MAX_DEPTH, TOO_DEEP, pointer_at};

const NO_VALUE: &str = "expected a value that JSON has, found bytes or a variant";
const NO_NAME: &str = "expected a string for the name of a member, found another value";

/// Reads a declared type from any self-describing format.
pub(crate) fn deserialize<'de, T: Model, D: Deserializer<'de>>(source: D) -> Result<T, D::Error> {
    let mut text = Text::default();
    Transcriber { text: &mut text, depth: 0 }.deserialize(source)?;
    text.read().map_err(D::Error::custom)
}

/// A rule that is broken, and where: the words of a report.
fn worded(rule: &str, pointer: &str, message: &str) -> String {
    if pointer.is_empty() {
        format!("{rule}: {message}")
    } else {
        format!("{rule} at {pointer}: {message}")
    }
}

/// What a deserializer gave, as JSON text.
#[derive(Default)]
struct Text {
    out: Wiping,
    /// The first thing that JSON has not: where, and what is said of it. Something else stands there.
    refused: Option<(usize, &'static str)>,
}

impl Text {
    fn put(&mut self, piece: impl fmt::Display) {
        let _ = write!(self.out, "{piece}"); // it grows as it must
    }

    fn refuse(&mut self, at: usize, message: &'static str) {
        self.refused.get_or_insert((at, message));
    }

    /// Reads a declared type; the error names a rule that the text breaks, and where.
    fn read<T: Model>(&self) -> Result<T, String> {
        let not_json = || "invalid-json: the text is not JSON".to_owned();
        let text = std::str::from_utf8(self.out.bytes()).map_err(|_| not_json())?;
        let root = syntax::parse(text, 0).map_err(|_| not_json())?;
        let at = |rule: &str, start: usize, message: &str| {
            worded(rule, &pointer_at(&root, start), message)
        };
        if let Some((start, message)) = self.refused {
            return Err(at("wrong-type", start, message));
        }
        let mut flaw = None;
        syntax::flaws(&root, &mut |found| {
            flaw.get_or_insert(found);
        });
        if let Some(flaw) = flaw {
            let rule = match flaw.kind {
                FlawKind::LoneSurrogate => "lone-surrogate",
                FlawKind::DuplicateMember { .. } => "duplicate-member",
            };
            return Err(at(rule, flaw.span.start, flaw.kind.message()));
        }
        let mut first = None;
        let part = reader::read::<T>(&root, &mut |broken| {
            first.get_or_insert(broken);
        });
        match first {
            Some(broken) => {
                let message = broken.fault.wording().message;
                Err(at(broken.fault.rule(), broken.span.start, &message))
            }
            None => part.sound().and_then(T::whole).ok_or_else(not_json),
        }
    }
}

/// Writes what a deserializer gives. Every `visit_` function is here: where one is not, serde's own
/// answers, and that quotes what it was given.
struct Transcriber<'o> {
    text: &'o mut Text,
    depth: usize,
}

impl Transcriber<'_> {
    fn below<E: serde::de::Error>(&mut self) -> Result<Transcriber<'_>, E> {
        if self.depth == MAX_DEPTH {
            return Err(E::custom(worded("too-deep", "", TOO_DEEP)));
        }
        Ok(Transcriber { text: self.text, depth: self.depth + 1 })
    }

    /// Writes a value that is spelt as JSON spells it.
    #[allow(clippy::unnecessary_wraps)] // what a visitor gives
    fn plain<E>(self, value: impl fmt::Display) -> Result<(), E> {
        self.text.put(value);
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Transcriber<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<(), D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Transcriber<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON has")
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.plain(value)
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        self.plain(value)
    }

    fn visit_i128<E>(self, value: i128) -> Result<(), E> {
        self.plain(value)
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        self.plain(value)
    }

    fn visit_u128<E>(self, value: u128) -> Result<(), E> {
        self.plain(value)
    }

    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        // `Debug` always shows a point or an exponent: a float is no integer, whatever its value.
        if value.is_finite() { self.plain(format_args!("{value:?}")) } else { self.plain("null") }
    }

    fn visit_str<E>(self, value: &str) -> Result<(), E> {
        canonical::text(value, &mut self.text.out);
        Ok(())
    }

    fn visit_string<E: serde::de::Error>(self, value: String) -> Result<(), E> {
        self.visit_str(&Zeroizing::new(value))
    }

    fn visit_bytes<E>(self, _: &[u8]) -> Result<(), E> {
        self.text.refuse(self.text.out.bytes().len(), NO_VALUE);
        self.plain("null")
    }

    fn visit_byte_buf<E: serde::de::Error>(self, value: Vec<u8>) -> Result<(), E> {
        self.visit_bytes(&Zeroizing::new(value))
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.plain("null")
    }

    fn visit_none<E>(self) -> Result<(), E> {
        self.plain("null")
    }

    fn visit_some<D: Deserializer<'de>>(self, source: D) -> Result<(), D::Error> {
        self.deserialize(source)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, source: D) -> Result<(), D::Error> {
        self.deserialize(source)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut elements: A) -> Result<(), A::Error> {
        let mut separator = "[";
        loop {
            let end = self.text.out.bytes().len();
            self.text.put(separator);
            if elements.next_element_seed(self.below()?)?.is_none() {
                self.text.out.truncate(end);
                break;
            }
            separator = ",";
        }
        self.plain(if separator == "[" { "[]" } else { "]" })
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<(), A::Error> {
        let object = self.text.out.bytes().len();
        let mut separator = "{";
        loop {
            let end = self.text.out.bytes().len();
            self.text.put(separator);
            if members.next_key_seed(Name { text: self.text, object })?.is_none() {
                self.text.out.truncate(end);
                break;
            }
            self.text.put(":");
            members.next_value_seed(self.below()?)?;
            separator = ",";
        }
        self.plain(if separator == "{" { "{}" } else { "}" })
    }

    fn visit_enum<A: EnumAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        Err(A::Error::custom(worded("wrong-type", "", NO_VALUE)))
    }
}

/// Writes the name of a member, which is a string and nothing else.
struct Name<'o> {
    text: &'o mut Text,
    /// Where its object begins.
    object: usize,
}

impl Name<'_> {
    #[allow(clippy::unnecessary_wraps)] // what a visitor gives
    fn none<E>(self) -> Result<(), E> {
        self.text.refuse(self.object, NO_NAME);
        self.text.put("\"\"");
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<(), D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Name<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string for the name of a member")
    }

    fn visit_str<E>(self, name: &str) -> Result<(), E> {
        canonical::text(name, &mut self.text.out);
        Ok(())
    }

    fn visit_string<E: serde::de::Error>(self, name: String) -> Result<(), E> {
        self.visit_str(&Zeroizing::new(name))
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        self.none()
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        self.none()
    }

    fn visit_i128<E>(self, _: i128) -> Result<(), E> {
        self.none()
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        self.none()
    }

    fn visit_u128<E>(self, _: u128) -> Result<(), E> {
        self.none()
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        self.none()
    }

    fn visit_bytes<E>(self, _: &[u8]) -> Result<(), E> {
        self.none()
    }

    fn visit_byte_buf<E: serde::de::Error>(self, name: Vec<u8>) -> Result<(), E> {
        self.visit_bytes(&Zeroizing::new(name))
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.none()
    }

    fn visit_none<E>(self) -> Result<(), E> {
        self.none()
    }

    fn visit_some<D: Deserializer<'de>>(self, source: D) -> Result<(), D::Error> {
        self.deserialize(source)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, source: D) -> Result<(), D::Error> {
        self.deserialize(source)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        Err(A::Error::custom(worded("wrong-type", "", NO_NAME)))
    }

    fn visit_map<A: MapAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        Err(A::Error::custom(worded("wrong-type", "", NO_NAME)))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        Err(A::Error::custom(worded("wrong-type", "", NO_NAME)))
    }
}
