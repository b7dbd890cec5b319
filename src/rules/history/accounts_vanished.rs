//! `accounts-vanished`: accounts of the stored backup are not in the new one.

use std::collections::BTreeSet;

use crate::rules::detail::words;
use crate::rules::{Backup, Detail, Level, Out, Role, Rule, Run, Stage, page};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "accounts-vanished",
    stage: Stage::History,
    level: Level::Warning,
    page: page!("accounts-vanished"),
    run: Run::History(run),
    say: |detail| {
        let message = match detail {
            Detail::Word(word) => {
                format!("an account of type \"{word}\" of the stored backup is gone")
            }
            _ => "an account of the stored backup is gone".to_owned(),
        };
        words(
            message,
            "an account is gone",
            "if the person deleted it, nothing is wrong; if not, the write has lost it: do not store this",
        )
    },
};

fn run(old: Backup, new: Backup, out: &mut Out) -> Option<()> {
    let (before, after) = (old.accounts(out)?, new.accounts(out)?);
    if after.is.is_empty() {
        return Some(()); // `blank-overwrite` says it for all of them
    }
    let mut known: BTreeSet<&str> =
        after.items(out).filter_map(|account| account.id(out)).map(|id| id.is.as_str()).collect();
    for account in before.items(out) {
        let (Some(id), Some(account_type)) = (account.id(out), account.r#type(out)) else {
            continue;
        };
        if known.insert(id.is.as_str()) {
            let detail = Detail::Word(account_type.is.as_str());
            out.fire_with(after.place, Role::Old.at(account.place), detail);
        }
    }
    Some(())
}
