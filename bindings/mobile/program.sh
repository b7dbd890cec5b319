#!/bin/sh
# Makes and runs a program in a language with a face that generate.sh has made:
#
#     bindings/mobile/program.sh LANGUAGE can                           installs what it takes, or says what is wanting
#     bindings/mobile/program.sh LANGUAGE make FACE PROGRAM…            compiles programs into the face's folder
#     bindings/mobile/program.sh LANGUAGE run FACE PROGRAM ARGUMENT…    runs one by its name without ending
#
# LANGUAGE is python, kotlin or swift. Kotlin needs Java 17, npm, and JNA and Gson from Debian, which it
# installs; Swift what tests/swift.sh needs, and what it reads has to be in the face's folder.
set -eu

[ $# -gt 1 ] || { sed -n '2,10s/^# \{0,1\}//p' "$0"; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
. "$root/tests/install.sh"
. "$root/tests/swift.sh"

python_can() { command -v python3 >/dev/null || { echo "there is no python3"; return 1; }; }
python_make() { face=$1; shift; mkdir -p "$face"; cp "$@" "$face"; }
python_run() { face=$1 program=$2; shift 2; PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$face exec python3 "$face/$program.py" "$@"; }

jars=/usr/share/java
kotlin_can() {
    command -v java >/dev/null || { echo "there is no java"; return 1; }
    [ -f $jars/jna.jar ] && [ -f $jars/gson.jar ] || debian libjna-java libgoogle-gson-java
    installed types "$root/tests/types" >/dev/null
}
kotlin_home() { echo "$(installed types "$root/tests/types")/node_modules/kotlin-compiler"; }
kotlin_make() {
    kotlin_can
    face=$1 home=$(kotlin_home)
    shift
    compiled() { java -Xmx1500M -cp "$home/lib/*" org.jetbrains.kotlin.cli.jvm.K2JVMCompiler -kotlin-home "$home" -nowarn -cp "$jars/jna.jar:$jars/gson.jar$of_face" "$@"; }
    of_face=
    [ -f "$face/face.jar" ] && [ "$face/face.jar" -nt "$face/authenticator/backup/backup_lint_mobile.kt" ] || compiled -d "$face/face.jar" "$face"/authenticator/backup/*.kt
    of_face=:$face/face.jar
    for program in "$@"; do
        name=${program##*/}
        compiled -d "$face/${name%.kt}.jar" "$program"
    done
}
kotlin_run() {
    face=$1 program=$2
    shift 2
    # JNA of Debian has its native half apart.
    native=$(dpkg -L libjna-jni | grep '\.so$' | head -n 1)
    exec java -Djna.library.path="$face" -Djna.boot.library.path="${native%/*}" \
        -cp "$face/$program.jar:$face/face.jar:$jars/jna.jar:$jars/gson.jar:$(kotlin_home)/lib/kotlin-stdlib.jar" "${program}Kt" "$@"
}

swift_can() { can_swift; }
swift_make() {
    swift_can
    face=$1
    shift
    cp "$@" "$face"
    for program in "$@"; do
        name=${program##*/}
        in_swift "$face" swiftc -swift-version 6 -O -parse-as-library -Xcc -fmodule-map-file=/mnt/AuthenticatorBackupFFI.modulemap -I /mnt \
            AuthenticatorBackup.swift "$name" -L /mnt -lbackup_lint_mobile -o "${name%.swift}"
    done
}
swift_run() { face=$1 program=$2; shift 2; in_swift "$face" env LD_LIBRARY_PATH=/mnt "./$program" "$@"; }

language=$1 does=$2
shift 2
"${language}_$does" "$@"
