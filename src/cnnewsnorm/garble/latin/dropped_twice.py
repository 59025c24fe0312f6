"""Text read as cp1252 twice whose C1 controls were dropped since: ``Ã¥Â§â€¹Ã§Â»Ë†Ã¥Ë†â€ºÃ¥Â»Âº`` for 始终创建.

What is left of a byte that cp1252 has no character for is a lone ``Â``, and ``â€`` of a quotation mark. So once the
second reading is undone it is known where bytes are lost, and that each was one of six.

Refused: lines that have anything else beyond ASCII in cp1252, and what stands for no ordinary Chinese then.
"""

import re
from functools import cache

from ...edits import RawEdit, apply_edits, compose_edits
from ..charsets import GAP, view_as_single
from ..language.commonness import everyday_count, ordinary_share
from .gaps import CLEAN, CONFIDENCE, choices_if_hidden, choices_of_row, filled
from .spoilt import GBK, find_spoilt_as_latin

__all__ = ["find_dropped_twice"]

_CHARSET = "cp1252"
_KIND = f"utf8-as-{_CHARSET}"
# What the second reading made of a character of the first: whole, cut off, or with a space for a no-break space.
_TOKEN = (
    "[\xc2\xc3\xc5\xc6\xcb][\x80-\xbf]|\xe2[\x80-\xbf]{2}|\xe2\x80[ ?]?(?![\x80-\xbf])|\xc2[ ?]|[\xc2\xc3]"
)
_READ_AS = {"\xe2\x80": "”", "\xe2\x80 ": "†", "\xc2 ": "\xa0"}
_FEWEST = 2  # letters ``Ã`` of a line
_SEQUENCES = f"(?:[\xe2-\xe9\xef](?:[\x80-\xbf{GAP}]{{2}}|[\x80-\xbf{GAP}]?(?![\x80-\xbf{GAP}]))|[\xc2-\xcf][\x80-\xbf])+"
_SIZE = 3
_LEAST_HAN, _LEAST_ORDINARY, _MOST_LOST = 1, 0.97, 0.5


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


@cache
def _sequences_throughout() -> re.Pattern[str]:
    return re.compile(f"(?:[^\x80-\xff{GAP}]++|(?>{_SEQUENCES})|{CLEAN})*+")


def find_dropped_twice(line: str) -> list[RawEdit]:
    """Return the edits for a line that was read as cp1252 twice and lost its controls, or nothing.

    Examples:
        >>> from ...edits import apply_edits
        >>> line = "Ã¥Â§â€¹Ã§Â»Ë†Ã¥Ë†â€ºÃ¥Â»Âº"
        >>> apply_edits(line, find_dropped_twice(line))
        '始终创建'
    """
    if line.count("Ã") < _FEWEST:
        return []
    view = view_as_single(line, _CHARSET)
    if not _throughout().fullmatch(view):
        return []
    outer = [
        (*match.span(), _token().sub(_read, match[0]), _KIND, CONFIDENCE) for match in _row().finditer(view)
    ]
    inside = apply_edits(line, outer)
    inner = _utf8(inside) or find_spoilt_as_latin(inside, GBK)
    return compose_edits(outer, inside, inner) if inner else []


def _read(token: re.Match[str]) -> str:
    if token[0][-1] == "?" or len(token[0]) == 1:
        return "\ufffd"
    return _READ_AS.get(token[0]) or token[0].encode("latin-1").decode("utf-8", "replace")


def _choices(sequence: str, charset: str) -> tuple[str, ...]:
    if sequence[0] >= "\xe0" and len(sequence) < _SIZE:
        return ("\ufffd",)  # cut off
    return choices_if_hidden(sequence, charset)


def _utf8(line: str) -> list[RawEdit]:
    """Return the edits for a line that is UTF-8 read as cp1252 wherever it can be, with U+FFFD for bytes that are lost."""
    view = view_as_single(line, _CHARSET)
    if not _sequences_throughout().fullmatch(view):
        return []
    edits = []
    for match in _sequences().finditer(view):
        choices = choices_of_row(match[0], _CHARSET, _choices)
        edits.append((*match.span(), filled(choices, line, *match.span()), _KIND, CONFIDENCE))
    text = "".join([edit[2] for edit in edits])
    known = text.replace("\ufffd", "")
    if len(text) - len(known) > _MOST_LOST * len(text) or everyday_count(known) < _LEAST_HAN:
        return []
    return edits if ordinary_share(known) >= _LEAST_ORDINARY else []
