"""Blanks that a scraper left amid a sentence, where links, bold words or the ends of lines were.

Only running text is looked at, and only blanks between Chinese characters: one goes if what follows it reads far more
like the middle of the sentence than like the beginning of something.
"""

from collections.abc import Iterator, Sequence

from ..._patterns import lazy_pattern
from ..._surnames import USUAL_SURNAMES
from ...edits import RawEdit, apply_edits, explained_by
from ...errors import require_text
from .broken import lead

__all__ = ["close_gaps"]

_HAN = "\u3400-\u9fff"
_GAP = lazy_pattern(rf"[ \u00a0](?<=[{_HAN}].)[ \u00a0]?(?=[{_HAN}])")
# Nobody writes a blank before these, or behind those; apart, since `re` skips to a choice of characters.
_SHOWN = (
    lazy_pattern(rf"[ \u00a0](?<=[{_HAN}].)[ \u00a0]*[，。、；：！？）》”]"),
    lazy_pattern(rf"[（《“][ \u00a0]+[{_HAN}]"),
)
_LEAST_SHOWN, _SHARE = 2, 4  # lines with any, and one for as many lines of running text
_RUNNING = 20  # characters of a line with a comma or a full stop
_REACH, _AHEAD = 3, 6  # characters on either side that tell, and so many tell a word
# Half bits by which what follows must be likelier to go on, and where blanks beside marks show that the page has blanks
# amid sentences: of 2,040 set around words of labelled pages 93 % pass the first, all but a few the second.
_USUAL, _IF_SHOWN = 6, -8
_CONFIDENCE = 0.8
# A word, or one of several with blanks between them: names, whose picture it is. What people are stands before their names.
_WORD = lazy_pattern(r"[^\s，。、；：！？,:;]{1,4}(?=\s|\Z)")
_NAME = lazy_pattern(rf"[{_HAN}]{{2,3}}(?![{_HAN}])")


def _find_gaps(text: str) -> Iterator[RawEdit]:
    require_text(text)
    if " " not in text and "\u00a0" not in text:
        return
    # lines of running text, where they begin, and their gaps
    places: list[tuple[str, int, list[tuple[int, int]]]] = []
    start = end = -1
    running = False
    for gap in _GAP.finditer(text):
        at = gap.start()
        if at > end:
            start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
            end = len(text) if end < 0 else end
            line = text[start:end]
            running = len(line) >= _RUNNING and ("，" in line or "。" in line)
            if running:
                places.append((line, start, []))
        if running:
            places[-1][2].append((at - start, gap.end() - start))
    if places:
        least = _IF_SHOWN if _is_shown(text) else _USUAL
        for line, start, gaps in places:
            for first, last in _line_gaps(line, gaps, least):
                yield start + first, start + last, "", "article.gap", _CONFIDENCE


def _is_shown(text: str) -> bool:
    """Whether blanks beside marks show that the page has blanks amid sentences; closing these does not change it."""
    ends: set[int] = set()  # of the lines that have any
    for pattern in _SHOWN:
        end = -1
        for shown in pattern.finditer(text):
            if shown.start() > end:
                end = text.find("\n", shown.start())
                end = len(text) if end < 0 else end
                ends.add(end)
    if len(ends) < _LEAST_SHOWN:
        return False
    running = sum("，" in line or "。" in line for line in text.split("\n"))
    return len(ends) * _SHARE >= running


def _line_gaps(line: str, gaps: Sequence[tuple[int, int]], least: int) -> list[tuple[int, int]]:
    bare = _GAP.sub("", line)
    at = len(bare)
    end = len(line)
    ahead = ""  # what follows, as it will be: whether a word stands alone is asked from the end on
    closed = []
    for first, last in reversed(gaps):
        ahead = (line[last:end] + ahead)[:_AHEAD]
        at -= end - last
        end = first
        if (least == _IF_SHOWN or not _is_word(ahead)) and lead(
            bare[max(0, at - _REACH) : at], bare[at : at + _REACH]
        ) >= least:
            closed.append((first, last))
        else:
            ahead = " " + ahead
    return closed[::-1]


def _is_word(ahead: str) -> bool:
    """Whether what follows a blank is a word of its own."""
    return _WORD.match(ahead) is not None or (ahead[0] in USUAL_SURNAMES and _NAME.match(ahead) is not None)


@explained_by(_find_gaps)
def close_gaps(text: str) -> str:
    """Remove the blanks that a scraper left amid sentences.

    Args:
        text: A page, with the blanks that the scraper left.

    Returns:
        The text without them; the same object if there are none.

    Raises:
        TextTypeError: `text` is not a `str`.

    Examples:
        >>> close_gaps("会议强调，要坚持问题 导向，压实各方责 任，确保取得实效。")
        '会议强调，要坚持问题导向，压实各方责任，确保取得实效。'
    """
    return apply_edits(require_text(text), _find_gaps(text))
