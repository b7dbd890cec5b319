"""The binding in Python: test_backup.py FIXTURES"""

import base64
import copy
import gc
import json
import os
import pathlib
import pickle
import subprocess
import sys
import threading
import time
import traceback

import backup_lint_mobile as lint

FIXTURES = pathlib.Path(sys.argv[1])

ID, OTHER = "4a243669-1d2e-476c-98ec-6806b64bff81", "b1b45ae0-7e4f-4d0e-9a3c-0f6d9f6a2c11"
ACCOUNT = "5e325896-52b9-46ce-9ab9-bc6e83708e0d"
KEY = bytes(range(100, 120))
WRITTEN, LATER = "2026-10-05T07:12:44Z", "2026-10-06T07:12:44Z"
passed = failed = 0


def hold(what, holds):
    global passed, failed
    passed += bool(holds)
    failed += not holds
    if not holds:
        print("FAILED", what)


def refused(what, kind, call, also=lambda error: True):
    try:
        call()
        hold(what, False)
    except lint.BackupError as error:
        hold(what, isinstance(error, kind) and also(error) and str(error) != "")


def word(value):
    return value.name.lower().replace("_", "-") if value is not None else None


def triples(findings):
    return sorted((found.rule, found.pointer, word(found.side)) for found in findings)


def expected(findings):
    return sorted((found["rule"], found["pointer"], found.get("side", "value")) for found in findings)


def same(report, file):
    return (triples(report.findings) == expected(file["findings"]) and word(report.verdict) == file["verdict"]
            and word(report.stopped_at) == file.get("stoppedAt"))


def holds(case):
    files = {file.get("role", "document"): file for file in case["files"]}
    data = {role: (FIXTURES / file["path"]).read_bytes() for role, file in files.items()}
    options = lint.CheckOptions(now=case.get("now"))
    platform = lint.Platform[case["onto"].upper()] if "onto" in case else None
    device = lint.Device(platform=platform, recovery_account=case.get("recoveryAccount"), existing=data.get("existing"))
    if case["kind"] == "check":
        report = lint.check_backup(data["document"], options)
        return same(report, files["document"]) and word(report.outcome) == case["outcome"]
    if case["kind"] == "restore":
        plan = lint.plan_restore(data["backup"], device, options)
        return (same(plan.report, files["backup"]) and word(plan.outcome) == case["outcome"]
                and ("existing" not in files or same(plan.existing, files["existing"])))
    if case["kind"] == "compare":
        comparison = lint.compare_backups(data["old"], data["new"], options)
        return same(comparison.old, files["old"]) and same(comparison.new, files["new"]) and word(comparison.outcome) == case["outcome"]
    saved = lint.salvage(data["document"], device, options)
    return (same(saved.report, files["document"]) and word(saved.checksum) == case["checksum"]
            and word(saved.nothing_since) == case.get("nothingSince")
            and saved.forbidden_by == case.get("forbiddenBy", []) and saved.unanswered == case.get("unanswered", [])
            and [(one.row.index, triples(one.left_out)) for one in saved.saved] == [(one["index"], expected(one.get("leftOut", []))) for one in case["saved"]]
            and [(one.index, triples(one.reasons)) for one in saved.lost] == [(one["index"], expected(one["reasons"])) for one in case["lost"]])


def vectors():
    index = json.loads((FIXTURES / "index.json").read_text())
    for case in index["cases"]:
        hold(case["id"], holds(case))
    hold("as many cases as the index says", len(index["cases"]) == index["count"])
    for case in json.loads((FIXTURES / "recovery-digest.json").read_text())["cases"]:
        hold(case["id"], lint.recovery_digest(case["backupId"], case["identifier"]) == case["digest"])


def account(identifier=ID, label="lena", **changes):
    totp = lint.Credential.TOTP(secret=lint.Secret.from_octets(KEY), algorithm=lint.Algorithm.SHA1, digits=6, period=30)
    members = {"id": identifier, "account_type": lint.AccountType.NON_MICROSOFT, "label": label, "credential": totp} | changes
    return lint.Account(**members)


def draft(*accounts, **changes):
    members = {"platform": lint.Platform.IOS, "app_version": "6.8.30", "accounts": list(accounts), "settings": lint.Settings(theme=lint.Theme.DARK)} | changes
    return lint.Draft(**members)


def fresh(*accounts, **changes):
    return lint.Backup.fresh(draft(*accounts, **changes), os.urandom(16), ACCOUNT, WRITTEN)


