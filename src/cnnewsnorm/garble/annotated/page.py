"""The annotated-GBK damage of a whole text: is it there, what is on the site's list, and every place of it.

Whether a text is damaged is decided by the text as a whole, since notes behind characters are legitimate in
dictionaries, school texts and beside rare names. The damage is systematic: many different characters outside
GB 2312, each annotated at nearly every occurrence, and runs that only the byte model explains.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

from ..._patterns import lazy_pattern
from ...edits import RawEdit
from ..gbk import characters_by_pair, pairs_by_character, wide
from ..language.likelihood import likelihood
from ..model import Garble
from . import prices
from .false_cuts import LETTER, MARKS, PRIVATE_USE, is_likelier, marks_behind_dropped
from .readings import (
    CUT_NOTE,
    LONGEST_NOTE,
    LOST_THEN_NOTE,
    READING,
    TONED,
    canonical_reading,
    characters_by_reading,
    has_reading,
    readings_of,
)
from .site import Site
from .solver import Run, solve, solve_stripped

__all__ = ["annotated_places", "find_annotated"]

_TONED = re.compile(f"[{TONED}]")
_NOTE = re.compile(rf"\(({READING}) ?\)")
_CUT = "[,，]"
# One class of signs to begin with, which `re` looks for faster than for alternatives.
_SUSPECT = lazy_pattern(
    rf"[?\ufffd,，](?:(?<=[?\ufffd])(?={READING} ?\)|[,，、？?！!；;。]|$)|(?<={_CUT})(?={LETTER}\({READING} ?\)))",
    re.MULTILINE,
)
_SUSPECT_DROPPED = lazy_pattern(
    rf"[?\ufffd,，](?:(?<=[?\ufffd])(?={READING} ?\))|(?<={_CUT})(?={LETTER}(?![A-Za-z])))"
)
_BYTE_BEFORE_CUT = re.compile(f"[?\ufffd][{MARKS}]")
_LETTER_BEHIND_CUT = lazy_pattern(rf"{_CUT}(?<=[\u3400-\u9fff].){LETTER}[\u3400-\u9fff]")
_TWO_STOPS = re.compile("[。、，；][。、，；]")

_FEWEST_NOTES = 5
_FEWEST_CHARACTERS = 3
_LEAST_COVERAGE = 0.9
_MOST_FOREIGN = 0.2  # toned notes behind other characters, as a share of all
_COMMON = 28  # half bits: a character of one in 16,000 or more, which nobody annotates for its rarity

_CLEARLY = 20  # half bits by which another kind of site must explain the runs better
# The same for one that strips private-use characters, as many corpora do, and the half bits that two signs of a run cost
# together beyond which other sites are tried; the second where a page is too short to show more.
_CLEARLY_STRIPPED, _CLEARLY_STRIPPED_IF_SHORT = 14, 7
_STRANGE, _STRANGE_IF_SHORT = 48, 40
_SHORT_PAGE = 800  # characters
# Tries of stripped pairs on a page, and one more for each two of its signs; real pages need a fifth.
_FEWEST_TRIES = 100
_CALM = 25  # half bits that two signs of a run cost together up to which other sites do not read it otherwise
_FEW = 100  # characters up to which it is faster to count each by itself
_MOST_TRIED = 3  # runs on which other sites are tried: the strangest
# Half bits each sign read out of step is worth: one in ten would have been a private-use character.
_NONE_PRIVATE = 0.3
# Two marks in a row, which take the place of what cannot be found again; or few characters, told by one note at most, and
# two readings as good as each other: three of thirteen such runs were right. Of longer ones most characters are.
_DOUBTFUL = 0.4
_TIE, _FEW_READ = 2, 3
_CONTEXT = 400  # characters before a run that are looked at for open brackets


def find_annotated(text: str) -> list[Garble]:
    """Return every place of the annotated-GBK damage in `text`, in order.

    Args:
        text: A whole page, or at least a paragraph: the more text, the surer the decision.

    Returns:
        ``annotated-note`` for a note to be dropped, ``annotated-run`` for a run read out of step; nothing if the
        notes look legitimate.

    Examples:
        >>> [(place.text, place.repaired) for place in find_annotated("我要?jiǎng)?chuàng)建的城市")]
        [('?jiǎng)?chuàng)', '創')]
    """
    return [
        Garble(start, end, text[start:end], kind, repaired, confidence)
        for start, end, repaired, kind, confidence in annotated_places(text)
    ]


def annotated_places(text: str) -> list[RawEdit]:
    """Return what `find_annotated` finds as edits: a page may have thousands of notes, and edits cost less."""
    if ")" not in text or not any(
        sign in text and form.search(text)
        for sign, form in zip("(?\ufffd", (_NOTE, *LOST_THEN_NOTE), strict=True)
    ):
        return []
    evidence = _gather(text)
    if not evidence.damaged() or not _TONED.search(text):
        return []
    notes = evidence.notes + _cut_note(text, evidence.annotated)
    if not _SUSPECT.search(text) and next(marks_behind_dropped(text), None) is None:
        return _dropped(notes)
    plain = _without(text, notes, 0, len(text))
    return _Page(text, notes).best(Site.of_page(text, plain, evidence.listed()))


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What speaks for and against the damage.

    Attributes:
        notes: Where the notes stand that can belong to the damage.
        annotated: How often each character carries one.
        occurs: How often each of these characters occurs.
        foreign: The number of toned notes that cannot belong to it.
        runs: The number of notes that only a stream out of step explains.
    """

    notes: list[tuple[int, int]]
    annotated: dict[str, int]
    occurs: dict[str, int]
    foreign: int
    runs: int

    def damaged(self) -> bool:
        """Many notes on several characters, or what nothing else explains: runs, or notes nobody would write."""
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
        return not self.foreign and (
            sum(self.annotated[character] for character in needless) > 1
            or any(readings_of(character) == 1 for character in needless)
        )

    def listed(self) -> frozenset[int]:
        """The byte pairs of characters that carry their note at most occurrences."""
        pairs = pairs_by_character()
        occurs = self.occurs
        return frozenset(
            [pairs[character] for character, count in self.annotated.items() if count * 2 > occurs[character]]
        )


