#!/bin/sh
# Holds backup-lint and the schema to one verdict, in three engines, and the schema's keywords to the fixtures.
#
#     run.sh BACKUP_LINT [--documents N] [--seed S]
#
# Needs Python 3.11 or later with venv, Node 18 or later with npm; what else it needs it installs.
set -eu

if [ $# -lt 1 ] || [ ! -x "$1" ]; then
    echo "usage: run.sh BACKUP_LINT [--documents N] [--seed S]" >&2
    exit 2
fi
binary=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
shift
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../install.sh"
tools=$(installed engines "$here")

said=$(mktemp -d)
trap 'rm -rf "$said"' EXIT
export ENGINES_NODE="$tools" PYTHONDONTWRITEBYTECODE=1
result=0
total=0
failed=0
for part in agree keywords; do
    "$tools/python/bin/python" "$here/$part.py" "$binary" "$@" >"$said/$part" || result=1
    cat "$said/$part"
    # Without its last line a part did not come to its end.
    counts=$(sed -n '$s/^\([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' "$said/$part")
    if [ -z "$counts" ]; then
        echo "$part.py did not finish"
        counts="0 1"
        result=1
    fi
    total=$((total + ${counts% *}))
    failed=$((failed + ${counts#* }))
done
echo "$total passed, $failed failed"
exit $result
