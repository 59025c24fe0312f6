"""Bytes out of step on a page that has no notes.

A site that does not annotate characters may still cut its byte string at marks, as `page` describes: where the
last byte of a character and the first of the next make a mark, a lost sign and the mark stand for them, and what
follows is read one byte late. Only such runs are read anew that begin so, are not ordinary text, and come back as
likelier text that the forward model makes the same run of.
"""

import re
from collections.abc import Iterator
from itertools import repeat

from ..._patterns import lazy_pattern
from ...edits import RawEdit
from ..gbk import characters_by_pair, pairs_by_character, wide
from ..language.commonness import odd, ordinary
from ..language.costs import mean_cost
from .site import Site, neighbours
from .solver import solve

__all__ = ["find_cuts"]

KIND = "cut-run"
_MARKS = "[,，、；;！!？?。]"
_SUSPECTS = tuple((sign, re.compile(f"{re.escape(sign)}(?={_MARKS})")) for sign in "?\ufffd")
_LETTER = lazy_pattern(r"[A-Za-z@\[\]^_`{|}~][\u3400-\u9fff]")
_WORDS = lazy_pattern(r"[\u3400-\u9fff]{2,3}")
_MOST_COST = 26  # half bits a character for what may be words
_READ = 3  # characters behind a mark that must be ordinary one byte later
_NEAR = 12  # characters behind a mark that are looked at
_LONGEST = 300  # characters of a run
_CONTEXT = 400  # characters before a run that are looked at for open brackets
_FEWEST_SHIFTED = 3  # signs read out of step
_LEAST_MARGIN = 4  # half bits
_FEW, _SPARSE = 3, 40  # so many suspects may stand anywhere, more of them only that far apart on average


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
    suspects = sorted(start for start in _suspects(text) if _reads_later(text, start + 1))
    strange = [
        start for start in suspects if text[start + 2] not in "?\ufffd" and _is_strange(text, start + 2)
    ]
    most = max(_FEW, len(text) // _SPARSE)
    if not strange or len(strange) > most:
        return []
    page = _Page(text)
    edits = page.solved(strange, _FEWEST_SHIFTED)
    if edits and len(strange) < len(suspects) <= most:
        # The page is damaged: what looks harmless may be damage, too.
        edits = page.solved(suspects, 1)
    return edits


def _suspects(text: str) -> Iterator[int]:
    for sign, form in _SUSPECTS:
        if sign in text:
            yield from (match.start() for match in form.finditer(text))


def _reads_later(text: str, mark: int) -> bool:
    """Tell whether what stands behind a mark is ordinary one byte later, the last byte of the mark taken along."""
    pairs, characters, usual = pairs_by_character(), characters_by_pair(), ordinary()
    pending = pairs[wide(text[mark])] & 0xFF
    for sign in text[mark + 1 : mark + 1 + _READ]:
        if sign in "?\ufffd":
            return True  # more is lost
        if "\x40" <= sign < "\x7f":
            return characters.get(pending << 8 | ord(sign)) in usual
        pair = pairs.get(wide(sign))
        if pair is None or characters.get(pending << 8 | pair >> 8) not in usual:
            return False
        pending = pair & 0xFF
    return len(text) > mark + 1


def _is_strange(text: str, start: int) -> bool:
    """Tell whether what stands behind a suspect is not ordinary text: an odd character, a letter amid Chinese, no words."""
    behind = text[start : start + _NEAR]
    if odd().search(behind) or _LETTER.match(behind):
        return True
    words = _WORDS.match(behind)
    return words is not None and mean_cost(words[0]) > _MOST_COST


class _Page:
    def __init__(self, text: str) -> None:
        self.text = text
        self.site = Site(frozenset(), frozenset(text), neighbours(text), folded="，" not in text)

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
        run = solve(text, start, most, text[line_start:start], self.site, repeat(True, 0))
        convincing = (
            run.text != text[start : run.end]
            and run.shifted >= fewest
            and "。。" not in run.text
            and run.margin >= _LEAST_MARGIN
            and (run.end < most or most == line_end)
        )
        return run.end, run.text if convincing else "", 1 - 0.5 ** (1 + run.margin / 4)
