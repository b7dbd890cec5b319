"""The stage history (validation.md, chapter 8)."""

from canonical_form import canonical_form
from rule_catalogue import HISTORY_RULES


def judge_history(new, old):
    """`new` and `old` are judgements; the findings are those of `new`."""
    if not new.comparable or not old.comparable:
        reason = "other-document" if new.comparable else "unsound"
        for rule in HISTORY_RULES:
            new.could_not_run(rule, reason)
        return
    if canonical_form(new.root) == canonical_form(old.root):
        return
    if new.values.backupId.value == old.values.backupId.value:
        _one_backup(new, new.values, old.values)
    elif new.values.generation.value != "1":
        new.report(new.values.generation.start, "fresh-backup-generation", "/generation")
    _accounts(new, new.values, old.values)
    _counters(new, new.values, old.values)


def _one_backup(new, now, before):
    if int(now.generation.value) <= int(before.generation.value):
        new.report(now.generation.start, "generation-not-increased", "/generation")
    if now.platform.value != before.platform.value:
        new.report(now.platform.start, "platform-changed", "/platform")
    if now.recovery_digest.value != before.recovery_digest.value:
        new.report(now.recovery_digest.start, "recovery-account-changed", "/recoveryAccount/digest")
    if now.writtenAt.value < before.writtenAt.value:
        new.report(now.writtenAt.start, "written-before-previous", "/writtenAt")


def _accounts(new, now, before):
    if before.accounts and not now.accounts:
        new.report(now.accounts_array.start, "blank-overwrite", "/accounts")
        new.drop("no-accounts")
        return
    kept = {account.id.value for account in now.accounts}
    for _ in {account.id.value for account in before.accounts} - kept:
        new.report(now.accounts_array.start, "accounts-vanished", "/accounts")


def _counters(new, now, before):
    highest = {}
    for account in before.accounts:
        if account.kind.value == "hotp":
            key = (account.id.value, account.secret.value)
            highest[key] = max(int(account.counter.value), highest.get(key, 0))
    for account in now.accounts:
        if account.kind.value == "hotp":
            key = (account.id.value, account.secret.value)
            if int(account.counter.value) < highest.get(key, 0):
                new.report(account.counter.start, "counter-decreased", account.pointer + "/credential/counter")
