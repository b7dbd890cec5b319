#!/bin/sh
# Makes the npm package: the library as WebAssembly for Node and browsers, and the command for Node.
#
#     bindings/wasm/build.sh [FOLDER]
#
# FOLDER is bindings/wasm/pkg if nothing is said. Needs Node 20 or later, and Rust with the targets
# wasm32-unknown-unknown and wasm32-wasip1. Where Rust has not got them, Debian 12 has its own for the
# web, with the source of the standard library: it is installed, by root.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
. "$root/tests/install.sh"
package=${1:-$here/pkg}
tools=${BACKUP_LINT_TOOLS:-${HOME:?}/.cache/backup-lint-tools}
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$here/target}"
export CARGO_PROFILE_RELEASE_OPT_LEVEL=s

has_targets() {
    for target in wasm32-unknown-unknown wasm32-wasip1; do
        [ -d "$(rustc --print target-libdir --target "$target" 2>/dev/null)" ] || return 1
    done
}

# The C library of WASI: that of Debian 12 is too old, so it is that of Debian 13, from the same mirror.
wasi_libc() {
    libc=$tools/wasi-libc-debian-13
    [ ! -f "$libc/complete" ] || return 0
    mirror=$(debian_mirror)
    rm -rf "$libc" && mkdir -p "$libc/lists/partial" "$libc/archives"
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror trixie main" >"$libc/sources.list"
    in_trixie() {
        apt-get -qq -o Dir::Etc::SourceList="$libc/sources.list" -o Dir::Etc::SourceParts=/dev/null \
            -o Dir::State::Lists="$libc/lists" -o APT::Sandbox::User=root "$@"
    }
    in_trixie update
    (cd "$libc/archives" && in_trixie download wasi-libc)
    dpkg-deb -x "$libc"/archives/wasi-libc_*.deb "$libc"
    rm -rf "$libc/lists" && touch "$libc/complete"
}

build() {
    if has_targets; then
        cargo build --release --locked --quiet "$@"
        return
    fi
    RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc /usr/bin/cargo build --release --locked --quiet \
        -Zbuild-std=std,panic_abort "$@"
}

if ! has_targets; then
    [ -x /usr/bin/wasm-ld-19 ] && [ -x /usr/bin/cargo ] && [ -d /usr/lib/rustlib/src/rust/library ] ||
        debian rustc-web cargo-web rust-web-src lld-19
    wasi_libc
    lib=$libc/usr/lib/wasm32-wasip1
    export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-19
    export CARGO_TARGET_WASM32_WASIP1_LINKER=wasm-ld-19
    export CARGO_TARGET_WASM32_WASIP1_RUSTFLAGS="-C link-self-contained=no -C target-feature=+crt-static -L $lib -C link-arg=$lib/crt1-command.o -C link-arg=-lwasi-emulated-pthread"
fi

build --manifest-path "$here/Cargo.toml" --target wasm32-unknown-unknown
build --manifest-path "$root/Cargo.toml" --target wasm32-wasip1 --bin backup-lint

rm -rf "$package" && mkdir -p "$package"
cp "$here"/js/* "$root"/LICENSE-* "$package/"
cp "$CARGO_TARGET_DIR/wasm32-wasip1/release/backup-lint.wasm" "$package/command.wasm"
node "$here/pack.mjs" "$CARGO_TARGET_DIR/wasm32-unknown-unknown/release/backup_lint_wasm.wasm" >"$package/wasm.js"
chmod 755 "$package/command.js"
chmod 644 "$package/command.wasm"
