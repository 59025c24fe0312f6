"""Pieces of a story that something else parts from it: a list of other stories, an advertisement, a player.

The model leaves a story at what it takes for its end and does not come back. But paragraphs of one story share its words:
two in a row from its second half have six threes of characters or more in common with its first half more often than
not, two of another story hardly ever (53 % and .8 % on the labelled pages).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ..line.forms import ends_story, legal, notice
from ..line.profile import SENTENCE
from ..model.reading import Reading
from ..rules.parts import ends_of_story

__all__ = ["take_pieces"]

_PARAGRAPH = 30  # characters
_RUN = 2  # paragraphs in a row
_SHARED, _EACH = 6, 2  # threes of characters in common: of a run, and of each of its paragraphs on average
_LOOKED_AT = 6000  # characters of the story
_HEADING = 2  # lines between two paragraphs of a piece
_HAN = re.compile("[\u4e00-\u9fff]{3,}")


def take_pieces(lines: Sequence[str], readings: Sequence[Reading], coarse: list[str]) -> bool:
    """Take for the story paragraphs in a row, above or below it, that share words with it.

    Returns:
        Whether there were any below it, so that the story may go on behind them.
    """
    first, last = ends_of_story(coarse)
    top = coarse.index("title") + 1 if "title" in coarse else 0
    story: set[str] = set()
    pieces: list[int] = []
    for run in _runs(lines, readings, coarse, [*range(top, first), *range(last + 1, len(lines))], last):
        if not story:
            text = "\n".join([lines[i] for i in range(first, last + 1) if coarse[i] == "body"])
            story = _threes(text[:_LOOKED_AT])
        shared = sum(len(story & _threes(lines[i])) for i in run)
        if shared >= _SHARED and shared >= _EACH * len(run):
            pieces += run
    for i in pieces:
        coarse[i] = "body"
    if not pieces or pieces[-1] < last:
        return False
    _fill(lines, readings, coarse, next(i for i in pieces if i > last), pieces[-1])
    return True


def _runs(
    lines: Sequence[str],
    readings: Sequence[Reading],
    coarse: Sequence[str],
    places: Sequence[int],
    last: int,
) -> Iterator[list[int]]:
    """Runs of paragraphs that may be of the story, which ends at `last` so far."""
    found = [i for i in places if readings[i].length >= _PARAGRAPH and readings[i].kind <= SENTENCE]
    for _, run in groupby(enumerate(found), lambda place: place[1] - place[0]):
        places = [i for _, i in run]
        # a single one ends the page, with no more than a heading above it
        ends = len(lines) - 1 == places[0] <= last + _HEADING
        if (len(places) >= _RUN or ends) and all(
            coarse[i] == "boilerplate" and _may_belong(readings[i]) and _is_sentence(lines[i]) for i in places
        ):
            yield places


def _fill(lines: Sequence[str], readings: Sequence[Reading], coarse: list[str], start: int, end: int) -> None:
    """Take in the single paragraphs and headings among pieces."""
    headings: list[int] = []
    parted = False
    for i in range(start, end + 1):
        reading = readings[i]
        may_belong = coarse[i] == "boilerplate" and _may_belong(reading)
        if coarse[i] == "body" or (may_belong and reading.length >= _PARAGRAPH and _is_sentence(lines[i])):
            coarse[i] = "body"
            if not parted and len(headings) <= _HEADING:
                for k in headings:
                    coarse[k] = "body"
            headings, parted = [], False
        elif may_belong:
            headings.append(i)
        else:
            parted = True


def _may_belong(reading: Reading) -> bool:
    return reading.chrome is None and reading.stated is None and not reading.marker


def _is_sentence(text: str) -> bool:
    return ends_story(text) and not (notice(text) or legal(text))


def _threes(text: str) -> set[str]:
    """The threes of neighbouring Chinese characters of a text."""
    return {part[k : k + 3] for part in _HAN.findall(text) for k in range(len(part) - 2)}
