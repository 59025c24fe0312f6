"""Text as the bytes it was read from: the charsets that Chinese pages are misread in.

A misreading is undone by going back to the bytes. Bytes are kept here as text with one character per byte
(U+0000 to U+00FF), so that patterns over them can also name what is no byte: `GAP`, a byte that was lost, and
`FOREIGN`, a character that the charset cannot have produced.
"""

import codecs
import re
from functools import cache
from itertools import accumulate
from operator import add
from typing import Any

from .gbk import pairs_by_character
from .language.commonness import ranges

__all__ = [
    "FOREIGN",
    "GAP",
    "SINGLE_BYTE",
    "gbk_bytes",
    "in_characters",
    "may_be_cp1254",
    "single_bytes",
    "undefined_bytes",
    "view_as_gbk",
    "view_as_single",
]

GAP = "\u0100"
FOREIGN = "\u0101"

SINGLE_BYTE = ("cp1252", "cp1250", "iso8859-2", "iso8859-15", "cp1251", "mac-roman", "cp437")
"""Charsets with one byte per character, the likeliest first. Bytes they leave undefined are C1 controls."""


@cache
def gbk_bytes() -> dict[str, str]:
    """Return the bytes of every character that a GBK or GB18030 decoder makes of one or two bytes.

    Follows the WHATWG decoder that browsers use: ``€`` is the byte 80, the user-defined areas are private-use
    characters, U+FFFD is a byte that had no meaning.
    """
    characters = "".join(pairs_by_character())
    data = characters.encode("gb18030").decode("latin-1")
    table = dict(zip(characters, map(add, data[::2], data[1::2]), strict=True))
    table.update((chr(code), chr(code)) for code in range(0x80))
    table["€"] = "\x80"
    table["\ufffd"] = GAP
    return table


@cache
def single_bytes(charset: str) -> dict[int, str]:
    """Return a `str.translate` table from the characters of a single-byte charset to their bytes."""
    table = {
        code: chr(code) for code in range(0xA0 if charset == "cp1252" else 0x80)
    }  # and so serves Latin-1, too
    for byte in range(0x80, 0x100):
        table[ord(bytes((byte,)).decode(charset, "ignore") or chr(byte))] = chr(byte)
    table[0xFFFD] = GAP
    return table


def in_characters(pattern: str, charset: str) -> str:
    """Return a pattern over bytes, which must stand in classes, as one over the characters of a single-byte charset.

    What matches nothing is told so without going back to bytes, which takes ten times as long.
    """
    characters: dict[str, set[str]] = {}
    for code, byte in single_bytes(charset).items():
        characters.setdefault(byte, set()).add(chr(code))

    def of_range(match: re.Match[str]) -> str:
        last = match[2] or match[1]
        return ranges(
            set().union(*(characters.get(chr(byte), ()) for byte in range(ord(match[1]), ord(last) + 1)))
        )

    return _RANGE.sub(of_range, pattern)


_RANGE = re.compile(f"([\x80-{GAP}])(?:-([\x80-{GAP}]))?")


def may_be_cp1254(line: str) -> bool:
    """Tell whether UTF-8 of Chinese read in cp1252 was rather read in cp1254, which has nothing for two bytes more.

    One character in 16 has one of them, which is Ž or ž in cp1252.
    """
    return "Ž" not in line and "ž" not in line and len(_LEADS_OF_HAN.findall(line)) >= _ENOUGH


_LEADS_OF_HAN, _ENOUGH = re.compile("[\xe3-\xe9]"), 32


@cache
def undefined_bytes(charset: str) -> str:
    """Return the bytes of UTF-8 sequences behind the first that a single-byte charset leaves undefined."""
    return "".join(chr(byte) for byte in range(0x80, 0xC0) if not bytes((byte,)).decode(charset, "ignore"))


class _Foreign(dict[int, str]):
    def __missing__(self, code: int) -> str:
        self[code] = FOREIGN  # kept, since the same ideographs come again and again
        return FOREIGN


@cache
def _translation(charset: str) -> _Foreign:
    return _Foreign(single_bytes(charset))


@cache
def _encoding_map(charset: str) -> Any:
    """Return what the codec of a single-byte charset encodes by, with C1 controls for the bytes left undefined."""
    return codecs.charmap_build(
        "".join(bytes((byte,)).decode(charset, "ignore") or chr(byte) for byte in range(256))
    )


# What stands for U+FFFD, ``€`` and ``?`` on the way through a codec.
_LOST, _EURO, _QUERY = "\x1a", "\x1b", "\x1c"
_STOOD_FOR = re.compile(f"[{_LOST}{_QUERY}]")
# Controls of Latin-1 where cp1252 has characters.
_OF_LATIN = re.compile("[\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f]")


def view_as_single(text: str, charset: str) -> str:
    """Return the bytes of `text` in a single-byte charset, one per character, with `GAP` and `FOREIGN`.

    Codecs take a tenth of the time of a translation character by character.
    """
    if charset == "cp1252" and _OF_LATIN.search(text):
        try:
            text.encode("latin-1")
        except UnicodeEncodeError:
            return text.translate(_translation(charset))
        return text
    try:
        return codecs.charmap_encode(text, "strict", _encoding_map(charset))[0].decode("latin-1")
    except UnicodeEncodeError:
        if _STOOD_FOR.search(text):
            return text.translate(_translation(charset))
    sent = text.replace("?", _QUERY).replace("\ufffd", _LOST)
    data = codecs.charmap_encode(sent, "replace", _encoding_map(charset))[0].decode("latin-1")
    return data.replace("?", FOREIGN).replace(_QUERY, "?").replace(_LOST, GAP)


_TWO_EUROS = re.compile(f"(.){_EURO}{_EURO}")


def _with_pair(match: re.Match[str]) -> str:
    """Make the first of two ``€`` the pair A2 E3, which GB 18030 has for it, where UTF-8 has no two bytes 80.

    That is behind the first two bytes of an ideograph: its last one is A2, and E3 80 begin a mark such as 。.
    """
    lead, trail = divmod(pairs_by_character().get(match[1], 0), 0x100)
    return f"{match[1]}€{_EURO}" if 0xE2 <= lead <= 0xEF and 0x80 <= trail <= 0xBF else match[0]


_WIDTHS = bytes(2 if byte == ord("?") else 1 for byte in range(256))


def view_as_gbk(text: str) -> tuple[str, list[int]]:
    """Return the GBK bytes of `text`, and where each character begins among them (and the end)."""
    if _LOST not in text and _EURO not in text:
        sent = text.replace("\ufffd", _LOST).replace("€", _EURO)
        if _EURO * 2 in sent:
            sent = _TWO_EUROS.sub(_with_pair, sent)
        data = sent.encode("gb18030", "replace")
        widths = sent.replace("?", "0").encode("ascii", "replace").translate(_WIDTHS)
        starts = list(accumulate(widths, initial=0))
        if len(data) == starts[-1]:  # every character has one byte or two: a quarter of the time
            return data.decode("latin-1").replace(_LOST, GAP).replace(_EURO, "\x80"), starts
    table = gbk_bytes()
    parts = [table.get(ch, FOREIGN) for ch in text]
    return "".join(parts), list(accumulate(map(len, parts), initial=0))
