//! What nobody can do without who checks checksums: read, split by line, SHA-256.
//!
//!     floor lines FILE THREADS
//!     floor files FOLDER THREADS
//!
//! Says how many documents there were, and the digests folded into one, so that none is left out.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use backup_lint_peers::{Failure, in_threads, over_lines};
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
        return Err("usage: floor lines|files PATH THREADS".into());
    };
    let (path, threads) = (Path::new(path), threads.parse()?);
    let kept = if what == "lines" { lines(path, threads)? } else { files(path, threads)? };
    let mut all = Kept::default();
    for of_thread in kept {
        all.documents += of_thread.documents;
        all.fold(&of_thread.folded);
    }
    let short = all.folded.iter().fold(0u64, |sum, &byte| sum.rotate_left(8) ^ u64::from(byte));
    println!("{} {short:016x}", all.documents);
    Ok(())
}