def writing():
    first = fresh(account())
    hold("fresh is valid", lint.check_backup(first.to_json(), lint.CheckOptions()).findings == [])
    second = first.next(draft(account()), LATER)
    read = lint.Backup.parse(second.to_json())
    hold("next", read.info().generation == 2 and read.info().backup_id == first.info().backup_id)
    hold("the key comes back", read.accounts()[0].credential.secret.octets() == KEY)
    hold("the digest is that of the account", read.info().recovery_digest == lint.recovery_digest(read.info().backup_id, ACCOUNT))
    counter = lint.Credential.HOTP(secret=lint.Secret.from_base32("GEZDGNBVGY3TQOJQ"), algorithm=lint.Algorithm.SHA256, digits=8, counter=7)
    two = fresh(account(issuer="Contoso", credential=counter), account(OTHER, account_type=lint.AccountType.WORK_OR_SCHOOL, credential=lint.Credential.NAME_ONLY()),
                order=[OTHER, ID], omitted_accounts=2)
    back = lint.Backup.parse(two.to_json())
    hold("accounts, order, settings", back.info().order[0] == OTHER and back.info().omitted_accounts == 2 and back.info().settings.theme == lint.Theme.DARK)
    longer = lint.Backup.parse(fresh(account(label="\N{GRINNING FACE}" * 300)).to_json())
    hold("a name is cut by scalar values", longer.accounts()[0].label == "\N{GRINNING FACE}" * 256)
    hold("the longest key", len(lint.Secret.from_octets(b"k" * 320).octets()) == 320)
    hold("keys are equal by what they are", account() == account() and lint.Secret.from_octets(KEY) != lint.Secret.from_octets(KEY + b"k"))
    hold("a counter", [a.credential.counter for a in back.accounts() if isinstance(a.credential, lint.Credential.HOTP)] == [7])

    changes = lint.compare_backups(two.to_json(), two.next(draft(account()), LATER).to_json(), lint.CheckOptions()).changes
    hold("what changes is told", changes.removed == [1] and (changes.old_generation, changes.new_generation) == (1, 2))
    hold("the version is one", len(lint.library_version().split(".")) == 3)


def refusals():
    first = fresh(account())

    def rules(*names):
        return lambda error: [found.rule for found in error.report.findings] == list(names) and error.problem
    refused("a blank one destroys", lint.BackupError.Destroys, lambda: first.next(draft(), LATER), rules("blank-overwrite"))
    refused("order", lint.BackupError.Invalid, lambda: fresh(account(), order=[]), rules("order-missing-account"))
    refused("two of a type", lint.BackupError.Invalid, lambda: fresh(account(), account(OTHER)), lambda error: "duplicate-account-type" in [f.rule for f in error.report.findings])
    refused("a setting of the other platform", lint.BackupError.Invalid,
            lambda: fresh(account(), settings=lint.Settings(screen_capture=True)), rules("setting-not-on-platform"))
    last = lint.Backup.parse((FIXTURES / "1.0/valid/generation-largest.json").read_bytes())
    refused("the last generation", lint.BackupError.LastGeneration, lambda: last.next(draft(account()), LATER))
    refused("nothing to continue", lint.BackupError.NothingToContinue, lambda: lint.StoredBackup.damaged(b"").next_with_consent(draft(account()), LATER))

    def totp(digits=6, period=30):
        return lint.Credential.TOTP(secret=lint.Secret.from_octets(KEY), algorithm=lint.Algorithm.SHA1, digits=digits, period=period)
    counting = lint.Credential.HOTP(secret=lint.Secret.from_octets(KEY), algorithm=lint.Algorithm.SHA1, digits=6, counter=2 ** 64 - 1)
    for what, pointer, call in [
        ("what is valid needs no consent", "document", lambda: lint.StoredBackup.damaged(first.to_json())),
        ("too many", "/accounts", lambda: fresh(*[account()] * 257)),
        ("digits", "/accounts/0/credential/digits", lambda: fresh(account(credential=totp(digits=9)))),
        ("a period", "/accounts/0/credential/period", lambda: fresh(account(credential=totp(period=0)))),
        ("a counter", "/accounts/0/credential/counter", lambda: fresh(account(credential=counting))),
        ("an id of a backup", "/backupId", lambda: lint.recovery_digest("x", ACCOUNT)),
        ("a rule that is off", "off", lambda: lint.check_backup(b"", lint.CheckOptions(off=["x"]))),
        ("an id", "/order/0", lambda: fresh(account(), order=["x"])),
        ("a label", "/accounts/0/label", lambda: fresh(account(label=""))),
        ("an issuer", "/accounts/0/issuer", lambda: fresh(account(issuer=""))),
        ("an id of an account", "/accounts/0/id", lambda: fresh(account("x"))),
        ("a version", "/appVersion", lambda: fresh(account(), app_version="6")),
        ("a time", "/writtenAt", lambda: first.next(draft(account()), "yesterday")),
        ("an account", "recoveryAccount", lambda: lint.Backup.fresh(draft(account()), os.urandom(16), "lena@example.com", WRITTEN)),
        ("too little randomness", "random", lambda: lint.Backup.fresh(draft(account()), b"", ACCOUNT, WRITTEN)),
        ("a secret", "secret", lambda: lint.Secret.from_base32("lena's, not Base32")),
        ("a clock", "now", lambda: lint.check_backup(b"", lint.CheckOptions(now="x"))),
        ("a rule", "levels", lambda: lint.check_backup(b"", lint.CheckOptions(levels={"x": lint.Level.NOTE}))),
        ("a rule to explain", "rule", lambda: lint.explain("lena")),
        ("randomness that was forgotten", "random", lambda: lint.Backup.fresh(draft(account()), bytes(16), ACCOUNT, WRITTEN)),
        ("too long a key", "secret", lambda: lint.Secret.from_octets(bytes(321))),
        ("no key", "secret", lambda: lint.Secret.from_octets(b"")),
    ]:
        refused(what, lint.BackupError.Argument, call, lambda error: error.pointer == pointer and error.problem and "lena" not in str(error))


