"""Text whose bytes were read in the wrong charset: found line by line, each kind by its own reader.

==================================  ================================  ======================  ==========
kind                                example                           exact                   confidence
==================================  ================================  ======================  ==========
``utf8-as-gbk``                     ``鏂板崕绀`` 新华社              but for lost bytes      0.8–0.99
the same after ``simplified + ``,   ``镶$エ`` 股票                    but for lost bytes      0.8–0.99
``traditional + ``
``big5-as-gbk``, ``gbk-as-big5``    ``癘眖カ`` 記者從市, ``笢弊`` 中国  but for empty codes     0.4–0.95
the same with lost bytes            ``�蝜�`` 如果                     but for lost bytes      0.4–0.95
``gbk-as-gb2312``                   ``何鸿�龀鱿�`` 何鸿燊出席         but for lost bytes      0.7
``utf8-as-…`` cp1252, cp1250,       ``ä¸–ç•Œ`` 世界, ``Ã©`` é       but for lost bytes      0.9–0.97
cp1254, iso8859-2, iso8859-15,
cp1251, mac-roman, cp437
``gbk-as-…`` cp1252, cp1250,        ``ÄãºÃ`` 你好                    yes                     0.97
cp1254, cp1257, cp1258, mac-roman,
iso8859-2, iso8859-9, iso8859-15
``big5-as-…`` cp1252, cp1254        ``¤¤µØ`` 中華                    yes                     0.97
the same, spoilt by other tools     ``ϵͳ`` 系统                      but for some characters 0.9
``gbk-byte-lost``                   everything behind is misaligned   but for one character   0.85
``cp1252-as-latin-1``               C1 controls for quotation marks   yes                     0.9
==================================  ================================  ======================  ==========

``simplified``, ``traditional``: the page was converted to that script after it was misread (`converted`).
What was read wrongly so often that nothing brings it back is found, too, as ``utf8-as-gbk`` without a repair.
The conditions under which each reader refuses stand in its module. Kinds joined by `` + `` were undone one after
the other. A line is read again until nothing is found any more, so what is repaired stays as it is.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache, partial

from .._patterns import lazy_pattern
from ..edits import RawEdit, apply_edits, compose_edits
from ..errors import require_text
from .gbk import is_private
from .language.commonness import LONGEST_REMEMBERED, beyond_ascii
from .latin.big5_as_latin import find_big5_as_latin
from .latin.cp1252_as_latin import find_cp1252_as_latin
from .latin.dropped_twice import find_dropped_twice
from .latin.gbk_as_latin import find_gbk_as_latin, find_gbk_as_latin_trusted, find_marks_as_latin
from .latin.spoilt import BIG5, GBK, Charset, find_spoilt_as_latin
from .latin.utf8_as_latin import chinese_at_once, find_utf8_as_latin
from .model import Garble, covered
from .suspicious import LEAD, NEXT, suspicious
from .two_byte.exact import (
    TWO_BYTE,
    find_big5_as_gbk,
    find_gbk_as_big5,
    find_two_byte_throughout,
    find_two_byte_trusted,
)
from .two_byte.gbk_as_gb2312 import find_gbk_as_gb2312
from .two_byte.lost import find_two_byte_lost
from .two_byte.misaligned import find_misaligned
from .utf8_as_gbk import find_utf8_as_gbk, misread_too_often
from .utf8_as_gbk_chains import has_sequences

__all__ = ["find_mojibake"]

_WINDOW = 12
_MOST_ROUNDS = 12
_PAGE_EVIDENCE = 8
_LONG_LINE = 20  # characters that prove of a line that it is Big5 read as GBK, or the reverse
_FEWEST_LINES = 3
_WHOLE_PAGE, _WHOLE_PAGE_IF_LOSSY = 0.9, 0.75  # of the long lines, of which some lost what was odd in them
_TRUSTED = (
    "utf8-as-gbk",
    "utf8-as-gbk + utf8-as-gbk",
    "simplified + utf8-as-gbk",
    "traditional + utf8-as-gbk",
)


def find_mojibake(text: str) -> list[Garble]:
    """Find the pieces of `text` whose bytes were read in the wrong charset.

    Args:
        text: Any text. Each line is judged by itself; on a page with longer lines of UTF-8 read as GBK, or of GBK or
            Big5 read as cp1252, lines of one or two characters are believed, too, and so they are on a page that is
            Big5 or GBK misread throughout.

    Returns:
        The pieces in order, not overlapping, each with its repair, or None for one that nothing brings back. U+FFFD
        stands for characters that are lost.

    Raises:
        TextTypeError: `text` is not a `str`.

    Examples:
        >>> [(garble.repaired, garble.kind) for garble in find_mojibake("标题：鏂板崕绀句笂娴风數")]
        [('新华社上海电', 'utf8-as-gbk')]
    """
    require_text(text)
    lines = [(start, end, _line_edits(text[start:end])) for start, end in _suspicious_lines(text)]
    repaired = {start for start, _, edits in lines if edits}
    if any(
        end - start >= _PAGE_EVIDENCE and rule in _TRUSTED
        for *_, edits in lines
        for start, end, _, rule, _ in edits
    ):
        lines = sorted([*lines, *_short_lines(text, repaired)])
    elif charset := _charset_of_page(lines):
        if charset is GBK:
            lines = [(start, end, _as_gbk(text[start:end], edits)) for start, end, edits in lines]
        lines = sorted([*lines, *_short_latin_lines(text, repaired, charset)])
    elif lines and (kind := _two_byte_page(text, lines)):
        lines = sorted([*lines, *_lines_of_page(text, repaired, kind, _lost_bytes(lines))])
    garbles = []
    for start, end, edits in lines:
        line = text[start:end]
        garbles += [
            Garble(start + a, start + b, line[a:b], kind, new, sure) for a, b, new, kind, sure in edits
        ]
        if not edits and (lost := misread_too_often(line)):
            a, b = lost
            garbles.append(Garble(start + a, start + b, line[a:b], "utf8-as-gbk", None, 0.9))
    return garbles


def _suspicious_lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines with three odd characters close together, two that may be UTF-8, or a single-byte misreading.

    Two are enough where one is for private use, as one in three of Big5 read as GBK are.
    """
    search = suspicious().search
    before = last = -_WINDOW
    match = search(text)
    while match:
        at = match.start()
        certain = match.end() > at + 1 or text[at] < "\xa0"
        if (
            certain
            or at - before < _WINDOW
            or (at - last < _WINDOW and (is_private(text[at]) or is_private(text[last])))
            or (at == last + 1 and has_sequences(text[last : at + 3]))
        ):
            start = text.rfind("\n", 0, at) + 1
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            yield start, end
            before = last = -_WINDOW
            match = search(text, end)
        else:
            before, last = last, at
            match = search(text, at + 1)


