//! `duplicate-secret`: two accounts that show the same codes.

use crate::rules::detail::words;
use crate::rules::repeats::repeats;
use crate::rules::walk::secret_of;
use crate::rules::{Backup, Detail, Level, Out, Role, Rule, Run, Stage, page};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "duplicate-secret",
    stage: Stage::Accounts,
    level: Level::Warning,
    page: page!("duplicate-secret"),
    run: Run::Backup(run),
    say: |_| {
        words(
            "another account has the same secret",
            "the same secret again",
            "look whether one account was written twice, or one secret over all; two services never share one",
        )
    },
};

fn run(backup: Backup, out: &mut Out) -> Option<()> {
    let accounts = backup.accounts(out)?.items(out);
    let secrets: Vec<_> = accounts.filter_map(|account| secret_of(account, out)).collect();
    for (first, later) in repeats(secrets.iter().map(|secret| (secret.is.expose(), secret.place))) {
        out.fire_with(later, Role::First.at(first), Detail::None);
    }
    Some(())
}
