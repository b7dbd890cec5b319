#!/bin/sh
# Holds the types that generators make of spec/1.0/envelope.types.schema.json to every valid test
# vector: nothing is lost when a document is read and written, and a secret is a member with a type.
#
#     tests/types/run.sh
#
# Needs Python 3.11 or later with venv, Node 18 or later with npm, Java 17 or later; what else it needs
# it installs.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
. "$here/../install.sh"
. "$here/../swift.sh"
tools=$(installed types "$here")
export PYTHONDONTWRITEBYTECODE=1
if can_swift; then
    exec "$tools/python/bin/python" "$here/check.py" "$tools" sh -euc '. "$0"; in_swift "$@"' "$here/../swift.sh"
fi
exec "$tools/python/bin/python" "$here/check.py" "$tools"
