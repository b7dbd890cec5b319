"""The stage restore (validation.md, chapter 7)."""

from canonical_form import recovery_digest


def judge_restore(backup, onto, identifier, existing):
    """`backup` and `existing` are judgements; an input that is None asks for nothing."""
    values = backup.values
    if onto is not None:
        if not backup.comparable:
            backup.could_not_run("wrong-platform", "unsound")
        elif values.platform.value != onto:
            backup.report(values.platform.start, "wrong-platform", "/platform")
    if identifier is not None:
        if not backup.comparable:
            backup.could_not_run("wrong-recovery-account", "unsound")
        elif values.recovery_digest.value != recovery_digest(values.backupId.value, identifier):
            backup.report(values.recovery_digest.start, "wrong-recovery-account", "/recoveryAccount/digest")
    if existing is not None:
        if not backup.comparable:
            backup.could_not_run("account-exists", "unsound")
        elif not existing.comparable:
            backup.could_not_run("account-exists", "other-document")
        else:
            there = {account.name_key() for account in existing.values.accounts}
            for account in values.accounts:
                if account.name_key() in there:
                    backup.report(account.start, "account-exists", account.pointer)
