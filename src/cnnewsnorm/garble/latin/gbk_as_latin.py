"""GBK read in a single-byte charset: ``ÄãºÃ`` for 你好.

Every byte has become one character, so nothing is lost but what the charset leaves undefined, and going back to
the bytes is exact. The evidence is the whole stretch of characters that the charset can have produced: almost every
byte must pair up, almost every pair must give an ordinary Chinese character.

Refused: stretches of fewer than two ideographs, stretches with more single accented letters than pairs (European
languages), and those that make no likely Chinese, such as lists of letters (``ÀÁÂÃÄÅ``) or Korean.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from operator import itemgetter

from ..._patterns import lazy_pattern
from ...edits import RawEdit
from ..charsets import FOREIGN, GAP, view_as_single
from ..language.commonness import NOT_HAN, beyond_ascii, is_basic_han, ordinary, ordinary_count
from ..language.costs import costs_at_most, mean_cost
from ..model import covered

__all__ = ["find_gbk_as_latin", "find_gbk_as_latin_trusted", "find_marks_as_latin"]

_CHARSETS = ("cp1252", "cp1250")
_RARER_CHARSETS = ("cp1254", "iso8859-9", "iso8859-2", "cp1258", "cp1257", "mac-roman")
_SPACED = "mac-roman"  # has a no-break space where GBK has what every third line has
# ISO 8859-15 has these letters, which cp1252 has, too, for bytes that are these signs there.
_OF_LATIN_9, _NOT_OF_LATIN_9 = re.compile("[€ŠšŽžŒœŸ]"), re.compile("[¤¦¨´¸¼½¾]")
_LEAST_ORDINARY = 0.95
_LEAST_ORDINARY_IF_LONG = 0.85
_LEAST_ORDINARY_IF_SPACED = 0.98
_SHORT = 8
_LEAST_BYTES = 4  # two ideographs
_SIDE_BY_SIDE = 4  # letters beyond ASCII; Polish and Czech words have two, as in ``żą`` and ``ží``
_MOST_COST = 22  # half bits per character
_MOST_COST_IF_LONG = 28  # Korean read so makes ordinary ideographs, too, but costs 39
_SAMPLE = 60


@cache
def _stretch() -> re.Pattern[str]:
    return re.compile(f"[\x80-\xff][^{FOREIGN}{GAP}]*[\x80-\xff][@-~]?")


@cache
def _pairs() -> re.Pattern[str]:
    """Characters, ten of which may begin with a no-break space: 爐 營 爍 爛 爭 爲 爺 爾 牆 狀.

    Pages write it as an entity, so before what begins other characters it stands for itself.
    """
    return re.compile(
        "(?:[\x81-\x9f\xa1-\xfe][@-~\x80-\xfe]|\xa0(?:[\x80\x8e\x91\x94\x96\x9d\xee]|[Iqt](?![A-Za-z])))+"
    )


def find_gbk_as_latin(line: str, *, throughout: bool = False) -> list[RawEdit]:
    """Return the edits that undo GBK read in a single-byte charset in one line.

    Args:
        line: The line.
        throughout: Whether only edits are wanted that cover as much as there is beyond ASCII: what cannot is left at once.

    Returns:
        Edits in order; the rule is the kind of garble, with the charset in its name.
    """
    least = beyond_ascii(line) - line.count("\xa0")
    best = _best(line, _CHARSETS, least, throughout)
    if _OF_LATIN_9.search(line) and not _NOT_OF_LATIN_9.search(line):
        best = _likelier(best, _best(line, ("iso8859-15",), least, throughout))
    if best or not _of_rarer_charsets().search(line):
        return best
    return _best(line, _RARER_CHARSETS, least, throughout)


@cache
def _of_rarer_charsets() -> re.Pattern[str]:
    """One of the characters that rarer charsets have and cp1252 has not: without one it explains as much as they do."""
    common, rarer = (
        {bytes((byte,)).decode(charset, "ignore") for charset in charsets for byte in range(0x80, 0x100)}
        for charsets in (("latin-1", "cp1252"), _RARER_CHARSETS)
    )
    return re.compile(f"[{''.join(sorted(rarer - common))}]")


def _best(line: str, charsets: Iterable[str], least: int, throughout: bool) -> list[RawEdit]:
    """Return the edits for the charset that explains most of a line, the first of those that explain as much."""
    best: list[RawEdit] = []
    for charset, view in _views(line, charsets):
        if throughout and len(view) - view.count(FOREIGN) < least:
            continue  # cannot cover as much
        edits = list(_edits(view, charset, least if throughout else 0))
        if covered(edits) > covered(best):
            best = edits
        if covered(best) >= least:
            return best
    return [] if throughout else best


def _views(line: str, charsets: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield charsets with the bytes of a line, first the charset that can have produced most of it."""
    others = []
    for charset in charsets:
        view = view_as_single(_with_no_break_spaces(line) if charset == _SPACED else line, charset)
        if FOREIGN in view:
            others.append((charset, view))
        else:
            yield charset, view
    yield from sorted(others, key=lambda row: row[1].count(FOREIGN))


