"""The stage order (validation.md, section 6.4)."""

from collections import Counter

from sound_values import LACKING


def judge_order(values, report, not_run):
    accounts_sound = values.accounts_array is not LACKING
    order_sound = values.order is not LACKING
    entries = values.order.value if order_sound else []
    entries_sound = not any(entry.hole for entry in entries)
    ids = Counter(account.id.value for account in values.accounts if account.id is not LACKING)
    ids_sound = not any(account.id is LACKING for account in values.accounts)

    if not (accounts_sound and order_sound and entries_sound and ids_sound):
        not_run("order-missing-account", "hole")
        not_run("order-unknown-account", "hole")
    if not (order_sound and entries_sound):
        not_run("order-duplicate-account", "hole")
    if not order_sound:
        return

    sound_entries = [(index, entry) for index, entry in enumerate(entries) if not entry.hole]

    if accounts_sound and entries_sound:
        listed = {entry.value for entry in entries}
        for account_id in ids:
            if account_id not in listed:
                report(values.order.start, "order-missing-account", "/order")

    unknown = set()
    if accounts_sound and ids_sound:
        for index, entry in sound_entries:
            if entry.value not in ids:
                unknown.add(entry.value)
                report(entry.start, "order-unknown-account", "/order/%d" % index)

    seen = set()
    for index, entry in sound_entries:
        text = entry.value
        if text in seen and ids[text] < 2 and text not in unknown:
            report(entry.start, "order-duplicate-account", "/order/%d" % index)
        seen.add(text)
