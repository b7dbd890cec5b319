//! `counter-decreased`: codes that were used already would be shown again, and refused.

use crate::model::{At, CredentialParts, HotpParts};
use crate::rules::detail::words;
use crate::rules::{AccountAt, Backup, Detail, Level, Out, Role, Rule, Run, Stage, page};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "counter-decreased",
    stage: Stage::History,
    level: Level::Error,
    page: page!("counter-decreased"),
    run: Run::History(run),
    say: |detail| {
        let message = match detail {
            Detail::Counts(old, new) => format!("the counter goes back from {old} to {new}"),
            _ => "the counter goes back".to_owned(),
        };
        words(
            message,
            "lower than the stored one",
            "write the greater of the two: codes below it were used already and are refused",
        )
    },
};

fn run(old: Backup, new: Backup, out: &mut Out) -> Option<()> {
    let before: Vec<_> = old.accounts(out)?.items(out).collect();
    for account in new.accounts(out)?.items(out) {
        let Some(after) = hotp(account, out) else { continue };
        let Some(counter) = after.counter(out) else { continue };
        let stored = before
            .iter()
            .filter(|old| old.is.id == account.is.id)
            .filter_map(|old| hotp(*old, out))
            .filter(|old| old.is.secret == after.is.secret)
            .collect::<Vec<_>>();
        let higher = stored
            .into_iter()
            .filter_map(|old| old.counter(out))
            .find(|stored| counter.is < stored.is);
        if let Some(stored) = higher {
            let detail = Detail::Counts(stored.is.get(), counter.is.get());
            out.fire_with(counter.place, Role::Old.at(stored.place), detail);
        }
    }
    Some(())
}

fn hotp<'p, 'a>(account: AccountAt<'p, 'a>, out: &mut Out) -> Option<At<'p, HotpParts<'a>>> {
    let credential = account.credential(out)?;
    match credential.is {
        CredentialParts::Hotp(is) => Some(At { is, place: credential.place }),
        CredentialParts::Totp(_) | CredentialParts::NameOnly(_) => None,
    }
}
