"""Does Python's json accept and refuse what cases.json says? Exit 1 names every difference."""

import json
import pathlib
import sys


def outcome(case):
    data = bytes.fromhex(case["hex"]) if "hex" in case else case["text"].encode("utf-8")
    try:
        # Decoded here: given bytes, json.loads would guess their encoding.
        json.loads(data.decode("utf-8", errors="strict"))
    except (ValueError, RecursionError):
        return "reject"
    return "accept"


def main():
    file = pathlib.Path(__file__).with_name("cases.json")
    index = json.loads(file.read_text(encoding="utf-8"))
    cases = index["cases"]
    differences = []
    for case in cases:
        found = outcome(case)
        if found != case["python"]:
            differences.append(f"{case['id']}: expected {case['python']}, found {found}")
    if len(cases) != index["count"] or len({case["id"] for case in cases}) != index["count"]:
        differences.append(
            f"cases.json says {index['count']} cases and holds {len(cases)}, or an id stands twice"
        )
    print(*differences, sep="\n", end="\n" if differences else "")
    print(f"{len(cases) - len(differences)} passed, {len(differences)} failed")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
