"""The time of one check: one_check.py DOCUMENT, in microseconds, the best of some rounds."""

import pathlib
import sys
import time

import backup_lint_mobile as lint

document, options = pathlib.Path(sys.argv[1]).read_bytes(), lint.CheckOptions()
rounds = []
for _ in range(20):
    began = time.perf_counter()
    for _ in range(500):
        lint.check_backup(document, options)
    rounds.append((time.perf_counter() - began) / 500)
print(f"{min(rounds) * 1e6:.2f}")
