#!/bin/sh
# Holds the types that generators make of spec/1.0/envelope.types.schema.json to every valid test
# vector: nothing is lost when a document is read and written, and a secret is a member with a type.
#
#     tests/types/run.sh
#
# Needs Python 3.11 or later with venv, Node 18 or later with npm, Java 17 or later. What else it
# needs it installs, in the versions that requirements.txt and package-lock.json say, below
# BACKUP_LINT_TOOLS, and uses it again as long as these files stay as they are.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
versions=$(cat "$here/requirements.txt" "$here/package-lock.json"; python3 --version; node --version)
tools=${BACKUP_LINT_TOOLS:-${HOME:?}/.cache/backup-lint-tools}/types-$(printf '%s' "$versions" | cksum | tr ' ' '-')

# Used only with the mark that is set last: what was broken off is made anew.
if [ ! -f "$tools/complete" ]; then
    rm -rf "$tools"
    mkdir -p "$tools"
    python3 -m venv "$tools/python"
    "$tools/python/bin/python" -m pip install --quiet --no-deps --requirement "$here/requirements.txt"
    "$tools/python/bin/python" -m pip check
    cp "$here/package.json" "$here/package-lock.json" "$tools/"
    (cd "$tools" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
    touch "$tools/complete"
fi
export PYTHONDONTWRITEBYTECODE=1
exec "$tools/python/bin/python" "$here/check.py" "$tools"
