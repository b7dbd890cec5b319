"""jsonschema-rs over each line of a file, or each file of a folder: what a user of it would write.

    loop.py SCHEMA lines FILE
    loop.py SCHEMA files FOLDER
"""

import json
import os
import sys

import jsonschema_rs


def files(folder):
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), "rb") as file:
            yield file.read()


def main():
    schema, what, path = sys.argv[1:]
    with open(schema, "rb") as file:
        is_valid = jsonschema_rs.validator_for(json.load(file)).is_valid
    valid = invalid = 0
    for text in open(path, "rb") if what == "lines" else files(path):
        if is_valid(json.loads(text)):
            valid += 1
        else:
            invalid += 1
    print(f"{valid} valid, {invalid} invalid")


main()
