"""Marks at which a site cut its bytes although the original has none there: what follows is out of step.

The first byte of such a mark ended one character of the original, and its second began the next.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from ..._patterns import lazy_pattern
from ..gbk import characters_by_pair, pairs_by_character, wide
from ..language.commonness import ordinary
from ..language.costs import mean_cost
from ..language.likelihood import likelihood
from ..suspicious import odd_ones

__all__ = [
    "LETTER",
    "MARKS",
    "PRIVATE_USE",
    "is_likelier",
    "is_strange",
    "marks_behind_dropped",
    "reads_later",
]

MARKS = ",，、；;！!？?。"
"""The marks at which sites cut, in both widths."""

PRIVATE_USE = lazy_pattern("[\ue000-\uf8ff]")

LETTER = r"[A-Za-z@\[\]^_`{|}~]"
"""A sign that is a byte by itself and can end a character."""

_LETTER = lazy_pattern(rf"[\u3400-\u9fff]{{0,3}}{LETTER}(?:[\u3400-\u9fff]|$)")
_WORDS = lazy_pattern(r"[\u3400-\u9fff]{2,3}")
_ALONE = lazy_pattern(rf"([\u3400-\u9fff])[{MARKS}]")
_LONE_LETTER = lazy_pattern(rf"{LETTER}(?<=[\u3400-\u9fff].)(?=[\u3400-\u9fff])")
_HAN_BEHIND_CUT = lazy_pattern(rf"[{MARKS}](?<=[\u3400-\u9fff)”》].)(?={LETTER}{{0,2}}[\u3400-\u9fff])")
_MOST_COST = 26  # half bits a character for what may be words
_RARE = 30  # half bits of a character that hardly stands alone
# Characters behind a mark that must be ordinary one byte later, and so many on a page that is damaged.
_READ, _READ_IN_CONTEXT = 3, 2
_LEAST_GAIN = 24  # half bits by which a run must be likelier than as it stands
_MOST_LOST, _MOST_MEAN = 16, 18  # half bits that it may cost for what was lost, and for each character
_NEAR = 12  # characters behind a mark that are looked at


def reads_later(text: str, mark: int, read: int = _READ) -> bool:
    """Tell whether what stands behind a mark is ordinary one byte later, the last byte of the mark taken along.

    Args:
        text: Any text.
        mark: Where the mark stands.
        read: How many characters are looked at.
    """
    pairs, characters, usual = pairs_by_character(), characters_by_pair(), ordinary()
    pending = pairs[wide(text[mark])] & 0xFF
    for place in range(mark + 1, min(mark + 1 + read, len(text))):
        sign = text[place]
        if sign in "?\ufffd" or (sign in MARKS and place > mark + 1):
            return True  # more is lost
        if "\x40" <= sign < "\x7f":
            return characters.get(pending << 8 | ord(sign)) in usual
        pair = pairs.get(wide(sign))
        if pair is None or characters.get(pending << 8 | pair >> 8) not in usual:
            return False
        pending = pair & 0xFF
        if pending < 0x80:
            return True  # a letter: what follows is in step
    return len(text) > mark + 1


@cache
def _ordinary_leads(mark: str) -> frozenset[int]:
    """The bytes that make an ordinary character with the last byte of a mark, and 0, which is what ASCII begins with."""
    characters, usual = characters_by_pair(), ordinary()
    last = pairs_by_character()[wide(mark)] & 0xFF
    return frozenset([0, *(lead for lead in range(0x81, 0xFF) if characters.get(last << 8 | lead) in usual)])


def is_strange(text: str, start: int) -> bool:
    """Tell whether what stands there is not ordinary text: an odd character, a lone letter amid Chinese, no words."""
    behind = text[start : start + _NEAR]
    if any(True for _ in odd_ones(behind)) or _LETTER.match(behind):
        return True
    words = _WORDS.match(behind)
    if words is None:
        alone = _ALONE.match(behind)
        return alone is not None and likelihood().plain_cost(alone[1]) > _RARE
    return mean_cost(words[0]) > _MOST_COST


def is_likelier(cost: int, new: str, seen: str, literal: int = 0) -> bool:
    """Tell whether a run reads like text, and far more so than it stands.

    Args:
        cost: What the original costs.
        new: The original.
        seen: What is seen behind the place where a byte was lost.
        literal: What it costs that this place is as it stands.
    """
    return cost <= min(
        _MOST_LOST + _MOST_MEAN * len(new), literal + mean_cost(seen) * (len(seen) - 1) - _LEAST_GAIN
    )


def _may_drop_bytes(text: str) -> bool:
    """Tell whether an odd character, or a lone letter amid Chinese, stands shortly behind a mark that may be a false cut.

    Most runs have one or the other, and to look for them first takes no time.
    """
    for place in chain(odd_ones(text), map(re.Match.start, _LONE_LETTER.finditer(text))):
        mark = next((at for at in range(place - 1, max(-1, place - _NEAR), -1) if text[at] in MARKS), -1)
        if mark > 0 and _is_false_cut(text, mark):
            return True
    return False


def marks_behind_dropped(text: str) -> Iterator[int]:
    """Yield the marks behind which strange text is ordinary if a byte was dropped before them."""
    if not _may_drop_bytes(text):
        return iter(())
    marks = (match.start() for match in _HAN_BEHIND_CUT.finditer(text))
    # The first byte behind a mark rules out most of them, and takes a tenth of the time.
    pairs, leads = pairs_by_character(), {mark: _ordinary_leads(mark) for mark in MARKS}
    return (
        mark
        for mark in marks
        if pairs.get(text[mark + 1], 0) >> 8 in leads[text[mark]] and _is_false_cut(text, mark)
    )


def _is_false_cut(text: str, mark: int) -> bool:
    return reads_later(text, mark, _READ_IN_CONTEXT) and is_strange(text, mark + 1)
