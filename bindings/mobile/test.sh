#!/bin/sh
# Makes the bindings and tests them: bindings/mobile/test.sh BINARY [python] [kotlin] [swift]
#
# All three if none is named. BINARY is the command, whose `conform` holds Kotlin and Swift to the test
# vectors. Needs Rust and Python 3.11; for Kotlin Java 17, npm, and JNA and Gson from Debian, which it
# installs; for Swift what tests/swift.sh needs. A language that cannot be had is said and left out.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
binary=$(cd "$(dirname "$1")" && pwd)/${1##*/}
shift
[ $# -gt 0 ] || set -- python kotlin swift
. "$root/tests/install.sh"
. "$root/tests/swift.sh"
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
cargo test --manifest-path "$here/Cargo.toml" --locked --quiet
"$here/generate.sh" "$out"
echo "the library, stripped: $(wc -c <"$out/python/libbackup_lint_mobile.so") bytes"

# The program of a page in docs/app.
program_of() { awk -v fence="\`\`\`$2" '/^```$/ { inside = 0 } inside { print } $0 == fence { inside = 1 }' "$root/docs/app/$1.md"; }

python() {
    python3 "$here/test/test_backup.py" "$root/fixtures" "$out/python"
    # The same of a wheel in a fresh venv, as a service would have it.
    programs=$(from_wheel maturin 1.16.0):$(from_wheel uniffi-bindgen 0.31.0)
    (cd "$here" && PATH=$programs:$PATH CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$here/target}" maturin build --quiet --release --locked --out "$out/wheel")
    python3 -m venv "$out/venv"
    "$out/venv/bin/pip" install --quiet --no-index "$out"/wheel/*.whl
    echo "the wheel: $(wc -c <"$(echo "$out"/wheel/*.whl)") bytes"
    (cd "$out/wheel" && "$out/venv/bin/python" "$here/test/test_backup.py" "$root/fixtures" "")
    program_of python python >"$out/wheel/first.py"
    "$out/venv/bin/python" "$out/wheel/first.py"
}

kotlin() {
    command -v java >/dev/null || { echo "left out: there is no java"; return; }
    jars=/usr/share/java
    [ -f "$jars/jna.jar" ] && [ -f "$jars/gson.jar" ] || debian libjna-java libgoogle-gson-java
    compiler=$(installed types "$root/tests/types")/node_modules/kotlin-compiler
    cd "$out/kotlin"
    program_of jvm kotlin >First.kt
    for program in "$here/test/TestBackup" "$here/test/Harness" First; do
        java -Xmx1500M -cp "$compiler/lib/*" org.jetbrains.kotlin.cli.jvm.K2JVMCompiler -kotlin-home "$compiler" -nowarn \
            -cp "$jars/jna.jar:$jars/gson.jar" -d "${program##*/}.jar" authenticator/backup/backup_lint_mobile.kt "$program.kt"
    done
    # JNA of Debian has its native half apart.
    native=$(dpkg -L libjna-jni | grep '\.so$' | head -n 1)
    set -- java -Djna.library.path="$out/kotlin" -Djna.boot.library.path="${native%/*}" -cp
    libraries=$jars/jna.jar:$jars/gson.jar:$compiler/lib/kotlin-stdlib.jar
    "$@" "TestBackup.jar:$libraries" TestBackupKt "$root/fixtures"
    "$@" "First.jar:$libraries" FirstKt
    "$binary" conform -- "$@" "Harness.jar:$libraries" HarnessKt
    cd "$here"
}

swift() {
    can_swift || { echo "left out: there is no Swift"; return; }
    cp -r "$root/fixtures" "$here"/test/*.swift "$out/swift/"
    {
        printf 'import Foundation\n@main struct First { static func main() throws {\n'
        program_of ios swift
        printf '} }\n'
    } >"$out/swift/First.swift"
    for program in TestBackup Harness First; do
        in_swift "$out/swift" swiftc -swift-version 6 -parse-as-library -Xcc -fmodule-map-file=/mnt/AuthenticatorBackupFFI.modulemap -I /mnt \
            AuthenticatorBackup.swift "$program.swift" -L /mnt -lbackup_lint_mobile -o "$program"
    done
    in_swift "$out/swift" env LD_LIBRARY_PATH=/mnt ./TestBackup fixtures
    in_swift "$out/swift" env LD_LIBRARY_PATH=/mnt ./First
    "$binary" conform -- sh -euc '. "$0"; in_swift "$@"' "$root/tests/swift.sh" "$out/swift" env LD_LIBRARY_PATH=/mnt ./Harness
}

for language in "$@"; do "$language"; done
