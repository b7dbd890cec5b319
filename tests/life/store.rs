//! A store: one document, and a tag that changes with every write.

#[derive(Default)]
pub(crate) struct Store {
    document: Option<Vec<u8>>,
    tag: u64,
}

impl Store {
    pub(crate) fn document(&self) -> Option<Vec<u8>> {
        self.document.clone()
    }

    pub(crate) fn tag(&self) -> u64 {
        self.tag
    }

    /// Stores a document over the one that was read, and over no other.
    pub(crate) fn put(&mut self, document: Vec<u8>, read: u64) -> bool {
        let unchanged = read == self.tag;
        if unchanged {
            self.document = Some(document);
            self.tag += 1;
        }
        unchanged
    }

    pub(crate) fn delete(&mut self) {
        self.document = None;
        self.tag += 1;
    }
}
