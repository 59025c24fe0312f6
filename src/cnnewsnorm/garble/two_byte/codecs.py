"""What Python's decoders with two bytes per character lose of bytes that were written in another such charset.

A byte below 80 stands for itself. A byte from 80 on is read with the next one if the two stand for something; if not, it
alone is lost, with U+FFFD for it or without a sign, and reading goes on with the next. So a lost byte tells that it
means nothing with what follows, which few bytes do, and puts what follows out of step: the end of one character is read
with the beginning of the next.
"""

from functools import cache, lru_cache

from ..charsets import FOREIGN
from ..language.commonness import ordinary
from ..language.likelihood import Choices, Known, likelihood

__all__ = [
    "BIG5_AS_GBK",
    "DIGIT",
    "END",
    "GBK_AS_BIG5",
    "LETTER",
    "PLAIN",
    "RARE",
    "TwoByteCodec",
    "meaning_of",
    "two_byte_codec",
]

BIG5_AS_GBK, GBK_AS_BIG5 = "big5-as-gbk", "gbk-as-big5"
END = "\n"
"""Stands for what follows the last byte; no byte from 80 on means anything before it."""

PLAIN, DIGIT, LETTER, RARE = range(4)
"""Ways of being priced: by the tables, as a digit or a letter, of which they know little, or as what ordinary text does not have."""
Meaning = tuple[str, str, int]
"""A character, what the tables have for it, and how it is priced."""

_CORES = {"gbk": "gb2312", "cp950": "big5"}  # what lost bytes are sought in, which rare characters are not
_HIGH = [chr(byte) for byte in range(0x80, 0x100)]


class _Meanings(dict[str, Meaning | None]):
    """Characters of a charset with two bytes per character by their bytes, found when first asked for."""

    def __init__(self, charset: str) -> None:
        self.characters = {data: ch for data, ch in _by_pair(charset).items() if len(ch) == 1}

    def __missing__(self, data: str) -> Meaning | None:
        ch = data if len(data) == 1 else self.characters.get(data)
        self[data] = meaning = meaning_of(ch) if ch else None
        return meaning


@lru_cache(1 << 10)
def meaning_of(ch: str) -> Meaning:
    """Return a character with what the tables have for it and how it is priced."""
    folded = likelihood().fold.get(ch, ch)
    if folded == "0":
        way = DIGIT
    elif "@" <= ch <= "~" or "\uff21" <= ch <= "\uff5a":
        way = LETTER
    else:
        way = RARE if ch == FOREIGN or (ch >= "\u3000" and ch not in ordinary()) else PLAIN
    return ch, folded, way


