r"""Line breaks of the page left in its text as tags, ``<br/>`` and ``<p>``, as bytes, ``x0dx0a``, ``_x000D_``, or escaped, ``\n``.

They stand where a database or a feed kept the markup of a story and only the page around it was taken apart. Text
that shows any other tag, or speaks of them, is markup or about markup, and is left alone; so is code.
"""

import re

from .._patterns import lazy_pattern
from ..edits import RawEdit

__all__ = ["find_breaks", "find_escaped_breaks"]

KIND = "line-break"
_TAG = r"<(?:[bB][rR] ?/?|/?[pP])>"
_BYTES = r"(?<!\\)x0[dD]x0[aA]|_x000[dD]_"  # the second is what spreadsheets write
_RUN = re.compile(rf"(?:(?:{_TAG}|{_BYTES})[ \t\u3000\xa0]*)+")
_ONE = re.compile(rf"{_TAG}|{_BYTES}")
_OTHER = re.compile(
    r"<(?!/?(?:[bB][rR]|[pP])\b)/?[A-Za-z][A-Za-z0-9]*[\s/>]|<![-A-Za-z]|(?<![./A-Za-z0-9])(?:HTML|html)"
)
_QUOTED = frozenset("“”‘’「」『』\"'`")
_BEFORE = frozenset("。！？…；：，、”’」』）》】.!?;:,)\n")  # what stands before a break that is no word
# How a sentence goes on that speaks of a tag, and hardly ever a line begins.
_SPOKEN_OF = re.compile("[、，。；：！？）]|标签|標籤|标记|標記|元素|表示|代表|也?是")
_HAN = lazy_pattern("[\u4e00-\u9fff]")
_FEWEST = 2  # tags or the like: one alone may be meant
# So many runs, so far apart, are believed although most do not stand at the end of a sentence.
_MANY, _APART = 4, 15
_LEAST_CHINESE = 0.3  # share of ideographs
_CONFIDENCE = 0.9
_ESCAPED = re.compile(r"(?:\\r\\n|\\n|\\r)(?:[ \t\u3000\xa0]*\\[nrt])*")
_ONE_ESCAPED = re.compile(r"\\r\\n|\\n|\\r")
# Beside what an escape is part of code, a path or a pattern, or is spoken of.
_CODE_BEFORE = frozenset("\\[({|^$+*/=%'`“‘「『")
_CODE_BEHIND = frozenset("\\])}|$+*=%,;'`”’」』")
_DRIVE = re.compile(r"[A-Za-z]:\Z")
_SENTENCE_ENDS = frozenset("。！？…”’」』）")


def find_breaks(text: str) -> list[RawEdit]:
    """Return the edits that put line breaks in the place of what stands for them.

    Args:
        text: A page, or a story.

    Returns:
        Edits in order.

    Examples:
        >>> [(new, kind) for _, _, new, kind, _ in find_breaks("列车开通。<br/><br/>票价不变。<br/>站点增加。")]
        [('\\n\\n', 'line-break'), ('\\n', 'line-break')]
    """
    if _OTHER.search(text):
        return []
    runs = [match.span() for match in _RUN.finditer(text)]
    tags = sum(len(_ONE.findall(text, start, end)) for start, end in runs)
    if tags < _FEWEST or len(_HAN.findall(text)) < _LEAST_CHINESE * len(text):
        return []
    at_end = spoken_of = 0
    for start, end in runs:
        before, after = text[start - 1 : start], text[end : end + 1]
        if before in _QUOTED and after in _QUOTED and before and after:
            return []
        spoken_of += _SPOKEN_OF.match(text, end) is not None
        indented = text[end - 1] in " \t\u3000\xa0"
        at_end += (
            before in _BEFORE or before.isspace() or not before or not after or after == "\n" or indented
        )
    if 2 * spoken_of > len(runs):
        return []
    if 2 * at_end < len(runs) and (len(runs) < _MANY or len(text) < _APART * len(runs)):
        return []
    return [(start, end, _lines(text, start, end), KIND, _CONFIDENCE) for start, end in runs]


def find_escaped_breaks(text: str) -> list[RawEdit]:
    r"""Return the edits that put line breaks in the place of ``\n`` and ``\r\n`` left in a story as letters.

    Args:
        text: A page, or a story.

    Returns:
        Edits in order.

    Examples:
        >>> [(new, kind) for _, _, new, kind, _ in find_escaped_breaks(r"列车开通。\n票价不变。\r\n站点增加。")]
        [('\n', 'line-break'), ('\n', 'line-break')]
    """
    runs = [match.span() for match in _ESCAPED.finditer(text)]
    about = "换行" in text or "換行" in text
    if about or len(runs) < _FEWEST or len(_HAN.findall(text)) < _LEAST_CHINESE * len(text):
        return []
    at_end = spoken_of = in_string = quotes = at = 0
    for start, end in runs:
        before, after = text[max(0, start - 1) : start], text[end : end + 1]
        if _in_code(before, after) or _DRIVE.search(text, max(0, start - 2), start):
            return []
        line = text.rfind("\n", at, start) + 1
        quotes = text.count('"', line, start) if line else quotes + text.count('"', at, start)
        in_string += quotes % 2
        at = end
        spoken_of += _SPOKEN_OF.match(text, end) is not None
        at_end += before in _BEFORE or not before or not after or after in "\n\u3000"
    if 2 * max(spoken_of, in_string, len(runs) - at_end) > len(runs):
        return []
    return [(start, end, _lines(text, start, end, _ONE_ESCAPED), KIND, _CONFIDENCE) for start, end in runs]


def _in_code(before: str, after: str) -> bool:
    """Whether an escape between two signs, or at an end of the text, is none of a story."""
    if before in _CODE_BEFORE or after in _CODE_BEHIND:
        return True
    if before.isascii() and before.isalpha():
        return after > " " and after.isascii()
    return after.isascii() and after.islower() and before not in _SENTENCE_ENDS


def _lines(text: str, start: int, end: int, one: re.Pattern[str] = _ONE) -> str:
    """Return the line breaks that a run stands for, without those that stand beside it."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if not before or not after:
        return ""
    beside = (before == "\n") + (after == "\n")
    return "\n" * max(0, min(2, len(one.findall(text, start, end))) - beside)
