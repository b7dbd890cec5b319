#!/bin/sh
# Writes documents/ anew. With --check it writes elsewhere, and exits 1 if the committed ones differ.
# Needs python3, node (20 or newer) and java (17 or newer).
set -eu
here=$(cd "$(dirname "$0")" && pwd)

write() {
    python3 "$here/python_json.py" "$1"
    node "$here/node_json.mjs" "$1"
    java "$here/GsonLike.java" "$1"
}

case ${1-} in
--check)
    fresh=$(mktemp -d)
    trap 'rm -rf "$fresh"' EXIT
    write "$fresh"
    if diff -rq "$here/documents" "$fresh"; then
        echo "documents/ is current"
    else
        echo "documents/ is stale: run regenerate.sh" >&2
        exit 1
    fi
    ;;
"")
    mkdir -p "$here/documents"
    rm -f "$here"/documents/*.json
    write "$here/documents"
    ;;
*)
    echo "usage: regenerate.sh [--check]" >&2
    exit 2
    ;;
esac
