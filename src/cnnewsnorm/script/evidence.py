"""The characters by which a script shows: those that Simplified or Traditional text alone uses, and kana."""

import re
from functools import cache
from typing import NamedTuple

from .._classes import HAN, HAN_ASTRAL, KANA
from .._tables import load_table

__all__ = ["Evidence", "count_kana", "evidence", "has_kana", "looks_japanese", "sentences"]

_SENTENCE = re.compile("[^。！？\n]*[。！？\n]*")
_KANA = re.compile(f"[{KANA}]")
_HAN = re.compile(f"[{HAN}]|[{HAN_ASTRAL}]")


class Evidence(NamedTuple):
    """Patterns of one character each.

    Attributes:
        simplified: A character that Simplified text alone uses.
        traditional: A character that Traditional text alone uses.
        likely_simplified: A character of Simplified text that some Traditional text has as a variant (``温``,
            ``税``) or in another sense (``价``).
        japanese: An ideograph that Japanese text alone uses.
        shared_with_japanese: One of `simplified` or `traditional` that modern Japanese text uses as well.
    """

    simplified: re.Pattern[str]
    traditional: re.Pattern[str]
    likely_simplified: re.Pattern[str]
    japanese: re.Pattern[str]
    shared_with_japanese: re.Pattern[str]


@cache
def evidence() -> Evidence:
    """Return the patterns that find evidence."""
    return Evidence(*(re.compile(f"[{line}]") for line in load_table("script_evidence.txt").split("\n")))


def count_kana(text: str) -> int:
    """Return the number of kana in `text`."""
    return len(_KANA.findall(text))


def has_kana(text: str) -> bool:
    """Tell whether `text` has any kana."""
    return _KANA.search(text) is not None


def looks_japanese(text: str) -> bool:
    """Tell whether `text`, a sentence or more, is written in Japanese: kana is a good part of it."""
    kana = count_kana(text)
    return kana >= 3 and kana * 4 >= len(_HAN.findall(text))


def sentences(text: str) -> list[tuple[int, int]]:
    """Cut `text` into sentences, its end marks with it; no dictionary entry reaches across a cut."""
    return [found.span() for found in _SENTENCE.finditer(text) if found.end() > found.start()]
