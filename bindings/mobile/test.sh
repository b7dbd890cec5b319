#!/bin/sh
# Makes the bindings and tests them: bindings/mobile/test.sh BINARY [python] [kotlin] [swift]
#
# All three if none is named. BINARY is the command, whose `conform` holds Kotlin and Swift to the test
# vectors. What a language takes is said, and installed, by program.sh; one that cannot be had is left out.
set -eu

[ $# -gt 0 ] || { sed -n '2,5s/^# \{0,1\}//p' "$0"; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
binary=$(cd "$(dirname "$1")" && pwd)/${1##*/}
shift
[ $# -gt 0 ] || set -- python kotlin swift
. "$root/tests/install.sh"
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
program=$here/program.sh

# The program of a page in docs/app.
program_of() { awk -v fence="\`\`\`$2" '/^```$/ { inside = 0 } inside { print } $0 == fence { inside = 1 }' "$root/docs/app/$1.md"; }

python() {
    python_programs "$out/python"
    # The same of a wheel in a fresh venv, as a service would have it.
    maturin=$(from_wheel maturin 1.16.0)/maturin
    (cd "$here" && CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$here/target}" "$maturin" build --quiet --release --locked --out "$out/wheel" >/dev/null 2>&1)
    python3 -m venv "$out/venv"
    "$out/venv/bin/pip" install --quiet --no-index "$out"/wheel/*.whl
    echo "the wheel: $(wc -c <"$(echo "$out"/wheel/*.whl)") bytes"
    (PATH=$out/venv/bin:$PATH && python_programs "$out/wheel")
}
python_programs() {
    program_of python python >"$out/first.py"
    "$program" python make "$1" "$here/tests/test_backup.py" "$out/first.py"
    "$program" python run "$1" test_backup "$root/fixtures"
    "$program" python run "$1" first
}

kotlin() {
    program_of jvm kotlin >"$out/First.kt"
    "$program" kotlin make "$out/kotlin" "$here/tests/TestBackup.kt" "$here/tests/Harness.kt" "$out/First.kt"
    "$program" kotlin run "$out/kotlin" TestBackup "$root/fixtures"
    "$program" kotlin run "$out/kotlin" First
    "$binary" conform -- "$program" kotlin run "$out/kotlin" Harness
}

swift() {
    cp -r "$root/fixtures" "$out/swift/"
    {
        printf 'import Foundation\n@main struct First { static func main() throws {\n'
        program_of ios swift
        printf '} }\n'
    } >"$out/First.swift"
    "$program" swift make "$out/swift" "$here/tests/TestBackup.swift" "$here/tests/Harness.swift" "$out/First.swift"
    "$program" swift run "$out/swift" TestBackup fixtures
    "$program" swift run "$out/swift" First
    "$binary" conform -- "$program" swift run "$out/swift" Harness
}

# A panic becomes an error: of a library like the one that is shipped, which can be asked to.
panic_is_an_error() {
    set -- "$1" "$(echo "$here"/tests/[Pp]anics."$2")"
    name=${2##*/}
    "$program" "$1" make "$out/panics/$1" "$2"
    "$program" "$1" run "$out/panics/$1" "${name%.*}" 2>"$out/told" || { cat "$out/told"; return 1; }
}

# With a library of another build nothing is called. In Kotlin no program has to ask for that.
stale_is_refused() {
    cp "$out/panics/$1/libbackup_lint_mobile.so" "$out/$1/"
    if "$program" "$1" run "$out/$1" "$2" "$root/fixtures" >"$out/told" 2>&1; then echo "FAILED $1 takes the library of another build"; return 1; fi
    grep -q 'checksum mismatch' "$out/told" || { cat "$out/told"; return 1; }
    echo "$1: the library of another build is refused"
}

cargo test --manifest-path "$here/Cargo.toml" --locked --quiet
"$here/generate.sh" "$out/panics" --features panics
(cd "$out" && "$here/generate.sh" .)
echo "the library, stripped: $(wc -c <"$out/python/libbackup_lint_mobile.so") bytes"
for language in "$@"; do
    "$program" "$language" can || { echo "$language: left out"; continue; }
    "$language"
    case $language in
    python) panic_is_an_error python py && stale_is_refused python first ;;
    kotlin) panic_is_an_error kotlin kt && stale_is_refused kotlin TestBackup ;;
    swift) panic_is_an_error swift swift && stale_is_refused swift First ;;
    esac
done
