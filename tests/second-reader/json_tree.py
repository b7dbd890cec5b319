"""A strict JSON reader that keeps places, names that stand twice, and lone surrogates.

It makes the one pass of validation.md, section 4.2. Positions are indices into the decoded text;
they grow as the byte offsets do, so findings sort alike by either.
"""

import re

MAX_DEPTH = 16

OBJECT, ARRAY, STRING, NUMBER, BOOLEAN, NULL = "object", "array", "string", "number", "boolean", "null"

_SPACE = re.compile(r"[ \t\n\r]*")
_PLAIN = re.compile(r'[^"\\\x00-\x1f]*')
_RUN = re.compile(r"[-+.0-9eE]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_HEX4 = re.compile(r"[0-9A-Fa-f]{4}")
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_LITERALS = {"t": ("true", BOOLEAN, True), "f": ("false", BOOLEAN, False), "n": ("null", NULL, None)}


class Fault(Exception):
    """A fatal fault: nothing more of the document is judged."""

    def __init__(self, rule, position=0):
        super().__init__(rule)
        self.rule = rule
        self.position = position


class Node:
    """A value. `value` is a list of Member, a list of Node, a text, a number's token, a boolean or None."""

    __slots__ = ("kind", "value", "start", "end", "hole", "lone", "by_name")

    def __init__(self, kind, value, start, end):
        self.kind = kind
        self.value = value
        self.start = start
        self.end = end
        self.lone = False
        self.hole = False
        self.by_name = None

    def get(self, name):
        """The first member of this name, sound or not; None if the name is missing."""
        member = self.by_name.get(name)
        return member.node if member is not None else None


class Member:
    __slots__ = ("name", "start", "lone", "node", "first")

    def __init__(self, name, start, lone, node):
        self.name = name
        self.start = start
        self.lone = lone
        self.node = node
        self.first = None  # the first occurrence, for each later one


class Reader:
    """Reads one text. `clean` tells whether no name stands twice and no surrogate is lone."""

    def __init__(self, text):
        self.text = text
        self.clean = True

    def read(self):
        position = self._skip(0)
        root = self._value(position, 0)
        position = self._skip(root.end)
        if position != len(self.text):
            raise Fault("trailing-data", position)
        return root

    def _skip(self, position):
        return _SPACE.match(self.text, position).end()

    def _value(self, position, depth):
        """`depth` is the number of containers that are open already."""
        text = self.text
        first = text[position : position + 1]
        if first == '"':
            value, end, lone = self._string(position)
            node = Node(STRING, value, position, end)
            if lone:
                node.lone = node.hole = True
            return node
        if first == "{" or first == "[":
            if depth == MAX_DEPTH:
                raise Fault("too-deep", position)
            return self._object(position, depth + 1) if first == "{" else self._array(position, depth + 1)
        if first == "-" or (first != "" and first in "0123456789"):
            end = _RUN.match(text, position).end()
            if _NUMBER.fullmatch(text, position, end) is None:
                raise Fault("invalid-json", position)
            return Node(NUMBER, text[position:end], position, end)
        if first in _LITERALS:
            word, kind, value = _LITERALS[first]
            if text.startswith(word, position):
                return Node(kind, value, position, position + len(word))
        raise Fault("invalid-json", position)

    def _array(self, start, depth):
        text = self.text
        elements = []
        position = self._skip(start + 1)
        if text[position : position + 1] == "]":
            return Node(ARRAY, elements, start, position + 1)
        while True:
            element = self._value(position, depth)
            elements.append(element)
            position = self._skip(element.end)
            mark = text[position : position + 1]
            if mark == "]":
                return Node(ARRAY, elements, start, position + 1)
            if mark != ",":
                raise Fault("invalid-json", position)
            position = self._skip(position + 1)

    def _object(self, start, depth):
        text = self.text
        members = []
        by_name = {}
        position = self._skip(start + 1)
        if text[position : position + 1] != "}":
            while True:
                if text[position : position + 1] != '"':
                    raise Fault("invalid-json", position)
                name, end, lone = self._string(position)
                colon = self._skip(end)
                if text[colon : colon + 1] != ":":
                    raise Fault("invalid-json", colon)
                node = self._value(self._skip(colon + 1), depth)
                member = Member(name, position, lone, node)
                members.append(member)
                if not lone:
                    first = by_name.setdefault(name, member)
                    if first is not member:
                        self.clean = False
                        member.first = first
                        first.node.hole = node.hole = True
                position = self._skip(node.end)
                mark = text[position : position + 1]
                if mark == "}":
                    break
                if mark != ",":
                    raise Fault("invalid-json", position)
                position = self._skip(position + 1)
        result = Node(OBJECT, members, start, position + 1)
        result.by_name = by_name
        return result

    def _string(self, start):
        """Text, end and whether a surrogate is lone, for the string that begins at `start`."""
        text = self.text
        end = _PLAIN.match(text, start + 1).end()
        if text[end : end + 1] == '"':
            return text[start + 1 : end], end + 1, False
        parts = [text[start + 1 : end]]
        lone = False
        while True:
            mark = text[end : end + 1]
            if mark == '"':
                break
            if mark != "\\":  # a control character, or the end of the text
                raise Fault("invalid-json", end)
            letter = text[end + 1 : end + 2]
            if letter in _ESCAPES:
                parts.append(_ESCAPES[letter])
                end += 2
            elif letter == "u":
                code = self._hex4(end)
                end += 6
                if 0xD800 <= code <= 0xDBFF and text.startswith("\\u", end):
                    low = self._hex4(end)
                    if 0xDC00 <= low <= 0xDFFF:
                        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
                        end += 6
                if 0xD800 <= code <= 0xDFFF:
                    lone = True
                    self.clean = False
                    code = 0xFFFD  # never looked at: a string with a lone surrogate is a hole
                parts.append(chr(code))
            else:
                raise Fault("invalid-json", end)
            plain = _PLAIN.match(text, end).end()
            parts.append(text[end:plain])
            end = plain
        return "".join(parts), end + 1, lone

    def _hex4(self, position):
        match = _HEX4.match(self.text, position + 2)
        if match is None:
            raise Fault("invalid-json", position)
        return int(match.group(), 16)