def _short_lines(text: str, repaired: set[int]) -> Iterator[tuple[int, int, list[RawEdit]]]:
    """Yield the lines too short to be evidence by themselves, on a page where longer ones are UTF-8 read as GBK."""
    search = suspicious().search
    match = search(text)
    while match:
        start = text.rfind("\n", 0, match.start()) + 1
        done = text.find("\n", match.start())
        done = len(text) if done < 0 else done
        if start not in repaired and (found := find_utf8_as_gbk(text[start:done], trusted=True)):
            inside = apply_edits(text[start:done], found)
            yield start, done, compose_edits(found, inside, _line_edits(inside))
        match = search(text, done)


def _charset_of_page(lines: list[tuple[int, int, list[RawEdit]]]) -> Charset | None:
    """Return what a page was written in if a longer line of it was read as cp1252."""
    long = {rule for *_, edits in lines for start, end, _, rule, _ in edits if end - start >= _PAGE_EVIDENCE}
    return next((charset for charset in (GBK, BIG5) if charset.kind in long), None)


def _as_gbk(line: str, edits: list[RawEdit]) -> list[RawEdit]:
    """Return the edits for a line of a page of GBK read as cp1252, where others leave something or read it otherwise."""
    if not edits or (all(edit[3] == GBK.kind for edit in edits) and covered(edits) == beyond_ascii(line)):
        return edits
    return find_gbk_as_latin_trusted(line) or edits


def _short_latin_lines(
    text: str, repaired: set[int], charset: Charset
) -> Iterator[tuple[int, int, list[RawEdit]]]:
    """Yield the lines too short to be evidence by themselves, on a page where longer ones were read as cp1252."""
    start = 0
    for line in text.split("\n"):
        if start not in repaired:
            found = charset is GBK and (find_marks_as_latin(line) or find_gbk_as_latin_trusted(line))
            if found or (found := find_spoilt_as_latin(line, charset, trusted=True)):
                yield start, start + len(line), found
        start += len(line) + 1


def _two_byte_page(text: str, lines: list[tuple[int, int, list[RawEdit]]]) -> str:
    """Return the kind of damage if nearly all lines of a page that can prove it are Big5 read as GBK, or the reverse."""
    found = Counter(
        edits[0][3] for start, end, edits in lines if edits and beyond_ascii(text[start:end]) >= _LONG_LINE
    )
    for kind in TWO_BYTE:
        if found[kind] >= _FEWEST_LINES:
            long_lines = sum(beyond_ascii(line) >= _LONG_LINE for line in text.split("\n"))
            if found[kind] >= (_WHOLE_PAGE_IF_LOSSY if _lost_bytes(lines) else _WHOLE_PAGE) * long_lines:
                return kind
    return ""


