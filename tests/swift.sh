# Swift, where the machine has none: Debian 13 in a folder below BACKUP_LINT_TOOLS, from the mirror that
# this machine uses, made once. To be read by a script of a test:
#
#     . tests/install.sh
#     . tests/swift.sh
#     if can_swift; then in_swift FOLDER COMMAND…; fi
#
# COMMAND runs with FOLDER as /mnt, which is where it begins. Needs Debian, root, mmdebstrap (which it
# installs) and 4 GB of disk; says what is wanting, and then there is no Swift.

SWIFT_ROOT=${BACKUP_LINT_TOOLS:-${HOME:?}/.cache/backup-lint-tools}/swift-6.0-debian-13

can_swift() {
    [ -f "$SWIFT_ROOT/complete" ] || make_swift || return 1
    in_swift "$SWIFT_ROOT/tmp" true 2>/dev/null || { echo "no Swift: nothing can be mounted here" >&2; return 1; }
}

make_swift() {
    mirror=$(debian_mirror 2>/dev/null) && [ "$(id -u)" = 0 ] || { echo "no Swift: it takes Debian, and root" >&2; return 1; }
    mkdir -p "${SWIFT_ROOT%/*}"
    free=$(df -Pk "${SWIFT_ROOT%/*}" | awk 'NR == 2 { print int($4 / 1048576) }')
    [ "$free" -ge 4 ] || { echo "no Swift: $free GB are free, and it takes 4" >&2; return 1; }
    {
        { command -v mmdebstrap >/dev/null || debian mmdebstrap; } &&
            rm -rf "$SWIFT_ROOT" &&
            mmdebstrap --quiet --mode=root --variant=apt --include=swiftlang,libc6-dev,libstdc++-14-dev trixie "$SWIFT_ROOT" "$mirror" &&
            rm -rf "$SWIFT_ROOT/var/cache/apt/archives" && touch "$SWIFT_ROOT/complete"
    } >&2 || { echo "no Swift: it could not be installed" >&2; return 1; }
}

in_swift() {
    folder=$1
    shift
    unshare --mount sh -euc '
        root=$1 folder=$2
        shift 2
        mount --bind "$folder" "$root/mnt"
        mount -t proc proc "$root/proc"
        mount --rbind /dev "$root/dev"
        exec chroot "$root" sh -euc "cd /mnt && exec \"\$@\"" sh "$@"
    ' sh "$SWIFT_ROOT" "$folder" "$@"
}
