"""Garbled text: bytes read wrongly, found everywhere and repaired where the original can be known.

Eight finders, each on what the one before left: `jammers` (noise that forums mix into posts), the three of `annotated`
(pinyin notes put behind any character; the annotated-GBK damage of mirror sites; what it looks like without its notes),
`mojibake` (text read in the wrong charset, each kind by its own reader: `latin`, `two_byte`, `utf8_as_gbk`), `breaks`
(line breaks left as tags or escapes), `escapes` (entities and escape sequences left as text) and `lost` (what no reading
brings back, reported only). They judge text by `language` and read bytes by `charsets` and `gbk`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from ..edits import Explanation, RawEdit, apply_edits, compose_edits, explained_by
from ..errors import OptionError, require_text
from .annotated import annotated_places, find_cuts, find_notes
from .breaks import find_breaks, find_escaped_breaks
from .escapes import find_escapes
from .gbk_as_utf8 import may_be_gbk_as_utf8
from .jammers import find_jammers
from .latin.stripped import may_be_stripped_latin
from .lost import find_lost
from .model import Garble
from .mojibake import find_mojibake
from .utf8_as_big5 import may_be_utf8_as_big5

__all__ = ["Garble", "find_garbled", "repair_garbled"]

_Place = tuple[int, int, str | None, str, float]
"""Begin, end, what stood there or None, kind, confidence."""


def _places(finder: Callable[[str], list[Garble]]) -> Callable[[str], list[_Place]]:
    return lambda text: [
        (garble.start, garble.end, garble.repaired, garble.kind, garble.confidence) for garble in finder(text)
    ]


class _Finder:
    """A finder, and what must stand among the signs of a text (`_signs`) for it to find anything, which most pages lack.

    Args:
        places: The finder.
        needs: Patterns any of which is enough; each begins with one sign, which is found ten times as fast as two.
    """

    def __init__(self, places: Callable[[str], Sequence[_Place]], *needs: bytes) -> None:
        self._places = places
        self._needs = [re.compile(need).search for need in needs]

    def places(self, text: str, signs: bytes) -> Sequence[_Place]:
        """Return what the finder finds in a text with some signs; it is not asked if they cannot be what it looks for."""
        for found in self._needs:
            if found(signs):
                return self._places(text)
        return ()


_ANNOTATED = _Finder(annotated_places, rb"\)")
_LOST = _Finder(_places(find_lost), rb"\?")
_FINDERS = (
    _Finder(find_jammers, rb" [?-~][!-;] [?-~]"),
    _Finder(_places(find_notes), rb"[a-z]"),
    _ANNOTATED,
    _Finder(find_cuts, rb"\?"),
    _Finder(_places(find_mojibake), rb""),
    _Finder(find_breaks, rb"<(?:[bB][rR] ?/?|/?[pP])>", rb"x0[dD]x0[aA]", rb"_x000[dD]_"),
    _Finder(find_escaped_breaks, rb"\\[nr]"),
    _Finder(
        _places(find_escapes),
        rb"&[#A-Za-z]",
        rb"%(?:u[0-9a-fA-F]|[89a-fA-F][0-9a-fA-F]%)",
        rb"\\(?:u[{0-9a-fA-F]|x[89a-fA-F]|[23][0-7][0-7])",
        rb"#(?:8[12][0-9]{2}|[0-9xX][0-9a-fA-F]{4});",
        rb"<U\+",
        rb"=(?:\?[\w-]|[89A-F][0-9A-F]=)",
        rb"~\{",
        rb"nbsp;",
    ),
    _LOST,
)


def _signs(text: str) -> bytes:
    """Return the ASCII of a text, what stands between it left out, and a question mark for any other sign of loss.

    Chinese pages have little of it. To search it for what each finder needs takes a tenth of the time of searching the
    text, and what stands together in the text does so here, too.
    """
    signs = text.encode("ascii", "ignore")
    lost = (
        "锟" in text
        or "烫" in text
        or "屯" in text
        or may_be_gbk_as_utf8(text)
        or may_be_utf8_as_big5(text)
        or may_be_stripped_latin(text)
    )
    return signs + b"?" if lost else signs


_MOST_ROUNDS = 5  # what one repair brings to light another one may read; deeper nesting is not seen
_SPACE_THROUGH_GBK = 0.7  # how sure a lost space is on a page that went through GBK, as other damage shows


def find_garbled(text: str) -> list[Garble]:
    """Return every garbled place of a text, with what stood there where that can be known.

    Args:
        text: Any text; a whole page is best, since some damage shows only in the whole.

    Returns:
        The places in order. `Garble.kind` says what happened; `Garble.repaired` is None where the original is
        lost for good (``锟斤拷``, U+FFFD and the like); where a repair left it lost, such a place is all that was
        repaired there.

    Raises:
        TextTypeError: `text` is not a `str`.

    Examples:
        >>> [(place.text, place.repaired, place.kind) for place in find_garbled("發(fā)展?fàn)I造良好環境")]
        [('(fā)', '', 'annotated-note'), ('?fàn)I', '營', 'annotated-run')]
        >>> [(place.text, place.repaired) for place in find_garbled("锟斤拷锟斤拷")]
        [('锟斤拷锟斤拷', None)]
    """
    edits, lost, _ = _repairs(require_text(text), 0.0)
    places = [
        Garble(start, end, text[start:end], kind, repaired, confidence)
        for start, end, repaired, kind, confidence in edits
        if text[start:end] != repaired
    ]
    return sorted([*places, *_on_original(lost, text, edits)], key=lambda place: (place.start, place.end))


def _find_edits(text: str, *, minimum_confidence: float = 0.5) -> Iterator[RawEdit]:
    for start, end, repaired, kind, confidence in _repairs(text, minimum_confidence)[0]:
        if text[start:end] != repaired:
            yield start, end, repaired, _rule(kind), confidence


@cache
def _rule(kinds: str) -> str:
    """Return the rule that made an edit of these kinds, or the rules."""
    return " + ".join([f"garble.{kind}" for kind in kinds.split(" + ")])


@explained_by(_find_edits)
def repair_garbled(text: str, *, minimum_confidence: float = 0.5) -> str:
    """Return `text` with garbled places repaired; what cannot be known is left as it is.

    Args:
        text: Any text; a whole page is best, since some damage shows only in the whole.
        minimum_confidence: Repairs less sure than this, from 0 to 1, are not made.

    Returns:
        The repaired text; the same object if nothing was repaired.

    Raises:
        TextTypeError: `text` is not a `str`.
        OptionError: `minimum_confidence` is not a number from 0 to 1.

    Examples:
        >>> repair_garbled("鏂板崕绀惧寳浜锛屽叏鍥芥柊闂诲伐浣滆€呭崗浼�")[:3]
        '新华社'
    """
    require_text(text)
    if not isinstance(minimum_confidence, int | float) or not 0 <= minimum_confidence <= 1:
        raise OptionError(
            f"minimum_confidence={minimum_confidence!r} is not valid: give a number from 0 to 1"
        )
    _, _, repaired = _repairs(text, minimum_confidence)
    return repaired if repaired != text else text


def _repairs(text: str, minimum_confidence: float) -> tuple[list[RawEdit], list[_Place], str]:
    """Run the finders in turn until they find nothing more.

    Returns:
        The edits on `text`, which have the kinds of what they repair for their rules, the places beyond repair in the
        text that the edits lead to, and this text.
    """
    edits: list[RawEdit] = []
    current = text
    signs = _signs(text)
    through_gbk = False
    for _ in range(_MOST_ROUNDS):
        lost: list[_Place] = []
        seen = current
        for finder in _FINDERS:
            places = finder.places(current, signs)
            if not places:
                continue
            through_gbk = through_gbk or finder is _ANNOTATED
            if through_gbk and finder is _LOST:
                places = list(map(_surer, places))
            lost += [place for place in places if place[2] is None]
            found: list[Any] = [  # of `RawEdit`, since None is gone
                place for place in places if place[2] is not None and place[4] >= minimum_confidence
            ]
            if found:
                edits = compose_edits(edits, current, found)
                current = apply_edits(current, found)
                signs = _signs(current)
        if current is seen:
            return edits, lost, current
    beyond = [place for finder in _FINDERS for place in finder.places(current, signs) if place[2] is None]
    return edits, beyond, current


def _surer(place: _Place) -> _Place:
    """A lost place of a page that is known to have gone through GBK, where a space is surer to have stood."""
    surer = max(place[4], _SPACE_THROUGH_GBK) if place[3] == "lost-space" else place[4]
    return (*place[:4], surer)


def _on_original(places: list[_Place], text: str, edits: list[RawEdit]) -> list[Garble]:
    """Return places of the repaired text as places of the text before."""
    if not places:
        return []
    explanation = Explanation.from_raw(text, apply_edits(text, edits), edits)
    return [
        Garble(first, last, text[first:last], kind, None, confidence)
        for start, end, _, kind, confidence in places
        for first, last in [explanation.original_span(start, end)]
    ]
