#!/usr/bin/env python3
"""How much memory the command holds while it checks a long run, as the machine counts it.

usage: tests/work/resident.py BINARY [--documents N]

A document is made in a pipe for each that is read, so nothing but the command's own state can grow.
Formats that list all at the end say so in docs/formats.md and are left out.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import threading
import time

MOST_MIB = 16
TOGETHER = 1_000
REPOSITORY = pathlib.Path(__file__).parents[2]


def most_resident(process):
    """VmHWM of /proc, in MiB: it never falls, and what a parent had is not in it."""
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    lines = [line for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(lines[0].split()[1]) / 1024 if lines else 0.0


def resident(command, chunks=()):
    """The exit code, and the most MiB that were resident."""
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )

    def feed():
        for chunk in chunks:
            process.stdin.write(chunk)
        process.stdin.close()

    threading.Thread(target=feed, daemon=True).start()
    most = 0.0
    while process.poll() is None:
        most = max(most, most_resident(process))
        time.sleep(0.002)
    return process.returncode, most


def history(folder, documents):
    """Backups of one life, each written over the one before."""
    backup = json.loads((REPOSITORY / "fixtures/1.0/valid/ios-three-accounts.json").read_bytes())
    for number in range(documents):
        backup["generation"] = number + 1
        (folder / f"{number:06}.json").write_text(json.dumps(backup))


def large(folder):
    """Documents that there is something to say of, each half as large as a document may be."""
    for number in range(200):
        text = '{"format":"authenticator-backup"}' + " " * (1 << 19)
        (folder / f"{number:06}.json").write_text(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("binary")
    parser.add_argument("--documents", type=int, default=100_000)
    arguments = parser.parse_args()
    valid = (REPOSITORY / "fixtures/1.0/valid/ios-three-accounts.json").read_bytes()
    lines = {
        "valid": json.dumps(json.loads(valid)).encode() + b"\n",
        "wrong": b'{"format":"authenticator-backup"}\n',
        "empty": b"\n",
    }
    tried = []

    def held(name, expected, command, chunks=()):
        code, mib = resident([arguments.binary, *command, "--isolated"], chunks)
        tried.append(mib)
        print(f"{mib:6.1f} MiB  {name}")
        # A run that was not seen at all was not measured.
        if code != expected or not 0 < mib <= MOST_MIB:
            sys.exit(f"{name}: exit code {code}, {mib:.1f} MiB; at most {MOST_MIB} are promised")

    for format in ["human", "concise", "json", "ndjson", "github"]:
        for kind, line in lines.items():
            together = line * TOGETHER
            chunks = (together for _ in range(arguments.documents // TOGETHER))
            code = 0 if kind == "valid" else 1
            held(f"{format}, {kind}", code, ["--ndjson", "--format", format, "-"], chunks)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        history(folder, arguments.documents // 50)
        held("a folder", 1, [str(folder)])
        held("compare of a folder", 1, ["compare", str(folder)])
    with tempfile.TemporaryDirectory() as folder:
        large(pathlib.Path(folder))
        held("a folder of large ones", 1, [str(folder)])
    print(f"{len(tried)} runs of {arguments.documents} documents: at most {max(tried):.1f} MiB")


if __name__ == "__main__":
    main()
