#!/usr/bin/env python3
"""The mutants of cargo-mutants, each of which some test has to notice.

    code.py FOLDER [OPTIONS]     OPTIONS go to cargo-mutants: --shard 1/4, --re '^src/rules/'

Three rounds: the fixtures alone, the other quick tests for what they leave, the slow ones for the rest.
FOLDER remembers what is judged, so that a run that is cut off goes on where it was (remove the
left.txt of a round to try again what it left). A mutant that
no test notices, and one of a rule that no fixture notices, has to stand in survivors.txt with its
reason; the script exits 1 if one does not.
"""

import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
ROUNDS = {
    "fixtures": ["--test=fixtures"],
    "quick": ["--lib", "--test=changes", "--test=drafts", "--test=generated", "--test=json_conformance",
              "--test=properties", "--test=reports"],
    "slow": ["--test=cli", "--test=house", "--test=life", "--test=spec_examples", "--test=spec_traceability",
             "--test=regressions", "--test=written_by_others", "--test=bounds"],
}
PLACE = re.compile(r":\d+:\d+: ")


def lines(path):
    return path.read_text().splitlines() if path.exists() else []


def judged(folder):
    """The mutants that were noticed, or that do not compile."""
    names = ("caught", "timeout", "unviable", "previously_caught")
    return {line for name in names for line in lines(folder / "mutants.out" / f"{name}.txt")}


def keep(folder, judgement):
    """What has been judged, where cargo-mutants and the next run look for it."""
    for verdict, mutants in judgement.items():
        (folder / f"{verdict}.txt").write_text("".join(f"{mutant}\n" for mutant in sorted(mutants)))


def run(folder, round_, options, noticed, left):
    """One round; gives what it notices and what it leaves."""
    output = folder / round_
    output.mkdir(parents=True, exist_ok=True)
    noticed = noticed | judged(output)
    left = left | set(lines(output / "left.txt")) | set(lines(output / "mutants.out" / "missed.txt"))
    # What this round left once is left: cargo-mutants would try it again.
    keep(output, {"left": left})
    (output / "mutants.out").mkdir(exist_ok=True)
    keep(output / "mutants.out", {"previously_caught": noticed | left})
    environment = {**os.environ, "CARGO_TARGET_DIR": str(folder / "target"), "PROPTEST_CASES": "32"}
    tests = ROUNDS[round_]
    # They have to pass without a mutant; and what they need is built once.
    subprocess.run(["cargo", "test", "--quiet", "--profile", "mutants", *tests], cwd=ROOT, env=environment, check=True)
    command = ["cargo", "mutants", "--iterate", "--baseline", "skip", "--no-shuffle", "--colors", "never",
               "--timeout", "60", "--build-timeout", "120", "--output", str(output), *(f"--cargo-arg={test}" for test in tests), *options]
    code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    if code not in (0, 2, 3):  # all noticed, some left, some timed out
        sys.exit(f"cargo-mutants ended with {code}")
    left |= set(lines(output / "mutants.out" / "missed.txt"))
    keep(output, {"left": left})
    return (judged(output) | noticed) - left, left


def main():
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    folder, options = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2:]
    noticed, unseen_by_fixtures, left = set(), set(), set()
    for round_ in ROUNDS:
        noticed, left = run(folder, round_, options, noticed, set())
        if round_ == "fixtures":
            unseen_by_fixtures = {mutant for mutant in left if mutant.startswith("src/rules/")}
        print(f"{round_}: {len(noticed)} noticed, {len(left)} left", flush=True)
    known = {line.split(" -- ")[0] for line in lines(HERE / "survivors.txt") if " -- " in line}
    named = {PLACE.sub(": ", mutant) for mutant in left}
    named |= {"fixtures: " + PLACE.sub(": ", mutant) for mutant in unseen_by_fixtures - left}
    new = sorted(named - known)
    print("".join(f"survived: {name}\n" for name in new), end="")
    print(f"{len(noticed) + len(left)} mutants, {len(left)} survived, {len(new)} without a reason")
    sys.exit(1 if new else 0)


if __name__ == "__main__":
    main()
