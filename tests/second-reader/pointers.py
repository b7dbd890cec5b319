"""Pointers of findings, and which names they may show (validation.md, chapter 3)."""

import re

_NAME = re.compile(r"[A-Za-z_-]{1,32}")
_CAPITALS = re.compile(r"[A-Z]{8}")


def displayable(name):
    return _NAME.fullmatch(name) is not None and _CAPITALS.search(name) is None


class Pointer:
    """A pointer on its way down. Once a name may not be shown, it does not grow any more."""

    __slots__ = ("text", "ended")

    def __init__(self, text="", ended=False):
        self.text = text
        self.ended = ended

    def member(self, name, lone=False):
        if self.ended:
            return self
        if lone or not displayable(name):
            return Pointer(self.text, True)
        return Pointer(self.text + "/" + name)

    def element(self, index):
        return self if self.ended else Pointer("%s/%d" % (self.text, index))


ROOT = Pointer()
