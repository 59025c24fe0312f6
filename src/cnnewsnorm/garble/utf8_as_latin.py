"""UTF-8 read in a single-byte charset: ``ä½ å¥½`` for 你好, ``Ã©`` for é.

Every byte has become one character, so going back to the bytes is exact. A byte A0 (a no-break space) often was
turned into a space later on; inside a sequence it is taken back.
"""

import re
from functools import cache

from ..edits import RawEdit
from .charsets import SINGLE_BYTE, view_as_single

__all__ = ["find_utf8_as_latin"]


@cache
def _run() -> re.Pattern[str]:
    three = "[\xe1-\xec\xee\xef][\x80-\xbf][\x80-\xbf ]|[\xe3-\xe9\xef] [\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf ]|\xed[\x80-\x9f][\x80-\xbf ]"
    return re.compile(f"(?:{three}|[\xc2-\xdf][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{{3}})+")


def find_utf8_as_latin(line: str) -> list[RawEdit]:
    """Return the edits that undo UTF-8 read in a single-byte charset in one line.

    Args:
        line: The line.

    Returns:
        Edits in order; the rule is the kind of garble, with the charset in its name.
    """
    best: list[RawEdit] = []
    for charset in SINGLE_BYTE:
        edits = _edits(line, charset)
        if sum(edit[1] - edit[0] for edit in edits) > sum(edit[1] - edit[0] for edit in best):
            best = edits
    return best


def _edits(line: str, charset: str) -> list[RawEdit]:
    view = view_as_single(line, charset)
    edits = []
    for match in _run().finditer(view):
        if match.end() - match.start() < 3:
            continue
        try:
            repaired = match.group().replace(" ", "\xa0").encode("latin-1").decode("utf-8")
        except UnicodeDecodeError:
            continue
        edits.append((match.start(), match.end(), repaired, f"utf8_as_{charset}", 0.97))
    return edits
