//! `duplicate-account-type`: the product backs up one account of each type.

use crate::rules::detail::words;
use crate::rules::repeats::repeats;
use crate::rules::{Backup, Detail, Level, Out, Role, Rule, Run, Stage, page};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "duplicate-account-type",
    stage: Stage::Accounts,
    level: Level::Error,
    page: page!("duplicate-account-type"),
    run: Run::Backup(run),
    say: |detail| {
        let message = match detail {
            Detail::Word(word) => format!("a second account of type \"{word}\""),
            _ => "a second account of one type".to_owned(),
        };
        words(
            message,
            "a backup holds one account of each type",
            "leave one of them out and count it in \"omittedAccounts\"",
        )
    },
};

fn run(backup: Backup, out: &mut Out) -> Option<()> {
    let accounts = backup.accounts(out)?.items(out);
    let types: Vec<_> = accounts.filter_map(|account| account.r#type(out)).collect();
    for (first, later) in repeats(types.iter().map(|found| (found.is, found.place))) {
        let word = types.iter().find(|found| found.place == later).map(|found| found.is.as_str());
        out.fire_with(later, Role::First.at(first), word.map_or(Detail::None, Detail::Word));
    }
    Some(())
}
