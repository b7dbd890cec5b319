//! `checksum-mismatch`: the document is not what was written.

use crate::model::Wording;
use crate::rules::{Backup, Out, Ran, Saying, Scope, rule};

rule!("checksum-mismatch", Checksum, Error, Scope::Whole(run));

fn says(digest: &str) -> Wording {
    Wording::new(
        "the checksum is not that of the document",
        "not the SHA-256 of the RFC 8785 form without \"checksum\"",
        format!(
            "if the file was edited by hand, write \"{digest}\"; if not, it is damaged, or its writer's RFC 8785 form is wrong"
        ),
    )
}

fn run(backup: Backup, out: &mut Out) -> Ran {
    let stored = backup.checksum(out)?.digest(out)?;
    let computed = backup.is.computed_checksum();
    if stored.is.as_str().as_bytes() != computed {
        out.fire(stored.place, Saying::Digest(says, computed));
    }
    Ok(())
}
