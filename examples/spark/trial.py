"""Runs the example on a cluster of this machine and holds it to what was planted. Started by examples/spark/run.

usage: trial.py BACKUP_LINT FOLDER [--documents N] [--write]

A stream of valid documents has a wrong byte in a known one of each thousand. On one worker and on two,
and on two of which one is killed on the way, there has to be a verdict for each document, in order,
and each fault has to be found once.
"""

import argparse
import json
import multiprocessing
import os
import pathlib
import random
import shutil
import signal
import sys
import threading
import time

from pyspark import SparkContext

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY / "benches/peers"))
import documents  # noqa: E402
import verdicts  # noqa: E402

SEED = 7
ONE_IN = 1_000
TOGETHER = 10_000
BEGIN, END = "<!-- measured: written by examples/spark/run, not to be edited -->", "<!-- measured: end -->"
# An example figure, in no currency: what an hour of one virtual processor costs.
PRICE_OF_AN_HOUR = 0.05


def spoilt(text, chance):
    """With one ASCII character of the accounts changed: syntax, structure or the checksum tell it."""
    places = [at for at in range(1, text.index('"appVersion"')) if text[at] < "\x80"]
    at = chance.choice(places)
    other = chance.choice([sign for sign in "abcxyz019\"{}[]:,.-_" if sign != text[at]])
    return text[:at] + other + text[at + 1 :]


def made(first, count):
    """A part of the stream, and the numbers of those that are wrong."""
    lines, wrong = [], []
    for thousand in range(first, first + count, ONE_IN):
        chance = random.Random(thousand)
        wrong.append(thousand + chance.randrange(ONE_IN))
        for number in range(thousand, thousand + ONE_IN):
            text = documents.canonical(documents.document(SEED, number))
            lines.append((spoilt(text, chance) if number == wrong[-1] else text) + "\n")
    return "".join(lines).encode(), wrong


def stream(folder, count):
    """The file, and the numbers of the documents that are wrong in it; made once."""
    file, planted = folder / f"{count}.ndjson", folder / f"{count}.planted.json"
    if not planted.exists():
        wrong = []
        with multiprocessing.Pool() as pool, file.open("wb") as out:
            parts = [(first, TOGETHER) for first in range(0, count, TOGETHER)]
            for part in range(0, len(parts), 8):
                for text, of_part in pool.starmap(made, parts[part : part + 8]):
                    out.write(text)
                    wrong += of_part
        planted.write_text(json.dumps(wrong))
    return file, json.loads(planted.read_text())


# --- the processes below this one ---


def executors():
    """The executors that this program has started, by process id."""
    parents, found = {}, []
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                if b"CoarseGrainedExecutorBackend" in (entry / "cmdline").read_bytes():
                    found.append(int(entry.name))
            except OSError:
                continue

    def is_ours(process):
        while process in parents:
            process = parents[process]
            if process == os.getpid():
                return True
        return False

    return [process for process in found if is_ours(process)]


class Killer(threading.Thread):
    """Kills an executor as soon as a quarter of the tasks is done."""

    def __init__(self, context, partitions):
        super().__init__(daemon=True)
        self.tracker, self.partitions, self.killed, self.failed = context.statusTracker(), partitions, None, 0

    def run(self):
        while True:
            time.sleep(0.05)
            for stage in self.tracker.getActiveStageIds():
                info = self.tracker.getStageInfo(stage)
                if info is None:
                    continue
                self.failed = max(self.failed, info.numFailedTasks)
                if self.killed is None and info.numCompletedTasks >= self.partitions // 4:
                    self.killed = min(executors())
                    os.kill(self.killed, signal.SIGKILL)


def cluster(workers, tries=4):
    """A cluster of so many workers; tries is said each time, since one Java serves all clusters and remembers."""
    conf = verdicts.configured().setAppName("backup-lint").setMaster(f"local-cluster[{workers},1,1024]")
    conf = conf.set("spark.ui.enabled", "false").set("spark.ui.showConsoleProgress", "false")
    conf = conf.set("spark.executorEnv.PYTHONPATH", str(pathlib.Path(__file__).parent))
    conf = conf.set("spark.task.maxFailures", str(tries))
    context = SparkContext(conf=conf)
    context.setLogLevel("OFF")
    # The workers are there, and their Python too, before anything is measured.
    context.parallelize(range(workers * 4), workers * 4).map(lambda number: time.sleep(0.2)).count()
    return context


