"""What Python's decoders with two bytes per character lose of bytes that were written in another such charset.

A byte below 80 stands for itself. A byte from 80 on is read with the next one if the two stand for something; if not, it
alone is lost, with U+FFFD for it or without a sign, and reading goes on with the next. So a lost byte tells that it
means nothing with what follows, which few bytes do, and puts what follows out of step: the end of one character is read
with the beginning of the next.
"""

from collections.abc import Iterable
from functools import cache

from .charsets import FOREIGN
from .commonness import ordinary
from .likelihood import Choices, likelihood

__all__ = ["BIG5_AS_GBK", "END", "GBK_AS_BIG5", "TwoByteCodec", "two_byte_codec"]

BIG5_AS_GBK, GBK_AS_BIG5 = "big5-as-gbk", "gbk-as-big5"
END = "\n"
"""Stands for what follows the last byte; no byte from 80 on means anything before it."""

_CORES = {"gbk": "gb2312", "cp950": "big5"}  # what lost bytes are sought in, which rare characters are not
_HIGH = [chr(byte) for byte in range(0x80, 0x100)]


class TwoByteCodec:
    """A decoder of Python that read text of another charset.

    Attributes:
        name: Python's name of the decoder.
        written: Python's name of the charset of the text.
        pairs: The bytes of each character that the decoder makes of two.
        meanings: The character of two bytes of the text.
    """

    __slots__ = (
        "_beginning",
        "_completing",
        "_core",
        "_lost",
        "_whole",
        "meanings",
        "name",
        "pairs",
        "written",
    )

    def __init__(self, name: str, written: str) -> None:
        self.name = name
        self.written = written
        read = _by_pair(name)
        self.pairs = {ch: data for data, ch in reversed(read.items()) if len(ch) == 1}
        self.meanings = {data: ch for data, ch in _by_pair(written).items() if len(ch) == 1}
        self._lost = {
            chr(code): frozenset(byte for byte in _HIGH if byte + chr(code) not in read)
            for code in range(0x100)
        }
        core = _CORES[written]
        self._core = frozenset(
            ch
            for ch in self.meanings.values()
            if name == "gb2312" == core or (ch in ordinary() and len(ch.encode(core, "ignore")) == 2)
        )
        self._lost[FOREIGN] = self._lost[END]  # what was written as an entity
        # before another lost byte
        self._lost[""] = frozenset().union(*(self._lost[byte] for byte in _HIGH[0x21:-1]))
        self._beginning: dict[str, Choices] = {}
        self._completing: dict[str, Choices] = {}
        self._whole: dict[str, Choices] = {}

    def lost_before(self, behind: str) -> frozenset[str]:
        """Return the bytes that are lost if some byte follows them, or, with none, those that another lost one may follow."""
        return self._lost[behind]

    def beginning(self, trail: str) -> Choices:
        """Return the ordinary characters that end with `trail` and whose first byte is lost before it."""
        found = self._beginning.get(trail)
        if found is None:
            self._beginning[trail] = found = self._choices(
                [(lead, lead + trail) for lead in self._lost[trail]]
            )
        return found

    def completing(self, lead: str, behind: str) -> Choices:
        """Return the ordinary characters that begin with `lead` and whose second byte is lost before `behind`."""
        key = lead + behind
        found = self._completing.get(key)
        if found is None:
            self._completing[key] = found = self._choices(
                [(trail, lead + trail) for trail in self._lost[behind]]
            )
        return found

    def whole(self, behind: str) -> Choices:
        """Return the ordinary characters both of whose bytes are lost before `behind`."""
        found = self._whole.get(behind)
        if found is None:
            both = [lead + trail for trail in self._lost[behind] for lead in self._lost[trail]]
            self._whole[behind] = found = self._choices([(data, data) for data in both])
        return found

    def rare_begun(self, trail: str) -> tuple[str, str]:
        """Return any character that ends with `trail` and whose first byte is lost before it, and this byte."""
        for lead in sorted(self._lost[trail]):
            if ch := self.meanings.get(lead + trail):
                return ch, lead
        return "", ""

    def rare(self, lead: str, behind: str) -> tuple[str, str]:
        """Return any character that begins with `lead` and whose second byte is lost before `behind`, and this byte."""
        for trail in sorted(self._lost[behind]):
            if ch := self.meanings.get(lead + trail):
                return ch, trail
        return "", ""

    def _choices(self, data: Iterable[tuple[str, str]]) -> Choices:
        """Return the ordinary characters that bytes mean, by those of them that are lost, as a number."""
        core, meanings = self._core, self.meanings
        found: dict[int, str] = {}
        for lost, pair in data:
            ch = meanings.get(pair)
            if ch in core:
                found[int.from_bytes(lost.encode("latin-1"))] = ch
        return Choices(likelihood().known(found))


def _by_pair(charset: str) -> dict[str, str]:
    """Return what a decoder makes of each two bytes of which the first is 80 or more, if it reads them as one."""
    found = {}
    for first in range(0x81, 0xFF):
        for second in range(0x40, 0xFF):
            ch = bytes((first, second)).decode(charset, "replace")
            if "\ufffd" not in ch:
                found[chr(first) + chr(second)] = ch
    return found


@cache
def two_byte_codec(name: str, written: str) -> TwoByteCodec:
    """Return a decoder, whose tables are made when first asked for."""
    return TwoByteCodec(name, written)
