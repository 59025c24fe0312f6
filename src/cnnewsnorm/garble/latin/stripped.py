"""UTF-8 read as Latin-1 or ISO 8859-15 whose C1 controls were dropped since: ``æ¬æ¥è®°è``. It has lost every third byte or so.

What is left of a character is its first byte, one of a dozen accented letters, and those of its other two that were
signs: rows in which the two take turns for long, as letters and signs of no language do.

Refused: pages on which such rows are not most of what is beyond ASCII in Latin-1, and tables, where each letter stands once.
"""

import re
from functools import cache

__all__ = ["find_stripped_latin", "may_be_stripped_latin"]

_SIGNS = "\xa0-\xbfŠšŽžŒœŸ€"
_FEWEST_LETTERS = 12  # of a page
_LEAST_LEADS, _MOST_LEADS = 0.25, 0.75  # of its letters and signs
_LEAST_TIMES = 2  # that a letter stands there, on average
_LEAST_SHARE = 0.7  # of what Latin-1 has beyond ASCII, and of its rows of four and more


@cache
def _row() -> re.Pattern[str]:
    return re.compile(f"[\xe2-\xef][{_SIGNS}\xe2-\xef]{{3,}}")


@cache
def _lead() -> re.Pattern[str]:
    return re.compile("[\xe2-\xef]")


@cache
def _latin() -> re.Pattern[str]:
    return re.compile(f"[{_SIGNS}\xc0-\xff]")


def may_be_stripped_latin(text: str) -> bool:
    """Tell whether a page has the letters that are frequent in what is left of such text; this takes no time."""
    return "å" in text and "æ" in text  # what most ideographs begin with


def find_stripped_latin(text: str) -> list[tuple[int, int]]:
    """Return the spans of a page that are UTF-8 read as Latin-1 without its controls; none unless the page shows it.

    Examples:
        >>> misread = re.sub("[\\x80-\\x9f]", "", "全市各区学校本月起为学生开放图书馆".encode().decode("latin-1"))
        >>> find_stripped_latin(f"1. {misread}")
        [(3, 40)]
    """
    if not may_be_stripped_latin(text):
        return []
    spans = [match.span() for match in _row().finditer(text)]
    found = "".join(text[start:end] for start, end in spans)
    leads = _lead().findall(found)
    if len(leads) < max(_FEWEST_LETTERS, _LEAST_TIMES * len(set(leads))):
        return []
    if not _LEAST_LEADS * len(found) <= len(leads) <= _MOST_LEADS * len(found):
        return []
    return spans if len(found) >= _LEAST_SHARE * len(_latin().findall(text)) else []
