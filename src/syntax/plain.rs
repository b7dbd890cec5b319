//! Runs of bytes that stand for themselves in a string, eight at a time.

const ONES: u64 = u64::from_ne_bytes([1; 8]);
const HIGH: u64 = ONES << 7;

/// How many bytes from the start are neither quotation mark, backslash nor control character.
#[inline]
pub(crate) fn plain(bytes: &[u8]) -> usize {
    let (words, rest) = bytes.as_chunks::<8>();
    for (i, word) in words.iter().enumerate() {
        let special = special(u64::from_le_bytes(*word));
        if special != 0 {
            return 8 * i + special.trailing_zeros() as usize / 8;
        }
    }
    let is_special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..=0x1f);
    let end = rest.iter().position(is_special).unwrap_or(rest.len());
    bytes.len() - rest.len() + end
}

/// The high bit of the first special byte, counted from the lowest, and of none below it. A byte
/// becomes less than nothing where it is zero, and borrows from those above it only.
#[inline]
fn special(word: u64) -> u64 {
    let quote = (word ^ (ONES * u64::from(b'"'))).wrapping_sub(ONES);
    let backslash = (word ^ (ONES * u64::from(b'\\'))).wrapping_sub(ONES);
    let control = word.wrapping_sub(ONES * 0x20);
    (quote | backslash | control) & !word & HIGH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_at_every_place_behind_every_other_is_judged_as_one_by_one() {
        let is_special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..=0x1f);
        for before in 0..=255 {
            for byte in 0..=255 {
                for at in 0..17 {
                    let mut bytes = [b'a'; 17];
                    bytes[at] = byte;
                    if let Some(place) = at.checked_sub(1) {
                        bytes[place] = before;
                    }
                    let expected = bytes.iter().position(is_special).unwrap_or(bytes.len());
                    assert_eq!(plain(&bytes), expected, "{before} {byte} at {at}");
                }
            }
        }
    }
}
