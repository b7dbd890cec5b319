"""The second reader as an implementation of ../../spec/conformance.md."""

import base64
import json
import sys

from canonical_form import canonical_form, checksum_digest, recovery_digest
from json_tree import Reader
from judgement import Judgement
from second_reader import WrongUsage, answer_request

STORAGE = {"ios": "icloud", "android": "microsoft-cloud"}


def encoded(data):
    return base64.b64encode(data).decode("ascii")


def judge(request):
    answer = answer_request(request)
    return {name: answer[name] for name in ("verdict", "findings", "stoppedAt") if name in answer}


def read(request):
    judgement = Judgement(base64.b64decode(request["document"]))
    if judgement.verdict != "valid":
        return {"refused": ", ".join(rule for rule, _, _ in judgement.findings)}
    return {"canonical": encoded(canonical_form(judgement.root))}


def write(request):
    members = dict(request["draft"])
    for account in members["accounts"]:
        # A string of Python counts in Unicode scalar values, as the cut does.
        account |= {name: account[name][:256] for name in ("issuer", "label") if name in account}
    members["recoveryAccount"] = {
        "type": "microsoft-personal",
        "digest": recovery_digest(members["backupId"], members.pop("identifier").lower()),
    }
    members |= {"format": "authenticator-backup", "version": "1.0", "storage": STORAGE[members["platform"]]}
    members["checksum"] = {"algorithm": "sha256", "digest": "0" * 64}
    members["checksum"]["digest"] = checksum_digest(Reader(json.dumps(members)).read())
    return {"document": encoded(json.dumps(members, indent=1).encode("utf-8"))}


COMMANDS = {"judge": judge, "read": read, "write": write}


def main():
    for line in sys.stdin.buffer:
        request = json.loads(line)
        if request["cmd"] == "stop":
            return
        if request["cmd"] == "start":
            answer = {"implementation": {"name": "second reader", "language": "Python"}, "does": list(COMMANDS)}
        else:
            try:
                answer = {"seq": request["seq"], **COMMANDS[request["cmd"]](request)}
            except WrongUsage as usage:
                answer = {"seq": request["seq"], "error": str(usage)}
        print(json.dumps(answer, separators=(",", ":")), flush=True)


if __name__ == "__main__":
    main()
