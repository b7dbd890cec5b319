//! Bytes to lines and columns.

/// A line and a column, both from 1. Columns count Unicode scalar values; a byte that is no UTF-8
/// counts one. A line ends at LF, CR LF or a lone CR.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
}

/// The positions of some bytes, found in one pass over the text.
#[derive(Debug)]
pub struct Positions {
    /// The bytes, ascending, with their positions.
    of: Vec<(usize, Position)>,
}

impl Positions {
    /// Finds the positions of `wanted` bytes of a text. A byte behind its end has the position of
    /// the end; one within a character has that of the character.
    pub fn of(text: &[u8], mut wanted: Vec<usize>) -> Self {
        wanted.sort_unstable();
        wanted.dedup();
        // The text behind the last of them is not looked at, however long it is. No character has
        // more than four bytes.
        let end = wanted.last().map_or(0, |last| text.len().min(last.saturating_add(4)));
        let text = &text[..end];
        let mut next = wanted.into_iter().peekable();
        let mut of = Vec::new();
        let mut here = Position { line: 1, column: 1 };
        let mut at = 0;
        let mut after_return = false;
        for (length, line_feed, carriage_return) in characters(text) {
            // CR LF is one end of line: the line begins behind the LF.
            if after_return && !line_feed {
                here = Position { line: here.line + 1, column: 1 };
            }
            while let Some(byte) = next.next_if(|byte| *byte < at + length) {
                of.push((byte, here));
            }
            if next.peek().is_none() {
                return Positions { of };
            }
            at += length;
            after_return = carriage_return;
            if line_feed {
                here = Position { line: here.line + 1, column: 1 };
            } else {
                here.column += 1;
            }
        }
        if after_return {
            here = Position { line: here.line + 1, column: 1 };
        }
        of.extend(next.map(|byte| (byte, here)));
        Positions { of }
    }

    /// The position of a byte that was wanted.
    pub fn get(&self, byte: usize) -> Position {
        match self.of.binary_search_by_key(&byte, |(at, _)| *at) {
            Ok(found) => self.of[found].1,
            Err(_) => Position { line: 1, column: 1 },
        }
    }
}

/// The characters of a text: the length in bytes, and whether it is LF or CR.
fn characters(text: &[u8]) -> impl Iterator<Item = (usize, bool, bool)> {
    text.utf8_chunks().flat_map(|chunk| {
        let valid = chunk.valid().chars().map(|c| (c.len_utf8(), c == '\n', c == '\r'));
        valid.chain(chunk.invalid().iter().map(|_| (1, false, false)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn positions(text: &[u8]) -> Vec<(usize, usize)> {
        let found = Positions::of(text, (0..=text.len()).collect());
        (0..=text.len()).map(|at| found.get(at)).map(|p| (p.line, p.column)).collect()
    }

    #[test]
    fn every_end_of_line_ends_one_line() {
        assert_eq!(positions(b"a\nb"), [(1, 1), (1, 2), (2, 1), (2, 2)]);
        assert_eq!(positions(b"a\rb"), [(1, 1), (1, 2), (2, 1), (2, 2)]);
        assert_eq!(positions(b"a\r\nb"), [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2)]);
        assert_eq!(positions(b"\r"), [(1, 1), (2, 1)]);
        assert_eq!(positions(b"\n\n"), [(1, 1), (2, 1), (3, 1)]);
    }

    #[test]
    fn columns_count_characters_and_invalid_bytes() {
        assert_eq!(positions("é😀x".as_bytes())[6], (1, 3));
        assert_eq!(positions(b"\xf0\x9f\x98"), [(1, 1), (1, 2), (1, 3), (1, 4)]);
        assert_eq!(positions(b"a\xff\xfeb"), [(1, 1), (1, 2), (1, 3), (1, 4), (1, 5)]);
    }
}
