#!/bin/sh
# What the boundary costs: bindings/mobile/bench.sh [DOCUMENT]
# One check of a document of 2 KB, in Rust and in each language in turn, several times; the best of each
# in microseconds, and how many times that of Rust it is. Rust is built as the library is.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
document=${1:-$here/../../fixtures/1.0/valid/ios-three-accounts.json}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$here/target}"
program=$here/program.sh
"$here/generate.sh" "$out"
cargo build --manifest-path "$here/Cargo.toml" --package backup-lint-mobile --release --locked --quiet --example one_check

languages=
for language in python kotlin swift; do
    "$program" $language can && languages="$languages $language" || echo "$language: left out"
done
in_language() {
    case $1 in
    rust) "$CARGO_TARGET_DIR/release/examples/one_check" "$document" ;;
    python) "$program" python run "$out/python" one_check "$document" ;;
    kotlin) "$program" kotlin run "$out/kotlin" OneCheck "$document" ;;
    swift) "$program" swift run "$out/swift" OneCheck "${document##*/}" ;;
    esac
}
for language in $languages; do
    cp "$document" "$out/$language"
    "$program" "$language" make "$out/$language" "$(echo "$here"/benches/[Oo]ne*."$(echo "$language" | sed 's/python/py/; s/kotlin/kt/')")"
done
for round in 1 2 3 4 5; do
    for language in rust $languages; do echo "$language $(in_language "$language")"; done
done | awk '
    !($1 in best) || $2 < best[$1] { best[$1] = $2 }
    { if (!seen[$1]++) order[++languages] = $1 }
    END { for (i = 1; i <= languages; i++) printf "%-7s %7.2f µs  %5.1f\n", order[i], best[order[i]], best[order[i]] / best["rust"] }'
