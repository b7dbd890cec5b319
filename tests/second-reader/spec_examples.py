"""The examples of the specification's texts, as its README says how to read them."""

import pathlib
import re

from canonical_form import checksum_digest
from json_tree import ARRAY, Reader
from judgement import Judgement

TOP = pathlib.Path(__file__).resolve().parents[2]
TEXTS = [TOP / "spec" / "README.md", TOP / "spec" / "report" / "report.md"] + [
    TOP / "spec" / "1.0" / (name + ".md")
    for name in ("envelope", "validation", "digests", "life", "security", "rationale")]
BASE = TOP / "fixtures" / "1.0" / "valid" / "ios-three-accounts.json"

_BLOCK = re.compile(r"^```([a-z-]+)([^\n]*)\n(.*?)\n```$(?:\nFinds: ([^\n]*)$)?", re.MULTILINE | re.DOTALL)
_FOUND = re.compile(r"`([a-z0-9-]+)` at `([^`]*)`( \(key\))?(?:, |$)")


def blocks():
    """(place, language, words after it, text, line of findings or None) of each block with a language."""
    for path in TEXTS:
        text = path.read_text(encoding="utf-8")
        for match in _BLOCK.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            yield "%s:%d" % (path.name, line), match.group(1), match.group(2).split(), match.group(3), match.group(4)


def node_at(root, pointer):
    node = root
    for step in pointer.split("/")[1:]:
        node = node.value[int(step)] if node.kind == ARRAY else node.get(step)
    return node


def with_value(text, pointer, value):
    """The text with another value at a pointer."""
    node = node_at(Reader(text).read(), pointer)
    return text[: node.start] + value + text[node.end :]


def with_checksum(text):
    return with_value(text, "/checksum/digest", '"%s"' % checksum_digest(Reader(text).read()))


def base_with(*changes):
    """The base document with values put at pointers, and the checksum made anew."""
    text = BASE.read_text(encoding="utf-8")
    for pointer, value in changes:
        text = with_value(text, pointer, value)
    return with_checksum(text)


def base_with_members(members):
    """The base document with further members at the root."""
    text = BASE.read_text(encoding="utf-8")
    return text.replace("{", "{" + members + ",", 1)


def judged(text, now=None):
    return Judgement(text if isinstance(text, bytes) else text.encode("utf-8"), now)


def expected_findings(words, line):
    """[(rule, pointer, side)] of the words after `bad`, or of the line under the block."""
    root_or = lambda pointer: "" if pointer == '""' else pointer
    if line is None:
        rule, pointer, *side = words
        return [(rule, root_or(pointer), side[0] if side else "value")]
    found = list(_FOUND.finditer(line))
    if "".join(match.group(0) for match in found) != line:
        raise ValueError("cannot be read: " + line)
    return [(match.group(1), root_or(match.group(2)), "key" if match.group(3) else "value") for match in found]
