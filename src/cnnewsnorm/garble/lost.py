"""What cannot be brought back: found and reported, not repaired.

========================  ===================  ============================================================
kind                      example              what happened
========================  ===================  ============================================================
``replacement``           U+FFFD               a decoder met bytes that have no meaning in its charset
``replacement-as-gbk``    ``锟斤拷``           the UTF-8 bytes of U+FFFD, read as GBK
``uninitialised-memory``  ``烫烫烫`` ``屯屯屯``  memory a program never wrote to, read as GBK
``lost-space``            ``主任?張盼軍``      a space that GBK lacks, written as ``?``
``question-marks``        ``????，????“??”``   a charset without Chinese, so that ``?`` stands for every character
``gbk-as-utf8``           ``ԭһʱ`` ``ǩ��ʽ``   GBK read as UTF-8, and most of its bytes dropped or replaced
``utf8-as-big5``          ``銝剖�蝥砍漲``       UTF-8 read as Big5, and half of its pairs of bytes dropped or replaced
``utf8-as-latin-1``       ``æ¬æ¥è®°è``         UTF-8 read as Latin-1 or ISO 8859-15, and its C1 controls dropped
========================  ===================  ============================================================

Only lost spaces have a repair, with a confidence below one half: a question mark behind a role and before a name,
between two names, in the place of an indent, or one of several with blanks between them is hardly ever meant, but
nothing proves it, unless several paragraphs begin with as many of them.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from functools import cache
from operator import attrgetter

from .._classes import HAN, occurrences
from .._surnames import USUAL_SURNAMES
from ..errors import require_text
from .gbk_as_utf8 import find_gbk_as_utf8
from .latin.stripped import find_stripped_latin
from .model import Garble
from .utf8_as_big5 import find_utf8_as_big5

__all__ = ["find_lost"]

_SIGNS = "\ufffd锟烫屯?"
_SPACE_CONFIDENCE = 0.4
_INDENTS_CONFIDENCE = 0.7  # where paragraphs of a page begin alike
_FEWEST_INDENTS = 2
_FEWEST_MARKS, _LEAST_MARKS = 40, 0.4  # question marks of a text that is lost, and their share of its signs
_MARKS_CONFIDENCE = 0.9
_MISREAD = (
    ("gbk-as-utf8", find_gbk_as_utf8),
    ("utf8-as-big5", find_utf8_as_big5),
    ("utf8-as-latin-1", find_stripped_latin),
)
_MISREAD_CONFIDENCE = 0.9
_ROW = re.compile(r"\?{2,}")
_LONGEST_CREDIT = 60  # characters in front of a question mark that are looked at
_ROLES = tuple(
    "记者 記者 通讯员 通訊員 编辑 編輯 责编 責編 作者 主任 局长 局長 书记 書記 市长 市長 县长 縣長 省长 省長 部长 部長 院长 院長 "
    "校长 校長 教授 主席 总经理 總經理 董事长 董事長 秘书长 秘書長 律师 律師 医生 醫生 摄影 攝影 文/图 图/文".split()
)
_SURNAMES = "".join(sorted(USUAL_SURNAMES))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        "(?P<replacement>\ufffd+)"
        "|(?P<replacement_as_gbk>(?:锟斤拷?)+|锟(?=\ufffd))"
        "|(?P<uninitialised_memory>烫{3,}|屯{3,})"
        rf"|(?P<lost_space>\?(?=[{_SURNAMES}][{HAN}])|\?(?=[{HAN}]{{2,4}}(?:[?:：、 ]|$))|\?{{2,4}}(?= ?[{HAN}])"
        r"|\?(?: \?){3,})",
        re.MULTILINE,
    )


@cache
def _indent() -> re.Pattern[str]:
    """A row of question marks in front of a paragraph, which may have been joined to the one before."""
    return re.compile(
        rf"(?:^|(?<=[。！”」|])|(?<=[。！”」|] ))\?{{2,8}}(?= ?[{HAN}0-9“《（])[^?\n]{{20}}", re.MULTILINE
    )


@cache
def _name_behind() -> re.Pattern[str]:
    return re.compile(rf"[{_SURNAMES}][{HAN}]{{1,2}}(?![{HAN}])")


@cache
def _name_before() -> re.Pattern[str]:
    return re.compile(rf"(?<![{HAN}])[{_SURNAMES}][{HAN}]{{1,2}}\Z")


@cache
def _credit() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{'|'.join(_ROLES)})[:：][{HAN}?:：、 ]*[{HAN}]")


def _is_space(text: str, start: int, end: int) -> bool:
    """Tell whether question marks stand where text has a space: a gap, an indent, behind a role, between two names."""
    if end - start > 1:
        return text[start + 1] == " " or text[start - 1 : start] in ("", "\n")
    if text.endswith(_ROLES, max(0, start - 4), start) or _in_credit(text, start):
        return True
    return bool(_name_behind().match(text, end) and _name_before().search(text[max(0, start - 4) : start]))


def _in_credit(text: str, start: int) -> bool:
    """Tell whether the line up to `start` is a role, a colon, and nothing but names and marks between them."""
    first = max(0, start - _LONGEST_CREDIT)
    first = text.rfind("\n", first, start) + 1 or first
    return bool(_credit().fullmatch(text, first, start))


def find_lost(text: str) -> list[Garble]:
    """Find the pieces of `text` whose content is lost.

    Args:
        text: Any text.

    Returns:
        The pieces in order, not overlapping. Only lost spaces have a repair, of low confidence unless they were indents of
        several paragraphs.

    Raises:
        TextTypeError: `text` is not a `str`.

    Examples:
        >>> [(garble.kind, garble.repaired) for garble in find_lost("李\\ufffd说锟斤拷")]
        [('replacement', None), ('replacement-as-gbk', None)]
        >>> find_lost("记者?张小明报道")[0].repaired
        ' '
    """
    require_text(text)
    places = occurrences(text, _SIGNS)
    lost = next(filter(None, (_misread(text, *how) for how in _MISREAD)), [])
    if lost:
        places = _outside(places, lost)
    if not places:
        return lost
    marks = _question_marks(text)
    garbles = lost + (marks or _indents(text, places))
    begun = {garble.start for garble in garbles}
    done = 0
    for place in places:
        match = _pattern().match(text, place) if place >= done else None
        if not match:
            continue
        done = match.end()
        kind = (match.lastgroup or "").replace("_", "-")
        start, end = match.span()
        if kind == "lost-space":
            if marks or start in begun or not _is_space(text, start, end):
                continue
            garbles.append(Garble(start, end, match.group(), kind, " " * (end - start), _SPACE_CONFIDENCE))
        else:
            garbles.append(Garble(start, end, match.group(), kind, None, 1.0))
    return sorted(garbles, key=_start)


def _misread(text: str, kind: str, finder: Callable[[str], list[tuple[int, int]]]) -> list[Garble]:
    return [
        Garble(start, end, text[start:end], kind, None, _MISREAD_CONFIDENCE) for start, end in finder(text)
    ]


def _outside(places: list[int], lost: list[Garble]) -> list[int]:
    """Return the places, in order, that are in none of some garbled pieces, in order."""
    ends = [garble.end for garble in lost]
    return [
        place for place in places if (at := bisect_right(ends, place)) == len(lost) or place < lost[at].start
    ]


def _question_marks(text: str) -> list[Garble]:
    """Return the rows of question marks of a text that has little else."""
    count = text.count("?")
    if count < _FEWEST_MARKS or count < _LEAST_MARKS * (len(text) - text.count(" ") - text.count("\n")):
        return []
    return [
        Garble(*match.span(), match[0], "question-marks", None, _MARKS_CONFIDENCE)
        for match in _ROW.finditer(text)
    ]


_start = attrgetter("start")


def _indents(text: str, places: list[int]) -> list[Garble]:
    """Return the question marks in front of paragraphs, if several paragraphs begin with as many."""
    twice = [place for place in places if text.startswith("??", place)]
    if len(twice) < _FEWEST_INDENTS:
        return []
    found = [match for place in twice if (match := _indent().match(text, place))]
    rows = [(match.start(), match[0].count("?")) for match in found]
    usual = Counter(length for _, length in rows)
    return [
        Garble(start, start + length, "?" * length, "lost-space", " " * length, _INDENTS_CONFIDENCE)
        for start, length in rows
        if usual[length] >= _FEWEST_INDENTS
    ]
