#!/usr/bin/env python3
"""Documents to measure with: valid by every rule of ours, some 1.2 KB each, always the same for a seed.

usage: benches/peers/documents.py FOLDER [--seed S] [--documents N] [--files N]

Each document is made of its seed and number alone, so that any part can be made by itself. Nothing
here comes from a person's backup.
"""

import argparse
import base64
import hashlib
import json
import pathlib
import random
import uuid

FIRST_NAMES = ["lena", "jürgen", "zoë", "amara", "søren", "иван", "田中", "nadia", "tom", "o'neil"]
DOMAINS = ["contoso.example", "fabrikam.example", "mail.example.com", "woodgrove.example"]
ISSUERS = ["Fabrikam", "Woodgrove Bank", "Überweisung", "Café & Bar", "北風", "Tailspin Toys", "A=B/C", "🔑 Keys"]
APP_VERSIONS = ["6.8.30", "6.2610.7201", "6.8.41", "6.2509.100.4"]
COMPACT = (",", ":")


class Octets:
    """Octets that look random, made of a seed and a number."""

    def __init__(self, seed, number):
        self.octets = hashlib.shake_128(f"backup-lint peers {seed} {number}".encode()).digest(256)
        self.at = 0

    def take(self, count):
        self.at += count
        return self.octets[self.at - count : self.at]

    def number(self, below):
        return int.from_bytes(self.take(4), "big") % below

    def choice(self, values):
        return values[self.number(len(values))]

    def id(self):
        octets = bytearray(self.take(16))
        octets[6] = octets[6] & 15 | 64
        octets[8] = octets[8] & 63 | 128
        return str(uuid.UUID(bytes=bytes(octets)))

    def secret(self):
        return base64.b32encode(self.take(20)).decode()


def totp(octets):
    return {
        "kind": "totp",
        "secret": octets.secret(),
        "algorithm": octets.choice(["sha1", "sha1", "sha1", "sha256"]),
        "digits": 6,
        "period": 30,
    }


def other_credential(octets):
    if octets.number(4):
        return totp(octets)
    return {
        "kind": "hotp",
        "secret": octets.secret(),
        "algorithm": "sha1",
        "digits": octets.choice([6, 8]),
        "counter": octets.number(100_000),
    }


def accounts(octets):
    name, domain = octets.choice(FIRST_NAMES), octets.choice(DOMAINS)
    yield {
        "id": octets.id(),
        "type": "microsoft-personal",
        "issuer": "Microsoft",
        "label": f"{name}@example.com",
        "credential": totp(octets),
    }
    # Two accounts or three.
    if octets.number(3):
        yield {
            "id": octets.id(),
            "type": "work-or-school",
            "issuer": "Contoso",
            "label": f"{name}@{domain}",
            "credential": {"kind": "name-only"},
        }
    yield {
        "id": octets.id(),
        "type": "non-microsoft",
        "issuer": octets.choice(ISSUERS),
        "label": f"home/{name}",
        "credential": other_credential(octets),
    }


def canonical(document):
    """RFC 8785: with ASCII names and integers alone, Python writes just that."""
    return json.dumps(document, sort_keys=True, ensure_ascii=False, separators=COMPACT)


def sealed(document):
    """With its checksum, worked out anew."""
    document.pop("checksum", None)
    digest = hashlib.sha256(canonical(document).encode()).hexdigest()
    document["checksum"] = {"algorithm": "sha256", "digest": digest}
    return document


