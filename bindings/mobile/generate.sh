#!/bin/sh
# Makes the library and its face in Python, Kotlin and Swift: bindings/mobile/generate.sh FOLDER
# FOLDER gets python/, kotlin/ and swift/, each with its sources, and the library as it is shipped.
# A face of another build must not be loaded, so they are made together and never committed.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
out=$1
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$here/target}"
. "$here/../../tests/install.sh"
bindgen=$(from_wheel uniffi-bindgen 0.31.0)/uniffi-bindgen
cargo build --manifest-path "$here/Cargo.toml" --release --locked --quiet
library=$CARGO_TARGET_DIR/release/libbackup_lint_mobile
rm -rf "$out" && mkdir -p "$out"
for language in python kotlin swift; do
    (cd "$here" && "$bindgen" generate --library "$library.so" --language "$language" \
        --out-dir "$out/$language" --no-format >/dev/null)
    cp "$library.so" "$out/$language/"
    strip --strip-unneeded "$out/$language/libbackup_lint_mobile.so"
done
cp "$library.a" "$out/swift/"
