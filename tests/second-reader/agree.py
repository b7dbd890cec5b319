"""Runs the second reader and backup-lint over the same documents and names every difference.

    agree.py BACKUP_LINT [--documents N] [--seed S]

Over all fixtures, pairs included, and over N documents (10,000 if nothing is said) that are made
from the valid ones by changing bytes, tokens and values. Compared are verdict, outcome, where the
way through stopped, and the findings (rule, pointer, side) in their sequence; and over all fixtures
and every tenth of those documents, what can be saved, in its sequence, and why the rest is lost.
"""

import argparse
import base64
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import mutants

HERE = pathlib.Path(__file__).resolve().parent
FIXTURES = HERE.parent.parent / "fixtures"
NOW = "2026-11-01T12:00:00Z"
FIRST_OF_ALL = 1_000  # as many findings as a report keeps


def second_reader(requests):
    lines = "".join(json.dumps(request) + "\n" for request in requests)
    done = subprocess.run([sys.executable, str(HERE / "second_reader.py")], input=lines,
                          capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def backup_lint(binary, *arguments):
    done = subprocess.run([binary, *arguments], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1, 3):
        raise SystemExit(f"{arguments}: exit {done.returncode}: {done.stderr}")
    return done.stdout


def answer(of_input):
    found = [[f["rule"], f["pointer"], f["side"]] for f in of_input["findings"]]
    return of_input["verdict"], of_input.get("stoppedAt"), found


def differences(name, ours, theirs):
    verdict, stopped, found = ours
    expected = theirs["verdict"], theirs.get("stoppedAt"), theirs["findings"][:FIRST_OF_ALL]
    if (verdict, stopped, found) != expected:
        yield f"{name}:\n  backup-lint   {verdict} {stopped} {found}\n  second reader {expected}"


def encoded(path):
    return base64.b64encode(pathlib.Path(path).read_bytes()).decode()


def pairs(binary):
    """The fixtures of two documents, one run of the command each."""
    index = json.loads((FIXTURES / "index.json").read_text())
    cases = [case for case in index["cases"] if case["kind"] in ("compare", "restore")]
    cases = [case for case in cases if case["kind"] == "compare" or "onto" in case]
    requests, outputs = [], []
    for case in cases:
        path = {file["role"]: str(FIXTURES / file["path"]) for file in case["files"]}
        request = {"id": case["id"]}
        clock = []
        if "now" in case:
            request["now"] = case["now"]
            clock = ["--now", case["now"]]
        if case["kind"] == "compare":
            request |= {"document": encoded(path["new"]), "old": encoded(path["old"])}
            words = ["compare", path["old"], path["new"]]
        else:
            request |= {"document": encoded(path["backup"]), "onto": case["onto"]}
            words = ["plan", path["backup"], "--onto", case["onto"]]
            if "recoveryAccount" in case:
                request["recoveryAccount"] = case["recoveryAccount"]
                words += ["--recovery-account", case["recoveryAccount"]]
            if "existing" in path:
                request["existing"] = encoded(path["existing"])
                words += ["--existing", path["existing"]]
        requests.append(request)
        outputs.append(json.loads(backup_lint(binary, *words, *clock, "--format", "json")))
    for case, output, theirs in zip(cases, outputs, second_reader(requests), strict=True):
        by_role = {of_input["role"]: of_input for of_input in output["inputs"]}
        ours = by_role.get("new") or by_role["backup"]
        yield from differences(case["id"], answer(ours), theirs)
        other = by_role.get("old") or by_role.get("existing")
        if other:
            yield from differences(case["id"] + " (other)", answer(other), theirs["other"])
        if output["outcome"] != theirs["outcome"]:
            yield f"{case['id']}: outcome {output['outcome']}, second reader {theirs['outcome']}"
    print(f"{len(cases)} pairs compared")


def documents(binary, made):
    """Documents in a folder, one run of the command for all of them."""
    with tempfile.TemporaryDirectory() as folder:
        for number, document in enumerate(made):
            pathlib.Path(folder, f"{number:06}.json").write_bytes(document)
        lines = backup_lint(binary, "--format", "ndjson", "--now", NOW, folder).splitlines()
    requests = [{"id": number, "now": NOW, "document": base64.b64encode(document).decode()}
                for number, document in enumerate(made)]
    for document, line, theirs in zip(made, lines, second_reader(requests), strict=True):
        yield from differences(repr(document)[:4000], answer(json.loads(line)), theirs)
    print(f"{len(made)} documents compared")


def in_part(of_partial):
    """What a report says of a plan in part, as the second reader says it."""
    def reasons(entry, name):
        listed = {name: [[r["rule"], r["pointer"], r["side"]] for r in entry[name]]} if name in entry else {}
        return {"index": entry["index"]} | listed | ({"omitted": entry["omitted"]} if "omitted" in entry else {})
    plan = {name: of_partial[name] for name in ("nothingSince", "forbiddenBy", "unanswered", "checksum") if name in of_partial}
    return plan | {"saved": [reasons(entry, "leftOut") for entry in of_partial["saved"]],
                   "lost": [reasons(entry, "reasons") for entry in of_partial["lost"]]}


def salvages(binary, asked):
    """Documents, each with what is asked of the device, one run of the command each."""
    requests, outputs = [], []
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "document.json")
        for document, device in asked:
            path.write_bytes(document)
            account = ["--recovery-account", device["recoveryAccount"]] if "recoveryAccount" in device else []
            words = ["plan", str(path), "--onto", device["onto"], *account, "--partial", "--now", NOW, "--format", "json"]
            outputs.append(json.loads(backup_lint(binary, *words))["plan"]["partial"])
            requests.append({"now": NOW, "document": base64.b64encode(document).decode(), "salvage": True} | device)
    saved = lost = 0
    for (document, _), ours, theirs in zip(asked, outputs, second_reader(requests), strict=True):
        expected = theirs["salvage"]
        saved, lost = saved + len(expected["saved"]), lost + len(expected["lost"])
        if in_part(ours) != expected:
            yield f"{document!r:.4000}:\n  backup-lint   {in_part(ours)}\n  second reader {expected}"
    print(f"{len(asked)} plans in part compared: {saved} accounts saved, {lost} lost")


