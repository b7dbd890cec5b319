"""The stages version and structure (validation.md, chapter 5; the tables of envelope.md, chapter 4).

Each value that is refused is marked as a hole; what is missing is only reported.
"""

from json_tree import ARRAY, BOOLEAN, NUMBER, OBJECT, STRING
from pointers import Pointer
from value_forms import (MAX_SAFE, VERSION, in_range, is_app_version, is_digest, is_secret, is_text,
                         is_timestamp, is_uuid4)

FORMAT = "authenticator-backup"
MAX_ACCOUNTS = 256
ACCOUNT_TYPES = ("microsoft-personal", "work-or-school", "non-microsoft")


class VersionStop(Exception):
    """Nothing more of the document is judged; the findings of syntax stay."""


def judge_version(root, report):
    found = root.get("format")
    if found is None:
        report(root.start, "not-a-backup", "")
        raise VersionStop
    if found.hole:
        raise VersionStop
    if found.kind != STRING or found.value != FORMAT:
        report(found.start, "not-a-backup", "/format")
        raise VersionStop
    found = root.get("version")
    if found is None:
        report(root.start, "invalid-version", "")
        raise VersionStop
    if found.hole:
        raise VersionStop
    if found.kind != STRING or VERSION.fullmatch(found.value) is None:
        report(found.start, "invalid-version", "/version")
        raise VersionStop
    if found.value != "1.0":
        report(found.start, "unsupported-version", "/version")
        raise VersionStop


# A check takes (node, pointer text, report) and reports one finding at most about the node itself.

def _refuse(node, pointer, report, rule):
    node.hole = True
    report(node.start, rule, pointer)


def _string(rule, accepts):
    def check(node, pointer, report):
        if node.kind != STRING:
            _refuse(node, pointer, report, "wrong-type")
        elif not accepts(node.value):
            _refuse(node, pointer, report, rule)
    return check


def _one_of(rule, *values):
    return _string(rule, values.__contains__)


def _integer(rule, low, high):
    def check(node, pointer, report):
        if node.kind != NUMBER:
            _refuse(node, pointer, report, "wrong-type")
        elif node.value == "-0" or any(sign in node.value for sign in ".eE"):
            _refuse(node, pointer, report, "invalid-integer")
        elif not in_range(node.value, low, high):
            _refuse(node, pointer, report, rule)
    return check


def _boolean(node, pointer, report):
    if node.kind != BOOLEAN:
        _refuse(node, pointer, report, "wrong-type")


def _already_judged(node, pointer, report):
    """`format` and `version`: the stage before has judged them."""


def _object(table):
    def check(node, pointer, report):
        if node.kind != OBJECT:
            _refuse(node, pointer, report, "wrong-type")
        else:
            judge_members(node, pointer, table, report)
    return check


def _array(judge_element):
    def check(node, pointer, report):
        if node.kind != ARRAY:
            _refuse(node, pointer, report, "wrong-type")
        elif len(node.value) > MAX_ACCOUNTS:
            _refuse(node, pointer, report, "too-many-accounts")
        else:
            for index, element in enumerate(node.value):
                if not element.hole:
                    judge_element(element, "%s/%d" % (pointer, index), report)
    return check


def judge_members(node, pointer, table, report):
    """`table` gives for each name whether it must be there, and the check of its value."""
    for member in node.value:
        if member.lone or member.node.hole:
            continue
        row = table.get(member.name)
        if row is None:
            shown = Pointer(pointer).member(member.name)
            report(member.start, "unknown-member", shown.text, "key")
        else:
            row[1](member.node, pointer + "/" + member.name, report)
    for name, (required, _) in table.items():
        if required and name not in node.by_name:
            report(node.start, "missing-member", pointer)


_ONE_TIME_PASSWORD = {
    "secret": (True, _string("invalid-secret", is_secret)),
    "algorithm": (True, _one_of("invalid-algorithm", "sha1", "sha256", "sha512")),
    "digits": (True, _integer("invalid-digits", 6, 8)),
}
_KIND = _one_of("invalid-credential-kind", "totp", "hotp", "name-only")
_KIND_ROW = {"kind": (True, _already_judged)}

KINDS = {
    "totp": {**_KIND_ROW, **_ONE_TIME_PASSWORD, "period": (True, _integer("invalid-period", 1, 86400))},
    "hotp": {**_KIND_ROW, **_ONE_TIME_PASSWORD, "counter": (True, _integer("invalid-counter", 0, MAX_SAFE))},
    "name-only": _KIND_ROW,
}


def _credential(node, pointer, report):
    if node.kind != OBJECT:
        _refuse(node, pointer, report, "wrong-type")
        return
    kind = node.get("kind")
    if kind is None:
        report(node.start, "missing-member", pointer)
        return
    if not kind.hole:
        _KIND(kind, pointer + "/kind", report)
    if not kind.hole:
        judge_members(node, pointer, KINDS[kind.value], report)


_ACCOUNT = {
    "id": (True, _string("invalid-id", is_uuid4)),
    "type": (True, _one_of("invalid-account-type", *ACCOUNT_TYPES)),
    "issuer": (False, _string("invalid-text", is_text)),
    "label": (True, _string("invalid-text", is_text)),
    "credential": (True, _credential),
}

_RECOVERY_ACCOUNT = {
    "type": (True, _one_of("invalid-account-type", *ACCOUNT_TYPES)),
    "digest": (True, _string("invalid-digest", is_digest)),
}

_SETTINGS = {
    "cloudBackup": (True, _boolean),
    "appLock": (False, _boolean),
    "hideCodes": (False, _boolean),
    "usageData": (False, _boolean),
    "theme": (False, _one_of("invalid-theme", "system", "light", "dark")),
    "screenCapture": (False, _boolean),
    "appSwitcherBlur": (False, _boolean),
}

_CHECKSUM = {
    "algorithm": (True, _one_of("invalid-checksum-algorithm", "sha256")),
    "digest": (True, _string("invalid-digest", is_digest)),
}

_ROOT = {
    "format": (True, _already_judged),
    "version": (True, _already_judged),
    "backupId": (True, _string("invalid-id", is_uuid4)),
    "generation": (True, _integer("invalid-generation", 1, MAX_SAFE)),
    "writtenAt": (True, _string("invalid-timestamp", is_timestamp)),
    "appVersion": (True, _string("invalid-app-version", is_app_version)),
    "platform": (True, _one_of("invalid-platform", "ios", "android")),
    "storage": (True, _one_of("invalid-storage", "icloud", "microsoft-cloud")),
    "recoveryAccount": (True, _object(_RECOVERY_ACCOUNT)),
    "accounts": (True, _array(_object(_ACCOUNT))),
    "omittedAccounts": (True, _integer("invalid-omitted-accounts", 0, MAX_SAFE)),
    "order": (True, _array(_string("invalid-id", is_uuid4))),
    "settings": (True, _object(_SETTINGS)),
    "checksum": (True, _object(_CHECKSUM)),
}


def judge_structure(root, report):
    judge_members(root, "", _ROOT, report)
