#!/usr/bin/env python3
"""One-edit misreadings of the second reader, each of which some test vector has to notice.

    misreadings.py [--jobs N] [--only MODULE] [--list]
    misreadings.py --conform BINARY [--every N] [--jobs N] [--only MODULE]

A validator that another person writes from the text has mistakes of this kind: a bound by one, "or"
for "and", a case forgotten. So each such edit of tests/second-reader/ is tried against all vectors
of fixtures/index.json. What no vector notices is a vector that is wanting, or stands in
misreadings.txt beside this file with its reason. Exits 1 if one does not, or if a line there is
stale.

With --conform the edited reader is held by `BINARY conform`, which has to say of each (of every Nth)
what it misreads, and name a rule or a command. It is not asked for the outcome, for what can be
saved, for the other document and for the rules that did not run: what only these notice is counted.
Python 3.11, standard library, some ten minutes.
"""

import argparse
import ast
import base64
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

sys.dont_write_bytecode = True
ROOT = pathlib.Path(__file__).resolve().parents[2]
READER = ROOT / "tests" / "second-reader"
EXPLAINED = pathlib.Path(__file__).with_name("misreadings.txt")
# What judges. The others read examples, compare, and talk.
MODULES = ["account_rules", "canonical_form", "history_rules", "json_tree", "judgement", "order_rules", "platform_rules", "pointers",
           "restore_rules", "rule_catalogue", "salvage_plan", "sound_values", "structure_stage", "syntax_stage", "text_rules", "value_forms"]
SECONDS = 60
START = "import sys; sys.path[:0] = sys.argv[1:]; import conform; conform.main()"
LEAST = 500  # fewer edits, and something is no longer looked at

SWAPS = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn,
         ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add}
CALLS = {"any": "all", "all": "any", "min": "max", "max": "min"}


def edits(node):
    """(what it is, the change) for each edit of one node; a change is made in place."""
    def put(name, value):
        return lambda: setattr(node, name, value)

    if isinstance(node, ast.Compare):
        for at, op in enumerate(node.ops):
            if type(op) in SWAPS:
                other = SWAPS[type(op)]
                yield f"{type(op).__name__} becomes {other.__name__}", lambda at=at, other=other: node.ops.__setitem__(at, other())
    if isinstance(node, (ast.BoolOp, ast.BinOp)) and type(node.op) in SWAPS:
        other = SWAPS[type(node.op)]
        yield f"{type(node.op).__name__} becomes {other.__name__}", put("op", other())
    if isinstance(node, ast.BoolOp) and len(node.values) > 1:
        for at in range(len(node.values)):
            yield f"operand {at + 1} dropped", lambda at=at: node.values.pop(at)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "not dropped", lambda: node.__setattr__("op", ast.UAdd()) or setattr(node, "operand", ast.Call(ast.Name("bool"), [node.operand], []))
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield f"{node.value} becomes {not node.value}", put("value", not node.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        for value in (node.value - 1, node.value + 1):
            yield f"{node.value} becomes {value}", put("value", value)
    if isinstance(node, (ast.Tuple, ast.List, ast.Set)) and len(node.elts) > 2 and isinstance(getattr(node, "ctx", ast.Load()), ast.Load):
        for at in range(len(node.elts)):
            yield f"element {at + 1} of {len(node.elts)} dropped", lambda at=at: node.elts.pop(at)
    if isinstance(node, ast.Dict) and len(node.keys) > 1:
        for at in range(len(node.keys)):
            yield f"entry {at + 1} of {len(node.keys)} dropped", lambda at=at: (node.keys.pop(at), node.values.pop(at))
    if isinstance(node, (ast.If, ast.IfExp)):
        for value in (True, False):
            yield f"if always {value}", put("test", ast.Constant(value))
    if isinstance(node, ast.comprehension):
        for at in range(len(node.ifs)):
            yield f"condition {at + 1} dropped", lambda at=at: node.ifs.pop(at)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
        yield f"{node.func.id} becomes {CALLS[node.func.id]}", lambda: setattr(node.func, "id", CALLS[node.func.id])
    for name in ("body", "orelse"):
        for at, statement in enumerate(getattr(node, name, None) if isinstance(getattr(node, name, None), list) else []):
            calls = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call)
            if calls or isinstance(statement, (ast.Continue, ast.Break, ast.AugAssign)):
                yield f"left out: {ast.unparse(statement)}", lambda name=name, at=at: getattr(node, name).__setitem__(at, ast.Pass())


