"""What can be saved of a document that is not valid (validation.md, section 7.1)."""

from canonical_form import recovery_digest
from rule_catalogue import STAGE
from sound_values import ABSENT, LACKING, Account, slot
from structure_stage import KINDS

FIRST = 10


def _lacks_a_part(node):
    """Whether the element, a member that has to be there, or one that is there is not sound."""
    if node.hole:
        return True
    owned = [slot(node, name) for name in ("id", "type", "label", "credential")]
    owned.append(slot(node, "issuer", required=False))
    kind = slot(owned[3], "kind")
    owned.append(kind)
    if kind is not LACKING:
        owned += [slot(owned[3], name) for name in KINDS[kind.value]]
    return any(part is LACKING for part in owned)


def _reasons(findings):
    """The first ten, and how many more there are."""
    listed = [list(finding[1:]) for finding in sorted(findings)]
    return listed[:FIRST], max(0, len(listed) - FIRST)


def _entry(index, name, findings):
    listed, omitted = _reasons(findings)
    entry = {"index": index}
    if listed or name == "reasons":
        entry[name] = listed
    if omitted:
        entry["omitted"] = omitted
    return entry


def _ask_restore_rules(values, onto, identifier):
    forbidden, unanswered = [], []

    def answer(rule, parts, wrong):
        if any(part is LACKING for part in parts):
            unanswered.append(rule)
        elif wrong():
            forbidden.append(rule)

    if onto is not None:
        answer("wrong-platform", [values.platform], lambda: values.platform.value != onto)
    if identifier is not None:
        answer("wrong-recovery-account", [values.backupId, values.recovery_digest],
               lambda: values.recovery_digest.value != recovery_digest(values.backupId.value, identifier))
    return forbidden, unanswered


def _checksum(judgement):
    if not judgement.comparable:
        return "unknown"
    differs = any(rule == "checksum-mismatch" for rule, _, _ in judgement.findings)
    return "differs" if differs else "matches"


def plan_in_part(judgement, onto=None, identifier=None):
    """What is saved, what is lost and why; without what is on the device."""
    plan = {"checksum": _checksum(judgement), "saved": [], "lost": []}
    values = judgement.values
    if judgement.stopped_at is not None or values.accounts_array is LACKING:
        plan["nothingSince"] = judgement.stopped_at or "accounts"
        return plan
    forbidden, unanswered = _ask_restore_rules(values, onto, identifier)
    if forbidden:
        plan["forbiddenBy"] = forbidden
    if unanswered:
        plan["unanswered"] = unanswered

    elements = values.accounts_array.value
    accounts = [Account(index, node) for index, node in enumerate(elements)]
    ids = [account.id.value for account in accounts if account.id is not LACKING]
    inside = judgement.found_in(("syntax", "structure"))
    not_allowed = {pointer for rule, pointer, _ in judgement.findings if rule == "credential-not-allowed"}
    saved = []
    for index, (node, account) in enumerate(zip(elements, accounts, strict=True)):
        findings = [finding for finding in inside if node.start <= finding[0] < node.end]
        lost = _lacks_a_part(node)
        if account.id is not LACKING and ids.count(account.id.value) > 1:
            findings.append((account.id.start, "duplicate-account-id", account.pointer + "/id", "value"))
            lost = True
        if account.pointer + "/credential/kind" in not_allowed:
            findings.append((account.kind.start, "credential-not-allowed", account.pointer + "/credential/kind", "value"))
            lost = True
        if lost:
            plan["lost"].append(_entry(index, "reasons", findings))
        else:
            saved.append((_position(values.order, account.id.value), index, findings))
    if not forbidden:
        plan["saved"] = [_entry(index, "leftOut", findings) for _, index, findings in sorted(saved, key=lambda row: row[:2])]
    return plan


def _position(order, account_id):
    """Where the order names an account first; behind all of them if it does not."""
    if order is LACKING or order is ABSENT:
        return 0
    for place, entry in enumerate(order.value):
        if not entry.hole and entry.value == account_id:
            return place
    return len(order.value)
