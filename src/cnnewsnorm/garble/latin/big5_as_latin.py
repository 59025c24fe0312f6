"""Big5 read in a single-byte charset: ``¤¤µØ`` for 中華.

Every byte has become one character, and the second byte of two in five is a letter of ASCII: ``¡i`` is 【. The
evidence is the whole line: almost every letter of Latin-1 must begin a pair or end one, almost every pair must give
an ordinary Chinese character. The letters of European languages are the first bytes of rare ones.
"""

import re

from ...edits import RawEdit
from ..charsets import view_as_single
from ..language.commonness import NOT_HAN, ordinary_count
from ..language.costs import costs_at_most, mean_cost_in_context
from .spoilt import BIG5, find_spoilt_as_latin

__all__ = ["find_big5_as_latin"]

_CONFIDENCE = 0.97
_PAIRS = re.compile("(?:[\xa1-\xf9][@-~\xa1-\xfe])+")
_COMMON = re.compile("[\xa4-\xc6][@-~\xa1-\xfe]")  # the commoner half of Big5
_HIGH = re.compile("[\x80-\xff]")
_LETTER = re.compile("[@-~]")  # of ASCII, as second bytes are
_LEAST_ORDINARY = 0.95
_LEAST_HAN = 2  # different ones
_SHORT = 8
_MOST_COST, _MOST_COST_IF_LONG = 22, 28  # half bits per character
_MOST_COST_IN_CONTEXT = 12  # beside numbers, of dates for instance
_SAMPLE = 60
_OF_LATIN_5, _LATIN_5 = re.compile("[ĞİŞğış]"), str.maketrans("ĞİŞğış", "ÐÝÞðýþ")


def find_big5_as_latin(line: str) -> list[RawEdit]:
    """Return the edits that undo Big5 read as Latin-1, cp1252 or, but for six letters the same, cp1254 in one line.

    Many tools drop the soft hyphen, one byte in eighty, which puts all that follows out of step until a letter of
    ASCII is left over: such a line is searched for the likeliest text.

    Args:
        line: The line.

    Returns:
        Edits in order; the rule is the kind of garble.
    """
    if _OF_LATIN_5.search(line):
        found = find_big5_as_latin(line.translate(_LATIN_5))
        return [(start, end, text, "big5-as-cp1254", sure) for start, end, text, _, sure in found]
    if not _COMMON.search(line):
        return []
    rest = _PAIRS.sub("", line)
    alone = len(_HIGH.findall(rest))
    whole = "\xad" in line or not (alone or _LETTER.search(rest))
    as_it_stands = _as_it_stands(line, alone)
    return as_it_stands if whole and as_it_stands else find_spoilt_as_latin(line, BIG5) or as_it_stands


def _as_it_stands(line: str, alone: int) -> list[RawEdit]:
    """Return the edits if what the pairs of a line give is ordinary, with so many letters that pair with nothing."""
    view = view_as_single(line, "cp1252")
    matches = list(_PAIRS.finditer(view))
    spans = [match.span() for match in matches]
    texts = [_meant(match) for match in matches]
    decoded = "".join(texts)
    if ordinary_count(decoded) < _LEAST_ORDINARY * (len(decoded) + alone):
        return []
    han = NOT_HAN.sub("", decoded)
    different = len(set(han))
    if different < _LEAST_HAN:
        return []
    long = len(han) >= _SHORT and different * 3 >= len(han)
    if (
        not costs_at_most(decoded[:_SAMPLE], _MOST_COST_IF_LONG if long else _MOST_COST)
        and mean_cost_in_context(_PAIRS.sub(_meant, view[:_SAMPLE])) > _MOST_COST_IN_CONTEXT
    ):
        return []
    return [
        (start, end, text, BIG5.kind, _CONFIDENCE) for (start, end), text in zip(spans, texts, strict=True)
    ]


def _meant(pairs: re.Match[str]) -> str:
    return pairs[0].encode("latin-1").decode("cp950", "replace")