def _is_common(character: str) -> bool:
    return likelihood().plain_cost(character) <= _COMMON


def _gather(text: str) -> _Evidence:
    spans = list(map(re.Match.span, _NOTE.finditer(text)))
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
    return _Evidence(notes, characters, _occurrences(text, characters.keys()), foreign, runs)


def _cut_note(text: str, annotated: Container[str]) -> list[tuple[int, int]]:
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


def _starts(suspects: re.Pattern[str], text: str) -> list[int]:
    return [match.start() for match in suspects.finditer(text)]


def _dropped(notes: list[tuple[int, int]]) -> list[RawEdit]:
    return [(start, end, "", "annotated-note", 1.0) for start, end in notes]


def _without(text: str, notes: list[tuple[int, int]], start: int, end: int) -> str:
    """Return ``text[start:end]`` without `notes`, which lie inside it."""
    begins = [start, *[note_end for _, note_end in notes]]
    ends = [*[note_start for note_start, _ in notes], end]
    return "".join([text[first:last] for first, last in zip(begins, ends, strict=True)])


class _Page:
    """A damaged page with its notes known and its runs to be solved."""

    def __init__(self, text: str, notes: list[tuple[int, int]]) -> None:
        self.text = text
        self.notes = notes
        self.shifted = 0  # signs read out of step, as far as the last solution goes
        short = len(text) < _SHORT_PAGE
        self.strange = _STRANGE_IF_SHORT if short else _STRANGE
        self.clearly_stripped = _CLEARLY_STRIPPED_IF_SHORT if short else _CLEARLY_STRIPPED
        self.may_be_stripped = not PRIVATE_USE.search(text)
        self.tries = repeat(True, _FEWEST_TRIES + len(text) // 2)
        self.behind: frozenset[int] = frozenset()  # marks before which bytes may have been dropped
        self.known: dict[tuple[int, str], Run] = {}  # runs as solved last, by their start and context
        self.tried: dict[tuple[int, str], Run] = {}  # the same, solved on trial

    def best(self, site: Site) -> list[RawEdit]:
        """Solve the runs; if some read strangely, try sites that lose private-use characters or bytes at cuts."""
        suspects = _starts(_SUSPECT, self.text)
        best, strange = self.solved(site, suspects)
        if not _BYTE_BEFORE_CUT.search(self.text):  # the site may drop these bytes
            variant = replace(site, drops_bytes=True)
            gain = self.gain(strange, variant)
            letters = _starts(_SUSPECT_DROPPED, self.text)
            behind = self.behind = frozenset(marks_behind_dropped(self.text)).difference(letters)
            if gain > _CLEARLY or behind or _LETTER_BEHIND_CUT.search(self.text):
                again = sorted({*behind, *letters})
                places, left = self.solved(variant, again)
                if gain > _CLEARLY or len(places) > len(best):
                    site, suspects, best, strange = variant, again, places, left
                elif behind and self.may_be_stripped:
                    places, _ = self.solved(replace(variant, drops_private=True), again)
                    if len(places) > len(best):
                        return places
        if self.may_be_stripped:
            variant = replace(site, drops_private=True)
            clearly = self.clearly_stripped - _NONE_PRIVATE * self.shifted
            if strange and self.gain(strange, variant, clearly) > clearly:
                best, _ = self.solved(variant, suspects)
        return best

    def gain(self, runs: list["_Solved"], site: Site, enough: float = _CLEARLY) -> int:
        """How much better, in half bits, another kind of site explains some runs; enough of it ends the trial."""
        gain = 0
        self.tried = {}
        for run in runs:
            again = self.solve_again(run.run, run.start, run.line_end, run.context, site)
            self.tried[run.start, run.context] = again  # the strangest ones take long
            gain += run.run.cost - again.cost
            if gain > enough:
                break
        return gain

    def read(self, start: int, line_end: int, context: str, site: Site) -> Run:
        """Solve a run, or take it as it was solved for another kind of site if it cannot read better at this one.

        What strips private-use characters takes ten times as long to solve, so it is solved without that first.
        """
        place = start, context
        run = self.tried.get(place)
        if run is None:
            run = self.known.get(place)
            simple = replace(site, drops_private=False) if site.drops_private else site
            if run is None or (simple is site and run.peak > _CALM):
                run = self.solve(start, line_end, context, simple)
            if simple is not site and run.peak > _CALM:
                run = self.solve_again(run, start, line_end, context, site)
        self.known[place] = run
        return run

    def is_convincing(self, run: Run, start: int) -> bool:
        """Tell whether a run is true that begins at a mark, with no sign that a byte was lost before it."""
        return is_likelier(run.cost, run.text, _NOTE.sub("", self.text[start : run.end]), prices.LOST_BYTE)

    def solve_again(self, run: Run, start: int, line_end: int, context: str, site: Site) -> Run:
        """Solve a run for another kind of site."""
        if site.drops_private:
            return solve_stripped(self.text, start, line_end, context, site, self.tries, run)
        return solve(self.text, start, line_end, context, site, self.tries, exact=True)

    def solve(self, start: int, line_end: int, context: str, site: Site) -> Run:
        return solve(self.text, start, line_end, context, site, self.tries, exact=self.may_be_stripped)

    def solved(self, site: Site, suspects: list[int]) -> tuple[list[RawEdit], list["_Solved"]]:
        """Every place of the damage if runs begin at some places, and the runs that read most strangely."""
        text, notes = self.text, self.notes
        begins, ends = [start for start, _ in notes], [end for _, end in notes]
        self.shifted = 0
        places: list[RawEdit] = []
        strange: list[_Solved] = []
        done = used = line_end = 0
        context = ""
        for start in suspects:
            if start < done:
                continue
            behind = bisect_right(ends, start, used)
            places += _dropped(notes[used:behind])
            if start >= line_end:
                line_end = text.find("\n", start)
                line_end = len(text) if line_end < 0 else line_end
            line_start = text.rfind("\n", done, start) + 1
            if line_start:
                context, done = "", line_start
                used = bisect_left(begins, done, used, behind)
            context = (context + _without(text, notes[used:behind], done, start))[-_CONTEXT:]
            run = self.read(start, line_end, context, site)
            if start in self.behind and not self.is_convincing(run, start):
                run = Run(start + 1, text[start], 0, 0, 0, 0)
            self.shifted += run.shifted
            if run.peak > self.strange:
                strange.append(_Solved(start, line_end, context, run))
            done = run.end
            if run.text != text[start:done]:
                confidence = 1 - 0.5 ** (1 + run.margin / 4)
                few = len(run.text) <= _FEW_READ and text[start] in "?\ufffd"
                few = few and text.count(")", start, done) < 2
                if _TWO_STOPS.search(run.text) or (few and run.margin < _TIE):
                    confidence = min(confidence, _DOUBTFUL)
                places.append((start, done, run.text, "annotated-run", confidence))
            context = context[context.rfind("\n") + 1 :] + run.text
            used = bisect_left(begins, done, behind)
        places += _dropped(notes[used:])
        return places, sorted(strange, key=_peak, reverse=True)[:_MOST_TRIED]


class _Solved(NamedTuple):
    """A run that was solved, and what it takes to solve it again."""

    start: int
    line_end: int
    context: str
    run: Run


def _peak(solved: _Solved) -> int:
    return solved.run.peak