def mutants(module):
    """(name, changed text) for each edit of a module."""
    text = (READER / f"{module}.py").read_text(encoding="utf-8")
    seen = Counter()
    functions = {}
    tree = ast.parse(text)
    for function in [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]:
        for node in ast.walk(function):
            functions[id(node)] = function.name
    for number, node in enumerate(ast.walk(tree)):
        for which, (what, _) in enumerate(edits(node)):
            line = text.splitlines()[node.lineno - 1].strip() if hasattr(node, "lineno") else ast.unparse(node)
            name = f"{module}.{functions.get(id(node), '-')}: {what}: {line}"
            seen[name] += 1
            name += f" ({seen[name]})" if seen[name] > 1 else ""
            changed = ast.parse(text)
            target = next(other for at, other in enumerate(ast.walk(changed)) if at == number)
            list(edits(target))[which][1]()
            yield name, ast.unparse(ast.fix_missing_locations(changed))


def requests():
    """(request, what has to be answered) for each case; None stands for no checksum-mismatch."""
    for case in json.loads((ROOT / "fixtures/index.json").read_bytes())["cases"]:
        files = {file.get("role", "document"): file for file in case["files"]}
        asked = {name: case[name] for name in ("now", "onto", "recoveryAccount") if name in case}
        own = {"check": "document", "salvage": "document", "restore": "backup", "compare": "new"}[case["kind"]]
        for role, file in files.items():
            data = base64.b64encode((ROOT / "fixtures" / file["path"]).read_bytes()).decode()
            asked["document" if role == own else role] = data
        expected = judged(files.pop(own))
        if case["kind"] == "salvage":
            asked["salvage"] = True
            names = ("saved", "lost", "checksum", "nothingSince", "forbiddenBy", "unanswered")
            expected["salvage"] = plain({name: case[name] for name in names if name in case})
        else:
            expected |= {"outcome": case["outcome"], "other": [judged(file) for file in files.values()]}
        yield asked, expected
    for case in json.loads((ROOT / "fixtures/canonical.json").read_bytes())["cases"]:
        yield {"document": base64.b64encode(case["input"].encode()).decode()}, None


def judged(answer):
    """What is compared of an answer, and of a file of the index."""
    return {"verdict": answer["verdict"], "stoppedAt": answer.get("stoppedAt"), "findings": sorted(plain(answer["findings"]))}


def plain(value):
    """Findings and reasons as triples, whoever writes them."""
    if isinstance(value, dict):
        return [value["rule"], value["pointer"], value["side"]] if "pointer" in value else {k: plain(v) for k, v in value.items()}
    return [plain(item) for item in value] if isinstance(value, (list, tuple)) else value


def differs(cases, of_judge):
    """Whether the reader of this process answers one otherwise; `of_judge`: in what conform's `judge` asks."""
    from second_reader import answer_request
    for asked, expected in cases:
        answer = answer_request(dict(asked))
        given = judged(answer)
        if expected is None:  # a canonical form: its checksum is right
            if any(rule == "checksum-mismatch" for rule, *_ in given["findings"]) or "stoppedAt" in answer:
                return True
            continue
        if of_judge:
            expected = {name: expected[name] for name in given}
        elif "salvage" in expected:
            given["salvage"] = plain(answer["salvage"])
        else:
            given |= {"outcome": answer["outcome"], "other": [judged(answer["other"])] if "other" in answer else []}
        if given != expected:
            return True
    return False


