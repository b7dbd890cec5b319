"""Runs all side by side and writes what came out. Started by benches/peers/run.

usage: measure.py BINARY TOOLS PROGRAMS [--quick] [--rounds N] [--write] [--seed S]
"""

import argparse
import dataclasses
import datetime
import hashlib
import json
import os
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys
import time

import documents
import page

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
HERE = pathlib.Path(__file__).resolve().parent
SCHEMA = str(REPOSITORY / "spec/1.0/envelope.schema.json")
DOCUMENTS, FILES = 200_000, 10_000
# What takes longer is run in the first three rounds only.
SLOW_SECONDS, SLOW_ROUNDS = 10, 3
FORMS = ["canonical", "pretty", "shuffled", "escaped", "wrong"]


@dataclasses.dataclass
class Step:
    """A command of a case, and what it must say before it is measured."""

    case: str
    tool: str
    command: list
    # Processor cores that it may use.
    cores: int = 2
    folder: str = "."
    says: str = ""
    code: int = 0
    repeat: int = 1


@dataclasses.dataclass
class Run:
    wall: float
    cpu: float
    mib: float


class Machine:
    def __init__(self, clock):
        self.clock = clock
        self.cores = sorted(os.sched_getaffinity(0))[:2]
        if len(self.cores) < 2:
            sys.exit("two cores are needed: what two threads reach is part of what is measured")
        self.taskset = shutil.which("taskset")

    def bound(self, step):
        """What binds a command to its cores."""
        cores = ",".join(map(str, self.cores[: step.cores]))
        return [self.taskset, "-c", cores] if self.taskset else []

    def say(self, step):
        prefix = self.bound(step)
        ran = subprocess.run(
            [*prefix, *step.command], cwd=step.folder, text=True, capture_output=True
        )
        return ran.returncode, ran.stdout + ran.stderr

    def run(self, step):
        prefix = self.bound(step)
        # The clock starts behind taskset.
        ran = subprocess.run(
            [*prefix, self.clock, *step.command], cwd=step.folder, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        if ran.returncode:
            sys.exit(f"{step.case}, {step.tool}: {ran.stderr[-500:]}")
        wall, cpu, kib, code = map(int, ran.stdout.split())
        if code != step.code:
            sys.exit(f"{step.case}, {step.tool}: exit code {code} and not {step.code}\n{ran.stderr[-500:]}")
        return Run(wall / 1e9, cpu / 1e6, kib / 1024)


def data(tools, seed):
    """The folder of the data, made once for a seed and a generator."""
    generator = hashlib.sha256((HERE / "documents.py").read_bytes()).hexdigest()
    folder = tools / f"data-{seed}-{generator[:12]}"
    if not (folder / "complete").exists():
        print(f"making {DOCUMENTS:,} documents in {len(FORMS)} forms and {FILES:,} files", file=sys.stderr)
        shutil.rmtree(folder, ignore_errors=True)
        documents.write(folder, seed, DOCUMENTS, FILES)
        (folder / "complete").touch()
    return folder


def native(python):
    """The program for this machine in the package of sourcemeta's, without the script around it."""
    machine = {"aarch64": "arm64"}.get(platform.machine(), platform.machine())
    found = python.glob(f"lib/*/site-packages/sourcemeta_jsonschema/jsonschema-linux-{machine}")
    return next(found, python / "not there")


def peers_of_one(tools):
    """The commands that check files, by the peer; the files are added at the end."""
    python, node = tools / "python/bin", tools / "node/node_modules/.bin"
    found = {
        "jsonschema-cli": [tools / "cargo/bin/jsonschema-cli", "validate", SCHEMA, "--errors-only", "-i"],
        "boon-cli": [tools / "cargo/bin/boon", "--quiet", SCHEMA],
        "sourcemeta jsonschema": [native(python.parent), "validate", "--fast", SCHEMA],
        "check-jsonschema": [python / "check-jsonschema", "--schemafile", SCHEMA],
        "ajv-cli": [node / "ajv", "validate", "--spec=draft2020", "--strict=false", "-s", SCHEMA],
    }
    return {
        tool: list(map(str, command))
        for tool, command in found.items()
        if pathlib.Path(command[0]).is_file()
    }


def loops(tools):
    """Our loops over libraries in other languages: what, and where it is, are added at the end."""
    found = {}
    if (tools / "python.complete").exists():
        found["jsonschema-rs (Python) loop"] = [str(tools / "python/bin/python"), str(HERE / "loop.py"), SCHEMA]
    if (tools / "node.complete").exists():
        found["ajv loop"] = ["node", str(HERE / "loop.mjs"), str(tools / "node"), SCHEMA]
    return found


def steps(binary, tools, programs, folder):
    floor, loop = str(programs / "floor"), str(programs / "schema_loop")
    ours = [str(binary), "--isolated", "--format", "concise"]
    threads = lambda count: ["--threads", str(count)]
    one, many = str(folder / "one.json"), str(folder / "files")
    names = sorted(os.listdir(many))
    file = {form: str(folder / f"{form}.ndjson") for form in FORMS}
    of_one = peers_of_one(tools)
    quick = {"repeat": 20}

    # Start: one file of 2 KB.
    yield Step("start", "hello", [str(programs / "hello")], **quick)
    yield Step("start", "ours", [*ours, one], **quick, says="1 input: 1 valid")
    for tool, command in of_one.items():
        files = ["-d", one] if tool == "ajv-cli" else [one]
        slow = tool in ("check-jsonschema", "ajv-cli")
        yield Step("start", tool, [*command, *files], repeat=3 if slow else 20)

    # A stream of documents.
    all_valid = f"{DOCUMENTS} valid, 0 invalid"
    for cores in (1, 2):
        case = f"lines-{cores}"
        yield Step(case, "floor", [floor, "lines", file["canonical"], str(cores)], cores, says=f"{DOCUMENTS} ")
        yield Step(case, "whole floor", [floor, "whole", file["canonical"], str(cores)], cores, says=f"{DOCUMENTS} ")
        yield Step(case, "ours", [*ours, *threads(cores), file["canonical"]], cores, says=f"{DOCUMENTS:,} inputs: {DOCUMENTS:,} valid")
        yield Step(case, "jsonschema loop", [loop, SCHEMA, file["canonical"], str(cores)], cores, says=all_valid)
    for tool, command in loops(tools).items():
        yield Step("lines-1", tool, [*command, "lines", file["canonical"]], 1, says=all_valid)
    if "sourcemeta jsonschema" in of_one:
        # It knows a stream by the end of its name, and looks through links.
        named = folder / "canonical.jsonl"
        if not named.exists():
            named.hardlink_to(file["canonical"])
        says = f"{DOCUMENTS} validated, {DOCUMENTS} passed"
        yield Step("lines-1", "sourcemeta jsonschema", [*of_one["sourcemeta jsonschema"], str(named)], 1, says=says)

    # The same documents, written in another way. `canonical` is that of lines-1.
    for form in FORMS[1:-1]:
        yield Step(form, "ours", [*ours, *threads(1), file[form]], 1, says=f"{DOCUMENTS:,} inputs: {DOCUMENTS:,} valid")
    yield Step("wrong", "ours", [*ours, *threads(1), file["wrong"]], 1, says=f"{DOCUMENTS:,} invalid; {DOCUMENTS:,} errors", code=1)

    # Many files.
    yield Step("files", "floor", [floor, "files", many, "2"], says=f"{FILES} ")
    yield Step("files", "ours", [*ours, many], says=f"{FILES:,} inputs: {FILES:,} valid")
    for tool, command in of_one.items():
        where = {"sourcemeta jsonschema": ["."], "ajv-cli": ["-d", "*.json"]}.get(tool, names)
        yield Step("files", tool, [*command, *where], folder=many)
    for tool, command in loops(tools).items():
        yield Step("files", tool, [*command, "files", many], says=f"{FILES} valid, 0 invalid")


def verify(machine, steps, folder):
    """Each command says what it should of all documents, and the peers refuse one that is wrong."""
    wrong = folder / "wrong.json"
    wrong.write_text(documents.wrong(documents.document(1, 1), 1))
    for step in steps:
        code, said = machine.say(step)
        if code != step.code or step.says not in said:
            sys.exit(f"{step.case}, {step.tool}: exit code {code}, and said\n{said[-1000:]}")
        if step.case == "start" and step.tool != "hello":
            command = [str(wrong) if word.endswith("one.json") else word for word in step.command]
            code, said = machine.say(dataclasses.replace(step, command=command))
            if code == 0:
                sys.exit(f"{step.tool} takes what is wrong: {said[-1000:]}")


def measure(machine, steps, rounds):
    """The runs of each command: a list for each round."""
    measured = {(step.case, step.tool): [] for step in steps}
    slow = set()
    for round in range(rounds):
        begin = time.monotonic()
        # Another one is first each time, here and within a case; those of a case stay together.
        first = round * len(steps) // rounds
        turned = steps[first:] + steps[:first]
        for case in dict.fromkeys(step.case for step in turned):
            of_case = [step for step in turned if step.case == case]
            taken = {step.tool: [] for step in of_case}
            for turn in range(max(step.repeat for step in of_case)):
                start = turn % len(of_case)
                for step in of_case[start:] + of_case[:start]:
                    if turn < step.repeat and not (round >= SLOW_ROUNDS and (case, step.tool) in slow):
                        taken[step.tool].append(machine.run(step))
            for tool, runs in taken.items():
                if runs:
                    measured[case, tool].append(runs)
                    if max(run.wall for run in runs) > SLOW_SECONDS:
                        slow.add((case, tool))
        print(f"round {round + 1} of {rounds}: {time.monotonic() - begin:.0f} s", file=sys.stderr)
    return measured


class Measured:
    """Medians, and ratios that are taken within a round."""

    def __init__(self, runs):
        self.runs = runs

    def rounds(self, case, tool, what="wall"):
        return [statistics.median(getattr(run, what) for run in runs) for runs in self.runs[case, tool]]

    def has(self, case, tool):
        return bool(self.runs.get((case, tool)))

    def median(self, case, tool, what="wall"):
        return statistics.median(self.rounds(case, tool, what))

    def most(self, case, tool, what):
        return max(getattr(run, what) for runs in self.runs[case, tool] for run in runs)

    def ratio(self, above, below, what="wall"):
        if not (self.has(*above) and self.has(*below)):
            return None
        pairs = zip(self.rounds(*above, what), self.rounds(*below, what))
        return statistics.median(above / below for above, below in pairs)


def version(command):
    try:
        ran = subprocess.run(command, text=True, capture_output=True)
    except OSError:
        return "not there"
    return (ran.stdout + ran.stderr).strip().splitlines()[-1]


def missing(tools):
    return {file.name: file.read_text().strip() for file in sorted((tools / "missing").iterdir())}


def is_static(binary):
    """Whether an ELF program names no loader: no program header of the type PT_INTERP."""
    head = binary.read_bytes()[:4096]
    if head[:5] != b"\x7fELF\x02":
        return False
    number = lambda at, size: int.from_bytes(head[at : at + size], "little")
    table, size, count = number(32, 8), number(54, 2), number(56, 2)
    return all(number(table + size * row, 4) != 3 for row in range(count))


def about(binary, arguments, rounds, tools):
    model = "of an unknown model"
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            model = line.split(":", 1)[1].strip()
            break
    commit = version(["git", "-C", str(REPOSITORY), "describe", "--always", "--abbrev=12", "--exclude=*"])
    return {
        "date": datetime.date.today().isoformat(),
        "cpu": model,
        "cores": os.cpu_count(),
        "taskset": bool(shutil.which("taskset")),
        "load": os.getloadavg()[0],
        "kernel": ".".join(platform.release().split(".")[:2]),
        "command": " ".join(["benches/peers/run", *(["BINARY"] if arguments.given else []), *arguments.said]),
        "rounds": rounds,
        "documents": DOCUMENTS,
        "files": FILES,
        "commit": commit,
        "size": binary.stat().st_size,
        "static": is_static(binary),
        "versions": {
            "backup-lint": version([str(binary), "--version"]).split()[-1],
            "rustc": version(["rustc", "--version"]).split()[1],
            "Python": platform.python_version(),
            "Node": version(["node", "--version"]).lstrip("v"),
            **dict(pinned()),
        },
        "missing": missing(tools),
    }


def pinned():
    """The versions that the files beside say."""
    run = (HERE / "run").read_text()
    for word in run.split('cargo_peers="')[1].split('"')[0].split():
        yield tuple(word.split("@"))
    for line in (HERE / "loop/Cargo.toml").read_text().splitlines():
        if line.startswith(("jsonschema", "sha2")):
            yield line.split(" ")[0] + " (crate)", line.split('"=')[1].split('"')[0]
    for line in (HERE / "requirements.txt").read_text().splitlines():
        name, number = line.split("==")
        if name in ("check-jsonschema", "jsonschema-rs", "sourcemeta-jsonschema"):
            yield name, number
    yield from json.loads((HERE / "package.json").read_text())["dependencies"].items()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("tools", type=pathlib.Path)
    parser.add_argument("programs", type=pathlib.Path)
    parser.add_argument("--quick", action="store_true", help="three rounds")
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--write", action="store_true", help="write the page after a quick run too")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    arguments.said = sys.argv[4:]
    arguments.given = arguments.tools not in arguments.binary.parents
    rounds = arguments.rounds or (3 if arguments.quick else 15)

    machine = Machine(str(arguments.programs / "clock"))
    folder = data(arguments.tools, arguments.seed)
    all_steps = list(steps(arguments.binary, arguments.tools, arguments.programs, folder))
    verify(machine, all_steps, folder)
    measured = Measured(measure(machine, all_steps, rounds))
    facts = about(arguments.binary, arguments, rounds, arguments.tools)
    kept = {
        "about": facts,
        "runs": [
            {"case": case, "tool": tool, "rounds": [[dataclasses.asdict(run) for run in runs] for runs in of]}
            for (case, tool), of in measured.runs.items()
        ],
    }
    (arguments.tools / "measured.json").write_text(json.dumps(kept, indent=1))
    text = page.text(facts, measured)
    print(text)
    if arguments.write or not arguments.quick:
        page.write(REPOSITORY / "docs", text, page.plot(facts, measured))


if __name__ == "__main__":
    main()