def life_on_two_devices():
    """The life of a backup, as the specification tells it: two phones, a loss, damage, a blank app."""
    phone = fresh(account())
    stored = phone.next(draft(account(label="lena@contoso.example")), LATER).to_json()
    plan = lint.plan_restore(stored, lint.Device(platform=lint.Platform.IOS, recovery_account=ACCOUNT, existing=None), lint.CheckOptions())
    hold("the new phone gets it", plan.restores and plan.accounts[0].gives_back == lint.GivesBack.CODES_WORK and plan.not_asked == ["account-exists"])
    onto_android = lint.plan_restore(stored, lint.Device(platform=lint.Platform.ANDROID), lint.CheckOptions())
    hold("another platform does not", not onto_android.restores and [f.rule for f in onto_android.report.findings] == ["wrong-platform"])
    second_phone = lint.Backup.parse(stored)
    refused("the new phone has not restored yet", lint.BackupError.Destroys, lambda: second_phone.next(draft(), LATER))
    hold("it continues", second_phone.next(draft(account()), "2026-10-07T07:12:44Z").info().generation == 3)
    lost = lint.compare_backups(stored, phone.to_json(), lint.CheckOptions())
    hold("the old phone writes late", "generation-not-increased" in [found.rule for found in lost.new.findings])
    damaged = stored.replace(b"lena@contoso.example", b"lena@contoso.exampl3")
    refused("damage is not read", lint.BackupError.Invalid, lambda: lint.Backup.parse(damaged))
    saved = lint.salvage(damaged, lint.Device(), lint.CheckOptions())
    hold("what can be saved is told", saved.checksum == lint.ChecksumSays.DIFFERS and len(saved.saved) == 1)
    newer = stored.replace(b'"version":"1.0"', b'"version":"1.1"')
    for read in (lint.Backup.parse, lint.StoredBackup.damaged):
        refused("a newer version is no damage", lint.BackupError.UnknownVersion, lambda: read(newer), lambda error: error.report.verdict == lint.Verdict.UNCHECKED)
    for device in (lint.Device(), lint.Device(platform=lint.Platform.IOS), lint.Device(recovery_account=ACCOUNT)):
        hold("nothing is restored for who knows whom", not lint.plan_restore(stored, device, lint.CheckOptions()).restores)
    other = lint.plan_restore(stored, lint.Device(platform=lint.Platform.IOS, recovery_account=ID), lint.CheckOptions())
    hold("another account does not get it", not other.restores and [f.rule for f in other.report.findings] == ["wrong-recovery-account"])
    hold("with consent it goes on", lint.StoredBackup.damaged(damaged).next_with_consent(draft(account()), "2026-10-08T07:12:44Z").info().generation == 3)


def printing():
    personal = account(label="lena@contoso.example", issuer="Contoso")
    stored = fresh(personal).to_json()
    device = lint.Device(platform=lint.Platform.IOS, recovery_account=ACCOUNT, existing=stored)
    damaged = stored.replace(b"Contoso", b"contoso")
    values = [
        personal, personal.credential, draft(personal), device, lint.plan_restore(stored, device, lint.CheckOptions()),
        lint.salvage(damaged, lint.Device(), lint.CheckOptions()), lint.Backup.parse(stored), lint.check_backup(damaged, lint.CheckOptions()).findings,
    ]
    try:
        fresh(personal, order=[])
    except lint.BackupError as error:
        values += [error, traceback.format_exc()]
    hold("there is an error to print", len(values) == 10)
    for value in values:
        for printed in (str(value), repr(value), f"{[value]}"):
            personals = ("ontoso", "lena", base64.b32encode(KEY).decode()[:8], KEY.hex(), str(list(KEY))[1:-1], ACCOUNT)
            hold(f"{type(value).__name__} prints without what is personal", printed and not any(text in printed for text in personals))
    other = account(OTHER, account_type=lint.AccountType.WORK_OR_SCHOOL, credential=lint.Credential.NAME_ONLY())
    gone = draft(account(ID.replace("4a", "4b")), platform=lint.Platform.ANDROID)
    refused("the gravest comes first", lint.BackupError.Destroys, lambda: fresh(account(), other).next(gone, LATER),
            lambda error: str(error.report).startswith("Report(valid, platform-changed at ") and len(error.report.findings) > 2)
    hold("a finding prints as a line", str(lint.check_backup(b"{}", lint.CheckOptions()).findings[0]).startswith('error not-a-backup at "" (1:1): '))


