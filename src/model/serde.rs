//! `Serialize` writes maps of the declared members. `Deserialize` is strict: it takes what the
//! reader takes and nothing else (maps only, nothing unknown, nothing twice, integers in their
//! plain form), because it writes what it is given as JSON text and reads that.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use zeroize::Zeroizing;

use super::canonical;
use super::reader;
use super::source::Model;
use crate::syntax::{self, FlawKind, MAX_DEPTH, Span, pointer_at};

/// Reads a declared type from any self-describing format.
pub(crate) fn deserialize<'de, T: Model, D: Deserializer<'de>>(source: D) -> Result<T, D::Error> {
    let mut text = Zeroizing::new(Vec::new());
    Transcriber { out: &mut text, depth: 0 }.deserialize(source)?;
    from_json(&text).map_err(D::Error::custom)
}

/// Reads a declared type from a JSON text; the error names a rule that it breaks, and where.
fn from_json<T: Model>(text: &[u8]) -> Result<T, String> {
    let text = std::str::from_utf8(text).map_err(|_| "invalid-utf8")?;
    let root = syntax::parse(text, 0).map_err(|_| "invalid-json")?;
    let at = |rule: &str, span: Span| format!("{rule} at {}", pointer_at(&root, span.start));
    let mut flaw = None;
    syntax::flaws(&root, &mut |found| {
        let rule = match found.kind {
            FlawKind::LoneSurrogate => "lone-surrogate",
            FlawKind::DuplicateMember { .. } => "duplicate-member",
        };
        flaw.get_or_insert((rule, found.span));
    });
    if let Some((rule, span)) = flaw {
        return Err(at(rule, span));
    }
    let mut first = None;
    let part = reader::read::<T>(&root, &mut |broken| {
        first.get_or_insert(broken);
    });
    match first {
        Some(broken) => Err(at(broken.fault.rule(), broken.span)),
        None => part.sound().and_then(T::whole).ok_or_else(|| "wrong-type".to_owned()),
    }
}

/// Writes what a deserializer gives as JSON text.
struct Transcriber<'o> {
    out: &'o mut Vec<u8>,
    depth: usize,
}

impl Transcriber<'_> {
    fn below<E: serde::de::Error>(&mut self) -> Result<Transcriber<'_>, E> {
        if self.depth == MAX_DEPTH {
            return Err(E::custom("too-deep: a backup has at most 16 levels"));
        }
        Ok(Transcriber { out: self.out, depth: self.depth + 1 })
    }

    fn put(self, text: impl fmt::Display) {
        self.out.extend_from_slice(text.to_string().as_bytes());
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
        self.put(value);
        Ok(())
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        self.put(value);
        Ok(())
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        self.put(value);
        Ok(())
    }

    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        // `Debug` always shows a point or an exponent: a float is no integer, whatever its value.
        if value.is_finite() {
            self.put(format_args!("{value:?}"));
        } else {
            self.put("null");
        }
        Ok(())
    }

    fn visit_str<E>(self, value: &str) -> Result<(), E> {
        canonical::text(value, self.out);
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.put("null");
        Ok(())
    }

    fn visit_none<E>(self) -> Result<(), E> {
        self.put("null");
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, source: D) -> Result<(), D::Error> {
        self.deserialize(source)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, source: D) -> Result<(), D::Error> {
        self.deserialize(source)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut elements: A) -> Result<(), A::Error> {
        let mut separator = b'[';
        loop {
            let end = self.out.len();
            self.out.push(separator);
            if elements.next_element_seed(self.below()?)?.is_none() {
                self.out.truncate(end);
                break;
            }
            separator = b',';
        }
        self.out.extend_from_slice(if separator == b'[' { b"[]" } else { b"]" });
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<(), A::Error> {
        let mut separator = b'{';
        while let Some(name) = members.next_key::<String>()? {
            self.out.push(separator);
            canonical::text(&name, self.out);
            self.out.push(b':');
            members.next_value_seed(self.below()?)?;
            separator = b',';
        }
        self.out.extend_from_slice(if separator == b'{' { b"{}" } else { b"}" });
        Ok(())
    }
}
