"""The forms of single values (envelope.md, sections 4.1 to 4.8)."""

import re

MAX_SAFE = 9007199254740991

UUID4 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
DIGEST = re.compile(r"[0-9a-f]{64}")
VERSION = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)")
APPVERSION = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9}){1,3}")
TIMESTAMP = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})Z")
SECRET = re.compile(r"[A-Z2-7]{2,512}")
IDENTIFIER = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
DATE_TIME = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.[0-9]+)?"
    r"(?:[Zz]|([-+])([0-9]{2}):([0-9]{2}))"
)

_BASE32 = {letter: value for value, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")}
# remainder of the length by 8 -> bits of the last character that belong to no octet
_STRAY_BITS = {0: 0, 2: 2, 4: 4, 5: 1, 7: 3}


def is_uuid4(text):
    return UUID4.fullmatch(text) is not None


def is_digest(text):
    return DIGEST.fullmatch(text) is not None


def is_app_version(text):
    return APPVERSION.fullmatch(text) is not None


def is_text(text):
    return 1 <= len(text) <= 256


def is_timestamp(text):
    return timestamp_seconds(text) is not None


def is_secret(text):
    if SECRET.fullmatch(text) is None:
        return False
    stray = _STRAY_BITS.get(len(text) % 8)
    return stray is not None and _BASE32[text[-1]] & ((1 << stray) - 1) == 0


def secret_octets(text):
    """The octets of a sound secret."""
    bits = 0
    for letter in text:
        bits = bits << 5 | _BASE32[letter]
    count = len(text) * 5 // 8
    return (bits >> (len(text) * 5 - count * 8)).to_bytes(count, "big")


def in_range(token, low, high):
    """Whether an integer's token, which is not negative zero, is in a range that is not negative."""
    if token.startswith("-") or len(token) > 16:
        return False
    return low <= int(token) <= high


def _days_in_month(year, month):
    if month == 2:
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return 29 if leap else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _days(year, month, day):
    """Days since 1970-01-01 in the Gregorian calendar, carried on in both directions."""
    if month <= 2:
        year -= 1
        month += 12
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * (month - 3) + 2) // 5 + day - 719469


def _seconds(year, month, day, hour, minute, second):
    return ((_days(year, month, day) * 24 + hour) * 60 + minute) * 60 + second


def _is_date(year, month, day):
    return 1 <= month <= 12 and 1 <= day <= _days_in_month(year, month)


def timestamp_seconds(text):
    """Seconds since 1970 of a time as section 4.3 wants it; None if it is no such time."""
    match = TIMESTAMP.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute, second = map(int, match.groups())
    if year < 1970 or not _is_date(year, month, day) or hour > 23 or minute > 59 or second > 59:
        return None
    return _seconds(year, month, day, hour, minute, second)


def date_time_seconds(text):
    """Whole seconds since 1970, rounded down, of a date-time of RFC 3339; None if it is none.

    Times of a document have no fraction and the tolerance is whole seconds. So "later by more than
    300 seconds" comes out the same with the given now rounded down.
    """
    match = DATE_TIME.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute, second = map(int, match.groups()[:6])
    if not _is_date(year, month, day) or hour > 23 or minute > 59 or second > 60:
        return None
    offset = 0
    if match.group(7):
        offset_hour, offset_minute = int(match.group(8)), int(match.group(9))
        if offset_hour > 23 or offset_minute > 59:
            return None
        offset = (offset_hour * 60 + offset_minute) * 60
        if match.group(7) == "-":
            offset = -offset
    result = _seconds(year, month, day, hour, minute, second) - offset
    if second == 60 and result % 86400 != 0:
        return None  # a leap second is the last of a day in UTC
    return result
