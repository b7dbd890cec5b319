"""Tests of the second reader by the examples and tables of the specification.

Run it with: python3 tests/second-reader/self_test.py
"""

import base64
import datetime
import hashlib
import json
import random
import re
import unittest

import second_reader
from canonical_form import canonical_form, recovery_digest
from history_rules import judge_history
from json_tree import Fault, Reader
from rule_catalogue import STAGE
from restore_rules import judge_restore
from salvage_plan import plan_in_part
from spec_examples import (BASE, base_with, base_with_members, blocks, expected_findings, judged,
                           with_checksum, with_value)
from value_forms import date_time_seconds, timestamp_seconds

EXAMPLES = 65  # how many documents and fragments the texts hold at least
A, B, C = ("%d6b8a6c0-0000-4000-8000-000000000000" % number for number in (1, 2, 3))


def base_text():
    return BASE.read_text(encoding="utf-8")


def with_accounts(ids, order, types=("microsoft-personal", "work-or-school", "non-microsoft")):
    """A document whose accounts are name-only and have these ids; an id may be JSON text of any kind."""
    accounts = [
        '{"id":%s,"type":"%s","label":"%d","credential":{"kind":"name-only"}}'
        % (json.dumps(text), types[index], index)
        for index, text in enumerate(ids)]
    return base_with(("/accounts", "[" + ",".join(accounts) + "]"), ("/order", json.dumps(order)))


class SpecExamples(unittest.TestCase):
    def test_documents(self):
        count = 0
        for place, language, words, text, line in blocks():
            if language != "json" or not words or words[0] not in ("good", "bad"):
                continue
            count += 1
            document = text
            kind, *words = words
            if words and words[0].startswith("at="):
                document = base_with((words.pop(0)[3:], text))
            expected = expected_findings(words, line) if kind == "bad" else []
            with self.subTest(place=place):
                self.assertEqual(judged(document).findings, expected)
        self.assertGreaterEqual(count, EXAMPLES)

    def test_canonical_forms(self):
        digests_of_documents = {}
        for place, language, words, text, _ in blocks():
            if language == "json" and words[:1] == ["bad"] and words[1] == "unsafe-text":
                root = judged(text).root
                digests_of_documents[root.get("checksum").get("digest").value] = canonical_form(root, True)
            if language == "json" and words[:1] == ["canonical"]:
                with self.subTest(place=place):
                    self.assertEqual(hashlib.sha256(text.encode("utf-8")).hexdigest(), words[1])
                    self.assertEqual(digests_of_documents[words[1]], text.encode("utf-8"))

    def test_recovery_digests(self):
        for place, language, _, text, _ in blocks():
            if language == "recovery-digest":
                given = dict(line.split(": ") for line in text.split("\n"))
                with self.subTest(place=place):
                    self.assertEqual(recovery_digest(given["backupId"], given["identifier"]), given["digest"])

    def test_there_are_71_rules(self):
        self.assertEqual(len(STAGE), 71)


class Salvage(unittest.TestCase):
    def test_the_examples(self):
        count = 0
        for place, language, words, text, _ in blocks():
            if language != "json" or words[:1] != ["saves"]:
                continue
            count += 1
            said = dict(word.split("=", 1) for word in words[1:])
            indices = {name: [int(i) for i in said[name].split(",") if i] for name in ("saved", "lost")}
            plan = plan_in_part(judged(base_with((said["at"], text))))
            with self.subTest(place=place):
                for name, expected in indices.items():
                    self.assertEqual([entry["index"] for entry in plan[name]], expected)
        self.assertEqual(count, 4)

    def test_the_fixtures(self):
        fixtures = BASE.parents[2]
        index = json.loads((fixtures / "index.json").read_text(encoding="utf-8"))
        cases = [case for case in index["cases"] if case["kind"] == "salvage"]
        self.assertGreaterEqual(len(cases), 50)
        for case in cases:
            judgement = judged((fixtures / case["files"][0]["path"]).read_bytes(), date_time_seconds(case["now"]))
            plan = plan_in_part(judgement, case.get("onto"), case.get("recoveryAccount"))
            for name in ("saved", "lost"):
                for entry in case[name]:
                    for reasons in ("leftOut", "reasons"):
                        if reasons in entry:
                            entry[reasons] = [[r["rule"], r["pointer"], r["side"]] for r in entry[reasons]]
            names = ("nothingSince", "forbiddenBy", "unanswered", "checksum", "saved", "lost")
            with self.subTest(case=case["id"]):
                self.assertEqual(plan, {name: case[name] for name in names if name in case})


