"""Which spaces of a line were no-break spaces, and so a byte of GBK: ``ÀƒÊ±`` with a space for what MacRoman has for CA.

With that byte 是, 时, 十 and 市 begin. Taken for a space, it puts nothing out of step that a comma would not put right
again, so each row between such signs is read by itself, with every space as what it is and as that byte, and the
likelier text wins.
"""

import re
from operator import itemgetter

from ..._patterns import lazy_pattern
from ..charsets import FOREIGN, view_as_single
from ..language.costs import COSTS
from .spoilt_bytes import BROKEN, GBK, PAIRS

__all__ = ["with_no_break_spaces"]

_CHARSET = "mac-roman"
_BYTE = "\xca"
_SPACE = 16  # half bits for one that is none of them between letters
_LETTER = 26  # for one of ASCII right behind Chinese that is no second byte
_BEAM = 4
_OTHER_SCRIPTS = "\u0250"
_SIDE_BY_SIDE = 4  # letters
_DENSE = lazy_pattern(f"[^\\0-\\x7f]{{{_SIDE_BY_SIDE},}}")
_BESIDE = lazy_pattern(r" [^\0-\x7f]|[^\0-\x7f] ")
# signs but for ASCII that is no second byte, and what the charset has not
_ROW = re.compile("[ @-~\x80-\xff]+")

# What it costs, the byte that waits for the other one, two characters, the spaces that are none.
_Spaces = tuple[int, "_Spaces"] | None
_State = tuple[int, str, str, _Spaces]


def with_no_break_spaces(line: str) -> str:
    """Return a line with no-break spaces for the spaces that must have been some to make GBK read in MacRoman of it."""
    if "\xa0" in line or not (_DENSE.search(line) and _BESIDE.search(line)):
        return line  # what still has one has them all
    view = view_as_single(line, _CHARSET)
    if any(sign == FOREIGN and ch < _OTHER_SCRIPTS for ch, sign in zip(line, view, strict=True)):
        return line  # a letter that the charset has not
    signs = list(line)
    for row in _ROW.finditer(view):
        if " " in row[0] and _BESIDE.search(row[0]):
            for at in _taken(row[0], view[max(0, row.start() - 1) : row.start()]):
                signs[row.start() + at] = "\xa0"
    return "".join(signs)


def _taken(row: str, before: str) -> list[int]:
    """Return where the spaces of a row are that the likeliest reading takes for a byte."""
    states: list[_State] = [(0, "", ("\n\n" + before)[-2:], None)]
    for at, sign in enumerate(row):
        following: list[_State] = []
        for price, lead, context, spaces in states:
            if sign == " ":
                taken = (at, spaces)
                following += _read(_BYTE, price, lead, context, taken)
                inside = row[at - 1 : at] > "\x7f" and row[at + 1 : at + 2] > "\x7f"
                broken = BROKEN if lead else 0
                following.append((price + broken + (_SPACE if inside else 0), "", context[1] + " ", spaces))
            else:
                following += _read(sign, price, lead, context, spaces)
        following.sort(key=itemgetter(0))
        states = _different(following)
    price, _, _, spaces = min(states, key=lambda state: state[0] + (BROKEN if state[1] else 0))
    places = []
    while spaces:
        places.append(spaces[0])
        spaces = spaces[1]
    return places


def _different(states: list[_State]) -> list[_State]:
    """Return the likeliest ones that differ in what they wait for or end with."""
    found: dict[tuple[str, str], _State] = {}
    for state in states:
        found.setdefault((state[1], state[2][1]), state)
        if len(found) == _BEAM:
            break
    return list(found.values())


def _read(byte: str, price: int, lead: str, context: str, spaces: _Spaces) -> list[_State]:
    """Return the readings with one more byte: it ends a pair, begins one, or stands for itself if it is ASCII."""
    result: list[_State] = []
    if lead:
        meant, most, more = PAIRS[GBK][lead + byte]
        if meant:
            result.append((price + min(COSTS[context + meant], most) + more, "", context[1] + meant, spaces))
        price += BROKEN
    if byte < "\x80":
        price += _LETTER if context[1] > "\x7f" else 0
        result.append((price, "", context[1] + byte, spaces))
    elif not lead or not result:
        result.append((price, byte, context, spaces))
    return result
