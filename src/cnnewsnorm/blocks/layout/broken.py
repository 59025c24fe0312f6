"""Paragraphs that a scraper broke amid a sentence: it put every link and every bold word into a line of its own.

A paragraph of the story that breaks off without an end mark goes on in the next line if that reads far more like the
middle of this sentence than like the beginning of a line, and so do all lines up to the one that ends the sentence.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from ..._patterns import lazy_pattern

__all__ = ["CONTINUING", "NUMBERED", "SPEAKER", "continued_lines", "ends_sentence", "lead", "mended_lines"]

NUMBERED = lazy_pattern(
    r"(?=[（(一二三四五六七八九十\d第【■●◆▌▲△▼*·•①-⑳QA答问問])"  # most lines do not begin so
    r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|第[一二三四五六七八九十百\d]+[章节節条條部篇]|[【■●◆▌▲△▼*·•①-⑳]|Q\d*[:：]|[AQ答问問]\s*[:：])"
)
"""How a line begins that is one of several."""
SPEAKER = lazy_pattern(r"^[\u4e00-\u9fffA-Za-z]{1,8}[:：]")
"""How a turn of an interview or a field begins."""

CONTINUING = frozenset("，。、；：！？）」』”’》】,;)")
"""The marks that no line begins with."""
_MARK_BEGINS = re.compile(f"\n[{re.escape(''.join(sorted(CONTINUING)))}]")

_CLOSING = "'\"”’」』）)】》"
_END_MARKS = frozenset("。！？!?…：:；;")
_RUNNING = 12  # characters of a line that has a comma or a full stop and so is running text
_MOST_LINES = 15
# Half bits by which a line is likelier to go on than to begin: each of them, on the average, and so where the first line
# may be a heading. Less is asked where lines that begin with a mark show that the page has broken sentences.
_USUAL, _IF_SHOWN = (0, 6, 8), (-8, 1, 5)
_WORD = 4  # characters of what is set apart for being a link or bold; no line of verse is shorter
_LOOKED_AT = 3  # characters of a line that tell whether it goes on


def ends_sentence(text: str) -> bool:
    """Return whether a line ends with the mark of a sentence or of what introduces the next line."""
    last = text[-1]
    return last in _END_MARKS or (last in _CLOSING and text.rstrip(_CLOSING)[-1:] in _END_MARKS)


def continued_lines(lines: Sequence[str], starts: Collection[int], marked: bool = True) -> Iterator[int]:
    """Yield the lines that go on with the sentence of the one before.

    Args:
        lines: The lines of a page, stripped.
        starts: The numbers of those that may break off.
        marked: Whether there may be lines that begin with a mark.
    """
    shown = marked and bool(_marked(lines))
    least = _IF_SHOWN if shown else _USUAL
    ends: dict[int, bool | None] = {}  # whether a line ends a sentence; None if it goes on with none
    done = -1
    for start in sorted(starts):
        if start > done and lines[start] and not ends_sentence(lines[start]):
            end = _end_of_sentence(lines, start, ends)
            if not shown and end == start + 1 and not _is_running(lines[start]):
                continue  # a heading above its paragraph: a word set apart would have two lines behind it
            if end > start and _reads_on(lines[start : end + 1], *least):
                yield from range(start + 1, end + 1)
                done = end


def mended_lines(lines: Sequence[str]) -> tuple[Sequence[str], dict[int, int]]:
    """Put broken paragraphs together on a page where lines that begin with a mark show that there are some.

    Args:
        lines: The lines of a page, stripped.

    Returns:
        The lines, broken paragraphs in the first of theirs and the others blank, the same object if none begins with a
        mark; and for each of the others the first.
    """
    marked = _marked(lines)
    if not marked:
        return lines, {}
    starts = {i for i, text in enumerate(lines) if _is_running(text)}
    starts.update(i - back for i in marked for back in (1, 2) if i >= back)
    result = list(lines)
    first_of: dict[int, int] = {}
    for i in continued_lines(lines, starts):
        first_of[i] = first = first_of.get(i - 1, i - 1)
        result[first] += result[i]
        result[i] = ""
    return result, first_of


def _marked(lines: Sequence[str]) -> list[int]:
    """The lines that begin with a mark, as none does by itself."""
    if _MARK_BEGINS.search("\n".join(lines)) is None:
        return []  # most pages, in a third of the time
    return [i for i, text in enumerate(lines) if text[:1] in CONTINUING and i and lines[i - 1]]


def _is_running(text: str) -> bool:
    return len(text) >= _RUNNING and ("，" in text or "。" in text)


def _end_of_sentence(lines: Sequence[str], start: int, ends: dict[int, bool | None]) -> int:
    """Return the line that ends the sentence which `start` breaks off, or `start`; what lines are told is kept in `ends`."""
    for at in range(start + 1, min(start + _MOST_LINES, len(lines))):
        if at not in ends:
            text = lines[at]
            alone = not text or NUMBERED.match(text) or SPEAKER.match(text)
            ends[at] = None if alone else ends_sentence(text)
        if ends[at] is None:
            return start
        if ends[at]:
            return at
    return start


def _reads_on(lines: Sequence[str], least: int, mean: int, mean_of_heading: int) -> bool:
    """Whether each of some lines reads as if it went on with the one before."""
    first = lines[0]
    if first[-1] in _CLOSING:
        return False
    if not _is_running(first):
        if NUMBERED.match(first) or first[-1] < "\u3400":
            return False
        mean = mean_of_heading
    leads = []
    for before, text in pairwise(lines):
        gain = lead(before, text)
        if before[-1] == "，" and len(text) <= _WORD:
            gain = max(gain, mean)
        if gain < least or text == before:  # buttons
            return False
        leads.append(gain)
    return sum(leads) >= mean * len(leads)


def lead(before: str, text: str) -> int:
    """Return by how many half bits a line is likelier behind another than as the beginning of a line."""
    return _lead(before[-_LOOKED_AT:], text[:_LOOKED_AT])


@lru_cache(4096)  # the lines of a story are asked twice
def _lead(before: str, text: str) -> int:
    from ...garble.language.likelihood import EDGE, likelihood  # tables that most pages do without

    model = likelihood()
    gain = 0
    for at, character in enumerate(text):
        begun = text[:at]
        gain += model.cost_behind(model.folded(EDGE + begun), character)
        gain -= model.cost_behind(model.folded(before + begun), character)
    return gain
