//! Why an input could not be read.

/// Why an input could not be read. A closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Problem {
    NotFound,
    NotReadable,
    NotAFile,
    /// Where one file is asked for; its code is that of what is no file.
    Folder,
    NoDocuments,
    ChangedWhileReading,
}

impl Problem {
    /// All of them.
    pub const ALL: [Problem; 6] = [
        Problem::NotFound,
        Problem::NotReadable,
        Problem::NotAFile,
        Problem::Folder,
        Problem::NoDocuments,
        Problem::ChangedWhileReading,
    ];

    /// Its code in reports.
    pub fn code(self) -> &'static str {
        match self {
            Problem::NotFound => "not-found",
            Problem::NotReadable => "not-readable",
            Problem::NotAFile | Problem::Folder => "not-a-file",
            Problem::NoDocuments => "no-documents",
            Problem::ChangedWhileReading => "changed-while-reading",
        }
    }

    /// What it means, and what to do.
    pub fn message(self) -> &'static str {
        match self {
            Problem::NotFound => {
                "there is nothing at this path: look for a misspelt name, or for a step before this one that wrote nothing"
            }
            Problem::NotReadable => "it cannot be opened or read: look at its permissions",
            Problem::NotAFile => {
                "it is no file: a device, a socket, a FIFO, a link to a folder, or one that leads nowhere"
            }
            Problem::Folder => "it is a folder: give one file here",
            Problem::NoDocuments => {
                "there is no document in it: a folder is searched for files that end in .json (with --ndjson in .ndjson and .jsonl), and a stream holds a document on each line"
            }
            Problem::ChangedWhileReading => {
                "it changed while it was read: check it when its writer is done"
            }
        }
    }
}
