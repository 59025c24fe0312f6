"""What letters of spoilt text may stand for, and what pairs of bytes may mean in the charset that it was written in.

Tools that take letters for UTF-8 leave one letter for two bytes, and some work in two steps, in different charsets. How
that is undone is not certain, so every letter has several ways of being read, each with its cost in half bits.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ..charsets import FOREIGN, GAP, view_as_single
from ..language.commonness import is_basic_han, ordinary

__all__ = [
    "BIG5",
    "BROKEN",
    "GBK",
    "NO_BREAK",
    "NO_BREAK_SPACE",
    "PAIRS",
    "PIECE",
    "RARE",
    "Charset",
    "alternatives",
    "limits",
    "plain",
]

_UNDONE = 4  # half bits that it costs to take a letter of Latin-1 for two bytes
_KEPT = 30  # two ASCII letters between letters of the charset that were never one
_AS_IT_STANDS = 4  # an ideograph, or a mark, that was never garbled
# Signs that pages write so, which no charset garbles; their bytes belong to rare characters.
_ENTITIES = frozenset("“”‘’—…")
_AS_ENTITY = 24
NO_BREAK = "\xa0"
"""What pages write as an entity, too, so that it stands between the bytes of the text."""
NO_BREAK_SPACE = 4
"""What it costs to take it for that."""
_MARK = 16  # of which the tables know few
_UNCOMMON = 12  # an ideograph of GB 2312 beside the ordinary ones
_EXOTIC = 40  # a pair that ordinary text does not have
_ANY = 1 << 10
BROKEN = 48
"""What a byte costs that pairs with nothing, or that no letter stands for."""
RARE = 40
"""What an ordinary ideograph costs that the tables have never seen."""


class Charset(NamedTuple):
    """What text was written in.

    Attributes:
        kind: The kind of garble.
        decoder: Python's name of the charset with its extensions.
        core: Python's name of what ordinary text needs of it.
        soft_leads: Whether a soft hyphen may be the first byte of a character.
        ascii_trails: Whether letters of ASCII are second bytes as often as others.
    """

    kind: str
    decoder: str
    core: str
    soft_leads: bool
    ascii_trails: bool


GBK = Charset("gbk-as-cp1252", "gbk", "gb2312", soft_leads=False, ascii_trails=False)
BIG5 = Charset("big5-as-cp1252", "big5hkscs", "big5", soft_leads=True, ascii_trails=True)


PIECE = re.compile("(?<=[\x80-\u07ff])(?:ij|IJ|D[Zz]|dz)|[\\s\\S]")
# What such tools make of a few letters that stand for two bytes, because they fold ligatures, quotes and doubles.
_FOLDED = {
    "ij": "\xc4\xb3",
    "IJ": "\xc4\xb2",
    "DZ": "\xc7\xb1",
    "Dz": "\xc7\xb2",
    "dz": "\xc7\xb3",
    "'": "\xca\xbc",
    ";": "\xcd\xbe",
}


@lru_cache(1 << 12)
def alternatives(ch: str) -> tuple[tuple[str, int], ...]:
    """Return the bytes that a piece of the line may stand for, with what each costs; no bytes for the piece itself."""
    if ch in _FOLDED:
        return ("", _KEPT if len(ch) > 1 else 0), (_FOLDED[ch], _UNDONE)
    own = view_as_single(ch, "cp1252")
    if ch < "\x80":
        return (("", 0),) if ch < "@" or ch > "~" else ((ch, 0), ("", 0))
    if "\ud800" <= ch <= "\udfff":
        return (("", 0),)  # half a pair, which has no bytes
    if own == GAP:
        return (("", BROKEN),)
    undone = ch.encode("utf-8", "replace").decode("latin-1")
    if ch == NO_BREAK:
        return (own, 0), ("", NO_BREAK_SPACE), (undone, _UNDONE)
    if ch in _ENTITIES:
        return (own, 0), ("", _AS_ENTITY)
    if own != FOREIGN:
        return ((own, 0), (undone, _UNDONE)) if len(undone) == 2 else ((own, 0),)
    found = dict.fromkeys(_undone(undone), _UNDONE)
    found[undone] = 0
    if is_basic_han(ch) or ch in ordinary():
        found[""] = _AS_IT_STANDS
    return tuple(found.items())


def _undone(data: str) -> Iterator[str]:
    """Yield the bytes that such a tool may have made these of, at once or in two steps, the likeliest first."""
    yield data
    if len(data) > 3:
        return
    lead, rest = data[0], data[1:]
    if lead >= "\xe0":
        yield "\xc3" + chr(ord(lead) - 0x40) + rest
    for letter in _LEADS.get(lead, ""):
        yield _bytes(letter) + rest
    if len(data) == 2:
        yield lead + _bytes(_LETTERS.get(rest, rest))
    else:
        for charset in _OTHER_CHARSETS:
            read = data.encode("latin-1").decode(charset, "replace")
            yield read.encode("cp1252", "replace").decode("latin-1")


def _bytes(letter: str) -> str:
    return letter.encode().decode("latin-1")


_OTHER_CHARSETS = ("mac-roman", "cp1257")  # in which three letters may have been taken for UTF-8


# Letters of two bytes that a second step takes for one byte of cp1250, cp1254 or cp1257, as the lead of a sequence.
_LEADS = {
    "\xc5": "Ĺ",
    "\xcc": "Ģ",
    "\xcd": "Ķ",
    "\xce": "Ī",
    "\xcf": "Ļ",
    "\xd8": "Ų",
    "\xd9": "Ů",
    "\xdb": "ŰŪ",
    "\xdd": "İŻ",
    "\xde": "ŢŽ",
    "\xe5": "ĺ",
    "\xec": "ģ",
    "\xed": "ķ",
    "\xee": "ī",
    "\xef": "ļ",
}
# The same behind the lead, in cp1252.
_LETTERS = {"\x8e": "Ž", "\x9a": "š", "\x9e": "ž", "\x9f": "Ÿ"}


@lru_cache(1 << 12)
def plain(piece: str) -> str | None:
    """Return the bytes that a piece stands for if nothing was done to it but reading; none if that is an open question."""
    ways = alternatives(piece)
    if len(piece) > 1 or piece in _FOLDED or (piece >= "\x80" and not all(data for data, _ in ways)):
        return None
    return next(data for data, price in ways if not price)


@lru_cache(1 << 14)
def limits(meant: str, charset: Charset) -> tuple[int, int]:
    """Return what a character costs at most, and what it costs more than that where ordinary text does not have it."""
    if meant in ordinary():
        return (RARE if is_basic_han(meant) else _MARK), 0
    if is_basic_han(meant) and len(meant.encode(charset.core, "ignore")) == 2:
        return RARE, _UNCOMMON
    return _ANY, _EXOTIC


class _Pairs(dict[str, tuple[str, int, int]]):
    """The character of two bytes, or nothing, with the limits of its cost."""

    def __init__(self, charset: Charset) -> None:
        self.charset = charset

    def __missing__(self, data: str) -> tuple[str, int, int]:
        meant = data.encode("latin-1").decode(self.charset.decoder, "ignore")
        found = (meant, *limits(meant, self.charset)) if len(meant) == 1 else ("", 0, 0)
        self[data] = found
        return found


PAIRS = {charset: _Pairs(charset) for charset in (GBK, BIG5)}
