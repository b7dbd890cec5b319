//! Values made of choices (`arbitrary`), where a declaration does not say it all: texts of a form.
//! Every other declared type makes its own from its members and bounds.

use arbitrary::{Arbitrary, Result, Unstructured};

use super::envelope::{AppVersion, Digest, Id, Text, Timestamp};
use super::recovery::Identifier;
use super::secret::SecretText;

/// A text of this form, or an error in the text that this module has made.
fn made<T, E>(made: std::result::Result<T, E>) -> Result<T> {
    made.map_err(|_| arbitrary::Error::IncorrectFormat)
}

impl<'a> Arbitrary<'a> for Id {
    fn arbitrary(choices: &mut Unstructured<'a>) -> Result<Self> {
        let [a, b, c, d]: [u32; 4] = choices.arbitrary()?;
        let (third, fourth) = (b & 0xfff, c >> 16 & 0x3fff | 0x8000);
        made(Id::new(&format!(
            "{a:08x}-{:04x}-4{third:03x}-{fourth:04x}-{:04x}{d:08x}",
            b >> 16,
            c & 0xffff
        )))
    }
}

impl<'a> Arbitrary<'a> for Identifier {
    fn arbitrary(choices: &mut Unstructured<'a>) -> Result<Self> {
        let [a, b, c, d]: [u32; 4] = choices.arbitrary()?;
        let (low, high) = (b & 0xffff, c & 0xffff);
        made(format!("{a:08x}-{:04x}-{low:04x}-{:04x}-{high:04x}{d:08x}", b >> 16, c >> 16).parse())
    }
}

impl<'a> Arbitrary<'a> for Timestamp {
    fn arbitrary(choices: &mut Unstructured<'a>) -> Result<Self> {
        let mut number = |least: u32, most: u32| choices.int_in_range(least..=most);
        let date =
            format!("{:04}-{:02}-{:02}", number(1970, 9999)?, number(1, 12)?, number(1, 28)?);
        let time = format!("{:02}:{:02}:{:02}", number(0, 23)?, number(0, 59)?, number(0, 59)?);
        made(Timestamp::new(&format!("{date}T{time}Z")))
    }
}

impl<'a> Arbitrary<'a> for AppVersion {
    fn arbitrary(choices: &mut Unstructured<'a>) -> Result<Self> {
        let count = choices.int_in_range(2..=4)?;
        let numbers: Vec<String> = (0..count)
            .map(|_| Ok(choices.int_in_range(0..=999_999_999_u32)?.to_string()))
            .collect::<Result<_>>()?;
        made(AppVersion::new(&numbers.join(".")))
    }
}

impl<'a> Arbitrary<'a> for Digest {
    fn arbitrary(choices: &mut Unstructured<'a>) -> Result<Self> {
        let octets: [u8; 32] = choices.arbitrary()?;
        made(Digest::new(super::canonical::digits(&super::canonical::hex(&octets))))
    }
}

impl<'a> Arbitrary<'a> for Text {
    fn arbitrary(choices: &mut Unstructured<'a>) -> Result<Self> {
        let text: String = choices.arbitrary::<&str>()?.chars().take(256).collect();
        made(Text::new(if text.is_empty() { "a text" } else { &text }))
    }
}

impl<'a> Arbitrary<'a> for SecretText {
    fn arbitrary(choices: &mut Unstructured<'a>) -> Result<Self> {
        let length = choices.int_in_range(2..=320)?;
        let octets: Vec<u8> = (0..length).map(|_| choices.arbitrary()).collect::<Result<_>>()?;
        made(SecretText::from_octets(&octets))
    }
}
