#!/usr/bin/env python3
"""A verdict for each document of a stream, by Apache Spark: as many lines out as in, in the same order.

usage: spark-submit verdicts.py BACKUP_LINT IN OUT

BACKUP_LINT is where the command lies on every worker. IN is NDJSON, a file or a folder; OUT is a
folder that is not there yet.
"""

import shlex
import sys

from pyspark import SparkConf, SparkContext

# What a task runs. A partition without a line is no stream without documents (exit code 3), so its
# first byte is looked at, and put back as it was. Exit code 1 says that there are findings, and
# findings are what is asked for; everything above has to fail the task: 2 is wrong usage, 3 that
# something could not be checked, and beyond that it was killed.
FILTER = r"""
first=$(dd bs=1 count=1 2>/dev/null | od -An -to1 | tr -d " ")
[ -n "$first" ] || exit 0
{ printf "\\$first"; exec cat; } | "$1" --ndjson --threads 1 --format ndjson --isolated -
[ $? -le 1 ]
"""


def verdicts(lines, backup_lint):
    """An RDD with the verdict of each line, as JSON."""
    command = shlex.join(["/bin/sh", "-c", FILTER, "sh", backup_lint])
    # A task has one core. Without checkCode, Python's RDD.pipe takes every exit code (Scala's takes none but 0).
    return lines.pipe(command, env={"PATH": "/usr/bin:/bin"}, checkCode=True)


def configured():
    """Hadoop would end a line at a CR too, which JSON takes for white space."""
    return SparkConf().set("spark.hadoop.textinputformat.record.delimiter", "\n")


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    backup_lint, source, target = sys.argv[1:]
    context = SparkContext(conf=configured().setAppName("backup-lint"))
    verdicts(context.textFile(source), backup_lint).saveAsTextFile(target)


if __name__ == "__main__":
    main()
