"""Is every keyword of the schema needed by some fixture?

    keywords.py BACKUP_LINT [--documents N] [--seed S]

Each keyword that says something about a document is taken away, and each bound moved by one, one
at a time. Some fixture must then get another verdict in one of the three engines, or the change is
listed in redundant.json with the reason why no document can show it. What is listed is held to
that: not only by the fixtures, but by the documents of `agree.py` too. Exit 1 names the faults.
"""

import collections
import json
import sys

import agree
import bounds
import changes
import documents
import engines
import trails

REDUNDANT = json.loads((documents.HERE / "redundant.json").read_text())


def asked(judge, named):
    return [one for one in judge.judge(named) if one.why_not is None]


def shown_by(engine, changed, given):
    """For each change the names of documents that it gives another verdict than they should have."""
    schemas = [{"schema": change.schema, "formats": False, "strict": False} for change in changed]
    answers = engine(schemas, [one.text for one in given])
    return [[one.name for one, accepts in zip(given, verdicts, strict=True) if accepts != one.accepts]
            for verdicts in answers]


def key(change):
    return change.pointer, change.how


def shown_by_python(changed, given, schema):
    """As above, over the documents on which it is possible."""
    trails_of_given = trails.of_documents(schema, given)
    for change in changed:
        some = trails.candidates(change, given, trails_of_given)
        yield shown_by(engines.python, [change], some)[0] if some else []


def search(every, given, schema):
    """The changes that documents show, each with the engine and a document; and the others."""
    shown, left = {}, every
    for name, ask in (
        ("jsonschema (Rust)", lambda changed: shown_by(engines.rust, changed, given)),
        ("ajv", lambda changed: shown_by(engines.ajv, changed, given)),
        ("python-jsonschema", lambda changed: shown_by_python(changed, given, schema)),
    ):
        answers = list(zip(left, ask(left), strict=True))
        shown |= {key(change): (name, found[0]) for change, found in answers if found}
        left = [change for change, found in answers if not found]
    return shown, left


def listed_faults(listed, every, shown):
    if len({key(entry) for entry in listed}) != len(listed):
        yield "redundant.json: an entry stands twice"
    there = {key(change) for change in every}
    for entry in listed:
        if key(entry) not in there:
            yield f"redundant.json: {entry.pointer} cannot be {entry.how}: it is not there"
        elif key(entry) in shown:
            engine, document = shown[key(entry)]
            yield f"redundant.json: {entry.pointer} {entry.how}: not redundant, {engine} shows it with {document}"
        if len(entry.reason) < 20:
            yield f"redundant.json: {entry.pointer} {entry.how}: no reason is given"


def main():
    chosen = agree.arguments()
    judge = documents.Judge(chosen.binary)
    schema = json.loads(documents.SCHEMA.read_text())
    every = list(changes.changes(schema))
    if len({key(change) for change in every}) != len(every):
        raise SystemExit("two changes have one name")
    fixtures = asked(judge, documents.fixtures())
    shown, left = search(every, fixtures, schema)
    Entry = collections.namedtuple("Entry", "pointer how reason")
    listed = [Entry(one["pointer"], one["change"], one["reason"]) for one in REDUNDANT]
    # One engine is enough here: agree.py holds the others to the same verdicts on these documents.
    made = asked(judge, bounds.bounds() + documents.mutated(chosen.documents, chosen.seed))
    more = {key(change): ("jsonschema (Rust)", found[0])
            for change, found in zip(left, shown_by(engines.rust, left, made), strict=True) if found}
    names = set(map(key, listed))
    faults = [f"{change.pointer} {change.how}: no fixture shows it, and redundant.json does not list it"
              + (f"; {more[key(change)][1]} would show it" if key(change) in more else "")
              for change in left if key(change) not in names]
    faults += listed_faults(listed, every, more | shown)
    by_engine = collections.Counter(engine for engine, _ in shown.values())
    print(f"{len(every)} changes of the schema over {len(fixtures)} fixtures: {len(every) - len(left)} shown "
          f"({dict(by_engine)}, each by the first engine that does), {len(listed)} listed as redundant")
    print(f"what is listed held against {len(made)} documents more")
    for fault in faults:
        print(fault)
    print(f"{len(every) - len(faults)} passed, {len(faults)} failed")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
