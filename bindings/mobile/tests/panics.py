"""A panic of the library is an exception, and what comes behind it is answered."""

import backup_lint_mobile as lint

try:
    lint.panics()
except lint.InternalError as thrown:
    assert lint.rules()
    print(f"Python: a panic is an exception: {thrown}")
else:
    raise SystemExit("FAILED a panic is an exception")