class TwoByteCodec:
    """A decoder of Python that read text of another charset.

    Attributes:
        name: Python's name of the decoder.
        written: Python's name of the charset of the text.
        pairs: The bytes of each character that the decoder makes of two.
        meanings: The character of two bytes of the text, or of one that stands for itself; None if there is none.
    """

    __slots__ = (
        "_both_lost",
        "_by_lead",
        "_by_trail",
        "_choices",
        "_lost",
        "_rare",
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
        self.meanings = _Meanings(written)
        meant: dict[str, list[str]] = {}
        for data in read:
            meant.setdefault(data[1], []).append(data[0])
        high = frozenset(_HIGH)
        self._lost = {chr(code): high.difference(meant.get(chr(code), ())) for code in range(0x100)}
        self._lost[FOREIGN] = self._lost[END]  # what was written as an entity
        # before another lost byte
        self._lost[""] = frozenset().union(*(self._lost[byte] for byte in _HIGH[0x21:-1]))
        # The ordinary characters, the likeliest first, by what may be known of one that lost something.
        self._by_lead: dict[str, list[Known]] = {}
        self._by_trail: dict[str, list[Known]] = {}
        self._both_lost: list[Known] = []
        core = self._core()
        for known in likelihood().known(core):
            cost, folded, number, ch = known
            lead, trail = chr(number >> 8), chr(number & 0xFF)
            self._by_lead.setdefault(lead, []).append((cost, folded, number & 0xFF, ch))
            if lead in self._lost[trail]:
                self._by_trail.setdefault(trail, []).append((cost, folded, number >> 8, ch))
                self._both_lost.append(known)
        # Few sets of bytes differ that are lost before others, so what is lost is the key.
        self._choices: dict[tuple[str, frozenset[str]], Choices] = {}
        self._rare: dict[tuple[str, str, frozenset[str]], tuple[str, str]] = {}

    def _core(self) -> dict[int, str]:
        """Return the characters that lost bytes may be put back for, by their bytes as a number."""
        core = _CORES[self.written]
        characters = self.meanings.characters
        if self.name != "gb2312" or core != "gb2312":
            # all encoded at once: a tenth of the time
            known = "".join(characters.values()).encode(core, "ignore").decode(core)
            usual = ordinary().intersection(known)
            characters = {data: ch for data, ch in characters.items() if ch in usual}
        return {ord(data[0]) << 8 | ord(data[1]): ch for data, ch in characters.items()}

    def lost_before(self, behind: str) -> frozenset[str]:
        """Return the bytes that are lost if some byte follows them, or, with none, those that another lost one may follow."""
        return self._lost[behind]

    def beginning(self, trail: str) -> Choices:
        """Return the ordinary characters that end with `trail` and whose first byte is lost before it."""
        key = trail, _NOTHING
        found = self._choices.get(key)
        if found is None:
            self._choices[key] = found = Choices(self._by_trail.get(trail, []))
        return found

    def completing(self, lead: str, behind: str) -> Choices:
        """Return the ordinary characters that begin with `lead` and whose second byte is lost before `behind`."""
        lost = self._lost[behind]
        found = self._choices.get((lead, lost))
        if found is None:
            known = [row for row in self._by_lead.get(lead, []) if chr(row[2]) in lost]
            self._choices[lead, lost] = found = Choices(known)
        return found

    def whole(self, behind: str) -> Choices:
        """Return the ordinary characters both of whose bytes are lost before `behind`."""
        lost = self._lost[behind]
        found = self._choices.get(("", lost))
        if found is None:
            known = [row for row in self._both_lost if chr(row[2] & 0xFF) in lost]
            self._choices["", lost] = found = Choices(known)
        return found

    def rare_begun(self, trail: str) -> tuple[str, str]:
        """Return any character that ends with `trail` and whose first byte is lost before it, and this byte."""
        return self._rare_of("", trail, self._lost[trail])

    def rare(self, lead: str, behind: str) -> tuple[str, str]:
        """Return any character that begins with `lead` and whose second byte is lost before `behind`, and this byte."""
        return self._rare_of(lead, "", self._lost[behind])

    def _rare_of(self, lead: str, trail: str, lost: frozenset[str]) -> tuple[str, str]:
        key = lead, trail, lost
        found = self._rare.get(key)
        if found is None:
            characters = self.meanings.characters
            pairs = ((characters.get(lead + byte + trail, ""), byte) for byte in sorted(lost))
            self._rare[key] = found = next((pair for pair in pairs if pair[0]), ("", ""))
        return found


_NOTHING: frozenset[str] = frozenset()


@cache
def _by_pair(charset: str) -> dict[str, str]:
    """Return what a decoder makes of each two bytes of which the first is 80 or more, if it reads them as one."""
    pairs = [
        first + second for first in map(chr, range(0x81, 0xFF)) for second in map(chr, range(0x40, 0xFF))
    ]
    # all at once, a tenth of the time; a decoder that loses bytes loses no line feed
    decoded = "\n".join([*pairs, ""]).encode("latin-1").decode(charset, "replace").split("\n")
    return {pair: ch for pair, ch in zip(pairs, decoded, strict=False) if "\ufffd" not in ch}


@cache
def two_byte_codec(name: str, written: str) -> TwoByteCodec:
    """Return a decoder, whose tables are made when first asked for."""
    return TwoByteCodec(name, written)
