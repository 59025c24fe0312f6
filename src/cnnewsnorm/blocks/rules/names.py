"""Lines that are nothing but the names of people: below a headline they say who wrote the story."""

import re

from ..._patterns import lazy_pattern
from ..._surnames import COMMON_SURNAMES, RARER_SURNAMES
from ..line.forms import HAN_ONLY
from ..model.reading import Reading

__all__ = ["MARKS", "PENNED", "are_people", "is_marked_person", "is_person"]

MARKS = "☉◎⊙●◆■□○★▲· "  # set before the name of an author
PENNED = lazy_pattern(
    r"([\u4e00-\u9fff]{2,3})\s?[／/]\s?[\u4e00-\u9fff、]{2,16}[（(][\u4e00-\u9fff]{2,8}[）)]"
)
"""Who wrote to the paper: 王某某／大學講師（某市）."""
_BETWEEN = re.compile(r"[,，、;；\s]+")
_SPACED = lazy_pattern(
    "(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff](?![\u4e00-\u9fff]))"
)
_LONGEST_MARKED = 14  # of a line with a marked name
_LONGEST = 60  # of a line of names


def is_person(text: str, p: Reading) -> bool:
    """Return whether a line is nothing but a Chinese name of two or three characters, or one behind a mark."""
    return (p.length <= 6 and not p.bits and _is_name(text, COMMON_SURNAMES)) or is_marked_person(text, p)


def is_marked_person(text: str, p: Reading) -> bool:
    """Return whether a line is nothing but a Chinese name behind a mark, maybe with a place: □ 王某某（某市）"""
    if text[0] not in MARKS or p.length > _LONGEST_MARKED:
        return False
    name = text.lstrip(MARKS).replace("(", "（").partition("（")[0].rstrip()
    return _is_name(name, COMMON_SURNAMES) or _is_name(name, RARER_SURNAMES)


def _is_name(text: str, surnames: frozenset[str]) -> bool:
    return text[:1] in surnames and 2 <= len(text) <= 3 and HAN_ONLY.fullmatch(text) is not None


def are_people(text: str, p: Reading) -> bool:
    """Return whether a line is nothing but two or more Chinese names; one in two begins with a common surname."""
    if p.length > _LONGEST or p.stamp or text[0] not in COMMON_SURNAMES:
        return False
    names = _BETWEEN.split(_SPACED.sub(r"\1", text))
    known = sum(name[:1] in COMMON_SURNAMES for name in names)
    return (
        len(names) <= 2 * known
        and all(2 <= len(name) <= 3 and HAN_ONLY.fullmatch(name) for name in names)
        and len(names) > 1
    )