def of_fixtures(files):
    """Every fixture onto its own platform, and the cases about it as they say."""
    index = json.loads((FIXTURES / "index.json").read_text())
    cases = [case for case in index["cases"] if case["kind"] == "salvage"]
    if len(cases) < 50:
        raise SystemExit(f"{len(cases)} cases of what can be saved: some were lost")
    given = [{name: case[name] for name in ("onto", "recoveryAccount") if name in case} for case in cases]
    asked = [((FIXTURES / case["files"][0]["path"]).read_bytes(), device) for case, device in zip(cases, given, strict=True) if device]
    for path in files:
        document = path.read_bytes()
        asked.append((document, {"onto": "android" if b'"android"' in document else "ios"}))
    return asked


def main():
    options = argparse.ArgumentParser()
    options.add_argument("binary")
    options.add_argument("--documents", type=int, default=10_000)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    files = sorted((FIXTURES / "1.0").rglob("*.json"))
    small = [path.read_bytes() for path in files if path.stat().st_size < 100_000]
    valid = [path.read_bytes() for path in sorted((FIXTURES / "1.0" / "valid").glob("*.json"))
             if path.stat().st_size < 20_000]
    if len(files) < 800 or len(valid) < 60:
        raise SystemExit(f"{len(files)} fixtures, {len(valid)} valid ones: some were lost")
    made = mutants.make(valid, small, chosen.documents, random.Random(chosen.seed))
    found = list(pairs(chosen.binary))
    found += documents(chosen.binary, [path.read_bytes() for path in files])
    found += documents(chosen.binary, made)
    found += salvages(chosen.binary, of_fixtures(files))
    found += salvages(chosen.binary, [(document, {"onto": "android" if b'"android"' in document else "ios"}) for document in made[::10]])
    for difference in found[:20]:
        print(difference)
    print(f"{len(found)} differences")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
