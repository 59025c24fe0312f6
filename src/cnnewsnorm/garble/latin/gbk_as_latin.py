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

from ..._patterns import lazy_pattern
from ...edits import RawEdit
from ..charsets import FOREIGN, GAP, view_as_single
from ..language.commonness import NOT_HAN, beyond_ascii, is_basic_han, ordinary, ordinary_count
from ..language.costs import costs_at_most, mean_cost, mean_cost_in_context
from ..model import covered
from .no_break import with_no_break_spaces

__all__ = ["find_gbk_as_latin", "find_gbk_as_latin_trusted", "find_marks_as_latin"]

_CHARSETS = ("cp1252", "cp1250")
_RARER_CHARSETS = ("cp1254", "iso8859-9", "iso8859-2", "cp1258", "cp1257", "mac-roman")
_SPACED = "mac-roman"  # has a no-break space where GBK has what every third line has
# ISO 8859-15 has these letters, which cp1252 has, too, for bytes that are these signs there.
_OF_LATIN_9, _NOT_OF_LATIN_9 = re.compile("[€ŠšŽžŒœŸ]"), re.compile("[¤¦¨´¸¼½¾]")
_LEAST_ORDINARY = 0.95
_LEAST_ORDINARY_IF_LONG = 0.85
_SHORT = 8
_LEAST_BYTES = 4  # two ideographs
_SIDE_BY_SIDE = 4  # letters beyond ASCII; Polish and Czech words have two, as in ``żą`` and ``ží``
_MOST_COST = 22  # half bits per character
_MOST_COST_IF_LONG = 28  # Korean read so makes ordinary ideographs, too, but costs 39
_MOST_COST_IF_WHOLE = 25  # where everything pairs up
_MOST_COST_IF_APART = 12  # beside numbers, of dates for instance
_FEWEST_BESIDE_NAMES = 6  # ideographs
_SAMPLE = 60


@cache
def _stretch() -> re.Pattern[str]:
    return re.compile(f"[\x80-\xff][^{FOREIGN}{GAP}]*[\x80-\xff][@-~]?")


@cache
def _pairs() -> re.Pattern[str]:
    """Characters, twelve of which may begin with a no-break space: 營 爐 爍 爛 燦 爭 爲 爺 爾 牀 牆 狀.

    Pages write it as an entity, so before what begins other characters it stands for itself.
    """
    return re.compile(
        "(?:[\x81-\x9f\xa1-\xfe][@-~\x80-\xfe]|\xa0(?:[\x80\x8e\x91\x94\x96\x97\x9d\xee]|[INqt](?![A-Za-z])))+"
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
    if best:
        return best
    if _of_rarer_charsets().search(line):
        return _best(line, _RARER_CHARSETS, least, throughout)
    # MacRoman has other bytes for the letters that cp1252 has, too
    return _best(line, (_SPACED,), least, throughout) if throughout else best


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
        view = view_as_single(with_no_break_spaces(line) if charset == _SPACED else line, charset)
        if FOREIGN in view:
            others.append((charset, view))
        else:
            yield charset, view
    yield from sorted(others, key=lambda row: row[1].count(FOREIGN))


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
        dense = charset == "cp1252" or any(end - start >= _SIDE_BY_SIDE for start, end in spans)
        before = _NO_ASCII.sub("", line[max(0, at - 1) : at])
        if _is_chinese(view, pairs, decoded, dense, before) and not _has_entities(pairs, decoded):
            done = 0
            for start, end in spans:
                size = (end - start) // 2
                yield at + start, at + end, decoded[done : done + size], f"gbk-as-{charset}", 0.97
                done += size
        else:
            left -= len(view)


_NO_ASCII = re.compile("[^\0-\x7f]+")


def _decoded(pairs: str) -> str:
    return pairs.encode("latin-1").decode("gb18030")


def _is_chinese(view: str, pairs: str, decoded: str, dense: bool, before: str) -> bool:
    """Tell whether the pairs of a stretch are Chinese text and no coincidence.

    Args:
        view: The stretch, as bytes.
        pairs: Those of its bytes that pair up.
        decoded: What these mean.
        dense: Whether letters stand side by side as those of no language do.
        before: The character of ASCII before the stretch, if there is one.
    """
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
    different = len(set(han))
    if different < 2:
        return False
    if good < _LEAST_ORDINARY * units and len(han) < 2 * _SHORT and not _has_known_names(units, han, decoded):
        return False
    long = len(han) >= _SHORT and different * 3 >= len(han)
    most = _MOST_COST
    if long:
        most = _MOST_COST_IF_LONG
    elif units == len(decoded) and different >= _FEWEST_BESIDE_NAMES:
        most = _MOST_COST_IF_WHOLE
    if dense and costs_at_most(decoded[:_SAMPLE], most):
        return True
    return mean_cost_in_context(before + _in_place(view[:_SAMPLE])) <= (
        most if dense else _MOST_COST_IF_APART
    )


def _has_known_names(units: int, han: str, decoded: str) -> bool:
    """Tell whether everything pairs up, and what is not ordinary is in a list of characters at least, as those of names are."""
    if units > len(decoded) or len(han) < _FEWEST_BESIDE_NAMES:
        return False
    usual = ordinary()
    odd = "".join([ch for ch in decoded if ch not in usual])
    return len(odd.encode("gb2312", "ignore")) == 2 * len(odd) or len(
        odd.encode("big5", "ignore")
    ) == 2 * len(odd)


def _in_place(view: str) -> str:
    """Return what a stretch, given as bytes, means, with the ASCII between its pairs."""
    return _pairs().sub(lambda pairs: _decoded(pairs[0]), view)


def _has_entities(pairs: str, decoded: str) -> bool:
    """Tell whether quotes or dashes of a stretch, taken for bytes, make odd characters: pages write them as entities."""
    usual = ordinary()
    return any(decoded[match.start()] not in usual for match in _ENTITY.finditer(pairs[::2]))


_ENTITY = re.compile("[\x85\x91-\x94\x97]")  # in cp1252
