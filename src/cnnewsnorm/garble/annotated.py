"""The annotated-GBK damage of a whole text: is it there, what is on the site's list, and every place of it.

Whether a text is damaged is decided by the text as a whole, since notes behind characters are legitimate in
dictionaries, school texts and beside rare names. The damage is systematic: many different characters outside
GB 2312, each annotated at nearly every occurrence, and runs that only the byte model explains.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from .gbk import pairs_by_character
from .likelihood import likelihood
from .model import Garble
from .readings import READING, TONED, canonical_reading, has_reading, readings_of
from .solver import Site, solve

__all__ = ["find_annotated"]

_TONED = re.compile(f"[{TONED}]")
_NOTE_BEHIND = re.compile(rf"([\s\S])\(({READING}) ?\)")
_LOST_THEN_NOTE = re.compile(rf"[?\ufffd]{READING} ?\)")
_SUSPECT = re.compile(rf"[?\ufffd](?={READING} ?\)|[,，、？?！!；;。]|$)", re.MULTILINE)

_FEWEST_NOTES = 5
_FEWEST_CHARACTERS = 3
_LEAST_COVERAGE = 0.9
_MOST_FOREIGN = 0.2  # toned notes behind other characters, as a share of all
_COMMON = 28  # half bits: a character of one in 16,000 or more, which nobody annotates for its rarity


@dataclass(frozen=True, slots=True)
class _Evidence:
    annotated: Counter[str]
    covered: float
    foreign: int
    runs: int

    @property
    def notes(self) -> int:
        return self.annotated.total()

    def damaged(self) -> bool:
        """Many notes on several characters, or what nothing else explains: runs, or notes nobody would write."""
        if self.foreign > _MOST_FOREIGN * (self.notes + self.runs + self.foreign):
            return False
        if self.runs:
            return True
        if self.covered < _LEAST_COVERAGE:
            return False
        enough = self.notes >= _FEWEST_NOTES and len(self.annotated) >= _FEWEST_CHARACTERS
        odd = sum(count for character, count in self.annotated.items() if _is_common(character))
        return enough or (not self.foreign and (odd > 1 or any(map(_needs_no_note, self.annotated))))

    def listed(self, text: str) -> frozenset[int]:
        """The byte pairs of characters that carry their note at nearly every occurrence."""
        pairs = pairs_by_character()
        return frozenset(
            pairs[character]
            for character, count in self.annotated.items()
            if count * 2 > text.count(character)
        )


def _needs_no_note(character: str) -> bool:
    """Tell whether a character is common and has one reading only, so that no reader needs to be told."""
    return _is_common(character) and readings_of(character) == 1


def _is_common(character: str) -> bool:
    return likelihood().plain_cost(character) <= _COMMON


def find_annotated(text: str) -> list[Garble]:
    """Return every place of the annotated-GBK damage in `text`, in order.

    Args:
        text: A whole page, or at least a paragraph: the more text, the surer the decision.

    Returns:
        ``annotated-note`` for a note to be dropped, ``annotated-run`` for a run read out of step; nothing if the
        notes look legitimate.

    Example:
        >>> [(place.text, place.repaired) for place in find_annotated("我要?jiǎng)?chuàng)建的城市")]
        [('?jiǎng)?chuàng)', '創')]
    """
    if not _TONED.search(text):
        return []
    evidence = _gather(text)
    if not evidence.damaged():
        return []
    plain = _without_notes(text)
    pairs = frozenset(map("".join, zip(plain, plain[1:], strict=False)))
    site = Site(evidence.listed(text), frozenset(plain), pairs, folded="，" not in text)
    return list(_places(text, site))


def _gather(text: str) -> _Evidence:
    annotated: Counter[str] = Counter()
    foreign = 0
    for match in _NOTE_BEHIND.finditer(text):
        reading = canonical_reading(match[2])
        if has_reading(match[1], reading):
            annotated[match[1]] += 1
        elif _TONED.search(match[2]) and match[1] > "\x7f":
            foreign += 1
    occurrences = sum(text.count(character) for character in annotated)
    covered = annotated.total() / occurrences if occurrences else 0.0
    return _Evidence(annotated, covered, foreign, len(_LOST_THEN_NOTE.findall(text)))


def _places(text: str, site: Site) -> Iterator[Garble]:
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield from _line_places(text[start:end], start, site)
        start = end + 1


def _line_places(line: str, offset: int, site: Site) -> Iterator[Garble]:
    done = 0
    context = ""
    for suspect in _SUSPECT.finditer(line):
        start = suspect.start()
        if start < done:
            continue
        yield from _notes(line, done, start, offset)
        context += _without_notes(line[done:start])
        run = solve(line, start, context, site)
        if run.text != line[start : run.end]:
            confidence = 1 - 0.5 ** (1 + run.margin / 4)
            yield Garble(
                offset + start, offset + run.end, line[start : run.end], "annotated-run", run.text, confidence
            )
        context += run.text
        done = run.end
    yield from _notes(line, done, len(line), offset)


def _notes(line: str, start: int, end: int, offset: int) -> Iterator[Garble]:
    for match in _NOTE_BEHIND.finditer(line, start, end):
        if has_reading(match[1], canonical_reading(match[2])):
            at = match.start() + 1
            yield Garble(offset + at, offset + match.end(), line[at : match.end()], "annotated-note", "", 1.0)


def _without_notes(text: str) -> str:
    return _NOTE_BEHIND.sub(
        lambda match: match[1] if has_reading(match[1], canonical_reading(match[2])) else match[0], text
    )
