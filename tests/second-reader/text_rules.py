"""The stage text (validation.md, section 6.3)."""

import re

from sound_values import ABSENT, LACKING

_PLANE_ENDS = "".join("%c%c" % (plane << 16 | 0xFFFE, plane << 16 | 0xFFFF) for plane in range(17))

_UNSAFE = re.compile(
    "[\\x00-\\x1f\\x7f-\\x9f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef" + _PLANE_ENDS + "]")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u115f-\u1160\u17b4-\u17b5\u180e\u200b\u2060-\u2065\u206a-\u206f\u2800\u3164\ufeff"
    "\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]")
_FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f")
_SPACES = frozenset("\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
                    "\u202f\u205f\u3000")
_ACCIDENT_WHOLE = frozenset(("undefined", "null", "nil", "NaN", "(null)", "<null>", ":null"))
_ACCIDENT_PART = ("[object Object]", "[B@", "kotlin.Unit")

TEXT_RULES = ("unsafe-text", "invisible-text", "untrimmed-text", "serialization-accident")


def judge_texts(values, report, not_run):
    if values.accounts_array is LACKING:
        for rule in TEXT_RULES:
            not_run(rule, "hole")
    for account in values.accounts:
        for name, found in (("/issuer", account.issuer), ("/label", account.label)):
            if found is LACKING:
                for rule in TEXT_RULES:
                    not_run(rule, "hole")
            elif found is not ABSENT:
                for rule in text_faults(found.value):
                    report(found.start, rule, account.pointer + name)


def text_faults(text):
    found = []
    if _UNSAFE.search(text):
        found.append("unsafe-text")
    if _INVISIBLE.search(text) and _INVISIBLE.search(_FLAG.sub("\U0001f3f4", text)):
        found.append("invisible-text")
    if text[0] in _SPACES or text[-1] in _SPACES:
        found.append("untrimmed-text")
    if (text in _ACCIDENT_WHOLE or any(part in text for part in _ACCIDENT_PART)
            or (text.startswith("Optional(") and text.endswith(")"))):
        found.append("serialization-accident")
    return found