def _lost_bytes(lines: list[tuple[int, int, list[RawEdit]]]) -> bool:
    """Tell whether a page of two-byte text was misread by a decoder that lost single bytes: else its length is the same."""
    return any(end - start != len(new) for *_, edits in lines for start, end, new, *_ in edits)


def _lines_of_page(
    text: str, repaired: set[int], kind: str, lossy: bool
) -> Iterator[tuple[int, int, list[RawEdit]]]:
    """Yield the lines too short to be evidence by themselves, on a page that is Big5 read as GBK, or the reverse, throughout."""
    start = 0
    for line in text.split("\n"):
        if start not in repaired:
            lost = lossy and "\ufffd" in line and find_two_byte_lost(line, kind, trusted=True)
            found = lost or find_two_byte_trusted(line, kind)
            if not found and lossy:
                found = find_two_byte_lost(line, kind, trusted=True)
            if found:
                yield start, start + len(line), found
        start += len(line) + 1


def _line_edits(line: str) -> list[RawEdit]:
    """Return the edits that undo every misreading in a line, also of what a first repair brings to light."""
    edits: list[RawEdit] = []
    repaired = line
    for _ in range(_MOST_ROUNDS):
        # Once a repair has left gaps of its own, they tell nothing of the charset.
        fill = not any("\ufffd" in edit[2] for edit in edits) or not _SINGLE_BYTE.search(repaired)
        found = (_remembered if len(repaired) <= LONGEST_REMEMBERED else _found)(repaired, fill)
        if not found:
            return edits
        edits = compose_edits(edits, repaired, found)
        repaired = apply_edits(repaired, found)
        if not _is_odd_still(repaired):
            return edits
    return []  # garbled more often than any accident does: made up, so left alone


def _found(line: str, fill: bool) -> tuple[RawEdit, ...]:
    """Return what the first reader finds that finds anything.

    Args:
        line: The line.
        fill: Whether lost bytes are evidence and are filled; not where a repair has left gaps.
    """
    readers = _READERS if fill else _READERS_AGAIN
    if max(line, default="") >= _FIRST_OF_TWO_BYTES:
        readers = _OF_TWO_BYTES + readers
    return next((tuple(found) for reader in readers if (found := reader(line))), ())


# What is found in a line is asked twice: when it is repaired, and when the whole page is read again, as it is after repairs.
_remembered = lru_cache(1 << 9)(_found)


def _is_odd_still(repaired: str) -> bool:
    """Tell whether a repaired line may be garbled once more: one odd ideograph alone is no sign of it, nor are lost ones.

    Where both stand close together, the page would be asked about the line again.
    """
    places = suspicious().finditer(repaired.replace("\ufffd", ""))
    first = next(places, None)
    if not first:
        return False
    if len(first[0]) > 1 or first[0] < "\xa0" or next(places, None) is not None:
        return True
    return "\ufffd" in repaired and any(True for _ in _suspicious_lines(repaired))


_SINGLE_BYTE = lazy_pattern(f"[{LEAD}][{NEXT} ]")


def _find_single_byte(line: str, *, fill: bool = True) -> list[RawEdit]:
    """Let the readers that compete for the same characters read: the one that explains more of the line wins."""
    if not _SINGLE_BYTE.search(line):
        return []
    if edits := chinese_at_once(line, fill=fill):
        return edits
    if gbk := find_gbk_as_latin(line, throughout=True):
        return gbk
    if big5 := find_big5_as_latin(line):
        return big5
    if fill and (twice := find_dropped_twice(line)):
        return twice
    spoilt = find_spoilt_as_latin(line, GBK)
    if covered(spoilt) >= beyond_ascii(line):
        return spoilt
    return max((find_utf8_as_latin(line, fill=fill), find_gbk_as_latin(line), spoilt), key=covered)


_Reader = Callable[[str], list[RawEdit]]
_OF_TWO_BYTES: tuple[_Reader, ...] = (
    find_two_byte_throughout,
    find_utf8_as_gbk,
    find_two_byte_lost,
    find_gbk_as_gb2312,
    find_gbk_as_big5,
    find_big5_as_gbk,
)
_FIRST_OF_TWO_BYTES = "\u3041"
"""Those read nothing else: what was misread in a charset with two bytes has ideographs, private-use characters or U+FFFD."""
_READERS: tuple[_Reader, ...] = (_find_single_byte, find_misaligned, find_cp1252_as_latin)
_READERS_AGAIN: tuple[_Reader, ...] = (partial(_find_single_byte, fill=False), *_READERS[1:])
