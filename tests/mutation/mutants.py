#!/usr/bin/env python3
"""Mutants that cargo-mutants does not make, each of which some test has to notice.

    mutants.py declarations    every bound of a declaration moved by one, every word misspelt
    mutants.py rules           every rule switched off: the fixtures alone have to notice

Works in a copy, remembers in FOLDER what was killed (so that a run that is cut off goes on where it
was; what is remembered is of this code and these tests only), and exits 1 if a mutant survives that
does not stand in survivors.txt beside this file with its reason.
"""

import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile

from common import LIBRARY, PROPTEST, ROOT, digest, only, without_reason

NUMBER = re.compile(r"\b\d[\d_]*\b")
BOUND = re.compile(r"(?<![\w.\"])(\d[\d_]*)\.\.=(\d[\d_]*)")
WORD = re.compile(r'= "([a-z0-9.-]+)",$')
MEMBER = re.compile(r'"([A-Za-z]+)" => ')
ROW = re.compile(r"^    &([a-z_]+(?:::[a-z_0-9]+)*::[A-Z_0-9]+),$", re.M)
# The fixtures are quick and notice nearly all; the others are asked where they do not.
FIXTURES = only("fixtures")
OTHERS = only("properties", "reports", "regressions")
# What a person would have to overlook twice: the schema that is committed is no longer the one that
# is generated. It is asked last, and told apart.
COMMITTED = only("generated")
EVERYBODY = [FIXTURES, LIBRARY, OTHERS, COMMITTED]
# Fewer than these, and something is no longer found where it is looked for.
LEAST = {"declarations": 122, "rules": 71}


def moved(text, match, group, by):
    """The text with one number moved."""
    number = int(match.group(group).replace("_", "")) + by
    return text[:match.start(group)] + str(number) + text[match.end(group):]


def declarations():
    """(name, file, changed text, the tests to ask) for each bound and word."""
    for name in ("src/model/envelope.rs", "src/model/wellformed.rs", "src/model/list.rs", "src/model/time.rs"):
        text = (ROOT / name).read_text()
        code = text.split("#[cfg(test)]")[0]
        for match in BOUND.finditer(code):
            line = code[:match.start()].count("\n") + 1
            for group, by in ((1, -1), (1, 1), (2, -1), (2, 1)):
                if int(match.group(group).replace("_", "")) + by < 0:
                    continue
                yield f"{name}:{line}: {match.group(0)}, bound {group} moved by {by:+}", name, moved(text, match, group, by), EVERYBODY
    name = "src/model/envelope.rs"
    text = (ROOT / name).read_text()
    for number, line in enumerate(text.splitlines()):
        word = WORD.search(line)
        member = MEMBER.search(line)
        if word:
            changed = line[:word.start(1)] + word.group(1) + "x" + line[word.end(1):]
        elif member:
            changed = line[:member.start(1)] + member.group(1) + "x" + line[member.end(1):]
        else:
            continue
        lines = text.splitlines(keepends=True)
        lines[number] = changed + "\n"
        yield f"{name}:{number + 1}: {(word or member).group(1)} misspelt", name, "".join(lines), EVERYBODY
    name = "src/model/list.rs"
    text = (ROOT / name).read_text()
    for by in (-1, 1):
        match = re.search(r"MOST_ITEMS: usize = (\d+)", text)
        yield f"{name}: MOST_ITEMS moved by {by:+}", name, moved(text, match, 1, by), EVERYBODY
    for name, pattern in (("src/check/mod.rs", r"MAX_BYTES: usize = ([\d_]+)"), ("src/syntax/tree.rs", r"MAX_DEPTH: usize = (\d+)"),
                          ("src/rules/platform/written_in_future.rs", r"TOLERANCE: i64 = (\d+)"),
                          ("src/rules/credentials/weak_secret.rs", r"WEAK_BELOW: usize = (\d+)"),
                          ("src/rules/credentials/short_secret.rs", r"SHORT_BELOW: usize = (\d+)")):
        text = (ROOT / name).read_text()
        for by in (-1, 1):
            yield f"{name}: {pattern.split(':')[0]} moved by {by:+}", name, moved(text, re.search(pattern, text), 1, by), EVERYBODY


def rules():
    """(name, file, changed text, the tests to ask) for each row of the table of rules."""
    name = "src/rules/mod.rs"
    text = (ROOT / name).read_text()
    for match in ROW.finditer(text):
        # A row that is gone, and its static kept in use.
        changed = text[:match.start()] + text[match.end() + 1:] + f"\n#[allow(dead_code)]\nstatic OFF: &Rule = &{match.group(1)};\n"
        yield f"{match.group(1)} switched off", name, changed, [FIXTURES]


def fails(copy, target, arguments):
    """Do these tests fail, or never end? A mutant that does not compile shows nothing."""
    environment = {**os.environ, "CARGO_TARGET_DIR": str(target), **PROPTEST}
    command = ["cargo", "test", "--quiet", "--locked", "--profile", "mutants"]
    built = subprocess.run([*command, "--no-run", *arguments], cwd=copy, env=environment, capture_output=True, text=True, check=False)
    if built.returncode:
        sys.exit(f"a mutant does not compile:\n{built.stderr}")
    # In a session of its own, so that a test that never ends is ended with it.
    running = subprocess.Popen([*command, *arguments], cwd=copy, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               start_new_session=True)
    try:
        return running.wait(timeout=300) != 0
    except subprocess.TimeoutExpired:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        return True


def main():
    if len(sys.argv) < 2 or sys.argv[1] not in ("declarations", "rules"):
        sys.exit(__doc__)
    mutants = list({"declarations": declarations, "rules": rules}[sys.argv[1]]())
    folder = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else pathlib.Path(tempfile.gettempdir(), "backup-lint-mutants")
    copy = folder / "copy"
    if len(mutants) < LEAST[sys.argv[1]]:
        sys.exit(f"{len(mutants)} mutants, at least {LEAST[sys.argv[1]]} are expected: some were lost")
    # What a verdict rests on: the code and the tests.
    state = digest(path for part in ("src", "tests", "fixtures") for path in (ROOT / part).rglob("*"))
    killed_file = folder / f"killed-{sys.argv[1]}-{state}.txt"
    folder.mkdir(parents=True, exist_ok=True)
    killed = dict(line.split("\t") for line in killed_file.read_text().splitlines()) if killed_file.exists() else {}
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns("target", ".git", "corpus", "artifacts", "node_modules"))
    survived = []
    for name, file, changed, tests in mutants:
        if name in killed:
            continue
        original = (copy / file).read_text()
        (copy / file).write_text(changed)
        noticed = next((" ".join(arguments) for arguments in tests if fails(copy, folder / "target", arguments)), None)
        (copy / file).write_text(original)
        if noticed:
            killed[name] = noticed
            with killed_file.open("a") as out:
                out.write(f"{name}\t{noticed}\n")
        else:
            survived.append(name)
            print(f"survived: {name}", flush=True)
    new = without_reason(survived)
    by_schema = [name for name, noticed in killed.items() if noticed == " ".join(COMMITTED)]
    for name in by_schema:
        print(f"only the committed schema notices: {name}")
    print(f"{len(mutants)} mutants, {len(killed)} killed ({len(by_schema)} of them by the committed schema only), "
          f"{len(survived)} survived, {len(new)} of them without a reason")
    sys.exit(1 if new else 0)


if __name__ == "__main__":
    main()
