"""GBK or Big5 read in a single-byte charset and spoilt since: ``ϵͳ`` for ``ÏµÍ³`` (系统).

Tools that repair misread text look for UTF-8 in it, and find some by chance: every eighth pair of letters or so becomes
one letter of Greek, Hebrew or whatever script, a few become an ideograph. Extractors of text drop the soft hyphen, which
is the second byte of 经, 辑 and 杯 in GBK, and either byte of 限, 面 and 身 in Big5. Both put all that follows out of
step, so what stands in the line is searched as a whole: each character may be its own byte or the UTF-8 bytes that such
a tool took for it, a soft hyphen may be missing where one can have been, and the likeliest text wins. It must be likely
Chinese.
"""

import re
from collections.abc import Iterator

from ...edits import RawEdit
from ..charsets import FOREIGN, GAP, view_as_single
from ..language.commonness import beyond_ascii, is_basic_han
from ..language.costs import COSTS
from .spoilt_bytes import BIG5, GBK, PAIRS, PIECE, Charset, plain
from .spoilt_search import GARBLED, Step, search

__all__ = ["BIG5", "GBK", "Charset", "find_spoilt_as_latin"]

_CONFIDENCE = 0.9
_LEAST_LETTERS = 0.6  # share of what is beyond ASCII that the charset can have produced
_MOST_COST = 22  # half bits per character
_MOST_COST_IF_TRUSTED = 30  # menus
_SAMPLE, _LEAST_SAMPLE = 64, 24  # letters
_LIKELY = 22  # half bits that the second of two characters costs
_LEAST_LIKELY = 0.1  # such pairs per letter
_MOST_BROKEN = 0.1
_LEAST_HAN = 4

_PAIR = re.compile("[\x80-\u07ff]{2}")
_DENSE = re.compile("[\x80-\u07ff]{4,}")
_LEVEL_1 = re.compile("[\xa1-\xc6][@-~\xa1-\xfe]")  # marks and the commoner half of Big5
_ASCII = re.compile("[\0-\x7f]+")
_CLEAN = re.compile("[·×÷±°§]?[\u4e00-\u9fff]+[·×÷±°§]?|[·×÷±°§]")
_LEAST_DENSE = 0.5  # share of what is beyond ASCII that stands in such rows


def find_spoilt_as_latin(line: str, charset: Charset, *, trusted: bool = False) -> list[RawEdit]:
    """Return the edits that undo a charset read as cp1252 in one line some letters of which were changed or lost since.

    Args:
        line: The line.
        charset: What it was written in.
        trusted: Whether other lines of the page are known to be read so, so that a few characters are enough.

    Returns:
        Edits in order; the rule is the kind of garble.
    """
    if charset.ascii_trails:
        likely = _LEVEL_1.search(line) is not None and (trusted or _is_mostly_big5(line))
    else:
        likely = _PAIR.search(line) is not None and (trusted or _is_dense(line))
    if not likely or not (trusted or _is_mostly_latin(line)) or not _has_hope(line, charset):
        return []
    steps = search(line, charset)
    return list(_edits(steps, line, charset.kind)) if _is_chinese(steps, trusted) else []


def _is_mostly_big5(line: str) -> bool:
    """Tell whether most letters beyond ASCII may be part of the commoner characters and marks of Big5."""
    letters = beyond_ascii("".join(_LEVEL_1.findall(line)))
    return letters >= _LEAST_DENSE * beyond_ascii(line)


def _is_dense(line: str) -> bool:
    """Tell whether most letters beyond ASCII stand side by side, as those of no language do."""
    return sum(map(len, _DENSE.findall(line))) >= _LEAST_DENSE * beyond_ascii(line)


def _is_mostly_latin(line: str) -> bool:
    """Tell whether most letters can be bytes: other scripts are what tools made of a few of them."""
    high = _ASCII.sub("", view_as_single(line, "cp1252"))
    return len(high) - high.count(FOREIGN) - high.count(GAP) >= _LEAST_LETTERS * len(high)


def _has_hope(line: str, charset: Charset) -> bool:
    """Tell whether the charset has likely pairs of characters at the beginning, in step or not; a few letters may have none.

    They begin at every third or fourth byte of what was written in the charset, and at every thirtieth of other text.
    """
    data, letters = "", 0
    for match in PIECE.finditer(line):
        known = plain(match.group()) or " "
        data += known
        letters += known >= "\x80"
        if letters == _SAMPLE:
            break
    if letters < _LEAST_SAMPLE:
        return True
    least = _LEAST_LIKELY * letters
    likely = 0
    pairs = PAIRS[charset]
    for i in range(len(data) - 3):
        first, _, odd = pairs[data[i : i + 2]]
        if first and not odd:
            second, _, odd = pairs[data[i + 2 : i + 4]]
            likely += second != "" and not odd and COSTS[first + second] <= _LIKELY
            if likely >= least:
                return True
    return False


def _is_chinese(steps: list[Step], trusted: bool) -> bool:
    """Tell whether what a reading found is likely Chinese text."""
    read = [(meant, price) for meant, price, kept, _ in steps if kept == GARBLED]
    broken = sum(meant == "\ufffd" for meant, _ in read)
    if broken > _MOST_BROKEN * len(read) or not read:
        return False
    if not trusted and len({meant for meant, _ in read if is_basic_han(meant)}) < _LEAST_HAN:
        return False
    return sum(price for _, price in read) <= (_MOST_COST_IF_TRUSTED if trusted else _MOST_COST) * len(read)


def _edits(steps: list[Step], line: str, kind: str) -> Iterator[RawEdit]:
    """Yield what lies between the characters that were never garbled.

    One mark, or ideographs alone, between these were not either: ``·`` and 獼 might be bytes of other characters.
    """
    done, read = 0, ""
    end: Step = ("", 0, len(line), None)
    for meant, _, kept, _ in [*steps, end]:
        if kept == GARBLED:
            read += meant
            continue
        if read and not _CLEAN.fullmatch(line, done, kept):
            yield done, kept, read, kind, _CONFIDENCE
        done, read = kept + len(meant), ""