_DENSE = lazy_pattern(f"[^\\0-\\x7f]{{{_SIDE_BY_SIDE},}}")
_SPACE_BESIDE = lazy_pattern(r" [^\0-\x7f]|[^\0-\x7f] ")
_HALF, _ASCII_TRAIL, _UNUSUAL = 3, 1, 1
"""Prices: of half a pair, of a pair whose second byte is ASCII, of a space that is none at the beginning of a row, or one within."""


def _with_no_break_spaces(line: str) -> str:
    """Return a line with no-break spaces where half a pair is missing beside a space.

    The byte CA is a no-break space in MacRoman, with which 是, 时, 十 and 市 begin. Pages that hold it as a space keep a
    row of letters in which the others do not pair up.
    """
    if not (_DENSE.search(line) and _SPACE_BESIDE.search(line)):
        return line
    # by whether the second byte of a pair is due: the price so far, and the spaces that are none
    even: _Spaces | None = (0, None)
    odd: _Spaces | None = None
    for at, ch in enumerate(line + "\n"):
        high = ch > "\x7f"
        within = at > 0 and line[at - 1] > "\x7f"
        if high:
            even, odd = odd, even
        elif ch == " " and at + 1 < len(line) and line[at + 1] > "\x7f":
            plain = [_at(even, _UNUSUAL if within else 0), _at(odd, _HALF)]
            even, odd = _least(*plain, _at(odd, 0, at)), _at(even, 0 if within else _UNUSUAL, at)
        else:
            trail = _at(odd, _ASCII_TRAIL if "@" <= ch <= "~" else _HALF)
            even, odd = _least(even, trail), None
    signs = list(line)
    spaces = even and even[1]
    while spaces:
        signs[spaces[0]] = "\xa0"
        spaces = spaces[1]
    return "".join(signs)


_Places = tuple[int, "_Places | None"]
_Spaces = tuple[int, _Places | None]


def _at(state: _Spaces | None, price: int, place: int | None = None) -> _Spaces | None:
    """Return a state that costs more, and has one space more that is none."""
    if state is None:
        return None
    return state[0] + price, state[1] if place is None else (place, state[1])


def _least(*states: _Spaces | None) -> _Spaces | None:
    return min(filter(None, states), key=itemgetter(0), default=None)


def _likelier(one: list[RawEdit], other: list[RawEdit]) -> list[RawEdit]:
    texts = ["".join([edit[2] for edit in edits]) for edits in (one, other)]
    return one if mean_cost(texts[0]) <= mean_cost(texts[1]) else other


def find_gbk_as_latin_trusted(line: str) -> list[RawEdit]:
    """Return the edits for a line that is GBK read as cp1252 wherever it is not ASCII, with hardly an odd character.

    That is for pages whose other lines are known to be so: alone ``5Ð¡Ê±Ç°`` might have a letter at its end, not 前.
    """
    rows = []
    for row in _BEYOND_ASCII.finditer(line):
        view = view_as_single(row[0], "cp1252")
        if not _WHOLE.fullmatch(view) or _ENTITY.search(view):
            return []  # ——, which may be meant, has the bytes of 棗
        rows.append((row.span(), view))
    meant = [_decoded(view) for _, view in rows]
    text = "".join(meant)
    odd = len(text) - ordinary_count(text)
    if odd > _MOST_ODD * len(text) or _NO_MARK.search(text) or not any(map(is_basic_han, text)):
        return []
    return [(*span, new, "gbk-as-cp1252", 0.9) for (span, _), new in zip(rows, meant, strict=True)]


