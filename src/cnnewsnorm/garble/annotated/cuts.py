"""Bytes out of step on a page that has no notes.

A site that does not annotate characters may still cut its byte string at marks, as `page` describes: where the
last byte of a character and the first of the next make a mark, a lost sign and the mark stand for them, and what
follows is read one byte late. Only such runs are read anew that begin so, are not ordinary text, and come back as
likelier text that the forward model makes the same run of. A corpus may have stripped private-use characters from
them.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import repeat

from ...edits import RawEdit
from . import prices
from .false_cuts import MARKS, PRIVATE_USE, is_likelier, is_strange, reads_later
from .site import Site
from .solver import solve, solve_stripped
from .swallowed import TAG

__all__ = ["find_cuts"]

KIND = "cut-run"
_SUSPECTS = tuple((sign, re.compile(f"{re.escape(sign)}(?=[{MARKS}])")) for sign in "?\ufffd")
_LONGEST = 300  # characters of a run
_CONTEXT = 400  # characters before a run that are looked at for open brackets
_FEWEST_SHIFTED = 3  # signs read out of step
_FEWEST_BEFORE_TAG = 2  # the same where another one took the first sign of a tag along
_LEAST_MARGIN = 4  # half bits
_FEW, _SPARSE = 3, 40  # so many suspects may stand anywhere, more of them only that far apart on average
_MOST_MEAN_HIDDEN = 15  # half bits that a character may cost where others may be hidden
_DEAR = 40  # half bits that two signs of a run cost together from which hidden characters are looked for
_FEWEST_TRIES = 100  # of stripped pairs on a page, and one more for each two of its signs


def find_cuts(text: str) -> list[RawEdit]:
    """Return the edits that put the bytes of a page without notes back in step.

    Args:
        text: A whole page, or at least a sentence.

    Returns:
        Edits in order.

    Examples:
        >>> [(text, confidence) for _, _, text, _, confidence in find_cuts("大家都很高興?！耙驗槲覀冓A了。”")]
        [('。“因為我們贏了', 0.9921875)]
    """
    starts = sorted(_suspects(text))
    if not starts:
        return []
    page = _Page(text)
    suspects = [start for start in starts if page.may_begin(start)]
    strange = [start for start in suspects if page.is_strange(start)]
    most = max(_FEW, len(text) // _SPARSE)
    if not strange or len(strange) > most:
        return []
    edits = page.solved(strange, _FEWEST_SHIFTED)
    if edits and len(strange) < len(suspects) <= most:
        # The page is damaged: what looks harmless may be damage, too.
        edits = page.solved(suspects, 1)
    return edits


def _suspects(text: str) -> Iterator[int]:
    for sign, form in _SUSPECTS:
        if sign in text:
            yield from (match.start() for match in form.finditer(text))


class _Page:
    def __init__(self, text: str) -> None:
        self.text = text
        self.site = Site.of_page(text, text)
        self.may_be_stripped = not PRIVATE_USE.search(text)
        self.tries = repeat(True, _FEWEST_TRIES + len(text) // 2)

    def may_begin(self, start: int) -> bool:
        """Tell whether a run may begin at a lost sign: what follows the mark behind it is ordinary out of step."""
        return reads_later(self.text, start + 1) or (
            self.may_be_stripped and is_strange(self.text, start + 2)
        )

    def is_strange(self, start: int) -> bool:
        """Tell whether what follows the lost sign and the mark is hardly what was meant."""
        text = self.text
        if text[start + 2] in "?\ufffd":
            return TAG.match(text, start + 3) is not None
        return is_strange(text, start + 2)

    def solved(self, suspects: list[int], fewest: int) -> list[RawEdit]:
        """The runs that begin at some of `suspects` and read at least `fewest` signs out of step."""
        edits: list[RawEdit] = []
        done = 0
        for start in suspects:
            if start < done:
                continue
            end, new, confidence = self.read(start, done, fewest)
            if new:
                edits.append((start, end, new, KIND, confidence))
                done = end
        return edits

    def read(self, start: int, done: int, fewest: int) -> tuple[int, str, float]:
        """Return where the run at `start` ends, what it reads if that is convincing, and how sure that is."""
        text = self.text
        line_start = max(text.rfind("\n", done, start) + 1, done, start - _CONTEXT)
        line_end = text.find("\n", start)
        line_end = len(text) if line_end < 0 else line_end
        most = min(line_end, start + _LONGEST)
        context = text[line_start:start]
        run = solve(text, start, most, context, self.site, repeat(True, 0), exact=True)
        hides = self.may_be_stripped and run.peak >= _DEAR
        if hides:
            site = replace(self.site, drops_private=True)
            run = solve_stripped(text, start, most, context, site, self.tries, run)
        before_tag = text[start + 2] in "?\ufffd"
        convincing = (
            run.text != text[start : run.end]
            and run.shifted >= (_FEWEST_BEFORE_TAG if before_tag else fewest)
            and "。。" not in run.text
            and run.margin >= _LEAST_MARGIN
            and (run.end < most or most == line_end)
            and (
                before_tag
                or (fewest == 1 and not hides)
                or is_likelier(run.cost, run.text, text[start + 1 : run.end], prices.LITERAL_BEFORE_CUT)
            )
            # What may be hidden leaves much room, so that it must be likelier yet.
            and not (hides and run.cost > _MOST_MEAN_HIDDEN * len(run.text))
        )
        return run.end, run.text if convincing else "", 1 - 0.5 ** (1 + run.margin / 4)
