"""The canonical form and the two digests (digests.md)."""

import hashlib
import re

from json_tree import ARRAY, BOOLEAN, NUMBER, OBJECT, STRING

_ESCAPED = re.compile(r'["\\\x00-\x1f]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}


def _escape(match):
    letter = match.group()
    return _SHORT.get(letter) or "\\u%04x" % ord(letter)


def _string(text):
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _write(node, without=None):
    if node.kind == OBJECT:
        members = sorted((member for member in node.value if member.name != without),
                         key=lambda member: member.name)
        return "{" + ",".join(_string(member.name) + ":" + _write(member.node) for member in members) + "}"
    if node.kind == ARRAY:
        return "[" + ",".join(map(_write, node.value)) + "]"
    if node.kind == STRING:
        return _string(node.value)
    if node.kind == NUMBER:
        return node.value
    if node.kind == BOOLEAN:
        return "true" if node.value else "false"
    return "null"


def canonical_form(root, without_checksum=False):
    """The bytes for a document that has no finding of syntax, version or structure."""
    return _write(root, "checksum" if without_checksum else None).encode("utf-8")


def checksum_digest(root):
    return hashlib.sha256(canonical_form(root, without_checksum=True)).hexdigest()


def recovery_digest(backup_id, identifier):
    return hashlib.sha256((backup_id + ":" + identifier).encode("ascii")).hexdigest()
