"""The way through one document, its verdict and its outcome (validation.md, chapters 1 and 2)."""

from account_rules import judge_accounts, judge_credentials
from canonical_form import checksum_digest
from json_tree import Fault
from order_rules import judge_order
from platform_rules import judge_platform
from rule_catalogue import FIRST_STAGES, LEVEL, OWN_STAGES, SEQUENCE, STAGE
from sound_values import SoundValues
from structure_stage import VersionStop, judge_structure, judge_version
from syntax_stage import read_tree
from text_rules import judge_texts


class Judgement:
    """What is found out about one document. Restore and history rules add to it."""

    def __init__(self, data, now_seconds=None):
        self._found = []
        self._not_run = {}
        self.unchecked = False  # a rule that was asked for could not run
        self.stopped_at = None
        self.root = None
        self.values = None
        try:
            self.root = read_tree(data, self.report)
            judge_version(self.root, self.report)
        except Fault as fault:
            self._found = []
            self.report(fault.position, fault.rule, "")
            self.stopped_at = "syntax"
        except VersionStop:
            self.stopped_at = "version"
        else:
            self._go_on(now_seconds)

    def _go_on(self, now_seconds):
        judge_structure(self.root, self.report)
        self.values = values = SoundValues(self.root)
        # No finding of syntax, version or structure: the document can be compared with others.
        comparable = not self._found
        judge_accounts(values, self.report, self.not_run_for)
        judge_credentials(values, self.report, self.not_run_for)
        judge_texts(values, self.report, self.not_run_for)
        judge_order(values, self.report, self.not_run_for)
        judge_platform(values, now_seconds, self.report, self.not_run_for)
        if not comparable:
            self.not_run_for("checksum-mismatch", "unsound")
        elif values.checksum_digest.value != checksum_digest(self.root):
            self.report(values.checksum_digest.start, "checksum-mismatch", "/checksum/digest")

    @property
    def comparable(self):
        return self.stopped_at is None and not any(STAGE[rule] in FIRST_STAGES for _, rule, _, _ in self._found)

    def report(self, start, rule, pointer, side="value"):
        self._found.append((start, rule, pointer, side))

    def found_in(self, stages):
        """The findings of these stages, each with where it begins."""
        return [finding for finding in self._found if STAGE[finding[1]] in stages]

    def drop(self, rule):
        self._found = [finding for finding in self._found if finding[1] != rule]

    def not_run_for(self, rule, reason):
        self._not_run.setdefault(rule, reason)

    def could_not_run(self, rule, reason):
        """A restore or history rule was asked for and the state of a document kept it from running."""
        self.unchecked = True
        self.not_run_for(rule, reason)

    @property
    def findings(self):
        """(rule, pointer, side) in the sequence of validation.md, chapter 3."""
        return [finding[1:] for finding in sorted(self._found)]

    @property
    def verdict(self):
        rules = {finding[1] for finding in self._found}
        if "unsupported-version" in rules:
            return "unchecked"
        if any(LEVEL[rule] == "error" and STAGE[rule] in OWN_STAGES for rule in rules):
            return "invalid"
        return "valid"

    @property
    def outcome(self):
        """At failOn error and default levels."""
        if self.unchecked or self.verdict == "unchecked":
            return "unchecked"
        return "fail" if any(LEVEL[finding[1]] == "error" for finding in self._found) else "pass"

    @property
    def not_run(self):
        """(rule, reason); nothing for a document that stopped."""
        if self.stopped_at is not None:
            return []
        return sorted(self._not_run.items(), key=lambda entry: SEQUENCE[entry[0]])
