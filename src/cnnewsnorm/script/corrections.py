"""What is right where conversion goes wrong: known errors of the dictionaries, and of pages converted by machine.

Both tables have the same form, an entry a line, made of parts with ``|`` between them: where the text has the entry,
nothing reaches across a ``|``, and a part with ``=`` becomes what stands behind it. An entry without either is
left as it is, whatever the shorter entries in it say. ``scripts/script_corrections.py`` and
``scripts/script_repairs.py`` are their sources, and say more.
"""

from collections.abc import Iterator
from functools import cache
from typing import TypeAlias

from .._tables import load_table
from ..edits import RawEdit
from .chain import PHRASE, trimmed
from .fixed import Words

__all__ = ["find_corrections", "find_repair_edits", "usual"]

Mark: TypeAlias = tuple[int, int, str | None]
"""A border (start and end are the same), what a part of the text becomes, or (None) what is left to the dictionaries."""


def find_corrections(text: str) -> Iterator[Mark]:
    """Yield where words of Simplified `text` meet, what parts of it become in Traditional text, and what stays."""
    for place, _, marks in _corrections()[1].find(text, 0, len(text)):
        for start, end, value in marks:
            yield place + start, place + end, value


def usual() -> dict[str, str]:
    """Return the characters that become something else than the dictionaries say where no phrase has them."""
    return _corrections()[0]


def find_repair_edits(text: str) -> list[RawEdit]:
    """Return what mends Simplified `text` that was converted by machine."""
    edits: list[RawEdit] = []
    for place, _, marks in _repairs().find(text, 0, len(text)):
        for start, end, value in marks:
            if value is not None:
                whole = place + start, place + end, value, "script.repair", PHRASE
                edits += trimmed(text, [whole])
    return edits


@cache
def _corrections() -> tuple[dict[str, str], Words[tuple[Mark, ...]]]:
    first, _, entries = load_table("script_corrections.txt").partition("\n")
    return {pair[0]: pair[1] for pair in first.split(" ")}, _words(entries)


@cache
def _repairs() -> Words[tuple[Mark, ...]]:
    return _words(load_table("script_repairs.txt"))


def _words(entries: str) -> Words[tuple[Mark, ...]]:
    words: dict[str, tuple[Mark, ...]] = {}
    for entry in entries.split("\n"):
        word = ""
        marks: list[Mark] = []
        for number, part in enumerate(entry.split("|")):
            key, differs, value = part.partition("=")
            if differs:
                marks.append((len(word), len(word) + len(key), value))
            elif number:
                marks.append((len(word), len(word), None))
            word += key
        words[word] = tuple(marks) or ((0, len(word), None),)
    return Words(words)
