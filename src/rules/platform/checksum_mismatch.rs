//! `checksum-mismatch`: the document is not what was written.

use crate::model::digits;
use crate::rules::detail::words;
use crate::rules::{Backup, Detail, Level, Out, Rule, Run, Stage, page};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "checksum-mismatch",
    stage: Stage::Checksum,
    level: Level::Error,
    page: page!("checksum-mismatch"),
    run: Run::Whole(run),
    say: |detail| {
        let help = match detail {
            Detail::Digest(digest) => format!(
                "if the file was edited by hand, write \"{}\"; if not, it is damaged, or its writer's RFC 8785 form is wrong",
                digits(digest)
            ),
            _ => "the file is damaged, or its writer's RFC 8785 form is wrong".to_owned(),
        };
        words(
            "the checksum is not that of the document",
            "not the SHA-256 of the RFC 8785 form without \"checksum\"",
            help,
        )
    },
};

fn run(backup: Backup, out: &mut Out) -> Option<()> {
    let stored = backup.checksum(out)?.digest(out)?;
    let computed = backup.is.computed_checksum();
    if stored.is.as_str().as_bytes() != computed {
        out.fire(stored.place, Detail::Digest(computed));
    }
    Some(())
}
