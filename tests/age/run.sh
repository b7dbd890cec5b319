#!/usr/bin/env bash
# Runs the example of spec/1.0/security.md: a backup inside an age file, checked without being
# written in the clear.
#
#     tests/age/run.sh BACKUP_LINT
#
# Takes age from the PATH, or the package of Debian, below BACKUP_LINT_TOOLS. Where there is neither,
# it says so and holds nothing.
set -euo pipefail

[ -x "${1:-}" ] || { echo "usage: run.sh BACKUP_LINT" >&2; exit 2; }
binary=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
repository=$(cd "$(dirname "$0")/../.." && pwd)
tools=${BACKUP_LINT_TOOLS:-${HOME:?}/.cache/backup-lint-tools}/age
if ! command -v age >/dev/null; then
    if [ ! -x "$tools/usr/bin/age" ]; then
        mkdir -p "$tools"
        if ! (cd "$tools" && apt-get download age >/dev/null 2>&1 && dpkg -x age_*.deb .); then
            echo "left out: there is no age, and no package of it"
            exit
        fi
    fi
    export PATH="$tools/usr/bin:$PATH"
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/bin"
ln -s "$binary" "$folder/bin/backup-lint"
export PATH="$folder/bin:$PATH"
cd "$folder"
cp "$repository/fixtures/1.0/valid/ios-three-accounts.json" backup.json
sed -n '/^```sh$/,/^```$/{/^```/d;p}' "$repository/spec/1.0/security.md" >example
[ "$(grep -c 'age --' example)" -ge 2 ] || { echo "the example is gone" >&2; exit 1; }
said=$(sh -eu example 2>&1)
[ "$(head -c 21 backup.json.age)" = "age-encryption.org/v1" ]
grep -q '1 input: 1 valid' <<<"$said" || { echo "$said" >&2; exit 1; }
echo "the example of security.md holds, with $(age --version)"
