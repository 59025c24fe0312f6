"""Readings: which characters outside GB 2312 can carry which pinyin note, and how notes are written."""

import unicodedata
from functools import cache

from .._tables import load_table

__all__ = ["READING", "TONED", "canonical_reading", "characters_by_reading", "has_reading"]

TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿɡɑ\u0300\u0301\u0304\u030c"
"""Letters that tell a pinyin reading from any other Latin word."""

READING = f"[a-zêü{TONED}]{{1,9}}"
"""A regular expression for what stands between the parentheses of a note."""


@cache
def characters_by_reading() -> dict[str, str]:
    """Return, for every reading, the GBK characters outside GB 2312 that have it."""
    rows = (line.partition("\t") for line in load_table("readings.tsv").splitlines())
    return {reading: characters for reading, _, characters in rows}


def canonical_reading(note: str) -> str:
    """Return a note's reading as the table writes it: composed marks, plain g and a, ü for v.

    Example:
        >>> canonical_reading("zha\\u0300n "), canonical_reading("lǜ"), canonical_reading("ɡuó")
        ('zhàn', 'lǜ', 'guó')
    """
    return unicodedata.normalize("NFC", note.strip().translate(_LETTERS))


_LETTERS = str.maketrans("ɡɑv", "gaü")


def has_reading(character: str, reading: str) -> bool:
    """Tell whether `character` is a GBK character outside GB 2312 that can be read so."""
    return character in characters_by_reading().get(reading, "")

