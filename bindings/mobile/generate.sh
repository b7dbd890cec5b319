#!/bin/sh
# Makes the library and its face in Python, Kotlin and Swift: bindings/mobile/generate.sh FOLDER [ARGUMENT OF CARGO…]
# FOLDER gets python/, kotlin/ and swift/, each with its sources, and the library as it is shipped; what
# else is in it stays.
# A face is loaded with the library of its own build only, so they are made together and never committed.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
[ $# -gt 0 ] || { sed -n '2,5s/^# //p' "$0"; exit 2; }
mkdir -p "$1"
out=$(cd "$1" && pwd)
shift
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$here/target}"
# Each alone: in one build the library would get the generator's features.
cargo build --manifest-path "$here/Cargo.toml" --package backup-lint-mobile-generator --locked --quiet
cargo build --manifest-path "$here/Cargo.toml" --package backup-lint-mobile --release --locked --quiet "$@"
library=$CARGO_TARGET_DIR/release/libbackup_lint_mobile
# A Mac, where this was not tried, has another ending.
case $(uname) in Darwin) dynamic=dylib stripped=-x ;; *) dynamic=so stripped=--strip-unneeded ;; esac
for language in python kotlin swift; do
    (cd "$here" && "$CARGO_TARGET_DIR/debug/uniffi-bindgen" generate --language "$language" \
        --out-dir "$out/$language" --no-format "$library.$dynamic" >/dev/null)
    cp "$library.$dynamic" "$out/$language/"
    strip "$stripped" "$out/$language/libbackup_lint_mobile.$dynamic"
done
cp "$library.a" "$out/swift/"
