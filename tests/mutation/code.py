#!/usr/bin/env python3
"""The mutants of cargo-mutants, each of which some test has to notice.

    code.py FOLDER [--shard K/N] [OPTIONS]     K from 0; OPTIONS go to cargo-mutants: --re '^src/rules/'

Four rounds: the fixtures alone, the tests of the library itself for what they leave, the other
quick tests, the slow ones for the rest. FOLDER remembers each verdict, so that a run that is cut
off goes on where it was. A verdict holds as long as the file is as it was, and that nobody noticed
only while tests and fixtures are. A mutant that no test notices, and one of a rule that no fixture
notices, has to stand in survivors.txt with its reason; the script exits 1 if one does not.
"""

import collections
import functools
import os
import pathlib
import re
import subprocess
import sys
import time

from common import LIBRARY, MODULES, PROPTEST, ROOT, all_but, digest, only, without_reason

QUICK = ("changes", "drafts", "generated", "json_conformance", "properties", "reports", "wording")
ROUNDS = {
    "fixtures": only("fixtures"),
    "library": LIBRARY,
    "quick": only(*QUICK),
    "slow": all_but("fixtures", *QUICK),
}
PLACE = re.compile(r":\d+:\d+: ")
NOTICED = ("caught", "timeout", "unviable")


@functools.cache
def source(name):
    """What the verdict on a mutant rests on: the file that it changes."""
    return digest([ROOT / name.split(":")[0]])


@functools.cache
def tests(round_):
    """What it rests on that none of a round noticed one: its tests, and the fixtures."""
    modules = {"fixtures": ["fixtures"], "library": [], "quick": QUICK, "slow": MODULES + ["work"]}[round_]
    places = [ROOT / "fixtures", ROOT / "tests" / "support", *(ROOT / "tests" / name for name in modules)]
    files = [ROOT / "tests" / f"{name}.rs" for name in ("main", *modules)]
    files += [path for place in places for path in place.rglob("*")]
    files += (ROOT / "src").rglob("*") if round_ == "library" else ()
    return digest(files)


def lines(path):
    return path.read_text().splitlines() if path.exists() else []


class Verdicts:
    """What is known of each mutant, in a file of lines that only grows."""

    def __init__(self, folder):
        self.path = folder / "verdicts.txt"
        self.known = dict(line.rsplit("\t", 1) for line in lines(self.path))

    def of(self, round_, name):
        return next((self.known[key] for key in self.keys(round_, name) if key in self.known), None)

    def keys(self, round_, name):
        yield f"{source(name)}\t{name}"
        yield f"{round_}\t{tests(round_)}\t{source(name)}\t{name}"

    def put(self, round_, name, verdict):
        noticed, left = self.keys(round_, name)
        key = noticed if verdict in NOTICED else left
        self.known[key] = verdict
        with self.path.open("a") as out:
            out.write(f"{key}\t{verdict}\n")


def listed(options, shard):
    command = ["cargo", "mutants", "--list", "--line-col", "true", "--colors", "never", *options]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    number, count = (int(part) for part in shard.split("/"))
    return names, names[number::count]


def run(folder, round_, options, everything, todo, verdicts):
    """Has cargo-mutants try these, and writes down what came of each."""
    output = folder / round_
    (output / "mutants.out").mkdir(parents=True, exist_ok=True)
    # What names a program to test is asked of every build, what names a test of its run.
    programs = [argument for argument in ROUNDS[round_] if argument.startswith(("--test=", "--lib"))]
    tests = ROUNDS[round_][len(programs):]
    # What cargo builds of the mutants looks fresh to it here: they have places of their own.
    places = {where: {**os.environ, "CARGO_TARGET_DIR": str(folder / where), **PROPTEST}
              for where in ("plain", "mutants")}
    plain = ["cargo", "test", "--quiet", "--profile", "mutants", *ROUNDS[round_]]
    # The tests have to pass without a mutant; then they are timed.
    subprocess.run(plain, cwd=ROOT, env=places["plain"], stdout=subprocess.DEVNULL, check=True)
    began = time.monotonic()
    subprocess.run(plain, cwd=ROOT, env=places["plain"], stdout=subprocess.DEVNULL, check=True)
    patience = 30 + 10 * int(time.monotonic() - began)
    # cargo-mutants takes no list of mutants, but it passes over those that it believes it caught.
    wanted = set(todo)
    (output / "mutants.out" / "previously_caught.txt").write_text(
        "".join(f"{name}\n" for name in everything if name not in wanted))
    for old in (*NOTICED, "missed"):
        (output / "mutants.out" / f"{old}.txt").unlink(missing_ok=True)
    process = subprocess.Popen(
        ["cargo", "mutants", "--iterate", "--baseline", "skip", "--no-shuffle", "--colors", "never",
         "--timeout", str(patience), "--build-timeout", str(max(patience, 300)), "--output", str(output),
         *(f"--cargo-arg={program}" for program in programs), *options, "--", *tests],
        cwd=ROOT, env=places["mutants"], stdout=subprocess.DEVNULL)
    written = set()
    while True:
        ended = process.poll() is not None
        for verdict in (*NOTICED, "missed"):
            for name in lines(output / "mutants.out" / f"{verdict}.txt"):
                if name in wanted and name not in written:
                    written.add(name)
                    verdicts.put(round_, name, verdict)
        if ended:
            break
        time.sleep(1)
    if process.returncode not in (0, 2, 3):  # all noticed, some left, some timed out
        sys.exit(f"cargo-mutants ended with {process.returncode}")


def main():
    arguments = sys.argv[1:]
    if not arguments or arguments[0].startswith("-"):
        sys.exit(__doc__)
    folder, options, shard = pathlib.Path(arguments[0]).resolve(), arguments[1:], "0/1"
    if "--shard" in options:
        at = options.index("--shard")
        shard, options = options[at + 1], options[:at] + options[at + 2:]
    folder.mkdir(parents=True, exist_ok=True)
    everything, mutants = listed(options, shard)
    if not mutants:
        sys.exit("there are no such mutants")
    verdicts = Verdicts(folder)
    left = mutants
    for round_ in ROUNDS:
        todo = [name for name in left if verdicts.of(round_, name) is None]
        if todo:
            run(folder, round_, options, everything, todo, verdicts)
        unjudged = [name for name in left if verdicts.of(round_, name) is None]
        if unjudged:
            sys.exit(f"{round_}: {len(unjudged)} mutants were not judged, the first is {unjudged[0]}")
        left = [name for name in left if verdicts.of(round_, name) == "missed"]
        if round_ == "fixtures":
            by_fixtures = [name for name in left if name.startswith("src/rules/")]
        print(f"{round_}: {len(mutants) - len(left)} noticed, {len(left)} left", flush=True)
    counts = collections.Counter(verdicts.of("slow", name) for name in mutants)
    survivors = set(left)
    named = [PLACE.sub(": ", name) for name in left]
    named += ["fixtures: " + PLACE.sub(": ", name) for name in by_fixtures if name not in survivors]
    new = without_reason(named)
    for name in new:
        print(f"survived: {name}")
    print(f"{len(mutants)} mutants: {counts['caught']} caught, {counts['timeout']} never ended, {counts['unviable']} "
          f"do not compile, {len(left)} survived; {len(new)} have no reason")
    sys.exit(1 if new else 0)


if __name__ == "__main__":
    main()
