//! Runs the rules: one walk over a backup.

use std::sync::LazyLock;

use super::scope::Restore;
use super::{Backup, Device, Out, RULES, Ran, Rule, Saying, Scope, Told};
use crate::model::{
    AccountParts, Ask as _, At, EnvelopeMembers, EnvelopeParts, Model as _, StringKind,
};
use crate::model::{Now, Place, with_octets};

/// What the rules are told beside the backup.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Context {
    /// What time it is, if anybody says.
    pub(crate) now: Option<Now>,
    /// Whether the document has no syntax, version or structure finding.
    pub(crate) whole: bool,
}

/// Runs every rule of one document that can run.
pub(crate) fn run_backup(
    backup: &EnvelopeParts,
    context: Context,
    tell: &mut dyn FnMut(&'static Rule, Told),
) {
    let backup = root(backup);
    let sorted = &*SORTED;
    for rule in &sorted.backups {
        let mut tell = |told| tell(rule, told);
        let out = &mut Out::new(&mut tell);
        let ran = match rule.scope {
            Scope::Backup(run) => run(backup, out),
            Scope::Account(run) => each_account(backup, out, run),
            Scope::Clock(run) => context.now.map_or(Ok(()), |now| run(backup, now, out)),
            Scope::Whole(run) if context.whole => run(backup, out),
            _ => Ok(()),
        };
        heard(ran);
    }
    run_names(backup, &sorted.names, tell);
    run_secrets(backup, &sorted.secrets, tell);
}

/// A rule of one string, and what it says of one.
type Of<F> = (&'static Rule, F);
type OfName = Of<fn(&str) -> Option<Saying>>;
type OfSecret = Of<fn(&str, &[u8]) -> Option<Saying>>;

/// The rules of one document, by what they look at.
#[derive(Default)]
struct Sorted {
    backups: Vec<&'static Rule>,
    names: Vec<OfName>,
    secrets: Vec<OfSecret>,
}

static SORTED: LazyLock<Sorted> = LazyLock::new(|| {
    let mut sorted = Sorted::default();
    for rule in RULES {
        match rule.scope {
            Scope::Backup(_) | Scope::Account(_) | Scope::Clock(_) | Scope::Whole(_) => {
                sorted.backups.push(rule);
            }
            Scope::Text(finds) => sorted.names.push((rule, finds)),
            Scope::Secret(finds) => sorted.secrets.push((rule, finds)),
            Scope::Reader | Scope::Restore(_) | Scope::History(_) => {}
        }
    }
    sorted
});

/// Each name, by every rule of names.
fn run_names(backup: Backup, rules: &[OfName], tell: &mut dyn FnMut(&'static Rule, Told)) {
    EnvelopeMembers::strings(backup.is, backup.place, StringKind::Name, &mut |place, name| {
        let Some(name) = name else {
            return rules.iter().for_each(|(rule, _)| tell(rule, Told::NotRun(place)));
        };
        for (rule, finds) in rules {
            let says = finds(name);
            says.into_iter().for_each(|says| tell(rule, fired(place, says)));
        }
    });
}

/// Each secret, by every rule of secrets.
fn run_secrets(backup: Backup, rules: &[OfSecret], tell: &mut dyn FnMut(&'static Rule, Told)) {
    EnvelopeMembers::strings(backup.is, backup.place, StringKind::Secret, &mut |place, secret| {
        let Some(secret) = secret else {
            return rules.iter().for_each(|(rule, _)| tell(rule, Told::NotRun(place)));
        };
        with_octets(secret, |octets| {
            for (rule, finds) in rules {
                let says = finds(secret, octets);
                says.into_iter().for_each(|says| tell(rule, fired(place, says)));
            }
        });
    });
}

fn fired(at: Place, says: Saying) -> Told {
    Told::Fired { at, related: None, says }
}

/// Runs the rules of a restore onto a device that were asked for.
pub(crate) fn run_restore(
    backup: &EnvelopeParts,
    device: Device<EnvelopeParts>,
    tell: &mut dyn FnMut(&'static Rule, Told),
) {
    let backup = root(backup);
    let existing = device.existing.map(root);
    for rule in RULES {
        let Scope::Restore(restore) = rule.scope else { continue };
        let mut tell = |told| tell(rule, told);
        let out = &mut Out::new(&mut tell);
        let ran = match restore {
            Restore::OntoPlatform(run) => device.platform.map(|onto| run(backup, onto, out)),
            Restore::WithAccount(run) => device.recovery.map(|account| run(backup, account, out)),
            Restore::BesideExisting(run) => existing.map(|existing| run(backup, existing, out)),
        };
        ran.into_iter().for_each(heard);
    }
}

/// Runs the rules of one backup replacing another.
pub(crate) fn run_history(
    old: &EnvelopeParts,
    new: &EnvelopeParts,
    tell: &mut dyn FnMut(&'static Rule, Told),
) {
    for rule in RULES {
        if let Scope::History(run) = rule.scope {
            heard(run(root(old), root(new), &mut Out::new(&mut |told| tell(rule, told))));
        }
    }
}

fn root<'p, 'a>(parts: &'p EnvelopeParts<'a>) -> Backup<'p, 'a> {
    At { is: parts, place: Place::ROOT }
}

/// A rule that asked for a part that is not sound has ended, and whoever listens was told.
fn heard(ran: Ran) {
    let (Ok(()) | Err(_)) = ran;
}

fn each_account(
    backup: Backup,
    out: &mut Out,
    run: impl Fn(At<'_, AccountParts<'_>>, &mut Out) -> Ran,
) -> Ran {
    for account in backup.accounts(out)?.items(out) {
        heard(run(account, out));
    }
    Ok(())
}

/// Every string of this content. Where there could be one in a part that is not sound, `out` hears
/// of it.
pub(super) fn each_string<'p>(
    backup: Backup<'p, '_>,
    content: StringKind,
    out: &mut Out,
    mut found: impl FnMut(At<'p, str>, &mut Out),
) {
    EnvelopeMembers::strings(backup.is, backup.place, content, &mut |place, text| match text {
        Some(is) => found(At { is, place }, out),
        None => out.not_sound(place),
    });
}
