//! The form of the leaves: each function says what is wrong with a text, or `None`.

use super::fault::Fault;
use super::secret_fault::{Intruder, SecretFault};
use super::shape::{IntegerShape, TextShape};

/// An integer in its plain form and within its bounds.
pub(crate) fn integer(text: &str, bounds: &'static IntegerShape) -> Result<u64, Fault> {
    if text == "-0" || text.contains(['.', 'e', 'E']) {
        return Err(Fault::NotAnInteger);
    }
    match text.parse() {
        Ok(number) if (bounds.min..=bounds.max).contains(&number) => Ok(number),
        _ => Err(Fault::Bounds(bounds)),
    }
}

/// Digits alone, without a leading zero.
pub(crate) fn is_plain_number(text: &str) -> bool {
    text == "0"
        || !text.starts_with('0') && !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

pub(super) fn form(holds: bool, text: &'static TextShape) -> Option<Fault> {
    (!holds).then_some(Fault::Form(text))
}

/// Does a text follow a picture? In it `0` stands for a decimal digit, `x` for a lower-case
/// hexadecimal digit, everything else for itself.
pub(super) fn follows(text: &str, picture: &str) -> bool {
    // All of it is looked at, whatever stands first: that is many bytes at once.
    let pairs = text.bytes().zip(picture.bytes());
    text.len() == picture.len()
        && pairs.fold(true, |follows, (byte, wanted)| {
            let is_digit = byte.is_ascii_digit();
            let fits = match wanted {
                b'0' => is_digit,
                b'x' => is_digit | matches!(byte, b'a'..=b'f'),
                wanted => byte == wanted,
            };
            follows & fits
        })
}

/// Does this hold of every byte? Sixteen are looked at together, and the last ones with some of
/// those before them.
pub(crate) fn all(bytes: &[u8], holds: impl Fn(u8) -> bool) -> bool {
    let of_chunk = |chunk: &[u8; 16]| chunk.iter().fold(true, |all, byte| all & holds(*byte));
    match bytes.last_chunk() {
        Some(last) => bytes.as_chunks().0.iter().all(of_chunk) && of_chunk(last),
        None => bytes.iter().all(|byte| holds(*byte)),
    }
}

/// A random UUID (RFC 9562 version 4) in lower case.
pub(crate) fn id(text: &str, shape: &'static TextShape) -> Option<Fault> {
    let holds = follows(text, "xxxxxxxx-xxxx-4xxx-xxxx-xxxxxxxxxxxx")
        && matches!(text.as_bytes()[19], b'8' | b'9' | b'a' | b'b');
    form(holds, shape)
}

/// Is a text 8-4-4-4-12 hexadecimal digits in lower case?
pub(crate) fn is_uuid(text: &str) -> bool {
    follows(text, "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx")
}

/// A SHA-256 digest in lower-case hexadecimal digits.
pub(crate) fn digest(text: &str, shape: &'static TextShape) -> Option<Fault> {
    let holds =
        text.len() == 64 && all(text.as_bytes(), |b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    form(holds, shape)
}

/// Two to four numbers of one to nine digits, with dots between.
pub(crate) fn app_version(text: &str, shape: &'static TextShape) -> Option<Fault> {
    // The digits of each number; a fifth one is one too many.
    let (mut digits, mut last) = ([0; 5], 0);
    let holds = text.bytes().all(|byte| {
        if byte == b'.' {
            last += 1;
        }
        match digits.get_mut(last) {
            Some(count) if byte.is_ascii_digit() => *count += 1,
            found => return byte == b'.' && found.is_some(),
        }
        true
    });
    let holds = holds && (1..4).contains(&last);
    form(holds && digits[..=last].iter().all(|count| (1..=9).contains(count)), shape)
}

/// A text that is not empty and has no more Unicode scalar values than it may.
pub(crate) fn text(text: &str, shape: &'static TextShape) -> Option<Fault> {
    if (1..=shape.max).contains(&text.len()) {
        return None; // a character has a byte at least
    }
    match text.chars().count() {
        0 => Some(Fault::Form(shape)),
        characters if characters > shape.max => Some(Fault::TooLong { text: shape, characters }),
        _ => None,
    }
}

/// RFC 4648 Base32 in its canonical form: upper case, no padding, no stray bits.
pub(crate) fn secret(text: &str, _: &'static TextShape) -> Option<Fault> {
    secret_fault(text).map(Fault::Secret)
}

fn secret_fault(text: &str) -> Option<SecretFault> {
    let is_base32 = |byte: u8| byte.is_ascii_uppercase() | matches!(byte, b'2'..=b'7');
    if !all(text.as_bytes(), is_base32) {
        return intruder_of(text);
    }
    let characters = text.len();
    if !(2..=512).contains(&characters) {
        return Some(SecretFault::Length { characters });
    }
    // How many of the last character's five bits belong to no octet.
    let stray = match characters % 8 {
        0 => 0,
        2 => 2,
        4 => 4,
        5 => 1,
        7 => 3,
        _ => return Some(SecretFault::Incomplete { characters }),
    };
    let last = match text.as_bytes()[characters - 1] {
        digit @ b'2'..=b'7' => digit - b'2' + 26,
        letter => letter - b'A',
    };
    let fits = last.trailing_zeros() >= stray;
    (!fits).then_some(SecretFault::StrayBits { position: characters })
}

/// The first character that is none of Base32.
#[cold]
fn intruder_of(text: &str) -> Option<SecretFault> {
    let mut numbered = text.chars().zip(1..);
    let (c, position) = numbered.find(|(c, _)| !matches!(c, 'A'..='Z' | '2'..='7'))?;
    let sort = match c {
        'a'..='z' => Intruder::LowerCase,
        '=' => Intruder::Padding,
        ' ' | '-' => Intruder::Space,
        '0' | '1' | '8' | '9' => Intruder::Digit,
        _ => Intruder::Other,
    };
    Some(SecretFault::Character { position, sort })
}
