"""What the scripts of mutants share."""

import collections
import hashlib
import pathlib
import re

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
# A failure that is written down would be tried on every mutant behind it, and the same choices are
# made for each.
PROPTEST = {"PROPTEST_CASES": "32", "PROPTEST_DISABLE_FAILURE_PERSISTENCE": "1", "PROPTEST_RNG_SEED": "1"}
# What cargo is asked for: the tests of the library itself.
LIBRARY = ["--lib"]
# The modules of the one program of tests, each of which is a file or a folder of tests/.
MODULES = re.findall(r"^mod (\w+);$", (ROOT / "tests" / "main.rs").read_text(), re.M)


def only(*modules):
    """What cargo is asked for: the tests of these modules."""
    if strangers := set(modules) - set(MODULES):
        raise SystemExit(f"tests/main.rs has no {', '.join(sorted(strangers))}")
    return ["--test=all", "--", *(f"{module}::" for module in modules)]


def all_but(*modules):
    """What cargo is asked for: every other test, and those that count."""
    _, *names = only(*modules)
    return ["--test=all", "--test=work", "--", *(part for name in names[1:] for part in ("--skip", name))]


def digest(paths):
    """What a verdict rests on, in a few characters."""
    whole = hashlib.sha256()
    for path in sorted(path for path in paths if path.suffix in (".rs", ".json", ".txt") and path.is_file()):
        whole.update(path.read_bytes())
    return whole.hexdigest()[:16]


def without_reason(survivors):
    """Those that do not stand in survivors.txt; a name that stands there twice excuses two."""
    reasons = (HERE / "survivors.txt").read_text().splitlines()
    excused = collections.Counter(line.split(" -- ")[0] for line in reasons if " -- " in line)
    return sorted((collections.Counter(survivors) - excused).elements())
