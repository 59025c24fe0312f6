"""Windows-1252 read as Latin-1: quotation marks, dashes and dots that became C1 controls.

Going back is exact. Refused: lines with other C1 controls, which are damage of another kind, controls beside
characters of East Asia, where Windows-1252 text does not stand, and a control 85 that may be meant as a line break.
"""

import re
from functools import cache

from ...edits import RawEdit

__all__ = ["find_cp1252_as_latin"]

_MARKS = "\x82\x84\x85\x8b\x91-\x97\x99\x9b"
_EAST = "[\u1100-\u11ff\u2e80-\uffff\U00020000-\U000323af]"
_MARK = re.compile(f"[{_MARKS}]+")


@cache
def _other() -> re.Pattern[str]:
    return re.compile(
        f"[^\x00-\x7f\xa0-\U0010ffff{_MARKS}]|[{_MARKS}]{_EAST}|{_EAST}[{_MARKS}]|(?:^|[\\s.!?])\x85|\x85\\w"
    )


def find_cp1252_as_latin(line: str) -> list[RawEdit]:
    """Return the edits that turn C1 controls into the marks of Windows-1252 in one line.

    Args:
        line: The line.

    Returns:
        Edits in order.
    """
    marks = [match.span() for match in _MARK.finditer(line)]
    if not marks or _other().search(line):
        return []
    kind = "cp1252-as-latin-1"
    return [
        (start, end, line[start:end].encode("latin-1").decode("cp1252"), kind, 0.9) for start, end in marks
    ]