def document(seed, number):
    octets = Octets(seed, number)
    ios = octets.number(2) == 0
    backup_id, identifier = octets.id(), octets.id()
    listed = list(accounts(octets))
    order = [account["id"] for account in listed]
    order.insert(0, order.pop())
    switch = "appSwitcherBlur" if ios else "screenCapture"
    return sealed(
        {
            "format": "authenticator-backup",
            "version": "1.0",
            "backupId": backup_id,
            "generation": 1 + octets.number(500),
            "writtenAt": f"2025-{1 + octets.number(12):02}-{1 + octets.number(28):02}"
            f"T{octets.number(24):02}:{octets.number(60):02}:{octets.number(60):02}Z",
            "appVersion": octets.choice(APP_VERSIONS),
            "platform": "ios" if ios else "android",
            "storage": "icloud" if ios else "microsoft-cloud",
            "recoveryAccount": {
                "type": "microsoft-personal",
                "digest": hashlib.sha256(f"{backup_id}:{identifier}".encode()).hexdigest(),
            },
            "accounts": listed,
            "omittedAccounts": 0,
            "order": order,
            "settings": {
                "cloudBackup": True,
                "appLock": octets.number(2) == 0,
                "hideCodes": octets.number(2) == 0,
                "usageData": octets.number(2) == 0,
                "theme": octets.choice(["system", "light", "dark"]),
                switch: octets.number(2) == 0,
            },
        }
    )


# --- the forms: one document, written in another way ---


def spaced(document, _number):
    """A line cannot hold line feeds: what pretty printing comes to on one line."""
    return json.dumps(document, sort_keys=True, ensure_ascii=False)


def shuffled(document, number):
    chance = random.Random(number)

    def turned(value):
        if isinstance(value, dict):
            members = list(value.items())
            chance.shuffle(members)
            return {name: turned(member) for name, member in members}
        return [turned(item) for item in value] if isinstance(value, list) else value

    return json.dumps(turned(document), ensure_ascii=False, separators=COMPACT)


def in_escapes(text):
    """Every eighth character, all that is not ASCII, `/` and `=` as escapes."""
    parts = []
    for at in range(0, len(text), 8):
        parts.append(f"\\u{ord(text[at]):04x}" if text[at] < "\x80" else json.dumps(text[at])[1:-1])
        parts.append(json.dumps(text[at + 1 : at + 8])[1:-1].replace("/", "\\/").replace("=", "\\u003d"))
    return "".join(parts)


def escaped(document, _number):
    def written(value):
        if isinstance(value, dict):
            return "{" + ",".join(f'"{name}":{written(value[name])}' for name in sorted(value)) + "}"
        if isinstance(value, list):
            return "[" + ",".join(map(written, value)) + "]"
        return f'"{in_escapes(value)}"' if isinstance(value, str) else json.dumps(value)

    return written(document)


def wrong(document, number):
    """One finding of level error, of four rules in turn."""
    kind = number % 4
    if kind == 0:  # checksum-mismatch
        digest = document["checksum"]["digest"]
        document["checksum"]["digest"] = digest[:-1] + ("0" if digest[-1] != "0" else "1")
    elif kind == 1:  # invalid-digits
        document["accounts"][0]["credential"]["digits"] = 9
    elif kind == 2:  # order-missing-account
        document["order"].pop()
        sealed(document)
    else:  # invalid-timestamp
        document["writtenAt"] = document["writtenAt"].replace("T", " ")
    return canonical(document)


FORMS = {
    "canonical": lambda document, _number: canonical(document),
    "pretty": spaced,
    "shuffled": shuffled,
    "escaped": escaped,
    # Last: it changes the document.
    "wrong": wrong,
}


def write(folder, seed, documents, files):
    (folder / "files").mkdir(parents=True)
    opened = {form: (folder / f"{form}.ndjson").open("w", encoding="utf-8") for form in FORMS}
    for number in range(documents):
        made = document(seed, number)
        for form, of in FORMS.items():
            opened[form].write(of(made, number) + "\n")
    for file in opened.values():
        file.close()
    for number in range(files):
        text = canonical(document(seed, documents + number))
        (folder / "files" / f"{number:05}.json").write_text(text, encoding="utf-8")
    # Three accounts, in the form that a person reads: 2 KB.
    made = next(made for number in range(documents) if len((made := document(seed, number))["accounts"]) == 3)
    (folder / "one.json").write_text(json.dumps(made, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--documents", type=int, default=200_000)
    parser.add_argument("--files", type=int, default=10_000)
    arguments = parser.parse_args()
    write(arguments.folder, arguments.seed, arguments.documents, arguments.files)


if __name__ == "__main__":
    main()
