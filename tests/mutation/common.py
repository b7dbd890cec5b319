"""What the two scripts of mutants share."""

import collections
import hashlib
import pathlib

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
# A failure that is written down would be tried on every mutant behind it, and the same choices are
# made for each.
PROPTEST = {"PROPTEST_CASES": "32", "PROPTEST_DISABLE_FAILURE_PERSISTENCE": "1", "PROPTEST_RNG_SEED": "1"}


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
