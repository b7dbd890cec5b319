//! `counter-decreased`: codes that were used already would be shown again, and refused.

use crate::model::{At, CredentialParts, HotpParts, Wording};
use crate::rules::{AccountAt, Backup, Out, Ran, Role, Saying, Scope, rule};

rule!("counter-decreased", History, Error, Scope::History(run));

fn says(old: u64, new: u64) -> Wording {
    Wording::new(
        format!("the counter goes back from {old} to {new}"),
        "lower than the stored one",
        "write the greater of the two: codes below it were used already and are refused",
    )
}

fn run(old: Backup, new: Backup, out: &mut Out) -> Ran {
    let before: Vec<_> = old.accounts(out)?.items(out).collect();
    for account in new.accounts(out)?.items(out) {
        let Some(after) = hotp(account, out) else { continue };
        let Ok(counter) = after.counter(out) else { continue };
        let stored = before
            .iter()
            .filter(|old| old.is.id == account.is.id)
            .filter_map(|old| hotp(*old, out))
            .filter(|old| old.is.secret == after.is.secret)
            .collect::<Vec<_>>();
        let higher = stored
            .into_iter()
            .filter_map(|old| old.counter(out).ok())
            .find(|stored| counter.is < stored.is);
        if let Some(stored) = higher {
            let says = Saying::TwoNumbers(says, stored.is.get(), counter.is.get());
            out.fire_with(counter.place, Role::Old.at(stored.place), says);
        }
    }
    Ok(())
}

fn hotp<'p, 'a>(account: AccountAt<'p, 'a>, out: &mut Out) -> Option<At<'p, HotpParts<'a>>> {
    let credential = account.credential(out).ok()?;
    match credential.is {
        CredentialParts::Hotp(is) => Some(At { is, place: credential.place }),
        CredentialParts::Totp(_) | CredentialParts::NameOnly(_) => None,
    }
}
