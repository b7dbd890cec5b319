"""Documents on both sides of every bound, made from the schema and two base documents.

Wherever a keyword of the schema says something about a place of a base document, values on both
sides of what it says are put there. What is right is not said here: backup-lint judges.
"""

import copy
import functools
import json

from documents import FIXTURES, SCHEMA

BASES = ("ios-three-accounts", "android-three-accounts")
TYPES = [None, True, False, 0, 1, 7.5, "", "a", [], {}, [None], {"a": 1}]
# Neighbours of the ends of every class of characters, the line feed that `$` may let pass, and
# digits and letters that are none of ASCII.
EDGES = "/0123456789:@AFGYZ[`afgyz{ -.\n\0\u0660\uff11\u212a\U0001f511"
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
ABSENT = object()
Schema = json.loads(SCHEMA.read_text())


def subschemas(schema):
    """Every schema within a schema, itself included."""
    if not isinstance(schema, dict):
        return
    yield schema
    for holder in ("properties", "$defs"):
        for inner in schema.get(holder, {}).values():
            yield from subschemas(inner)
    for inner in schema.get("allOf", ()):
        yield from subschemas(inner)
    for keyword in ("items", "contains", "if", "then", "not"):
        yield from subschemas(schema.get(keyword))


ALL = list(subschemas(Schema))
WORDS = sorted({word for schema in ALL for word in [*schema.get("enum", ()), schema.get("const")]
                if isinstance(word, str)})
NAMES = sorted({name for schema in ALL for name in schema.get("properties", ())})


def places(schema, value, path=()):
    """Each place that a schema speaks of, with that schema: (path, schema, value or ABSENT)."""
    if schema is False or schema is True:
        yield path, schema, value
        return
    yield path, schema, value
    if "$ref" in schema:
        yield from places(Schema["$defs"][schema["$ref"].removeprefix("#/$defs/")], value, path)
    for inner in schema.get("allOf", ()):
        yield from places(inner, value, path)
    for keyword in ("if", "then"):
        if keyword in schema:
            yield from places(schema[keyword], value, path)
    if isinstance(value, dict):
        for name, inner in schema.get("properties", {}).items():
            yield from places(inner, value.get(name, ABSENT), (*path, name))
    if isinstance(value, list):
        for keyword in ("items", "contains"):
            for number, item in enumerate(value if keyword in schema else ()):
                yield from places(schema[keyword], item, (*path, number))


def put(base, path, value):
    """A copy with another value at a path; ABSENT takes away. None if there is no such place."""
    if not path:
        return value
    document = copy.deepcopy(base)
    place = document
    for step in path[:-1]:
        if isinstance(place, dict) and step not in place:
            return None
        place = place[step]
    if not isinstance(place, (dict, list)):
        return None
    if value is not ABSENT:
        place[path[-1]] = value
    elif isinstance(place, list) or path[-1] in place:
        del place[path[-1]]
    return document


def numbers(schema):
    for keyword in ("minimum", "maximum"):
        if keyword in schema:
            bound = schema[keyword]
            yield from (bound - 1, bound, bound + 1, 2**64 + bound, -bound - 1)


