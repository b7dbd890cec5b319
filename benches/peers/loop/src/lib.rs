//! What the loops share: the lines of a file, in blocks, for one thread or several.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::thread;

const BLOCK: usize = 1 << 18;

/// A failure of a measured program: it is said and ends the run.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// A file that is read in blocks of whole lines.
struct Blocks {
    file: File,
    /// The beginning of a line whose end is not read yet.
    rest: Vec<u8>,
}

impl Blocks {
    /// The next whole lines; empty at the end.
    fn next(&mut self, block: &mut Vec<u8>) -> std::io::Result<()> {
        block.clear();
        block.append(&mut self.rest);
        loop {
            let kept = block.len();
            block.resize(kept + BLOCK, 0);
            let read = self.file.read(&mut block[kept..])?;
            block.truncate(kept + read);
            if read == 0 {
                return Ok(());
            }
            if let Some(end) = memchr::memrchr(b'\n', block) {
                self.rest.extend_from_slice(&block[end + 1..]);
                block.truncate(end + 1);
                return Ok(());
            }
        }
    }
}

/// Goes over the lines of a text, of which the last need not be ended.
pub fn each_line(text: &[u8], mut each: impl FnMut(&[u8])) {
    let mut from = 0;
    for end in memchr::memchr_iter(b'\n', text) {
        each(&text[from..end]);
        from = end + 1;
    }
    if from < text.len() {
        each(&text[from..]);
    }
}

/// Goes over the lines of a file in so many threads, which take turns at reading, and gives what
/// each of them kept.
///
/// # Errors
///
/// The file cannot be read.
pub fn over_lines<T: Default + Send>(
    path: &Path,
    threads: usize,
    each: impl Fn(&mut T, &[u8]) + Sync,
) -> Result<Vec<T>, Failure> {
    let blocks = Mutex::new(Blocks { file: File::open(path)?, rest: Vec::new() });
    in_threads(threads, || {
        let (mut kept, mut block) = (T::default(), Vec::new());
        loop {
            blocks.lock().unwrap_or_else(PoisonError::into_inner).next(&mut block)?;
            if block.is_empty() {
                return Ok(kept);
            }
            each_line(&block, |line| each(&mut kept, line));
        }
    })
}

/// Runs the same in so many threads, this one among them.
///
/// # Errors
///
/// The first of the work.
pub fn in_threads<T: Send>(
    threads: usize,
    work: impl Fn() -> Result<T, Failure> + Sync,
) -> Result<Vec<T>, Failure> {
    thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(&work)).collect();
        let mut all = vec![work()?];
        for other in others {
            all.push(other.join().map_err(|_| "a thread broke off")??);
        }
        Ok(all)
    })
}
