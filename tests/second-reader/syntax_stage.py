"""The stage syntax: from bytes to a tree (validation.md, chapter 4)."""

import json_tree
from json_tree import Fault, Reader
from pointers import ROOT

MAX_BYTES = 1_048_576
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read_tree(data, report):
    """The root, an object. Raises Fault for what is fatal; reports what is not."""
    if len(data) > MAX_BYTES:
        raise Fault("too-large")
    try:
        text = data.decode("utf-8", "strict")
    except UnicodeDecodeError:
        raise Fault("invalid-utf8") from None
    marked = data.startswith(BYTE_ORDER_MARK)
    reader = Reader(text[1:] if marked else text)
    root = reader.read()
    if root.kind != json_tree.OBJECT:
        raise Fault("not-an-object", root.start)
    if marked:
        report(-1, "byte-order-mark", "")
    if not reader.clean:
        _walk(root, ROOT, report)
    return root


def _walk(node, pointer, report):
    """Reports names that stand twice and lone surrogates, everywhere below this value."""
    if node.kind == json_tree.STRING:
        if node.lone:
            report(node.start, "lone-surrogate", pointer.text)
    elif node.kind == json_tree.ARRAY:
        for index, element in enumerate(node.value):
            if element.kind in (json_tree.STRING, json_tree.ARRAY, json_tree.OBJECT):
                _walk(element, pointer.element(index), report)
    elif node.kind == json_tree.OBJECT:
        for member in node.value:
            below = pointer.member(member.name, member.lone)
            if member.lone:
                report(member.start, "lone-surrogate", pointer.text, "key")
            elif member.first is not None:
                report(member.start, "duplicate-member", below.text, "key")
            _walk(member.node, below, report)
