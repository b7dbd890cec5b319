"""A second validator of authenticator backups, written from the text of the specification alone.

Without arguments it reads requests from standard input, one JSON object a line, and writes one answer
a line. With files it prints verdict and findings for people; after --stream each line is a document.
"""

import base64
import json
import re
import sys

from canonical_form import checksum_digest
from history_rules import judge_history
from judgement import Judgement
from restore_rules import judge_restore
from rule_catalogue import LEVEL
from salvage_plan import plan_in_part
from value_forms import IDENTIFIER, date_time_seconds

_HEX_AND_HYPHEN = re.compile(r"[0-9A-Fa-f-]{36}")


class WrongUsage(Exception):
    """An input beside the documents is not what it has to be: nothing is checked."""


def _bytes_of(request, name):
    if request.get(name) is None:
        return None
    try:
        return base64.b64decode(request[name], validate=True)
    except (TypeError, ValueError):
        raise WrongUsage(name + " is not Base64") from None


def _seconds_of(now):
    if now is None:
        return None
    seconds = date_time_seconds(now) if isinstance(now, str) else None
    if seconds is None:
        raise WrongUsage("now is not a date-time of RFC 3339")
    return seconds


def _identifier_of(text):
    if text is None:
        return None
    if isinstance(text, str) and _HEX_AND_HYPHEN.fullmatch(text) and IDENTIFIER.fullmatch(text.lower()):
        return text.lower()
    raise WrongUsage("recoveryAccount is not hex digits in groups of 8, 4, 4, 4 and 12")


def _summary(judgement):
    result = {"verdict": judgement.verdict}
    if judgement.stopped_at is not None:
        result["stoppedAt"] = judgement.stopped_at
    result["findings"] = [list(finding) for finding in judgement.findings]
    return result


def answer_request(request):
    document = _bytes_of(request, "document")
    if document is None:
        raise WrongUsage("document is missing")
    existing, old = _bytes_of(request, "existing"), _bytes_of(request, "old")
    if existing is not None and old is not None:
        raise WrongUsage("existing and old exclude each other")
    onto = request.get("onto")
    if onto is not None and onto not in ("ios", "android"):
        raise WrongUsage("onto is neither ios nor android")
    identifier = _identifier_of(request.get("recoveryAccount"))
    now = _seconds_of(request.get("now"))

    judgement = Judgement(document, now)
    other = None
    if existing is not None:
        other = Judgement(existing, now)
    if request.get("salvage"):
        return _summary(judgement) | {"salvage": plan_in_part(judgement, onto, identifier)}
    judge_restore(judgement, onto, identifier, other)
    if old is not None:
        other = Judgement(old, now)
        judge_history(judgement, other)

    answer = _summary(judgement)
    answer["outcome"] = judgement.outcome
    answer["notRun"] = [list(entry) for entry in judgement.not_run]
    if other is not None:
        answer["other"] = _summary(other)
    return answer


def answer_line(line):
    identity = None
    try:
        request = json.loads(line)
        if not isinstance(request, dict):
            raise WrongUsage("a request is a JSON object")
        identity = request.get("id")
        return {"id": identity, **answer_request(request)}
    except WrongUsage as usage:
        return {"id": identity, "error": str(usage)}
    except (ValueError, RecursionError):
        return {"id": identity, "error": "a request is one line of JSON in UTF-8"}


def serve(source, target):
    for line in source:
        if line.strip():
            target.write(json.dumps(answer_line(line), separators=(",", ":")) + "\n")
            target.flush()


def stream_documents(data):
    """The lines of a stream (validation.md, chapter 9)."""
    if not data:
        return []
    lines = data.split(b"\n")
    return lines[:-1] if lines[-1] == b"" else lines


def _print_judgement(name, judgement):
    stopped = ", stopped at " + judgement.stopped_at if judgement.stopped_at else ""
    print("%s: %s%s" % (name, judgement.verdict, stopped))
    for rule, pointer, side in judgement.findings:
        print("  %s %s at %s%s" % (LEVEL[rule], rule, pointer or '""', " (name)" if side == "key" else ""))
        if rule == "checksum-mismatch":
            print("    the digest of this document is " + checksum_digest(judgement.root))
    for rule, reason in judgement.not_run:
        print("  not run: %s (%s)" % (rule, reason))


def print_files(arguments):
    """Prints what is found, and gives the exit code of the report, chapter 1."""
    as_stream = "--stream" in arguments
    outcomes = set()
    for path in arguments:
        if path == "--stream":
            continue
        shown = path.encode("unicode_escape", "replace").decode("ascii")
        try:
            with open(path, "rb") as file:
                data = file.read()
        except (OSError, ValueError):
            print("%s: unchecked, could not be read" % shown)
            outcomes.add("unchecked")
            continue
        documents = stream_documents(data) if as_stream else [data]
        if not documents:
            print("%s: unchecked, no documents" % shown)
            outcomes.add("unchecked")
        for number, document in enumerate(documents, 1):
            judgement = Judgement(document)
            _print_judgement("%s:%d" % (shown, number) if as_stream else shown, judgement)
            outcomes.add(judgement.outcome)
    if "unchecked" in outcomes:
        return 3
    return 1 if "fail" in outcomes else 0


def main(arguments):
    if not arguments:
        serve(sys.stdin.buffer, sys.stdout)
        return 0
    if arguments == ["--stream"]:
        print("--stream needs a file", file=sys.stderr)
        return 2
    return print_files(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