def hostile():
    for document in [b"", b"\xff" * 100, b"[" * 100_000, b" " * 3_000_000, b'{"a":' * 50_000, os.urandom(10_000), b'"' + b"\\u0000" * 50_000 + b'"']:
        hold("hostile input is judged", lint.check_backup(document, lint.CheckOptions()).verdict == lint.Verdict.INVALID)
    for rule in lint.rules():
        hold(rule.name, lint.explain(rule.name).startswith(f"# {rule.name}\n"))


def copies():
    made = account()
    copied = [copy.copy(made), copy.deepcopy(made), copy.deepcopy(made.credential.secret)]
    try:
        pickle.dumps(made)
        hold("an object is not pickled", False)
    except TypeError as error:
        hold("an object is not pickled", "cannot be pickled" in str(error))
    del made
    gc.collect()
    hold("a copy outlives what it was made of", [fresh(one).accounts()[0].credential.secret.octets() for one in copied[:2]] == [KEY] * 2)
    hold("so does that of a key", copied[2].octets() == KEY)
    stored = fresh(account()).to_json()
    hold("bytes of any kind", [lint.check_backup(kind(stored), lint.CheckOptions()).findings for kind in (bytes, bytearray, memoryview)] == [[]] * 3)


def threads():
    document = (FIXTURES / "1.0/valid/ios-three-accounts.json").read_bytes()
    first, wrong = fresh(account()), []

    def work():
        for _ in range(200):
            if lint.check_backup(document, lint.CheckOptions()).findings or first.next(draft(account()), LATER).info().generation != 2:
                wrong.append(1)
    running = [threading.Thread(target=work) for _ in range(8)]
    [thread.start() for thread in running]
    [thread.join() for thread in running]
    hold("8 threads", not wrong)


WRITER = """
import os, sys
import backup_lint_mobile as lint
key = os.urandom(20)
totp = lint.Credential.TOTP(secret=lint.Secret.from_octets(key), algorithm=lint.Algorithm.SHA1, digits=6, period=30)
made = lint.Account(id=%r, account_type=lint.AccountType.NON_MICROSOFT, label="lena", credential=totp)
draft = lint.Draft(platform=lint.Platform.IOS, app_version="6.8.30", accounts=[made], settings=lint.Settings())
backup = lint.Backup.fresh(draft, os.urandom(16), %r, %r)
print(key.hex(), flush=True)
sys.stdin.readline()
del backup, draft, made, totp
print("dropped", flush=True)
sys.stdin.readline()
""" % (ID, ACCOUNT, WRITTEN)


def found_in(process, text):
    """How often the halves of a text stand in the memory of a process, looked at from outside. On the
    stack a block of the digest's text may be left, which nobody promises to wipe (SECURITY.md)."""
    found = 0
    with open(f"/proc/{process.pid}/maps") as maps, open(f"/proc/{process.pid}/mem", "rb", 0) as memory_of:
        for line in maps:
            places, access, *_ = line.split()
            if "r" not in access or "[v" in line or "[stack]" in line:
                continue
            start, end = (int(place, 16) for place in places.split("-"))
            memory_of.seek(start)
            part = memory_of.read(end - start)
            found += part.count(text[:16]) + part.count(text[16:])
    return found


def memory():
    """A process that has written a backup, and then dropped it."""
    writer = subprocess.Popen([sys.executable, "-c", WRITER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    text = base64.b32encode(bytes.fromhex(writer.stdout.readline().strip()))
    held = found_in(writer, text)
    writer.stdin.write("\n")
    writer.stdin.flush()
    writer.stdout.readline()
    left = found_in(writer, text)
    writer.communicate("\n")
    hold("the key's text is seen while there is a backup", held > 0)
    hold("nothing of it stays when the backup is dropped", left == 0)


def main():
    for part in (vectors, writing, refusals, life_on_two_devices, printing, copies, hostile, threads, memory):
        began = time.monotonic()
        part()
        print(f"{part.__name__}: {time.monotonic() - began:.2f} s")
    print(f"Python: {passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
