//! The RFC 8785 (JCS) form: where its bytes go, and how texts and integers are written.

use std::fmt;

use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::syntax::plain;

/// Where canonical bytes go: a `Vec` to write a file, a hasher to check one.
pub trait Sink {
    /// Takes the next bytes.
    fn put(&mut self, bytes: &[u8]);

    /// Takes a text in quotation marks that needs no escapes.
    fn put_quoted(&mut self, plain: &str) {
        self.put(b"\"");
        self.put(plain.as_bytes());
        self.put(b"\"");
    }
}

impl Sink for Vec<u8> {
    fn put(&mut self, bytes: &[u8]) {
        self.extend_from_slice(bytes);
    }
}

/// Counts the bytes, so that there is room for them before the first of them is written: memory that
/// grows leaves copies of what it held.
#[derive(Default)]
pub(crate) struct Length(pub(crate) usize);

impl Sink for Length {
    fn put(&mut self, bytes: &[u8]) {
        self.0 += bytes.len();
    }
}

/// Bytes of which nobody knows how many come: where they grow, what they leave is wiped.
#[derive(Default)]
pub(crate) struct Wiping(Zeroizing<Vec<u8>>);

impl Wiping {
    /// The bytes so far.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Takes back all behind so many.
    pub(crate) fn truncate(&mut self, length: usize) {
        self.0.truncate(length);
    }
}

impl Sink for Wiping {
    fn put(&mut self, bytes: &[u8]) {
        let needed = self.0.len() + bytes.len();
        if needed > self.0.capacity() {
            let mut wider = Zeroizing::new(Vec::with_capacity(needed.max(2 * self.0.capacity())));
            wider.extend_from_slice(&self.0);
            self.0 = wider;
        }
        self.0.extend_from_slice(bytes);
    }
}

impl fmt::Write for Wiping {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.put(text.as_bytes());
        Ok(())
    }
}

/// SHA-256 of what is put into it. Small pieces are put together first.
pub(crate) struct Hashed {
    hasher: Sha256,
    pieces: [u8; 1024],
    used: usize,
}

impl Hashed {
    pub(crate) fn new() -> Self {
        Hashed { hasher: Sha256::new(), pieces: [0; 1024], used: 0 }
    }

    /// The digest, in hexadecimal digits.
    pub(crate) fn digits(mut self) -> [u8; 64] {
        self.hasher.update(&self.pieces[..self.used]);
        hex(&self.hasher.finalize().into())
    }

    #[cold]
    fn make_room(&mut self, bytes: &[u8]) {
        self.hasher.update(&self.pieces[..self.used]);
        self.hasher.update(bytes);
        self.used = 0;
    }
}

impl Sink for Hashed {
    #[inline]
    fn put(&mut self, bytes: &[u8]) {
        let end = self.used + bytes.len();
        match self.pieces.get_mut(self.used..end) {
            Some(room) => {
                room.copy_from_slice(bytes);
                self.used = end;
            }
            None => self.make_room(bytes),
        }
    }

    #[inline]
    fn put_quoted(&mut self, plain: &str) {
        let end = self.used + plain.len() + 2;
        match self.pieces.get_mut(self.used..end) {
            Some([first, room @ .., last]) => {
                (*first, *last) = (b'"', b'"');
                room.copy_from_slice(plain.as_bytes());
                self.used = end;
            }
            _ => [b"\"", plain.as_bytes(), b"\""].iter().for_each(|bytes| self.put(bytes)),
        }
    }
}

/// A text in quotes, escaped as RFC 8785 section 3.2.2.2 asks: the two-character escapes where
/// there is one, `\u00xx` in lower case for the other controls, everything else as it is.
pub(crate) fn text(text: &str, out: &mut impl Sink) {
    if plain(text.as_bytes()) == text.len() {
        out.put_quoted(text);
    } else {
        out.put(b"\"");
        escaped(text, out);
        out.put(b"\"");
    }
}

#[cold]
fn escaped(text: &str, out: &mut impl Sink) {
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        let unicode;
        let escape: &[u8] = match byte {
            b'"' => b"\\\"",
            b'\\' => b"\\\\",
            0x08 => b"\\b",
            b'\t' => b"\\t",
            b'\n' => b"\\n",
            0x0c => b"\\f",
            b'\r' => b"\\r",
            0..=0x1f => {
                let digit = |nibble: u8| b"0123456789abcdef"[usize::from(nibble)];
                unicode = [b'\\', b'u', b'0', b'0', digit(byte >> 4), digit(byte & 15)];
                &unicode
            }
            _ => continue,
        };
        out.put(&text.as_bytes()[plain..at]);
        out.put(escape);
        plain = at + 1;
    }
    out.put(&text.as_bytes()[plain..]);
}

/// A whole number. Every number of the format is an integer of at most 2^53 - 1, so that the
/// ECMAScript form which RFC 8785 asks for is its decimal digits.
pub(crate) fn integer(number: u64, out: &mut impl Sink) {
    let mut digits = [0; 20];
    let mut first = digits.len();
    let mut left = number;
    loop {
        first -= 1;
        digits[first] = b'0' + u8::try_from(left % 10).unwrap_or_default();
        left /= 10;
        if left == 0 {
            break;
        }
    }
    out.put(&digits[first..]);
}

/// Lower-case hexadecimal digits.
pub(crate) fn hex(octets: &[u8; 32]) -> [u8; 64] {
    let mut out = [0; 64];
    // The output is twice as long as the input: the only error there is.
    let written = data_encoding::HEXLOWER.encode_mut_str(octets, &mut out).len();
    debug_assert_eq!(written, 64);
    out
}

/// The same as text.
pub(crate) fn digits(hex: &[u8; 64]) -> &str {
    std::str::from_utf8(hex).unwrap_or_default() // hexadecimal digits are ASCII
}