class Trial:
    def __init__(self, binary, folder, count):
        self.binary, self.folder, self.count = binary, folder, count
        self.file, self.planted = stream(folder, count)
        self.passed = self.failed = 0
        self.rows = []

    def holds(self, what, is_so):
        print(f"{'ok' if is_so else 'FAILED'}: {what}", flush=True)
        self.passed += bool(is_so)
        self.failed += not is_so

    def whole(self, name, out):
        """A verdict for each document, in order, and the faults are those that were planted."""
        lines, wrong = 0, []
        for part in sorted(out.glob("part-*")):
            with part.open(encoding="utf-8") as verdicts:
                for verdict in verdicts:
                    if json.loads(verdict)["verdict"] != "valid":
                        wrong.append(lines)
                    lines += 1
        self.holds(f"{name}: {lines:,} verdicts of {self.count:,} documents", lines == self.count)
        self.holds(f"{name}: {len(wrong):,} faults, those that were planted, each once", wrong == self.planted)

    def run(self, workers, kill=False):
        name = f"{workers} worker{'s' * (workers > 1)}" + (", one killed" if kill else "")
        out = self.folder / "out"
        shutil.rmtree(out, ignore_errors=True)
        context = cluster(workers)
        try:
            lines = context.textFile(str(self.file))
            killer = Killer(context, lines.getNumPartitions())
            if kill:
                killer.start()
            begin = time.perf_counter()
            verdicts.verdicts(lines, self.binary).saveAsTextFile(str(out))
            seconds = time.perf_counter() - begin
            if kill:
                gone = killer.killed is not None and not pathlib.Path(f"/proc/{killer.killed}").exists()
                self.holds(f"{name}: an executor was killed, and a task with it", gone and killer.failed > 0)
        finally:
            context.stop()
        self.rows.append((name, seconds))
        print(f"{name}: {seconds:.1f} s, {self.count / seconds:,.0f} documents a second", flush=True)
        self.whole(name, out)

    def small(self):
        """What is not usual: partitions without a line, a CR within a document, exit code 3."""
        context = cluster(1, tries=1)
        try:
            valid = [documents.canonical(documents.document(SEED, number)) for number in range(2)]
            said = verdicts.verdicts(context.parallelize(valid, 5), self.binary).collect()
            self.holds("partitions without a line say nothing", len(said) == 2)
            with_cr = self.folder / "cr.ndjson"
            with_cr.write_bytes(valid[0].replace(":", ":\r", 1).encode() + b"\n" + valid[1].encode() + b"\n")
            said = verdicts.verdicts(context.textFile(str(with_cr), 1), self.binary).collect()
            both = [json.loads(verdict)["verdict"] for verdict in said] == ["valid", "valid"]
            self.holds("a CR within a document ends no line", both)
            unknown = valid[0].replace('"version":"1.0"', '"version":"2.0"')
            for what, line, binary in (("an unknown version", unknown, self.binary), ("no command", valid[0], "/nowhere")):
                try:
                    verdicts.verdicts(context.parallelize([line], 1), binary).collect()
                    stopped = False
                except Exception:
                    stopped = True
                self.holds(f"{what} fails the job", stopped)
        finally:
            context.stop()

    def table(self):
        # All cores worked on it, whatever their number of workers.
        cores = os.cpu_count()
        rate = next(self.count / seconds for name, seconds in self.rows if name == "2 workers") / cores
        hours = 1e9 / rate / 3600
        rows = [f"| {name} | {seconds:,.0f} s | {self.count / seconds:,.0f} |" for name, seconds in self.rows]
        return "\n".join(
            [
                BEGIN,
                "",
                f"{self.count:,} documents ({self.file.stat().st_size / 1e9:.1f} GB), one in {ONE_IN:,} wrong, "
                f"on {cores} cores that the driver and the workers share:",
                "",
                "| | time | documents a second |",
                "|---|---:|---:|",
                *rows,
                "",
                f"With two workers that is {rate:,.0f} documents a second and core. 10⁹ documents are then {hours:,.1f} hours of one core, or {hours * 60 / 100:,.0f} minutes on 100. "
                f"If an hour of one virtual processor costs {PRICE_OF_AN_HOUR} (an example figure, of no provider), that is {hours * PRICE_OF_AN_HOUR:,.2f}.",
                "",
                END,
            ]
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("binary")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--documents", type=int, default=1_000_000)
    parser.add_argument("--write", action="store_true", help="write what was measured into README.md")
    arguments = parser.parse_args()
    if arguments.documents % TOGETHER:
        parser.error(f"--documents has to be a multiple of {TOGETHER}")
    trial = Trial(arguments.binary, arguments.folder, arguments.documents)
    trial.small()
    trial.run(1)
    trial.run(2)
    trial.run(2, kill=True)
    if arguments.write:
        page = pathlib.Path(__file__).with_name("README.md")
        before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
        page.write_text(before + trial.table() + rest.partition(END)[2], encoding="utf-8")
    print(trial.table())
    print(f"{trial.passed} passed, {trial.failed} failed")
    sys.exit(trial.failed > 0)


if __name__ == "__main__":
    main()
