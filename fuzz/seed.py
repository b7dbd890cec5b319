#!/usr/bin/env python3
"""Makes the seeds of the fuzz targets from the fixtures, and counts them.

    seed.py [FOLDER]     (fuzz/corpus, if nothing is said)

Each target gets every fixture that is small enough; `compare` gets pairs, and `mutate_valid` the
edits that made the fixtures. Some get a canary in place of their secrets: the oracles look for it.
"""

import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
FIXTURES = HERE.parent / "fixtures"
LONGEST = 32_768
# A text alone may be larger than a document.
LARGEST = 1_100_000
CANARY = b"Q7ZK2M4XW3PLT5R6QJ2YV7NC4HDB3GFA"
SECRET = re.compile(rb'("secret"\s*:\s*")[A-Z2-7]{26,}(")')


def put(folder, target, number, seed):
    path = folder / target
    path.mkdir(parents=True, exist_ok=True)
    (path / f"seed-{number:05}").write_bytes(seed)


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "corpus"
    files = sorted((FIXTURES / "1.0").rglob("*.json"))
    files += sorted((HERE.parent / "tests" / "written-by-others" / "documents").glob("*.json"))
    documents = [path.read_bytes() for path in files if path.stat().st_size <= LONGEST]
    documents += [SECRET.sub(rb"\1" + CANARY + rb"\2", seed) for seed in documents if SECRET.search(seed)][:200]
    conformance = json.loads((HERE.parent / "tests" / "json-conformance" / "cases.json").read_text())
    texts = [bytes.fromhex(case["hex"]) if "hex" in case else case["text"].encode("utf-8", "surrogatepass")
             for case in conformance["cases"]]
    large = [path.read_bytes() for path in files if LONGEST < path.stat().st_size <= LARGEST]
    large += [b"x" + b"\x80" * 1_099_000, b"[" * LARGEST, b'{"a":' + b" " * 1_048_000 + b"1}", b"\n" * 50_000]
    streams = [bytes([number % 251]) + b"\n".join(documents[number:number + 3]).replace(b"\r", b"") for number in range(0, len(documents), 5)]
    streams += [bytes([number % 251]) + text for number, text in enumerate(large + texts[:300])]
    pairs = []
    for kind, roles in (("history", ("old", "new")), ("restore", ("existing", "backup"))):
        for place in sorted((FIXTURES / "1.0" / kind).glob("*/*")):
            both = [place / f"{role}.json" for role in roles]
            if all(path.exists() and path.stat().st_size <= LONGEST for path in both):
                pairs.append(both[0].read_bytes() + b"\0" + both[1].read_bytes())
    edits = []
    for case in json.loads((FIXTURES / "index.json").read_text())["cases"]:
        for file in case["files"]:
            for edit in file.get("edits", []):
                piece = edit.get("insert", "").encode()[:200]
                edits.append(bytes([0, edit["at"] >> 8 & 255, edit["at"] & 255, len(edit.get("remove", "")) % 64]) + piece)
    counts = {}
    for target, seeds in {
        "parse": documents + texts + large, "accept": documents + texts, "check": documents + texts + large, "stream": [seed[:LARGEST] for seed in streams], "schema_agrees": documents, "compare": pairs,
        "mutate_valid": edits, "roundtrip": [seed[:4096] for seed in documents[:200]],
    }.items():
        for number, seed in enumerate(seeds):
            put(folder, target, number, seed)
        counts[target] = len(seeds)
    for target, least in {"parse": 1_900, "accept": 1_900, "check": 1_900, "schema_agrees": 1_000, "compare": 55, "mutate_valid": 700, "roundtrip": 200, "stream": 400}.items():
        if counts[target] < least:
            sys.exit(f"{target} has {counts[target]} seeds, at least {least} are expected: some were lost")
    print(", ".join(f"{target}: {count} seeds" for target, count in counts.items()))


if __name__ == "__main__":
    main()
