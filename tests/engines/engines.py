"""The three engines, behind one function each: texts of documents and schemas in, verdicts out.

A schema is given as {"schema", "formats", "strict"}; an answer is, for each schema, a list of
booleans (accepted or not), one for each text. Each engine parses the text itself.

Numbers: JSON has one kind, Python and JavaScript do not. Python makes an int of `7` and a float of
`7.0` and `7e0`; JavaScript makes the same number of all three and rounds beyond 2^53. Neither can
lead the engines apart here: a document with a fraction, an exponent or minus zero where an integer
belongs has an `invalid-integer` finding and is not compared, and what is rounded is beyond every
bound of the schema before and after it.
"""

import json
import multiprocessing
import os
import pathlib
import re
import subprocess
import sys

import jsonschema
import jsonschema_rs

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LANES = max(2, os.cpu_count() or 2)

# Python refuses to read integers of more than 4,300 digits if nobody asks it to.
sys.set_int_max_str_digits(0)


def parse(text):
    """A JSON text; what Python takes beyond JSON is refused."""
    def no_number(word):
        raise ValueError(word)
    return json.loads(text, parse_constant=no_number)


def _python(schema):
    kind = jsonschema.Draft202012Validator
    checker = kind.FORMAT_CHECKER if schema["formats"] else None
    return kind(schema["schema"], format_checker=checker).is_valid


def _rust(schema):
    return jsonschema_rs.Draft202012Validator(
        schema["schema"], validate_formats=schema["formats"]).is_valid


MAKERS = {"python-jsonschema": _python, "jsonschema (Rust)": _rust}


def _lane(work):
    engine, schemas, texts = work
    accepts = [MAKERS[engine](schema) for schema in schemas]
    documents = [parse(text) for text in texts]
    return [[accept(document) for document in documents] for accept in accepts]


def _in_lanes(engine, schemas, texts):
    """Texts dealt out in turn: neighbours are alike, and so each lane has its share of long ones."""
    shares = [(engine, schemas, texts[lane::LANES]) for lane in range(LANES)]
    with multiprocessing.Pool(LANES) as pool:
        answers = pool.map(_lane, shares)
    merged = [[None] * len(texts) for _ in schemas]
    for lane, answer in enumerate(answers):
        for row, verdicts in zip(merged, answer, strict=True):
            row[lane::LANES] = verdicts
    return merged


def python(schemas, texts):
    return _in_lanes("python-jsonschema", schemas, texts)


def rust(schemas, texts):
    return _in_lanes("jsonschema (Rust)", schemas, texts)


def ajv(schemas, texts):
    lines = [json.dumps(schemas), *(json.dumps(text) for text in texts)]
    done = subprocess.run(
        ["node", str(HERE / "ajv.mjs"), os.environ["ENGINES_NODE"]],
        input="\n".join(lines) + "\n", capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"ajv: {done.stderr[:2000]}")
    answers = done.stdout.splitlines()
    if len(answers) != len(texts):
        raise SystemExit(f"ajv: {len(answers)} answers to {len(texts)} documents")
    return [[answer[row] == "1" for answer in answers] for row in range(len(schemas))]


ENGINES = {"jsonschema (Rust)": rust, "ajv": ajv, "python-jsonschema": python}


def faults_of_the_setup():
    """Is the Rust engine the one of the tests in Rust, and is `format` on where it is said to be?"""
    lock = (ROOT / "Cargo.lock").read_text()
    crate = re.search(r'name = "jsonschema"\nversion = "([^"]+)"', lock)[1]
    pinned = re.search(r"^jsonschema-rs==(\S+)$", (HERE / "requirements.txt").read_text(), re.M)[1]
    if pinned != crate:
        yield f"requirements.txt pins jsonschema-rs {pinned}, Cargo.lock has jsonschema {crate}"
    schema = {"type": "string", "format": "date-time"}
    both = [{"schema": schema, "formats": formats, "strict": True} for formats in (False, True)]
    for name, engine in ENGINES.items():
        if engine(both, ['"yesterday"', '"2026-10-05T07:12:44Z"']) != [[True, True], [False, True]]:
            yield f"{name}: format is not off and on as asked"