def is_noticed(module, text, cases, of_judge=False):
    """Judged by a child, which has not loaded the reader yet. To crash is to be noticed."""
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, f"{module}.py").write_text(text, encoding="utf-8")
        child = os.fork()
        if child == 0:
            signal.alarm(SECONDS)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
            sys.path[:0] = [folder, str(READER)]
            code = 1
            try:
                code = 1 if differs(cases, of_judge) else 0
            finally:
                os._exit(code)
        return os.waitpid(child, 0)[1] != 0


def held_by(binary, folder):
    """What `conform` says of the reader whose edited module is in the folder: its exit code, and the disagreements."""
    command = [binary, "conform", "--format", "json", "--timeout", "5", "--", sys.executable, "-c", START, str(folder), str(READER)]
    ran = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=SECONDS * 10)
    report = json.loads(ran.stdout)
    said = [f"{each['command']} {each['kind']} {each['rule'] or ''}".strip() for each in report["disagreements"]]
    return ran.returncode, said + ([report["brokeOff"]] if report["brokeOff"] else [])


def is_named(binary, module, text):
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, f"{module}.py").write_text(text, encoding="utf-8")
        code, said = held_by(binary, folder)
        if (code == 0) != (not said):
            sys.exit(f"exit code {code} with {len(said)} disagreements")
        return said


def conform(binary, made, jobs):
    """The edits that the vectors notice are named by the runner, all but those of what it does not ask."""
    known = explained()
    made = [mutant for mutant in made if mutant[1] not in known]
    if is_named(binary, "unchanged", ""):
        sys.exit("the second reader itself does not agree with the runner")
    with ThreadPoolExecutor(jobs) as pool:
        said = list(pool.map(lambda mutant: is_named(binary, mutant[0], mutant[2]), made))
    silent = [mutant for mutant, says in zip(made, said) if not says]
    cases = [case for case in requests() if "salvage" not in case[0]]
    wanting = [name for module, name, text in silent if is_noticed(module, text, cases, of_judge=True)]
    for name in wanting:
        print(f"conform does not name {name}")
    print(f"{len(made)} edits, {len(made) - len(silent)} named by conform, {len(silent) - len(wanting)} of what it does not ask")
    if wanting:
        sys.exit(1)


def explained():
    """The names of edits that no vector has to notice. A reason stands above them, behind #."""
    lines = EXPLAINED.read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--only", choices=MODULES)
    parser.add_argument("--list", action="store_true", help="print the edits and try none")
    parser.add_argument("--conform", metavar="BINARY", help="hold the edits by the runner of this binary")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="with --conform: every Nth edit")
    arguments = parser.parse_args()
    modules = [arguments.only] if arguments.only else MODULES
    made = [(module, name, text) for module in modules for name, text in mutants(module)]
    if arguments.list:
        print("\n".join(name for _, name, _ in made))
        return
    if arguments.conform:
        conform(arguments.conform, made[:: arguments.every], arguments.jobs)
        return
    cases = list(requests())
    if is_noticed("unchanged", "", cases):
        sys.exit("the second reader itself does not agree with the vectors")
    with ThreadPoolExecutor(arguments.jobs) as pool:
        noticed = list(pool.map(lambda mutant: is_noticed(mutant[0], mutant[2], cases), made))
    survivors = [name for (_, name, _), is_noticed in zip(made, noticed) if not is_noticed]
    known = explained()
    wanting = [name for name in survivors if name not in known]
    stale = sorted(known - set(survivors)) if not arguments.only else []
    for name in wanting:
        print(f"no vector notices {name}")
    for name in stale:
        print(f"stale in {EXPLAINED.name}: {name}")
    print(f"{len(made)} edits, {sum(noticed)} noticed, {len(survivors) - len(wanting)} explained, {len(wanting)} wanting")
    if wanting or stale or (not arguments.only and len(made) < LEAST):
        sys.exit(1)


if __name__ == "__main__":
    main()
