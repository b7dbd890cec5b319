//! The first paragraph of a rule's page, taken from it at compile time.

/// Where it begins: behind the heading and an empty line.
const fn start(page: &[u8]) -> usize {
    let mut i = 0;
    while !(page[i] == b'\n' && page[i + 1] == b'\n') {
        i += 1;
    }
    i + 2
}

/// How many bytes it has.
pub(super) const fn length(page: &str) -> usize {
    let (page, start) = (page.as_bytes(), start(page.as_bytes()));
    let mut end = start;
    while !(page[end] == b'\n' && page[end + 1] == b'\n') {
        end += 1;
    }
    end - start
}

/// Its bytes.
pub(super) const fn copied<const N: usize>(page: &str) -> [u8; N] {
    let (page, start) = (page.as_bytes(), start(page.as_bytes()));
    let (mut copy, mut i) = ([0; N], 0);
    while i < N {
        copy[i] = page[start + i];
        i += 1;
    }
    copy
}

/// The same as text.
pub(super) const fn text(bytes: &'static [u8]) -> &'static str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        #[allow(clippy::panic)] // at compile time
        Err(_) => panic!("a paragraph ends within a character"),
    }
}
