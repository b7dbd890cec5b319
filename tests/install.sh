# Installs what tests in Node and Python need, in the versions that package.json and package-lock.json
# of a folder say, and its requirements.txt, if there is one, below BACKUP_LINT_TOOLS, and uses it again as long as these files
# stay as they are. To be read by a script of a test:
#
#     . tests/install.sh
#     tools=$(installed NAME FOLDER)
#
# Needs Python 3.11 or later with venv, Node 18 or later with npm.

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