class Syntax(unittest.TestCase):
    def fatal(self, rule, *texts):
        for text in texts:
            with self.subTest(text=text[:40]):
                judgement = judged(text)
                self.assertEqual(judgement.findings, [(rule, "", "value")])
                self.assertEqual((judgement.verdict, judgement.stopped_at), ("invalid", "syntax"))

    def test_the_table_of_the_pass(self):
        self.fatal("invalid-json", "", "\n", "[1,]", '{"a":1,}', "{a:1}", "{'a':1}", "[1 2]", "NaN", "+1", ".5",
                   "01", "1.", "1e", "-", "1-2", "1.2.3", '{"a":1', '"abc', "tru", "[1}",
                   "[" * 16 + "]x", "{[", "[01]", "[truex]", '{"a" 1}', '"\\x"', '"\\u12g4"', '"\t"', "\u00a01")
        self.fatal("trailing-data", "truex", '"a"b', "{}{}", "{} //", "5 5", "1x", "{}[", "{}\ufeff", "null\0")
        self.fatal("too-deep", "[" * 17, '{"a":' * 16 + "{", '{"a":' * 16 + "[")
        self.fatal("not-an-object", "null", "5", '"a"', "[]", "[{}]", "true", " -0.5e+7 ")

    def test_depth_counts_only_where_a_value_may_stand(self):
        self.fatal("invalid-json", "[" * 16 + "1[", '{"a":' * 16 + '1 "')
        self.fatal("invalid-json", '{"a":' * 15 + "{[")

    def test_size_comes_first_and_utf8_second(self):
        self.fatal("too-large", b"\xff" * 1048577, b"{}" + b" " * 1048575)
        self.fatal("invalid-utf8", b"{]\xff", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf4\x90\x80\x80", b"\xff\xfe{\0}\0")
        self.assertEqual(judged(b"{}" + b" " * 1048574).findings, [("not-a-backup", "", "value")])

    def test_byte_order_mark(self):
        mark = b"\xef\xbb\xbf"
        self.fatal("invalid-json", mark, mark + mark + b"{}", b" " + mark + b"{}", b"{" + mark + b"}")
        self.fatal("trailing-data", b"{}" + mark)
        self.assertEqual(judged(mark + base_text().encode()).findings, [("byte-order-mark", "", "value")])
        self.assertEqual(judged(mark + b"{}").findings, [("byte-order-mark", "", "value"), ("not-a-backup", "", "value")])

    def test_surrogates(self):
        def lone(text):
            return Reader(text).read().lone
        self.assertFalse(lone('"\\ud83d\\uDD11"'))
        for text in ('"\\ud83d"', '"\\udd11"', '"\\ud83d\\ud83d\\udd11"', '"\\ud83dx\\udd11"', '"\\udd11\\ud83d"',
                     '"\\ud83d\\n"'):
            self.assertTrue(lone(text), text)
        self.assertEqual(Reader('"\\ud83d\\uDD11"').read().value, "\U0001f511")

    def test_several_together(self):
        cases = {
            '"foo":"\\ud800"': [("lone-surrogate", "/foo", "value")],
            '"foo":["\\ud800"]': [("lone-surrogate", "/foo/0", "value"), ("unknown-member", "/foo", "key")],
            '"foo":1,"foo":1': [("duplicate-member", "/foo", "key")],
            '"x1":{"a":1,"a":2}': [("duplicate-member", "", "key"), ("unknown-member", "", "key")],
            '"x1":[["\\ud800"]]': [("lone-surrogate", "", "value"), ("unknown-member", "", "key")],
            '"\\ud800":{"a":1,"a":1}': [("duplicate-member", "", "key"), ("lone-surrogate", "", "key")],
            '"JBSWYDPEHPK":1': [("unknown-member", "", "key")],
            '"\\ud800":1,"\\ud800":1': [("lone-surrogate", "", "key")] * 2,
            '"a":1,"a":1,"\\u0061":1': [("duplicate-member", "/a", "key")] * 2,
            '"x1":1,"x1":{"b":"\\ud800"}': [("duplicate-member", "", "key"), ("lone-surrogate", "", "value")],
        }
        for members, expected in cases.items():
            with self.subTest(members=members):
                self.assertEqual(sorted(judged(base_with_members(members)).findings), expected)
        text = with_value(base_text(), "/platform", '{"a":"\\ud800"}')
        self.assertEqual(sorted(judged(text).findings),
                         [("lone-surrogate", "/platform/a", "value"), ("wrong-type", "/platform", "value")])

    def test_the_reader_accepts_what_the_standard_library_accepts(self):
        """Python's reader is wider in two known ways only: NaN and infinities, and depth."""
        def refuse(_):
            raise ValueError
        chance = random.Random(71)
        pieces = ['{', '}', '[', ']', ',', ':', '"a"', '"b"', '1', '-', '0', '.5', 'e3', 'true', 'null', ' ', '"',
                  '\\', '\\u00e9', '\t', 'tru', '+', 'E', '/']
        for _ in range(20000):
            text = "".join(chance.choice(pieces) for _ in range(chance.randrange(1, 9)))
            try:
                json.loads(text, parse_constant=refuse)
                accepted = True
            except ValueError:
                accepted = False
            try:
                Reader(text).read()
                self.assertTrue(accepted, text)
            except Fault as fault:
                self.assertTrue(not accepted or fault.rule == "too-deep", text)


class VersionAndStructure(unittest.TestCase):
    def check(self, text, *expected):
        self.assertEqual(sorted(judged(text).findings), sorted(expected))

    def test_stops(self):
        start = '{"format":"authenticator-backup",'
        cases = {
            '{"format":1,"format":2,"x":3}': [("duplicate-member", "/format", "key")],
            '{"form\\ud800at":1}': [("lone-surrogate", "", "key"), ("not-a-backup", "", "value")],
            start + '"version":"1.0","version":"1.0"}': [("duplicate-member", "/version", "key")],
            start + '"version":"1.0\\udc00"}': [("lone-surrogate", "/version", "value")],
        }
        for text, expected in cases.items():
            with self.subTest(text=text):
                judgement = judged(text)
                self.assertEqual(sorted(judgement.findings), sorted(expected))
                self.assertEqual((judgement.stopped_at, judgement.verdict), ("version", "invalid"))
        for version in ("0.9", "1.1", "1.10", "2.0", "1." + "9" * 9000):
            judgement = judged(start + '"version":"%s","a":1,"a":1}' % version)
            self.assertEqual((judgement.stopped_at, judgement.verdict), ("version", "unchecked"))
            self.assertEqual(len(judgement.findings), 2)
        for version in ("1", "1.00", "01.0", "1.0.0", "v1.0", "1.0 ", "1.0\\n", "", "1.\u0660"):
            self.check(start + '"version":"%s"}' % version, ("invalid-version", "/version", "value"))
        self.assertEqual(len(judged(start + '"version":"1.0"}').findings), 12)

    def test_integers(self):
        cases = {"-0": "invalid-integer", "1E2": "invalid-integer", "1e400": "invalid-integer",
                 "-1": "invalid-generation", "9007199254740992": "invalid-generation",
                 "9" * 50000: "invalid-generation", "-" + "9" * 50000: "invalid-generation", "true": "wrong-type"}
        for token, rule in cases.items():
            self.check(base_with(("/generation", token)), (rule, "/generation", "value"))
        self.check(base_with(("/generation", "9007199254740991")))

    def test_too_many_accounts(self):
        self.check(base_with(("/accounts", "[" + ",".join(["0"] * 257) + "]")),
                   ("too-many-accounts", "/accounts", "value"))
        self.assertEqual(judged(base_with(("/accounts", "[" + ",".join(["0"] * 256) + "]"))).findings,
                         [("wrong-type", "/accounts/%d" % index, "value") for index in range(256)])

    def test_kind_first(self):
        credential = "/accounts/2/credential"
        twice = base_with((credential, '{"kind":"totp","kind":"totp","colour":1,"digits":-1}'))
        self.check(twice, ("duplicate-member", credential + "/kind", "key"))
        self.check(base_with((credential, '{"kind":null,"colour":1}')), ("wrong-type", credential + "/kind", "value"))
        self.check(base_with((credential, '{"kind":"name-only","digits":-1}')),
                   ("unknown-member", credential + "/digits", "key"))

    def test_settings_of_the_other_platform(self):
        self.check(base_with(("/settings", '{"cloudBackup":true,"screenCapture":1}')),
                   ("wrong-type", "/settings/screenCapture", "value"))

    def test_times(self):
        for second in (0, 951782399, 951782400, 1709251199, 4107542400, 253402300799):
            text = datetime.datetime.fromtimestamp(second, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
            self.assertEqual(timestamp_seconds(text), second)
        for text in ("1969-12-31T23:59:59Z", "2023-02-29T00:00:00Z", "2100-02-29T00:00:00Z", "2024-01-01T24:00:00Z",
                     "2024-01-01T00:00:60Z", "2024-00-01T00:00:00Z", "2024-01-01t00:00:00Z", "2024-01-01T00:00:00Z\n"):
            self.assertIsNone(timestamp_seconds(text), text)


class LaterRules(unittest.TestCase):
    def test_the_table_of_orders(self):
        missing = ("order-missing-account", "/order", "value")

        def unknown(index):
            return ("order-unknown-account", "/order/%d" % index, "value")

        def duplicate(index):
            return ("order-duplicate-account", "/order/%d" % index, "value")

        same = ("duplicate-account-id", "/accounts/1/id", "value")
        cases = [
            ([A, B], [A], [missing]),
            ([A, B], [A, C], [missing, unknown(1)]),
            ([A, B], [A, B, A], [duplicate(2)]),
            ([A, B], [A, B, C, C], [unknown(2), unknown(3)]),
            ([A, A, B], [A, A, B], [same]),
            ([A, A, B], [B], [same, missing]),
            ([A, "x"], [A, C, C], [("invalid-id", "/accounts/1/id", "value"), duplicate(2)]),
            ([A, B], [A, "x"], [("invalid-id", "/order/1", "value")]),
        ]
        for ids, order, expected in cases:
            with self.subTest(ids=ids, order=order):
                self.assertEqual(sorted(judged(with_accounts(ids, order)).findings), sorted(expected))
        text = with_value(with_accounts([A], [A, A]), "/accounts", "5")
        self.assertEqual(judged(text).findings, [("wrong-type", "/accounts", "value"), duplicate(1)])

    def test_an_account_copied_whole(self):
        account = json.dumps(json.loads(base_text())["accounts"][0])
        findings = judged(base_with(("/accounts/2", account), ("/order", json.dumps(json.loads(base_text())["order"][1:])))).findings
        self.assertEqual(sorted(rule for rule, _, _ in findings),
                         ["duplicate-account-id", "duplicate-account-name", "duplicate-account-type", "duplicate-secret"])

    def test_texts(self):
        flag = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
        cases = {
            flag: [], flag[:3] + flag[-1]: ["invisible-text"], flag[:-1]: ["invisible-text"],
            flag + "\U000e0067": ["invisible-text"], flag[1:]: ["invisible-text"], flag + flag: [],
            "\u200c\u200d\u200e\u200f\u061c\ufe0f\U000e0100": [], "\U0010ffff": ["unsafe-text"], "\ufdd0": ["unsafe-text"],
            "\u2027\u202f\u2065": ["invisible-text"], "\u2066": ["unsafe-text"], "\u00a0": ["untrimmed-text"],
            "Optional()": ["serialization-accident"], "x[B@y": ["serialization-accident"], "Null": [],
            "\t ": ["unsafe-text", "untrimmed-text"], "\u200b\u3000": ["invisible-text", "untrimmed-text"],
        }
        for text, rules in cases.items():
            with self.subTest(text=ascii(text)):
                found = judged(base_with(("/accounts/2/label", json.dumps(text)))).findings
                self.assertEqual(sorted(found), [(rule, "/accounts/2/label", "value") for rule in sorted(rules)])

    def test_text_lengths(self):
        self.assertEqual(judged(base_with(("/accounts/2/label", json.dumps("\U0001f511" * 256)))).findings, [])
        self.assertEqual(judged(base_with(("/accounts/2/label", json.dumps("\U0001f511" * 257)))).findings,
                         [("invalid-text", "/accounts/2/label", "value")])

    def test_the_clock(self):
        def found(now):
            return [rule for rule, _, _ in judged(base_text(), date_time_seconds(now)).findings]
        self.assertEqual(found("2026-10-05T07:07:44Z"), [])
        self.assertEqual(found("2026-10-05T07:07:43.999Z"), ["written-in-future"])
        self.assertEqual(found("2026-10-05t09:07:44.0001+02:00"), [])
        self.assertEqual(found("2026-10-05T05:07:43-02:00"), ["written-in-future"])
        self.assertEqual(date_time_seconds("2016-12-31T23:59:60Z"), date_time_seconds("2017-01-01T00:00:00Z"))
        for text in ("2026-10-05 07:07:44Z", "2026-10-05T07:07:44", "2026-02-30T07:07:44Z", "2026-10-05T07:07:60Z",
                     "2026-10-05T07:07:44.Z", "2026-10-05T07:07:44+24:00"):
            self.assertIsNone(date_time_seconds(text), text)

    def test_the_checksum_waits_for_the_first_stages(self):
        text = with_value(base_text(), "/checksum/digest", '"%s"' % ("0" * 64))
        self.assertEqual(judged(text).findings, [("checksum-mismatch", "/checksum/digest", "value")])
        self.assertNotIn("checksum-mismatch", [rule for rule, _, _ in judged(b"\xef\xbb\xbf" + text.encode()).findings])


class TwoDocuments(unittest.TestCase):
    HOTP = ('{"kind":"hotp","secret":"66OXWAX5NX6OGXK6JMTDIJPLLV3TH2DH","algorithm":"sha1","digits":6,"counter":%d}')

    def history(self, new, old):
        judgement, other = judged(new), judged(old)
        judge_history(judgement, other)
        return sorted(rule for rule, _, _ in judgement.findings)

    def test_the_same_document(self):
        self.assertEqual(self.history(base_text(), json.dumps(json.loads(base_text()))), [])

    def test_one_backup(self):
        other = "0" * 64
        new = base_with(("/platform", '"android"'), ("/storage", '"microsoft-cloud"'), ("/settings", '{"cloudBackup":true}'),
                        ("/writtenAt", '"2025-10-05T07:12:44Z"'), ("/recoveryAccount/digest", '"%s"' % other))
        self.assertEqual(self.history(new, base_text()), ["generation-not-increased", "platform-changed",
                                                          "recovery-account-changed", "written-before-previous"])
        self.assertEqual(self.history(with_checksum(with_value(new, "/backupId", '"%s"' % A)), base_text()),
                         ["fresh-backup-generation"])

    def test_accounts(self):
        blank = base_with(("/accounts", "[]"), ("/order", "[]"), ("/generation", "8"))
        self.assertEqual(self.history(blank, base_text()), ["blank-overwrite"])
        self.assertEqual(self.history(with_accounts([A], [A]), base_text()),
                         ["accounts-vanished"] * 3 + ["generation-not-increased"])
        self.assertEqual(self.history(blank, with_checksum(with_value(blank, "/generation", "7"))), ["no-accounts"])

    def test_counters(self):
        old = base_with(("/accounts/2/credential", self.HOTP % 42))
        new = base_with(("/accounts/2/credential", self.HOTP % 41), ("/generation", "8"))
        self.assertEqual(self.history(new, old), ["counter-decreased"])
        self.assertEqual(self.history(with_checksum(with_value(new, "/backupId", '"%s"' % A)), old),
                         ["counter-decreased", "fresh-backup-generation"])

    def test_restore(self):
        backup, existing = judged(base_text()), judged(with_accounts([A], [A]))
        judge_restore(backup, "android", "7d8f1c52-3a0e-4b6d-9c41-0e5f2ab86d13", existing)
        self.assertEqual([rule for rule, _, _ in backup.findings], ["wrong-platform", "wrong-recovery-account"])
        self.assertEqual((backup.verdict, backup.outcome), ("valid", "fail"))
        backup = judged(base_text())
        judge_restore(backup, "ios", None, judged(base_text()))
        self.assertEqual(backup.findings, [("account-exists", "/accounts/%d" % index, "value") for index in range(3)])
        self.assertEqual(backup.outcome, "pass")
        backup = judged(base_text())
        judge_restore(backup, "ios", None, judged(b"{}"))
        self.assertEqual((backup.outcome, backup.not_run[-1]), ("unchecked", ("account-exists", "other-document")))


class TheProgram(unittest.TestCase):
    def ask(self, **request):
        for name in ("document", "existing", "old"):
            if name in request:
                request[name] = base64.b64encode(request[name]).decode()
        return second_reader.answer_line(json.dumps({"id": 1, **request}))

    def test_answers(self):
        answer = self.ask(document=base_text().encode(), old=b"{}", now="2026-10-05T07:12:44Z")
        self.assertEqual((answer["verdict"], answer["outcome"]), ("valid", "unchecked"))
        self.assertEqual(answer["other"], {"verdict": "invalid", "stoppedAt": "version",
                                           "findings": [["not-a-backup", "", "value"]]})
        self.assertEqual(len(answer["notRun"]), 8)
        self.assertEqual(self.ask(document=b"x", onto="ios")["outcome"], "unchecked")

    def test_wrong_usage(self):
        for request in ({}, {"document": b"", "now": "today"}, {"document": b"", "onto": "iOS"},
                        {"document": b"", "recoveryAccount": "7d8f1c52"}):
            self.assertIn("error", self.ask(**request))
        for line in (b"\xff", b"[]", b"{", b'{"document":"\xc3\xa9"}', b'{"document":5}', b"[" * 100000):
            self.assertIn("error", second_reader.answer_line(line))
        self.assertNotIn("error", self.ask(document=b"", recoveryAccount="7D8F1C52-3A0E-4B6D-9C41-0E5F2AB86D13"))

    def test_streams(self):
        self.assertEqual(second_reader.stream_documents(b""), [])
        self.assertEqual(second_reader.stream_documents(b"\n"), [b""])
        self.assertEqual(second_reader.stream_documents(b"a\r\n\nb"), [b"a\r", b"", b"b"])

    def test_no_bytes_make_it_fail(self):
        chance = random.Random(7)
        base = base_text().encode()
        tokens = re.findall(rb'"[^"]*"|[0-9]+|true|false|[{}\[\],:]', base)
        odd = [b"null", b"-0", b"1e9", b'"\\ud800"', b"[]", b"{}", b'"id"', b'"kind"', b"\xff", b'"\\u0000"', b'""']
        for _ in range(3000):
            changed = list(tokens)
            for _ in range(chance.randrange(1, 4)):
                place = chance.randrange(len(changed))
                changed[place] = chance.choice(chance.choice((odd, tokens)))
            document = b"".join(changed)
            answer = self.ask(document=document, old=base, onto="ios", recoveryAccount=A, now="2026-10-05T07:12:44Z")
            self.assertIn("verdict", answer)
            self.ask(document=base, existing=document)
            self.ask(document=bytes(chance.randrange(256) for _ in range(chance.randrange(30))))


if __name__ == "__main__":
    unittest.main()
