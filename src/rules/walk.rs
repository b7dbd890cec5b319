//! Runs the rules: one walk over a backup.

use super::{Backup, Device, Out, RULES, Rule, Run, Told};
use crate::model::{AccountParts, At, CredentialParts, EnvelopeParts, Now, Place};

/// What the rules are told beside the backup.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context {
    /// What time it is, if anybody says.
    pub now: Option<Now>,
    /// Whether the document has no syntax, version or structure finding.
    pub whole: bool,
}

/// Runs every rule of one document that can run.
pub fn run_backup(
    backup: &EnvelopeParts,
    context: Context,
    tell: &mut dyn FnMut(&'static Rule, Told),
) {
    let backup = At { is: backup, place: Place::ROOT };
    for rule in RULES {
        let mut tell = |told| tell(rule, told);
        let out = &mut Out::new(&mut tell);
        // `None`: the rule asked for a part that is not sound, and `out` has heard of it.
        let _ = match rule.run {
            Run::Backup(run) => run(backup, out),
            Run::Account(run) => each_account(backup, out, run),
            Run::Text(finds) => each_account(backup, out, |account, out| {
                texts(account, out, finds);
                Some(())
            }),
            Run::Secret(finds) => {
                each_account(backup, out, |account, out| secret(account, out, finds))
            }
            Run::Clock(run) => run(backup, context.now, out),
            Run::Whole(run) if context.whole => run(backup, out),
            Run::Whole(_) | Run::Reader | Run::Restore(..) | Run::History(_) => None,
        };
    }
}

/// Runs the rules of a restore onto a device that were asked for.
pub fn run_restore(
    backup: &EnvelopeParts,
    device: &Device,
    tell: &mut dyn FnMut(&'static Rule, Told),
) {
    let backup = At { is: backup, place: Place::ROOT };
    for rule in RULES {
        if let Run::Restore(asked, run) = rule.run
            && asked(device)
        {
            run(backup, device, &mut Out::new(&mut |told| tell(rule, told)));
        }
    }
}

/// Runs the rules of one backup replacing another.
pub fn run_history(
    old: &EnvelopeParts,
    new: &EnvelopeParts,
    tell: &mut dyn FnMut(&'static Rule, Told),
) {
    let (old, new) = (At { is: old, place: Place::ROOT }, At { is: new, place: Place::ROOT });
    for rule in RULES {
        if let Run::History(run) = rule.run {
            run(old, new, &mut Out::new(&mut |told| tell(rule, told)));
        }
    }
}

fn each_account(
    backup: Backup,
    out: &mut Out,
    mut run: impl FnMut(At<'_, AccountParts<'_>>, &mut Out) -> Option<()>,
) -> Option<()> {
    for account in backup.accounts(out)?.items(out) {
        run(account, out);
    }
    Some(())
}

fn texts(account: At<AccountParts>, out: &mut Out, finds: fn(&str) -> bool) {
    let issuer = account.issuer(out).flatten();
    for text in issuer.into_iter().chain(account.label(out)) {
        if finds(text.is.as_str()) {
            out.fire(text.place, super::Detail::None);
        }
    }
}

fn secret(account: At<AccountParts>, out: &mut Out, finds: fn(&str, &[u8]) -> bool) -> Option<()> {
    let secret = secret_of(account, out)?;
    if finds(secret.is.expose(), &secret.is.octets()) {
        out.fire(secret.place, super::Detail::None);
    }
    Some(())
}

/// The secret of an account, if it has one.
pub(super) fn secret_of<'p, 'a>(
    account: At<'p, AccountParts<'a>>,
    out: &mut Out,
) -> Option<At<'p, crate::model::SecretText<&'a str>>> {
    let credential = account.credential(out)?;
    match credential.is {
        CredentialParts::Totp(totp) => At { is: totp, place: credential.place }.secret(out),
        CredentialParts::Hotp(hotp) => At { is: hotp, place: credential.place }.secret(out),
        CredentialParts::NameOnly(_) => None,
    }
}
