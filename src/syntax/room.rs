//! Where a string is put together that is not written as it is.

use std::borrow::Cow;

/// Where the pieces of a string with escapes go.
pub(crate) trait Room<'a> {
    /// A whole string. One without escapes is a piece of the input.
    type Text: From<&'a str>;

    /// Takes the next piece.
    fn put(&mut self, piece: &str);

    /// The pieces since the last time; `None` if there was no room for them.
    fn take(&mut self) -> Option<Self::Text>;
}

/// Memory of its own for each string.
#[derive(Default)]
pub(super) struct Heap(String);

impl<'a> Room<'a> for Heap {
    type Text = Cow<'a, str>;

    fn put(&mut self, piece: &str) {
        self.0.push_str(piece);
    }

    fn take(&mut self) -> Option<Cow<'a, str>> {
        Some(Cow::Owned(std::mem::take(&mut self.0)))
    }
}

/// Memory that is lent. No string becomes longer when its escapes are read.
pub(crate) struct Lent<'a> {
    left: &'a mut [u8],
    used: usize,
}

impl<'a> Lent<'a> {
    pub(crate) fn new(memory: &'a mut [u8]) -> Self {
        Lent { left: memory, used: 0 }
    }
}

impl<'a> Room<'a> for Lent<'a> {
    type Text = &'a str;

    fn put(&mut self, piece: &str) {
        let end = self.used + piece.len();
        if let Some(room) = self.left.get_mut(self.used..end) {
            room.copy_from_slice(piece.as_bytes());
        }
        self.used = end;
    }

    fn take(&mut self) -> Option<&'a str> {
        let (left, used) = (std::mem::take(&mut self.left), std::mem::take(&mut self.used));
        let (text, left) = left.split_at_mut_checked(used)?;
        self.left = left;
        std::str::from_utf8(text).ok()
    }
}