_BEYOND_ASCII = re.compile("[^\0-\x7f]+")
_MOST_ODD = 1 / 6  # of the characters
_WHOLE = re.compile("(?:[\x81-\xfe][\x80-\xfe])+")
_MARKS = re.compile("(?:[\xa1-\xa3][\xa1-\xfe])+\xa1?|\xa1")


def find_marks_as_latin(line: str) -> list[RawEdit]:
    """Return the edits that undo marks of GBK in a line that has nothing else beyond ASCII: ``read¡¡it¡£`` for ``read　it。``

    That is for pages whose other lines are known to be GBK read as cp1252. A half of a mark behind a letter is an ellipsis
    there, the only mark whose second byte is a soft hyphen, which extractors of text drop.
    """
    rows = list(_BEYOND_ASCII.finditer(line))
    if not all(
        _MARKS.fullmatch(row[0])
        and (row[0] != "¡" or _LETTER.fullmatch(line[max(0, row.start() - 1) : row.start()]))
        for row in rows
    ):
        return []
    meant = [_decoded(row[0] + "\xad" * (len(row[0]) % 2)) for row in rows]
    if _NO_MARK.search("".join(meant)):
        return []
    return [(*row.span(), new, "gbk-as-cp1252", 0.9) for row, new in zip(rows, meant, strict=True)]


_LETTER = re.compile("[A-Za-z]")
_NO_MARK = lazy_pattern("[\ue000-\uf8ff]")


def _edits(line: str, charset: str, least: int) -> Iterator[RawEdit]:
    """Yield the edits for a line, given as bytes, until they cannot cover so many of them."""
    stretches = list(_stretch().finditer(line))
    left = sum(len(stretch[0]) for stretch in stretches)
    for stretch in stretches:
        if left < least:
            return
        view, at = stretch.group(), stretch.start()
        if len(view) < _LEAST_BYTES:
            left -= len(view)
            continue
        spans = [match.span() for match in _pairs().finditer(view)]
        pairs = "".join([view[start:end] for start, end in spans])
        decoded = _decoded(pairs)
        if (
            (charset == "cp1252" or any(end - start >= _SIDE_BY_SIDE for start, end in spans))
            and (charset != _SPACED or _is_ordinary_throughout(decoded))
            and _is_chinese(view, pairs, decoded)
            and not _has_entities(pairs, decoded)
        ):
            done = 0
            for start, end in spans:
                size = (end - start) // 2
                yield at + start, at + end, decoded[done : done + size], f"gbk-as-{charset}", 0.97
                done += size
        else:
            left -= len(view)


def _decoded(pairs: str) -> str:
    return pairs.encode("latin-1").decode("gb18030")


def _is_ordinary_throughout(decoded: str) -> bool:
    """Tell whether hardly a character is odd, as many are behind a space that was taken for what it is not."""
    return ordinary_count(decoded) >= _LEAST_ORDINARY_IF_SPACED * len(decoded)


def _is_chinese(view: str, pairs: str, decoded: str) -> bool:
    """Tell whether the pairs of a stretch are Chinese text and no coincidence."""
    high = beyond_ascii(pairs)
    full = high - len(decoded)  # both bytes of which are beyond ASCII
    spaces = view.count("\xa0") - pairs.count("\xa0")
    units = len(decoded) + beyond_ascii(view) - high - spaces  # and letters that pair with nothing
    if 2 * full < units:
        return False
    good = ordinary_count(decoded)
    if good < _LEAST_ORDINARY_IF_LONG * units:
        return False
    han = NOT_HAN.sub("", decoded)
    least = _LEAST_ORDINARY if len(han) < 2 * _SHORT else _LEAST_ORDINARY_IF_LONG
    different = len(set(han))
    if different < 2 or good < least * units:
        return False
    long = len(han) >= _SHORT and different * 3 >= len(han)
    return costs_at_most(decoded[:_SAMPLE], _MOST_COST_IF_LONG if long else _MOST_COST)


def _has_entities(pairs: str, decoded: str) -> bool:
    """Tell whether quotes or dashes of a stretch, taken for bytes, make odd characters: pages write them as entities."""
    usual = ordinary()
    return any(decoded[match.start()] not in usual for match in _ENTITY.finditer(pairs[::2]))


_ENTITY = re.compile("[\x85\x91-\x94\x97]")  # in cp1252
