//! `duplicate-account-name`: two accounts that a person cannot tell apart.

use crate::rules::detail::words;
use crate::rules::repeats::repeats;
use crate::rules::{Backup, Detail, Level, Out, Role, Rule, Run, Stage, page};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "duplicate-account-name",
    stage: Stage::Accounts,
    level: Level::Warning,
    page: page!("duplicate-account-name"),
    run: Run::Backup(run),
    say: |_| {
        words(
            "another account has the same issuer and label",
            "the same name again",
            "if they are two accounts, let the person name them apart; never merge them by name",
        )
    },
};

fn run(backup: Backup, out: &mut Out) -> Option<()> {
    let accounts = backup.accounts(out)?.items(out);
    let names: Vec<_> = accounts
        .filter_map(|account| {
            let (issuer, label) = (account.issuer(out), account.label(out));
            let issuer = issuer?.map(|issuer| issuer.is.as_str());
            label.map(|label| ((issuer, label.is.as_str()), label.place))
        })
        .collect();
    for (first, later) in repeats(names.into_iter()) {
        out.fire_with(later, Role::First.at(first), Detail::None);
    }
    Some(())
}
