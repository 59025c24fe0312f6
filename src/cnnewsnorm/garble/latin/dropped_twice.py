"""Text read as cp1252 twice whose C1 controls were dropped since: ``Ã¥Â§â€¹Ã§Â»Ë†Ã¥Ë†â€ºÃ¥Â»Âº`` for 始终创建.

What is left of a byte that cp1252 has no character for is a lone ``Â``, of five others a lone ``Ã``, and ``â€`` of a
quotation mark. So once the second reading is undone it is known where bytes are lost, and that each was one of five or
six. What was read first was UTF-8, or GBK.

Refused: lines that have anything else beyond ASCII in cp1252, and what stands for no ordinary Chinese then.
"""

import re
from functools import cache, lru_cache

from ...edits import RawEdit, apply_edits, compose_edits
from ..charsets import FOREIGN, GAP, single_bytes, undefined_bytes, view_as_single
from ..gbk import characters_by_pair
from ..language.commonness import everyday_count, ordinary, ordinary_share
from ..language.costs import costs_at_most
from .gaps import CLEAN, CONFIDENCE, SOFT_HYPHEN, choices_if_hidden, choices_of_row, filled
from .gbk_as_latin import find_gbk_as_latin

__all__ = ["find_dropped_twice"]

_CHARSET = "cp1252"
_KIND = f"utf8-as-{_CHARSET}"
# What the second reading made of a character of the first: whole, cut off, or with a space for a no-break space.
_TOKEN = (
    "[\xc2\xc3\xc5\xc6\xcb][\x80-\xbf]|\xe2[\x80-\xbf]{2}|\xe2\x80[ ?]?(?![\x80-\xbf])|\xc2[ ?]|[\xc2\xc3]"
)
_LETTER = "\u0102"
"""Stands for a letter whose second byte was dropped, as `GAP` does for a control."""
_READ_AS = {"\xc2": GAP, "\xc3": _LETTER, "\xe2\x80": "\x94", "\xe2\x80 ": "\x86", "\xc2 ": "\xa0"}
_ODD = re.compile(f"[{GAP}{_LETTER}{FOREIGN}]")
_FEWEST = 2  # letters ``Ã`` of a line
_SEQUENCES = f"(?:[\xe2-\xe9\xef](?:[\x80-\xbf{GAP}]{{2}}|[\x80-\xbf{GAP}]?(?![\x80-\xbf{GAP}]))|[\xc2-\xcf][\x80-\xbf])+"
_SIZE = 3
_LEAST_HAN, _LEAST_ORDINARY, _MOST_LOST = 1, 0.97, 0.5
_LEAST_HAN_OF_GBK, _MOST_COST = 4, 22


@cache
def _row() -> re.Pattern[str]:
    return re.compile(f"(?:{_TOKEN})+")


@cache
def _throughout() -> re.Pattern[str]:
    return re.compile(f"(?:[^\x80-\xff{GAP}]++|(?>{_TOKEN})|{CLEAN})*+")


@cache
def _token() -> re.Pattern[str]:
    return re.compile(_TOKEN)


@cache
def _sequences() -> re.Pattern[str]:
    return re.compile(_SEQUENCES)


def find_dropped_twice(line: str) -> list[RawEdit]:
    """Return the edits for a line that was read as cp1252 twice and lost its controls, or nothing.

    Examples:
        >>> [edit[2] for edit in find_dropped_twice("Ã¥Â§â€¹Ã§Â»Ë†Ã¥Ë†â€ºÃ¥Â»Âº")]
        ['始终创建']
    """
    if line.count("Ã") < _FEWEST:
        return []
    view = view_as_single(line, _CHARSET)
    if not _throughout().fullmatch(view):
        return []
    rows = [(*match.span(), _token().sub(_read, match[0])) for match in _row().finditer(view)]
    edits = []
    for read, kind in ((_utf8, _KIND), (_gbk, f"{_KIND} + gbk-as-{_CHARSET}")):
        choices = [read(data) for _, _, data in rows]
        if all(choices):
            edits = [
                (start, end, filled(row, line, start, end), kind, CONFIDENCE)
                for (start, end, _), row in zip(rows, choices, strict=True)
            ]
            if _is_chinese("".join([edit[2] for edit in edits]), kind):
                return edits
    if any(_ODD.search(data) for _, _, data in rows):
        return []
    # nothing was dropped, but what was GBK may have letters of ASCII among its bytes
    once = [(start, end, _token().sub(_first, view[start:end]), _KIND, CONFIDENCE) for start, end, _ in rows]
    inside = apply_edits(line, once)
    inner = find_gbk_as_latin(inside)
    return compose_edits(once, inside, inner) if inner else []


def _first(token: re.Match[str]) -> str:
    return token[0].replace(" ", "\xa0").encode("latin-1").decode("utf-8", "replace")


def _read(token: re.Match[str]) -> str:
    """Return the byte of the first reading that a character of the second stands for."""
    if token[0][-1] == "?":
        return GAP
    known = _READ_AS.get(token[0])
    return known or single_bytes(_CHARSET).get(ord(token[0].encode("latin-1").decode("utf-8")), FOREIGN)


def _utf8(data: str) -> list[tuple[str, ...]]:
    """Return what bytes of UTF-8 may stand for, or nothing if they are none."""
    return choices_of_row(data, _CHARSET, _choices_of_utf8) if _sequences().fullmatch(data) else []


def _choices_of_utf8(sequence: str, charset: str) -> tuple[str, ...]:
    if sequence[0] >= "\xe0" and len(sequence) < _SIZE:
        return ("\ufffd",)  # cut off
    return choices_if_hidden(sequence, charset)


def _gbk(data: str) -> list[tuple[str, ...]]:
    """Return what bytes of GBK may stand for, or nothing if they are none."""
    if len(data) % 2 or FOREIGN in data:
        return []
    return [_choices_of_gbk(data[at : at + 2]) for at in range(0, len(data), 2)]


@lru_cache(1 << 12)
def _choices_of_gbk(pair: str) -> tuple[str, ...]:
    firsts, seconds = (_LOST.get(byte) or byte for byte in pair)
    table = characters_by_pair()
    found = [table.get(ord(first) << 8 | ord(second), "\ufffd") for first in firsts for second in seconds]
    return tuple(filter(ordinary().__contains__, found)) or (found[0] if len(found) == 1 else "\ufffd",)


# The letters C1, CD, CF, D0 and DD have these bytes behind C3.
_LOST = {
    GAP: undefined_bytes(_CHARSET) + SOFT_HYPHEN,
    _LETTER: "".join(chr(ord(byte) + 0x40) for byte in undefined_bytes(_CHARSET)),
}


def _is_chinese(text: str, kind: str) -> bool:
    """Tell whether what was read is ordinary Chinese; of any pair GBK makes something, so it must be likely, too."""
    known = text.replace("\ufffd", "")
    han = everyday_count(known)
    if len(text) - len(known) > _MOST_LOST * len(text) or ordinary_share(known) < _LEAST_ORDINARY:
        return False
    if kind == _KIND:
        return han >= _LEAST_HAN
    return han >= _LEAST_HAN_OF_GBK and costs_at_most(known, _MOST_COST)
