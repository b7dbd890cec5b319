"""Do backup-lint and the schema agree, in three engines, with `format` asserted and without?

    agree.py BACKUP_LINT [--documents N] [--seed S]

Over all fixtures, documents on both sides of every bound, and N mutants (4,000 if nothing is
said). Documents with a finding about their syntax or with `invalid-integer` are not compared: what
is wrong with them cannot be seen in a parsed document. Exit 1 names the differences.
"""

import argparse
import collections
import json
import sys

import jsonschema

import bounds
import documents
import engines

SHOWN = 20


def compared(judge, chosen):
    """Documents to compare, and how many are left out for what."""
    kinds = {
        "fixtures": documents.fixtures(),
        "bounds": bounds.bounds(),
        "mutants": documents.mutated(chosen.documents, chosen.seed),
    }
    judged, left_out = [], collections.Counter()
    for kind, named in kinds.items():
        found = judge.judge(named)
        asked = [one for one in found if one.why_not is None]
        left_out.update(one.why_not for one in found if one.why_not is not None)
        accepted = sum(one.accepts for one in asked)
        print(f"{kind}: {len(found)} unlike documents, {len(asked)} compared: "
              f"{accepted} to be accepted, {len(asked) - accepted} to be refused")
        judged += asked
        # Were most of them one-sided, agreement would say little.
        if min(accepted, len(asked) - accepted) < len(found) / 50:
            raise SystemExit(f"{kind}: too few of one side")
    print(f"not compared: {dict(sorted(left_out.items()))}")
    return judged


def described(one):
    """A line about a document that an engine judges otherwise; a fixture can be looked up."""
    told = "" if one.name.endswith(".json") else f": {one.text[:4_000]!r}"
    return f"should {'accept' if one.accepts else 'refuse'} {one.name}{told}"


def arguments():
    options = argparse.ArgumentParser()
    options.add_argument("binary")
    options.add_argument("--documents", type=int, default=4_000)
    options.add_argument("--seed", type=int, default=1)
    return options.parse_args()


def main():
    chosen = arguments()
    faults = list(engines.faults_of_the_setup())
    schema = json.loads(documents.SCHEMA.read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    if json.loads(documents.ask([chosen.binary, "schema"])) != schema:
        faults.append(f"{documents.SCHEMA.name} is not the schema that backup-lint prints")
    judged = compared(documents.Judge(chosen.binary), chosen)
    texts = [one.text for one in judged]
    asked = [{"schema": schema, "formats": formats, "strict": True} for formats in (False, True)]
    count, differences = 0, []
    for name, engine in engines.ENGINES.items():
        for formats, verdicts in zip(("off", "on"), engine(asked, texts), strict=True):
            count += len(verdicts)
            wrong = [one for one, accepts in zip(judged, verdicts, strict=True) if accepts != one.accepts]
            print(f"{name}, format {formats}: {len(verdicts)} verdicts, {len(wrong)} differences")
            differences += [f"{name}, format {formats}: {described(one)}" for one in wrong]
    for fault in [*faults, *differences[:SHOWN]]:
        print(fault)
    if len(differences) > SHOWN:
        print(f"and {len(differences) - SHOWN} differences more")
    print(f"{count - len(differences)} passed, {len(faults) + len(differences)} failed")
    sys.exit(1 if faults or differences else 0)


if __name__ == "__main__":
    main()