def lengths(schema, value):
    for keyword in ("minLength", "maxLength"):
        if keyword in schema:
            for length in range(max(0, schema[keyword] - 1), schema[keyword] + 3):
                for letter in ("A", "0", "a", "\U0001f511", "e\u0301"):
                    yield (letter * length)[:length]
                if isinstance(value, str) and value:
                    yield (value * (length // len(value) + 1))[:length]


def patterns(value):
    """A right value with one character changed, left out or added, anywhere."""
    for index in range(len(value)):
        yield value[:index] + value[index + 1:]
        yield value[:index] + value[index] * 2 + value[index + 1:]
        for edge in EDGES:
            yield value[:index] + edge + value[index + 1:]
    for edge in EDGES:
        yield edge + value
        yield value + edge


def written(name):
    """Values made for one form, where a change of one character does not reach far enough."""
    if name == "Timestamp":
        for index in (5, 8, 11, 14, 17):
            for number in range(100):
                for text in ("2026-10-05T07:12:44Z", "2024-02-29T23:59:59Z"):
                    yield f"{text[:index]}{number:02}{text[index + 2:]}"
        for year in (0, 1, 999, 1000, 1899, 1900, 1969, 1970, 1979, 1980, 1999, 2000, 2100, 2999, 9999):
            yield f"{year:04}-02-29T00:00:00Z"
            yield f"{year:04}-12-31T23:59:59Z"
    if name == "AppVersion":
        for parts in range(1, 7):
            for digits in (0, 1, 8, 9, 10):
                yield ".".join(["1234567890"[:digits]] * parts)
        yield from ("6.8.", ".6.8", "6..8", "1234567890.1", "1.1234567890", "6.8.30-1", "6,8")
    if name == "SecretText":
        for length in [*range(1, 19), *range(505, 522)]:
            for last in ALPHABET:
                yield "A" * (length - 1) + last
    if name in ("Id", "Digest"):
        yield from ("0" * 36, "0" * 64, "4a243669-1d2e-476c-98ec-6806b64bff81\n")


def strings(schema, value, thorough):
    yield from lengths(schema, value)
    if "pattern" in schema and isinstance(value, str):
        if thorough:
            yield from patterns(value)
            yield from written(next(name for name, one in Schema["$defs"].items() if one is schema))
        else:
            yield from (value.upper(), value + "\n", value[:-1], value + "0", " " + value, "")


def values(schema, value, thorough):
    """What to put in one place for one schema."""
    if schema is False:
        yield from TYPES
        return
    if "type" in schema:
        yield from copy.deepcopy(TYPES)
    if "const" in schema or "enum" in schema:
        yield from WORDS
        for word in [*schema.get("enum", ()), schema.get("const")]:
            if isinstance(word, str):
                yield from (word.upper(), word + " ", word + "\n", word[:-1], [word])
            else:
                yield from (True, False, 0, 1, "true")
    yield from numbers(schema)
    yield from strings(schema, value, thorough)
    if isinstance(value, dict):
        for name in schema.get("required", ()):
            yield {key: member for key, member in value.items() if key != name}
        if schema.get("additionalProperties") is False:
            for name in [*NAMES, "extra", "", "__proto__", "constructor", "toString", "$ref"]:
                if name not in value:
                    yield value | {name: None}
                    yield value | {name: True}
    if isinstance(value, list):
        for count in [*range(3), *([schema["maxItems"] - 1, schema["maxItems"], schema["maxItems"] + 1]
                                   if "maxItems" in schema else ())]:
            for item in ({}, None, value[-1]):
                yield [item] * count
                yield (value + [item] * count)[:max(count, 1)]
        for item in value if "contains" in schema else ():
            for count in range(4):
                yield value + [item] * count
                yield [other for other in value if other is not item] + [item] * count


@functools.cache
def credentials():
    """A sound credential of each kind."""
    found = {}
    for base in BASES:
        document = json.loads((FIXTURES / "valid" / f"{base}.json").read_text())
        for account in document["accounts"]:
            found[account["credential"]["kind"]] = account["credential"]
    return found


def together(base):
    """Values that are bounds of one another."""
    kinds = list(credentials().values()) + [{"kind": "steam"}, {}, None, "totp"]
    platforms = ["ios", "android", "windows", None, ABSENT]
    for platform in platforms:
        with_platform = put(base, ("platform",), platform)
        for storage in ["icloud", "microsoft-cloud", "onedrive", 1, ABSENT]:
            yield ("platform", "storage"), put(with_platform, ("storage",), storage)
        for setting in ("screenCapture", "appSwitcherBlur"):
            for value in (True, False, None, ABSENT):
                yield ("platform", setting), put(with_platform, ("settings", setting), value)
    types = ["microsoft-personal", "work-or-school", "non-microsoft", "work", None, ABSENT]
    for number in range(3):
        for kind in types:
            with_type = put(base, ("accounts", number, "type"), kind)
            for credential in kinds:
                yield ("type", "kind"), put(with_type, ("accounts", number, "credential"), credential)
    account = base["accounts"][0]
    for first in types[:4]:
        for second in types[:4]:
            pair = [put(put(account, ("type",), kind), ("credential",), {"kind": "name-only"})
                    for kind in (first, second)]
            for more in ([], [None], [{}]):
                yield ("types",), put(base, ("accounts",), pair + more)


def bounds():
    """Name and bytes of every document."""
    made, thorough = {}, set()

    def keep(base, path, document):
        if document is not None:
            data = json.dumps(document, ensure_ascii=False).encode()
            made.setdefault(data, f"bound {len(made)} of {base} at /{'/'.join(map(str, path))}")

    for name in BASES:
        base = json.loads((FIXTURES / "valid" / f"{name}.json").read_text())
        for path, schema, value in places(Schema, base):
            # One place for all changes of a form is enough: the form is declared once.
            first = isinstance(schema, dict) and "pattern" in schema and schema["pattern"] not in thorough
            if first and isinstance(value, str):
                thorough.add(schema["pattern"])
            for other in values(schema, value, first):
                keep(name, path, put(base, path, other))
            if path and value is not ABSENT:
                keep(name, path, put(base, path, ABSENT))
        for path, document in together(base):
            keep(name, path, document)
    return [(name, data) for data, name in made.items()]


if __name__ == "__main__":
    print(len(bounds()), "documents")
