//! The crate `jsonschema` over each line of a file: what a user of it would write.
//!
//!     schema_loop SCHEMA FILE THREADS
//!
//! Says how many documents are valid, and how many are not.

use std::path::Path;

use backup_lint_peers::{Failure, over_lines};

#[derive(Default)]
struct Kept {
    valid: usize,
    invalid: usize,
}

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [schema, file, threads] = arguments.as_slice() else {
        return Err("usage: schema_loop SCHEMA FILE THREADS".into());
    };
    let schema = serde_json::from_slice(&std::fs::read(schema)?)?;
    let validator = jsonschema::validator_for(&schema).map_err(|error| error.to_string())?;
    let kept = over_lines(Path::new(file), threads.parse()?, |kept: &mut Kept, line| {
        let read = serde_json::from_slice(line);
        if read.is_ok_and(|document| validator.is_valid(&document)) {
            kept.valid += 1;
        } else {
            kept.invalid += 1;
        }
    })?;
    let sum = |of: fn(&Kept) -> usize| kept.iter().map(of).sum::<usize>();
    println!("{} valid, {} invalid", sum(|kept| kept.valid), sum(|kept| kept.invalid));
    Ok(())
}
