"""Backups as Python's json writes them: escapes or not, any separators, indented or not.

python3 python_json.py FOLDER
"""

import hashlib
import json
import pathlib
import sys

IDENTIFIER = "7d8f1c52-3a0e-4b6d-9c41-0e5f2ab86d13"


def canonical(value):
    """The RFC 8785 form. All names are ASCII, so that the order of code points is the right one."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8")


def totp(secret, algorithm, digits, period):
    return {"kind": "totp", "secret": secret, "algorithm": algorithm, "digits": digits, "period": period}


def account(id, type, issuer, label, credential):
    named = {} if issuer is None else {"issuer": issuer}
    return {"id": id, "type": type, **named, "label": label, "credential": credential}


def backup(backup_id, generation, app_version, platform, accounts, order, settings):
    digest = hashlib.sha256(f"{backup_id}:{IDENTIFIER}".encode("ascii")).hexdigest()
    document = {
        "format": "authenticator-backup",
        "version": "1.0",
        "backupId": backup_id,
        "generation": generation,
        "writtenAt": "2026-10-05T07:12:44Z",
        "appVersion": app_version,
        "platform": platform,
        "storage": {"ios": "icloud", "android": "microsoft-cloud"}[platform],
        "recoveryAccount": {"type": "microsoft-personal", "digest": digest},
        "accounts": accounts,
        "omittedAccounts": 0,
        "order": [accounts[n]["id"] for n in order],
        "settings": settings,
    }
    checksum = hashlib.sha256(canonical(document)).hexdigest()
    return {**document, "checksum": {"algorithm": "sha256", "digest": checksum}}


def ios(accounts):
    settings = {
        "cloudBackup": True,
        "appLock": True,
        "hideCodes": False,
        "usageData": False,
        "theme": "system",
        "appSwitcherBlur": True,
    }
    return backup("071519f2-00a0-4e7c-879c-8d84fa5e57b7", 7, "6.8.30", "ios", accounts, (2, 0, 1), settings)


PERSONAL = ("4a243669-1d2e-476c-98ec-6806b64bff81", "microsoft-personal")
WORK = ("c57dc02f-5e25-457a-885c-fcd5616c3ebc", "work-or-school")
OTHER = ("3e763862-17ad-4ccf-9599-14950715b243", "non-microsoft")
PERSONAL_CODE = totp("IDWUZZD7WFM6UTFS3ZHCIGJ3PAQE4JN4", "sha1", 6, 30)
OTHER_CODE = totp("RCD6D7ULWYMZEBS5XK5EGYVAIJXDKL34T4SGPLXMUCHUGVI7SVRQ", "sha256", 8, 60)
NAME_ONLY = {"kind": "name-only"}

CONTENTS = {
    # What some library escapes: quotes, backslashes, slashes, HTML, all that is not ASCII.
    "texts": ios([
        account(*PERSONAL, 'Microsoft <Outlook> & "Live"', "lena+backup=1/2@example.com", PERSONAL_CODE),
        account(*WORK, "Contoso's \\ Ops", "C:\\lena\\\"x\" 'y' </z> = & \\u003d \\/", NAME_ONLY),
        account(
            *OTHER,
            "Cafe\u0301 and Caf\u00e9 \u20ac \uff1d",
            "\U0001f469\u200d\U0001f469\u200d\U0001f467 \U0001d4b3\U0001f511 \u0928\u092e\u0938\u094d\u0924\u0947 \U0010fffd",
            OTHER_CODE,
        ),
    ]),
    # The other platform: the greatest numbers, an absent issuer, scripts from right to left.
    "android": backup(
        "c51b84c6-4522-4e03-95bd-f274c9a95e23",
        9007199254740991,
        "6.2610.7201",
        "android",
        [
            account(
                "b234f8d5-8d58-42b3-94cb-03ada0c1315d",
                "non-microsoft",
                "\u05d1\u05e0\u05e7/\u0645\u0631\u062d\u0628\u0627",
                "\u043b\u0435\u043d\u0430='\u00df'<\u30ec\u30ca>",
                {
                    "kind": "hotp",
                    "secret": "NPJSUW2F5JTUD5ENTVJX4RQF7BUEGYRV",
                    "algorithm": "sha1",
                    "digits": 6,
                    "counter": 9007199254740991,
                },
            ),
            account("9f232b5f-35f2-4003-8ec2-35a268469b0a", "work-or-school", None, "lena@contoso.example", NAME_ONLY),
        ],
        (1, 0),
        {"cloudBackup": True, "theme": "dark", "screenCapture": False},
    ),
    # Characters that a text must not hold, but that each library has its own escapes for.
    "unsafe": ios([
        account(
            *PERSONAL,
            "Microsoft",
            "a\x00\x01\b\t\n\x0b\f\r\x1b\x1f/\x7f\x80\x9f\u2028\u2029\uffff\U0001ffffz",
            PERSONAL_CODE,
        ),
        account(*WORK, "Contoso", "lena@contoso.example", NAME_ONLY),
        account(*OTHER, "Fabrikam", "lena", OTHER_CODE),
    ]),
}

MANNERS = {
    "default": {},
    "ascii-compact": {"separators": (",", ":")},
    "utf8-indented": {"ensure_ascii": False, "indent": 2},
    "sorted-tabs": {"sort_keys": True, "indent": "\t"},
}

WRITTEN = {
    "texts": ("default", "ascii-compact", "utf8-indented", "sorted-tabs"),
    "android": ("default", "utf8-indented"),
    "unsafe": ("ascii-compact", "utf8-indented"),
}


def main():
    folder = pathlib.Path(sys.argv[1])
    for content, manners in WRITTEN.items():
        for manner in manners:
            text = json.dumps(CONTENTS[content], **MANNERS[manner])
            (folder / f"python-{content}-{manner}.json").write_bytes(text.encode("utf-8"))


main()
