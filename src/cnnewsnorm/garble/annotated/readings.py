"""Readings: which characters outside GB 2312 can carry which pinyin note, and how notes are written."""

import re
import unicodedata
from functools import cache, lru_cache

from ..._tables import load_table

__all__ = [
    "CUT_NOTE",
    "LONGEST_NOTE",
    "LOST_THEN_NOTE",
    "READING",
    "TONED",
    "canonical_reading",
    "characters_by_reading",
    "has_reading",
    "known_readings",
    "pronunciations",
    "readings_of",
    "toneless",
]

TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿɡɑ\u0300\u0301\u0304\u030c"
"""Letters that tell a pinyin reading from any other Latin word."""

LONGEST_NOTE = 12
"""Characters of a note, and some blanks behind it."""

READING = f"[a-zêü{TONED}]{{1,9}}"
"""A regular expression for what stands between the parentheses of a note."""

CUT_NOTE = re.compile(rf"[(（]([a-zêü{TONED}]{{0,8}})(?=\s*\Z)")
"""A note that the end of an excerpt cut."""

LOST_THEN_NOTE = tuple(re.compile(rf"{sign}({READING}) ?\)") for sign in (r"\?", "\ufffd"))
"""A lost sign that took the opening parenthesis of a note along: a pattern for each, since `re` looks ten times as
fast for one sign as for a class of two."""


@cache
def characters_by_reading() -> dict[str, tuple[str, str]]:
    """Return, for every reading, the GBK characters outside GB 2312 read so first, and those read so, too."""
    rows = (line.split("\t") for line in load_table("readings.tsv").splitlines())
    return {reading: (first, other) for reading, first, other in rows}


@cache
def pronunciations() -> dict[str, int]:
    """Return how many readings each character has, and, under character + reading, a 1 for each of them."""
    known: dict[str, int] = {}
    for reading, groups in characters_by_reading().items():
        for character in "".join(groups):
            known[character] = known.get(character, 0) + 1
            known[character + reading] = 1
    return known


@lru_cache(4096)  # a page repeats its readings
def canonical_reading(note: str) -> str:
    """Return a note's reading as the table writes it: composed marks, plain g and a, ü for v.

    Examples:
        >>> canonical_reading("zha\u0300n "), canonical_reading("lǜ"), canonical_reading("ɡuó")
        ('zhàn', 'lǜ', 'guó')
    """
    return unicodedata.normalize("NFC", note.strip().translate(_LETTERS))


_LETTERS = str.maketrans("ɡɑv", "gaü")
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0304\u030c"))


def toneless(reading: str) -> str:
    """Return a canonical reading without its tone; the dots of ü and the hat of ê stay.

    Examples:
        >>> toneless("zhàn"), toneless("lǜ")
        ('zhan', 'lü')
    """
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", reading).translate(_TONES))


def has_reading(character: str, reading: str) -> bool:
    """Tell whether `character` is a GBK character outside GB 2312 that can be read so."""
    return character + reading in pronunciations()


def readings_of(character: str) -> int:
    """Return how many readings a GBK character outside GB 2312 has."""
    return pronunciations().get(character, 0)


@cache
def known_readings() -> dict[str, tuple[str, ...]]:
    """The readings of each GBK character, with and without tones; the first two are those of its first reading."""
    known: dict[str, list[str]] = {}
    rows = (line.split("\t") for line in load_table("readings_gb2312.tsv").splitlines())
    tables = (characters_by_reading(), {reading: (first, other) for reading, first, other in rows})
    for table in tables:
        for place in (0, 1):
            for reading, groups in table.items():
                for character in groups[place]:
                    known.setdefault(character, []).extend((reading, toneless(reading)))
    return {character: tuple(readings) for character, readings in known.items()}
