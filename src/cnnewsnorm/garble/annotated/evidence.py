"""What speaks for and against the annotated-GBK damage of a page, and its notes.

Notes behind characters are legitimate in dictionaries, school texts and beside rare names. The damage is systematic:
many different characters outside GB 2312, each annotated at nearly every occurrence.
"""

import re
from collections import Counter
from collections.abc import Container, Set
from dataclasses import dataclass
from functools import lru_cache

from ..._patterns import lazy_pattern
from ..gbk import characters_by_pair, pairs_by_character, wide
from ..language.likelihood import likelihood
from .false_cuts import LETTER, MARKS
from .readings import (
    CUT_NOTE,
    LONGEST_NOTE,
    LOST_THEN_NOTE,
    READING,
    TONED,
    canonical_reading,
    characters_by_reading,
    has_reading,
    known_readings,
    readings_of,
)

__all__ = ["NOTE", "Evidence", "cut_note", "gather", "without"]

NOTE = re.compile(rf"\(({READING}) ?\)")
_TONED = re.compile(f"[{TONED}]")
# 了?,F在 for 了。現在
_OUT_OF_STEP = lazy_pattern(rf"[\u3400-\u9fff][?\ufffd][{MARKS}]{LETTER}[\u3400-\u9fff]")

_FEWEST_NOTES = 5
_FEWEST_CHARACTERS = 3
_LEAST_COVERAGE = 0.9
_MOST_FOREIGN = 0.2  # toned notes behind other characters, as a share of all
_COMMON = 28  # half bits: a character of one in 16,000 or more, which nobody annotates for its rarity
_FEW = 180  # characters up to which it is faster to count each by itself


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against the damage of a page.

    Attributes:
        notes: Where the notes stand that can belong to the damage.
        plain: The text without these.
        annotated: How often each character carries one.
        occurs: How often each of these characters occurs.
        foreign: The number of toned notes that cannot belong to it.
        runs: The number of notes that only a stream out of step explains.
        within: Where notes stand that give a reading of a character within GB 2312, by this character.
    """

    notes: list[tuple[int, int]]
    plain: str
    annotated: dict[str, int]
    occurs: dict[str, int]
    foreign: int
    runs: int
    within: dict[str, list[tuple[int, int]]]

    def damaged(self) -> bool:
        """Many notes on several characters, or what nothing else explains: runs, or notes nobody would write.

        A single note on a common character may be a remark of the author, but not beside bytes out of step.
        """
        count = len(self.notes)
        if self.foreign > _MOST_FOREIGN * (count + self.runs + self.foreign):
            return False
        if self.runs:
            return True
        if count < _LEAST_COVERAGE * sum(self.occurs.values()):
            return False
        if count >= _FEWEST_NOTES and len(self.annotated) >= _FEWEST_CHARACTERS:
            return True
        needless = [character for character in self.annotated if _is_common(character)]
        if self.foreign or not needless:
            return False
        return (
            sum(self.annotated[character] for character in needless) > 1
            or any(readings_of(character) == 1 for character in needless)
            or _OUT_OF_STEP.search(self.plain) is not None
        )

    def listed(self) -> frozenset[int]:
        """The byte pairs of characters that carry their note at most occurrences."""
        pairs = pairs_by_character()
        occurs = self.occurs
        return frozenset(
            [pairs[character] for character, count in self.annotated.items() if count * 2 > occurs[character]]
        )

    def listed_within(self, text: str) -> list[tuple[int, int]]:
        """Notes on characters within GB 2312 that are annotated wherever they occur, more than once: few lists have such."""
        return [
            note
            for character, notes in self.within.items()
            if len(notes) > 1 and len(notes) == text.count(character)
            for note in notes
        ]


def _is_common(character: str) -> bool:
    return likelihood().plain_cost(character) <= _COMMON


def gather(text: str) -> Evidence:
    """Return the evidence of a page."""
    spans = list(map(re.Match.span, NOTE.finditer(text)))
    if spans and spans[0][0] == 0:
        del spans[0]
    seen = [text[start - 1 : end] for start, end in spans]
    counts = Counter(seen)
    fits = {annotated: _fits(annotated) for annotated in counts}
    notes = [span for span, annotated in zip(spans, seen, strict=True) if fits[annotated]]
    across: list[tuple[int, int]] = []
    if None in fits.values():
        across = [
            (start, end)
            for (start, end), annotated in zip(spans, seen, strict=True)
            if fits[annotated] is None and _fits_across(text[max(0, start - 2) : start], annotated[2:-1])
        ]
        notes = sorted(notes + across)
    characters: dict[str, int] = {}
    foreign = 0
    for annotated, count in counts.items():
        if fits[annotated]:
            characters[annotated[0]] = characters.get(annotated[0], 0) + count
        elif fits[annotated] is False and _TONED.search(annotated, 2):
            foreign += count
    runs = len(across) + sum(
        _is_toned_reading(note) for form in LOST_THEN_NOTE for note in form.findall(text)
    )
    plain = without(text, notes)
    occurs = _occurrences(plain, characters.keys())  # it is half as long
    return Evidence(notes, plain, characters, occurs, foreign, runs, _within(seen, spans, fits))


def without(text: str, notes: list[tuple[int, int]]) -> str:
    """Return `text` without `notes`."""
    begins = [0, *[end for _, end in notes]]
    ends = [*[start for start, _ in notes], len(text)]
    return "".join([text[first:last] for first, last in zip(begins, ends, strict=True)])


def _within(
    seen: list[str], spans: list[tuple[int, int]], fits: dict[str, bool | None]
) -> dict[str, list[tuple[int, int]]]:
    """Where notes stand that give a reading of a character within GB 2312, by this character."""
    if False not in fits.values():
        return {}
    readings = known_readings()
    within: dict[str, list[tuple[int, int]]] = {}
    for span, annotated in zip(spans, seen, strict=True):
        if fits[annotated] is False and canonical_reading(annotated[2:-1]) in readings.get(annotated[0], ()):
            within.setdefault(annotated[0], []).append(span)
    return within


def cut_note(text: str, annotated: Container[str]) -> list[tuple[int, int]]:
    """Return where a note stands that the end of the text cut, if that is one."""
    cut = CUT_NOTE.search(text, max(1, len(text) - LONGEST_NOTE))
    if cut is None or cut[0][0] != "(":
        return []
    character, begun = text[cut.start() - 1], canonical_reading(cut[1])
    readings = (reading for reading in characters_by_reading() if reading.startswith(begun))
    if begun and any(has_reading(character, reading) for reading in readings):
        return [cut.span()]
    return [cut.span()] if not begun and character in annotated else []


def _occurrences(text: str, characters: Set[str]) -> dict[str, int]:
    if len(characters) < _FEW:
        return {character: text.count(character) for character in characters}
    counts = Counter(text)
    return {character: counts[character] for character in characters}


@lru_cache(1 << 13)  # a page repeats its notes
def _fits(annotated: str) -> bool | None:
    """Tell whether a note is a reading of the character before it; None behind an ASCII character."""
    character, reading = annotated[0], annotated[2:-1]
    if character < "\x80":
        return None
    return has_reading(character, canonical_reading(reading))


def _is_toned_reading(note: str) -> bool:
    """Tell whether a note is a reading with its tone: ``?query)`` in technical text is none."""
    return _TONED.search(note) is not None and canonical_reading(note) in characters_by_reading()


def _fits_across(before: str, reading: str) -> bool:
    """Tell whether a note is a reading of the character whose trail byte has become the ASCII letter before the note."""
    mark, letter = before[:-1], before[-1]
    pair = pairs_by_character().get(wide(mark))
    if pair is None:
        return False
    return has_reading(
        characters_by_pair().get((pair & 0xFF) << 8 | ord(letter), ""), canonical_reading(reading)
    )
