"""UTF-8 read as Big5: ``銝剖�蝥砍漲``, ``嚗?``. Every second pair of bytes is no Big5 and was replaced, so the text is lost.

What is left shows it all the same: both bytes of each ideograph are bytes of UTF-8, as one in four of those of
Traditional text are, and where three of them are one character of UTF-8, it is an ordinary one.

Refused: pages with few such ideographs, and those without the ones that full-width marks and 一 begin with.
"""

import re
from functools import cache

from .._patterns import lazy_pattern
from .language.commonness import everyday_count, ordinary_share

__all__ = ["find_utf8_as_big5", "may_be_utf8_as_big5"]

_CHARSET = "big5hkscs"
_BYTES = (*range(0x81, 0xC0), *range(0xE2, 0xEA), 0xEF)  # of UTF-8, those of ordinary Chinese
_WHOLE = re.compile("[\xe2-\xe9\xef][\x80-\xbf]{2}")
_FEWEST, _FEWEST_OF_ROW = 8, 4  # ideographs
_LEAST_SHARE = 0.9  # of the ideographs of a row
_MOST_EVERYDAY = 0.7
_FEWEST_WHOLE = 2
_LEAST_ORDINARY = 0.8


@cache
def _bytes() -> dict[str, str]:
    """Return the bytes of each character of Big5 both bytes of which are bytes of UTF-8."""
    pairs = [bytes((first, second)) for first in _BYTES for second in _BYTES]
    read = ((pair, pair.decode(_CHARSET, "ignore")) for pair in pairs)
    return {ch: pair.decode("latin-1") for pair, ch in read if len(ch) == 1}


_ROW = lazy_pattern(r"[^\0-\x7f](?:[^\0-\x7f]|\?+(?=[^\0-\x7f]))*\?*")
_SIGNS = re.compile("[?\ufffd]+")


def may_be_utf8_as_big5(text: str) -> bool:
    """Tell whether a page has what is left of full-width marks, or of 一, 不, 上 and 中; this takes no time."""
    return "嚗" in text or "銝" in text


def find_utf8_as_big5(text: str) -> list[tuple[int, int]]:
    """Return the spans of a page that are UTF-8 read as Big5; none unless the page shows it.

    Examples:
        >>> misread = "新展品一月起在校园展出，学生自己写的说明一时成为话题".encode().decode("big5", "replace")
        >>> find_utf8_as_big5(f"学校 {misread}")
        [(3, 62)]
    """
    if not may_be_utf8_as_big5(text):
        return []
    known = _bytes()
    rows = []
    found = whole = ""
    for match in _ROW.finditer(text):
        han = _SIGNS.sub("", match[0])
        if not han:
            continue
        views = [known.get(ch, "") for ch in han]
        if views.count("") > (1 - _LEAST_SHARE) * len(han) or everyday_count(han) > _MOST_EVERYDAY * len(han):
            continue
        if len(han) >= _FEWEST_OF_ROW:
            found += han
            view = "".join([known.get(ch, "\n") if ch not in "?\ufffd" else "\n" for ch in match[0]])
            whole += "".join(_WHOLE.findall(view))
        elif everyday_count(han):
            continue
        rows.append(match.span())
    meant = whole.encode("latin-1").decode("utf-8", "replace")
    if len(found) < _FEWEST or len(meant) < _FEWEST_WHOLE or ordinary_share(meant) < _LEAST_ORDINARY:
        return []
    return rows
