#!/bin/sh
# Builds the page as one HTML file, web/dist/backup-lint.html, and tries it in Chromium.
#
#     web/test.sh [PICTURES]
#
# PICTURES is a folder for pictures of the page. Needs bindings/wasm/pkg (bindings/wasm/build.sh makes
# it), Node 20 or later with npm, Chromium, and tesseract, which reads the pictures; the last two are
# installed where apt-get can.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
. "$here/../tests/install.sh"
for program in chromium:chromium tesseract:tesseract-ocr; do
    command -v "${program%:*}" >/dev/null || debian "${program#*:}"
done
TOOLS=$(installed web "$here")
PAGE=$here/dist/backup-lint.html
PICTURES=${1:+$(cd "$1" && pwd)}
SHOTS=$(mktemp -d)
trap 'rm -rf "$SHOTS"' EXIT
export TOOLS PAGE PICTURES SHOTS

ln -sfn "$TOOLS/node_modules" "$here/node_modules"
node "$TOOLS/node_modules/typescript/bin/tsc" --project "$here"
mkdir -p "$here/dist"
node "$here/build.mjs" "$TOOLS" "$here/../bindings/wasm/pkg" "$PAGE"
node --test "$here/test/"
echo "the page: $(wc -c <"$PAGE") bytes"
