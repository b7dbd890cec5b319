"""The documents, and what backup-lint says of them: should a schema accept them?"""

import collections
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FIXTURES = ROOT / "fixtures" / "1.0"
SCHEMA = ROOT / "spec" / "1.0" / "envelope.schema.json"
NOW = "2026-11-01T12:00:00Z"
sys.path.append(str(HERE.parent / "second-reader"))

import mutants  # noqa: E402

# Rules of the later stages that a schema can state; tests/properties/schema.rs has the same list.
STATED = {
    "duplicate-account-type", "credential-not-allowed", "storage-mismatch",
    "recovery-account-not-personal", "setting-not-on-platform", "backup-turned-off",
}

# `accepts`: what the schema has to say; None where it is not asked, and then `why_not`.
Document = collections.namedtuple("Document", "name text accepts why_not")


def fixtures():
    """Name and bytes of every fixture."""
    found = sorted(FIXTURES.rglob("*.json"))
    if len(found) < 800:
        raise SystemExit(f"{len(found)} fixtures: some were lost")
    return [(path.relative_to(FIXTURES.parent).as_posix(), path.read_bytes()) for path in found]


def mutated(count, seed):
    """Documents made by changing bytes, tokens and values of valid ones."""
    given = fixtures()
    small = [data for _, data in given if len(data) < 100_000]
    valid = [data for name, data in given if name.startswith("1.0/valid/") and len(data) < 20_000]
    made = mutants.make(valid, small, count, random.Random(seed))
    return [(f"mutant {number} of seed {seed}", data) for number, data in enumerate(made)]


def ask(command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1, 3):
        raise SystemExit(f"{command}: exit {done.returncode}: {done.stderr}")
    return done.stdout


def at(document, pointer):
    for part in pointer.split("/")[1:]:
        document = document[int(part) if isinstance(document, list) else part]
    return document


class Judge:
    def __init__(self, binary):
        self.binary = binary
        rules = json.loads(ask([binary, "rules", "--format", "json"]))
        self.stage = {rule["name"]: rule["stage"] for rule in rules}
        timestamp = json.loads(SCHEMA.read_text())["$defs"]["Timestamp"]
        self.timestamp = re.compile(timestamp["pattern"].removeprefix("^").removesuffix("$"))

    def expressible(self, finding, text):
        """Can a schema express this finding? That is a property of its reason, not of its rule."""
        rule, stage = finding["rule"], self.stage[finding["rule"]]
        if rule == "invalid-timestamp":
            # A date that does not exist has the form of one that does.
            value = at(json.loads(text), finding["pointer"])
            return not (isinstance(value, str) and self.timestamp.fullmatch(value))
        return stage in ("version", "structure") or rule in STATED

    def document(self, name, data, findings, omitted):
        rules = {finding["rule"] for finding in findings}
        syntax = {rule for rule in rules if self.stage[rule] == "syntax"}
        # That a document is no object is found while its text is read, but a schema sees it too.
        if syntax - {"not-an-object"} or "invalid-integer" in rules:
            return Document(name, None, None, min(syntax) if syntax else "invalid-integer")
        if omitted:
            return Document(name, None, None, "more findings than a report keeps")
        text = data.decode()
        seen = "not-an-object" in rules or any(self.expressible(f, text) for f in findings)
        return Document(name, text, not seen, None)

    def judge(self, named):
        """Documents from names and bytes; of equal bytes the first."""
        unlike = {data: name for name, data in reversed(named)}
        given = [(name, data) for data, name in unlike.items()][::-1]
        with tempfile.TemporaryDirectory() as folder:
            for number, (_, data) in enumerate(given):
                pathlib.Path(folder, f"{number:06}.json").write_bytes(data)
            lines = ask([self.binary, "--format", "ndjson", "--now", NOW, folder]).splitlines()
        answers = map(json.loads, lines)
        return [self.document(name, data, answer["findings"], answer.get("omitted"))
                for (name, data), answer in zip(given, answers, strict=True)]
