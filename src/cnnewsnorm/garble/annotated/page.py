"""The annotated-GBK damage of a whole text: is it there, what is on the site's list, and every place of it.

Whether a text is damaged is decided by the text as a whole, since notes behind characters are legitimate in
dictionaries, school texts and beside rare names. The damage is systematic: many different characters outside
GB 2312, each annotated at nearly every occurrence, and runs that only the byte model explains.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import accumulate, repeat
from operator import sub
from typing import NamedTuple

from ..._patterns import lazy_pattern
from ...edits import RawEdit
from ..language.costs import mean_cost
from ..model import Garble
from . import prices
from .evidence import NOTE, cut_note, gather, without
from .false_cuts import LETTER, MARKS, PRIVATE_USE, is_likelier, marks_behind_dropped
from .readings import (
    LOST_THEN_NOTE,
    READING,
    TONED,
)
from .site import Site
from .solver import Run, solve, solve_stripped

__all__ = ["annotated_places", "find_annotated"]

_TONED = re.compile(f"[{TONED}]")
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

_CLEARLY = 20  # half bits by which another kind of site must explain the runs better
# The same for one that strips private-use characters, as many corpora do, and the half bits that two signs of a run cost
# together beyond which other sites are tried; the second where a page is too short to show more.
_CLEARLY_STRIPPED, _CLEARLY_STRIPPED_IF_SHORT = 14, 7
_STRANGE, _STRANGE_IF_SHORT = 48, 40
_SHORT_PAGE = 800  # characters
# Tries of stripped pairs on a page, and one more for each two of its signs; real pages need a fifth.
_FEWEST_TRIES = 100
_CALM = 25  # half bits that two signs of a run cost together up to which other sites do not read it otherwise
_MOST_TRIED = 3  # runs on which other sites are tried: the strangest
# Half bits each sign read out of step is worth: one in ten would have been a private-use character.
_NONE_PRIVATE = 0.3
# Two marks in a row, which take the place of what cannot be found again; what is no text; or few characters, told by one
# note at most, and two readings as good as each other: three of thirteen such runs were right. Of longer ones most
# characters are.
_DOUBTFUL = 0.4
_TIE, _FEW_READ = 2, 3
# Half bits that two signs of a run cost together up to which it is text, and that a character of a text costs at most.
_PLAIN, _MOST_MEAN = 40, 31
_LONGEST = 60  # characters of a run that begins with no sign of its own
_MOST_REJECTED = 12  # such runs that are not true, behind which no other is looked for
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
        for sign, form in zip("(?\ufffd", (NOTE, *LOST_THEN_NOTE), strict=True)
    ):
        return []
    evidence = gather(text)
    if not evidence.damaged() or not _TONED.search(text):
        return []
    notes, plain = evidence.notes, evidence.plain
    if more := evidence.listed_within(text) + cut_note(text, evidence.annotated):
        notes = sorted(notes + more)
        plain = without(text, notes)
    if not _SUSPECT.search(text) and next(marks_behind_dropped(text), None) is None:
        return _dropped(notes)
    return _Page(text, notes, plain).best(Site.of_page(text, plain, evidence.listed()))


def _starts(suspects: re.Pattern[str], text: str) -> list[int]:
    return [match.start() for match in suspects.finditer(text)]


def _dropped(notes: list[tuple[int, int]]) -> list[RawEdit]:
    return [(start, end, "", "annotated-note", 1.0) for start, end in notes]


class _Page:
    """A damaged page with its notes known and its runs to be solved; `plain` is the text without notes."""

    def __init__(self, text: str, notes: list[tuple[int, int]], plain: str) -> None:
        self.text = text
        self.notes = notes
        self.plain = plain
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
            behind = frozenset(marks_behind_dropped(self.text))
            if gain > _CLEARLY or behind or _LETTER_BEHIND_CUT.search(self.text):
                letters = _starts(_SUSPECT_DROPPED, self.text)
                self.behind = behind = behind.difference(letters)
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

    def read(self, start: int, line_end: int, context: str, site: Site, simple: Site) -> Run:
        """Solve a run, or take it as it was solved for another kind of site if it cannot read better at this one.

        What strips private-use characters takes ten times as long to solve, so it is solved without that first, for a
        `simple` site.
        """
        place = start, context
        run = self.tried.get(place)
        if run is None:
            run = self.known.get(place)
            if run is None or (simple is site and run.peak > _CALM):
                run = self.solve(start, line_end, context, simple)
            if simple is not site and run.peak > _CALM:
                run = self.solve_again(run, start, line_end, context, site)
        self.known[place] = run
        return run

    def is_convincing(self, run: Run, start: int) -> bool:
        """Tell whether a run is true that begins at a mark, with no sign that a byte was lost before it."""
        if run.end == start + _LONGEST:
            return False  # it may go on
        return is_likelier(run.cost, run.text, NOTE.sub("", self.text[start : run.end]), prices.LOST_BYTE)

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
        removed = list(accumulate(map(sub, ends, begins), initial=0))  # by the first so many notes
        self.shifted = 0
        places: list[RawEdit] = []
        strange: list[_Solved] = []
        done = used = line_end = rejected = 0
        context = ""
        simple = replace(site, drops_private=False) if site.drops_private else site
        for start in suspects:
            doubtful = start in self.behind
            if start < done or (doubtful and rejected == _MOST_REJECTED):
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
            context = (context + self.plain[done - removed[used] : start - removed[behind]])[-_CONTEXT:]
            most = min(line_end, start + _LONGEST) if doubtful else line_end
            run = self.read(start, most, context, site, simple)
            if doubtful and not self.is_convincing(run, start):
                rejected += 1
                run = Run(start + 1, text[start], 0, 0, 0, 0)
            self.shifted += run.shifted
            if run.peak > self.strange:
                strange.append(_Solved(start, line_end, context, run))
            done = run.end
            if run.text != text[start:done]:
                confidence = 1 - 0.5 ** (1 + run.margin / 4)
                few = len(run.text) <= _FEW_READ and text[start] in "?\ufffd"
                few = few and text.count(")", start, done) < 2
                if _TWO_STOPS.search(run.text) or (few and run.margin < _TIE) or _is_nonsense(run):
                    confidence = min(confidence, _DOUBTFUL)
                places.append((start, done, run.text, "annotated-run", confidence))
            context = context[context.rfind("\n") + 1 :] + run.text
            used = bisect_left(begins, done, behind)
        places += _dropped(notes[used:])
        return places, sorted(strange, key=_peak, reverse=True)[:_MOST_TRIED]


def _is_nonsense(run: Run) -> bool:
    """Tell whether the best reading of a run is no text: something was done to it that the model does not have."""
    if run.peak <= _PLAIN or len(run.text) <= _FEW_READ:
        return False
    return PRIVATE_USE.search(run.text) is not None or mean_cost(run.text) > _MOST_MEAN


class _Solved(NamedTuple):
    """A run that was solved, and what it takes to solve it again."""

    start: int
    line_end: int
    context: str
    run: Run


def _peak(solved: _Solved) -> int:
    return solved.run.peak
