"""The stages accounts and credentials (validation.md, sections 6.1 and 6.2)."""

from sound_values import ABSENT, LACKING
from value_forms import secret_octets

ALLOWED_TYPES = {
    "totp": ("microsoft-personal", "non-microsoft"),
    "hotp": ("non-microsoft",),
    "name-only": ("microsoft-personal", "work-or-school", "non-microsoft"),
}

EXAMPLE_SECRETS = frozenset((
    "JBSWY3DPEHPK3PXP",
    "HXDMVJECJJWSRB3HWIZR4IFUGFTMXBOZ",
    "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
    "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZA",
    "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNA",
))
_BASE32_TEXT = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567=")
SECRET_RULES = ("weak-secret", "short-secret", "double-encoded-secret", "example-secret")


def judge_accounts(values, report, not_run):
    if values.accounts_array is LACKING:
        for rule in ("duplicate-account-id", "duplicate-account-type", "duplicate-account-name",
                     "duplicate-secret", "credential-not-allowed", "no-accounts"):
            not_run(rule, "hole")
    elif not values.accounts:
        report(values.accounts_array.start, "no-accounts", "/accounts")
    _omitted(values, report, not_run)

    seen_ids, seen_types, seen_names, seen_secrets = set(), set(), set(), set()

    def later(seen, key, node, rule, pointer):
        if key in seen:
            report(node.start, rule, pointer)
        seen.add(key)

    for account in values.accounts:
        if account.id is LACKING:
            not_run("duplicate-account-id", "hole")
        else:
            later(seen_ids, account.id.value, account.id, "duplicate-account-id", account.pointer + "/id")
        if account.type is LACKING:
            not_run("duplicate-account-type", "hole")
        else:
            later(seen_types, account.type.value, account.type, "duplicate-account-type",
                  account.pointer + "/type")
        name = account.name_key()
        if name is None:
            not_run("duplicate-account-name", "hole")
        else:
            later(seen_names, name, account.label, "duplicate-account-name", account.pointer + "/label")
        if account.secret is LACKING:
            not_run("duplicate-secret", "hole")
        elif account.secret is not ABSENT:
            later(seen_secrets, account.secret.value, account.secret, "duplicate-secret",
                  account.pointer + "/credential/secret")
        if account.type is LACKING or account.kind is LACKING:
            not_run("credential-not-allowed", "hole")
        elif account.type.value not in ALLOWED_TYPES[account.kind.value]:
            report(account.kind.start, "credential-not-allowed", account.pointer + "/credential/kind")


def _omitted(values, report, not_run):
    if values.omittedAccounts is LACKING:
        not_run("accounts-omitted", "hole")
    elif values.omittedAccounts.value != "0":
        report(values.omittedAccounts.start, "accounts-omitted", "/omittedAccounts")


def judge_credentials(values, report, not_run):
    if values.accounts_array is LACKING:
        for rule in SECRET_RULES + ("unusual-period",):
            not_run(rule, "hole")
    for account in values.accounts:
        if account.secret is LACKING:
            for rule in SECRET_RULES:
                not_run(rule, "hole")
        elif account.secret is not ABSENT:
            for rule in secret_faults(account.secret.value):
                report(account.secret.start, rule, account.pointer + "/credential/secret")
        if account.period is LACKING:
            not_run("unusual-period", "hole")
        elif account.period is not ABSENT and account.period.value not in ("30", "60"):
            report(account.period.start, "unusual-period", account.pointer + "/credential/period")


def secret_faults(secret):
    if secret in EXAMPLE_SECRETS:
        return ["example-secret"]
    octets = secret_octets(secret)
    if len(octets) < 10:
        return ["weak-secret"]
    found = []
    if len(octets) < 16:
        found.append("short-secret")
    if _BASE32_TEXT.issuperset(octets):
        found.append("double-encoded-secret")
    return found
