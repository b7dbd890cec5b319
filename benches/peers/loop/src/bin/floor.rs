//! What nobody can do without who checks checksums: read, split by line, SHA-256.
//!
//!     floor lines FILE THREADS
//!     floor whole FILE THREADS    the whole file is read before the first line is hashed
//!     floor files FOLDER THREADS
//!
//! Says how many documents there were, and the digests folded into one, so that none is left out.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use backup_lint_peers::{Failure, each_line, in_threads, over_lines};
use sha2::{Digest, Sha256};

#[derive(Default)]
struct Kept {
    documents: usize,
    folded: [u8; 32],
}

impl Kept {
    fn add(&mut self, document: &[u8]) {
        self.documents += 1;
        self.fold(&Sha256::digest(document));
    }

    fn fold(&mut self, digest: &[u8]) {
        self.folded.iter_mut().zip(digest).for_each(|(folded, byte)| *folded ^= byte);
    }
}

fn lines(path: &Path, threads: usize) -> Result<Vec<Kept>, Failure> {
    over_lines(path, threads, Kept::add)
}

fn whole(path: &Path, threads: usize) -> Result<Vec<Kept>, Failure> {
    let text = std::fs::read(path)?;
    // A share of the text for each thread, up to the end of a line.
    let shares = Mutex::new((text.as_slice(), threads));
    in_threads(threads, || {
        let share = {
            let mut shares = shares.lock().unwrap_or_else(PoisonError::into_inner);
            let (rest, left) = *shares;
            let middle = rest.len() / left;
            let end = memchr::memchr(b'\n', &rest[middle..]);
            let (share, rest) = rest.split_at(end.map_or(rest.len(), |end| middle + end + 1));
            *shares = (rest, left - 1);
            share
        };
        let mut kept = Kept::default();
        each_line(share, |line| kept.add(line));
        Ok(kept)
    })
}

fn files(folder: &Path, threads: usize) -> Result<Vec<Kept>, Failure> {
    let names = std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
    let mut names = names.collect::<std::io::Result<Vec<_>>>()?;
    // Reports have an order; so have these.
    names.sort();
    let next = AtomicUsize::new(0);
    in_threads(threads, || {
        let mut kept = Kept::default();
        while let Some(name) = names.get(next.fetch_add(1, Ordering::Relaxed)) {
            kept.add(&std::fs::read(name)?);
        }
        Ok(kept)
    })
}

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [what, path, threads] = arguments.as_slice() else {
        return Err("usage: floor lines|whole|files PATH THREADS".into());
    };
    let (path, threads) = (Path::new(path), threads.parse()?);
    let kept = match what.as_str() {
        "lines" => lines(path, threads)?,
        "whole" => whole(path, threads)?,
        "files" => files(path, threads)?,
        other => return Err(format!("{other}: lines, whole or files").into()),
    };
    let mut all = Kept::default();
    for of_thread in kept {
        all.documents += of_thread.documents;
        all.fold(&of_thread.folded);
    }
    let short = all.folded.iter().fold(0u64, |sum, &byte| sum.rotate_left(8) ^ u64::from(byte));
    println!("{} {short:016x}", all.documents);
    Ok(())
}
