#!/bin/sh
# Builds the npm package, tests it, and installs it in a folder as a team would.
#
#     bindings/wasm/test.sh BINARY
#
# BINARY is the command that the package's command has to agree with. Needs what build.sh needs, and npm.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
BACKUP_LINT_BINARY=$(cd "$(dirname "$1")" && pwd)/${1##*/}
export BACKUP_LINT_BINARY
. "$here/../../tests/install.sh"
tools=$(installed wasm "$here")

"$here/build.sh"
node "$here/types.mjs" "$tools" | diff "$here/js/report.d.ts" - ||
    { echo "js/report.d.ts is stale: bindings/wasm/types.mjs $tools >bindings/wasm/js/report.d.ts" >&2; exit 1; }
node --test "$here/test/"

# As a team would: packed, installed, imported and called by its name.
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
(cd "$here/pkg" && npm pack --silent --pack-destination "$folder" >/dev/null)
cd "$folder"
echo '{ "private": true, "type": "module" }' >package.json
npm install --silent --no-audit --no-fund ./backup-lint-*.tgz
cp "$here/test/use.ts" .
node "$tools/node_modules/typescript/bin/tsc" --strict --target es2022 --module nodenext --skipLibCheck false --lib es2022,dom use.ts
node use.js
code=0
npx --no-install backup-lint "$here/../../fixtures/1.0/valid" || code=$?
[ "$code" = 0 ]
echo "packed: $(wc -c <"$(ls backup-lint-*.tgz)") bytes, of which the library $(node -p 'fs.readFileSync("node_modules/backup-lint/wasm.js").length') in Base64"
