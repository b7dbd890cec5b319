//! Sample documents that follow from a seed: the same seed gives the same bytes, everywhere.

use arbitrary::Unstructured;
use sha2::{Digest as _, Sha256};

use super::{Wanted, breaks::Break, clean};

/// How many choices a document is made of, in bytes.
const CHOICES: usize = 2_048;

/// How often another document is tried where a rule cannot be broken in one.
const TRIES: u64 = 1_000;

/// A sequence of sample documents.
#[allow(missing_debug_implementations)] // a function in it
pub struct Samples {
    /// What each is to be like.
    pub wanted: Wanted,
    /// What all choices follow from.
    pub seed: u64,
    /// How each of them is broken, if it is to have a finding.
    pub broken: Option<Break>,
}

impl Samples {
    /// The document of a number; none if what is wanted cannot be broken so.
    pub fn document(&self, number: u64) -> Option<Vec<u8>> {
        (0..TRIES).find_map(|attempt| {
            let (text, _) = self.attempt(number, attempt)?;
            match self.broken {
                None => Some(text),
                Some(broken) => broken(serde_json::from_slice(&text).ok()?),
            }
        })
    }

    /// The valid document of a number, and the identifier of its recovery account.
    pub fn identified(&self, number: u64) -> Option<(Vec<u8>, String)> {
        (0..TRIES).find_map(|attempt| self.attempt(number, attempt))
    }

    fn attempt(&self, number: u64, attempt: u64) -> Option<(Vec<u8>, String)> {
        let choices = choices(self.seed, number, attempt);
        let made = clean::identified(&mut Unstructured::new(&choices), self.wanted).ok()?;
        let (envelope, identifier) = made;
        Some((envelope.to_json(), identifier.as_str().to_owned()))
    }
}

/// Bytes that nobody can tell from random ones, and that follow from three numbers: SHA-256 of them
/// and of the number of the block.
fn choices(seed: u64, number: u64, attempt: u64) -> Vec<u8> {
    let block = |block: u64| {
        let numbers = [seed, number, attempt, block].map(u64::to_be_bytes);
        Sha256::digest(numbers.as_flattened())
    };
    (0..).flat_map(block).take(CHOICES).collect()
}
