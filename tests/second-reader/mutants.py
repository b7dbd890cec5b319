"""Documents made from others by changing bytes, tokens and values."""

import copy
import hashlib
import json
import re

import canonical_form

TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*"|[a-z0-9+.-]+|.', re.S | re.I)
PIECES = [
    b"true", b"false", b"null", b"0", b"-0", b"1", b"7", b"1.0", b"1e2", b"01", b"-1", b"9007199254740991",
    b"9007199254740992", b"99999999999999999999", b"86400", b"86401", b'""', b'"a"', b'"\\u0000"', b'"\\ud800"',
    b'"\\udbff\\udfff"', b'"\\ud83d\\ude00"', b'"\\/"', b'"totp"', b'"hotp"', b'"name-only"', b'"kind"', b'"secret"', b'"ios"',
    b'"android"', b'"icloud"', b'"microsoft-cloud"', b'"work-or-school"', b'"non-microsoft"', b'"microsoft-personal"', b'"sha1"',
    b'"type"', b'"id"', b'"issuer"', b'"label"', b'"counter"', b'"period"', b'"theme"', b'"dark"', b'"format"', b'"version"', b'"1.1"',
    b'"k\\u0069nd"', b"[]", b"{}", b"[[]]", b'{"a":1}', b'{"a":1,"a":2}', b'{"ABCDEFGHI":"\\ud800"}', b",", b":", b"{", b"}", b"[", b"]",
    b" ", b"\n", b"\t", b"\xef\xbb\xbf", b'"AAAAAAAA"', b'"AB"', b'"2024-02-30T00:00:00Z"', b'"2024-02-29T23:59:59Z"', b'"2027-01-01T00:00:00Z"',
    b'"1.2"', b'"1.2.3.4.5"', b'"d36ca7c6-107c-455c-ac0c-a000fd004c19"', b'"d36ca7c6-107c-155c-ac0c-a000fd004c19"',
]
VALUES = [
    None, True, False, 0, 1, 5, 6, 8, 9, 15, 30, 60, -1, 2**53 - 1, 2**53, 86400, 86401, 1.5, "", "a", " a", "a ", "null", "[object Object]",
    "Optional(a)", "a\u202eb", "a\u200bb", "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "a\uffff", "x" * 256,
    "x" * 257, "JBSWY3DPEHPK3PXP", "MZXW6", "AAAAAAAA", "MFBEGRCFIZDUQSKK", "IFBEGRCFIZDUQSKKJNGE2TSPKBIVEU2UKU", "aaaa", "totp", "hotp", "name-only", "ios", "android", "icloud",
    "microsoft-cloud", "microsoft-personal", "work-or-school", "non-microsoft", "sha1", "sha256", "1.0", "1.1", "2.0", "2026-11-01T12:05:00Z",
    "2026-11-01T12:05:01Z", "2023-02-29T00:00:00Z", "1.2.3", "dark", [], {}, [None], {"kind": "totp"}, {"a": [{"b": 1}]},
]
NAMES = ["issuer", "extra", "period", "counter", "secret", "theme", "screenCapture", "appSwitcherBlur", "kind", "Label", "a1", "ABCDEFGHIJ", "", "é"]

def change_bytes(document, choose):
    document = bytearray(document)
    for _ in range(choose.randint(1, 3)):
        at = choose.randrange(len(document) or 1)
        way = choose.randrange(4)
        if way == 0 and document:
            document[at] = choose.randrange(256)
        elif way == 1 and document:
            del document[at]
        elif way == 2:
            document.insert(at, choose.choice(b'"\\,:{}[]0123456789abcdefAZ- \n\t/u.\x00\x7f\xc2\xe2\xef'))
        elif document:
            document[at] = (document[at] + 1) % 256
    return bytes(document)

def change_tokens(document, other, choose):
    tokens = TOKEN.findall(document)
    for _ in range(choose.randint(1, 3)):
        at = choose.randrange(len(tokens) or 1)
        way = choose.randrange(5)
        if not tokens:
            break
        if way == 0:
            del tokens[at]
        elif way == 1:
            tokens.insert(at, choose.choice(tokens))
        elif way == 2:
            to = choose.randrange(len(tokens))
            tokens[at], tokens[to] = tokens[to], tokens[at]
        elif way == 3:
            tokens[at] = choose.choice(PIECES)
        else:
            tokens[at] = choose.choice(TOKEN.findall(other) or PIECES)
    return b"".join(tokens)

def places(value, found):
    found.append(value)
    if isinstance(value, dict):
        for member in value.values():
            places(member, found)
    elif isinstance(value, list):
        for item in value:
            places(item, found)
    return found

def change_values(document, choose):
    value = json.loads(document)
    for _ in range(choose.randint(1, 3)):
        containers = [place for place in places(value, []) if isinstance(place, (dict, list)) and place]
        if not containers:
            break
        place = choose.choice(containers)
        key = choose.choice(list(place)) if isinstance(place, dict) else choose.randrange(len(place))
        way = choose.randrange(6)
        if way in (0, 1):
            place[key] = copy.deepcopy(choose.choice(VALUES))
        elif way == 2:
            del place[key]
        elif way == 3 and isinstance(place, list):
            place.extend(copy.deepcopy(place[key]) for _ in range(choose.choice([1, 1, 1, 2, 254, 256])))
        elif way == 3:
            place[choose.choice(NAMES)] = copy.deepcopy(choose.choice(VALUES))
        elif way == 4:
            place[key] = copy.deepcopy(choose.choice(places(value, [])))
        elif isinstance(place, list):
            choose.shuffle(place)
    return seal(value, choose)

def seal(value, choose):
    """Mostly with the right checksum: a wrong one would hide how others work it out."""
    checksum = value.get("checksum")
    if isinstance(checksum, dict) and isinstance(checksum.get("digest"), str) and choose.random() < 0.9:
        rest = {name: member for name, member in value.items() if name != "checksum"}
        text = json.dumps(rest, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        checksum["digest"] = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    indent = choose.choice([None, None, 1])
    return json.dumps(value, ensure_ascii=choose.random() < 0.3, indent=indent).encode("utf-8", "replace")

def make(valid, others, count, choose):
    """`count` documents: a quarter by bytes, a quarter by tokens, half by values."""
    made = []
    while len(made) < count:
        seed = choose.choice(valid)
        way = choose.randrange(4)
        if way == 0:
            made.append(change_bytes(choose.choice([seed, choose.choice(others)]), choose))
        elif way == 1:
            made.append(change_tokens(seed, choose.choice(others), choose))
        else:
            made.append(change_values(seed, choose))
    return made
