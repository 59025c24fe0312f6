"""GBK text that lost a byte: from there to the next ASCII character every byte pairs up with the wrong one.

The bytes are paired up anew: the reading is sought whose characters are likeliest in their context, where a byte may
stand alone at a price. What is left alone is the character that lost its other byte: put back if its
context leaves no doubt, else U+FFFD.

Refused: stretches where the new reading is not ordinary Chinese of likely sequences, or not far likelier than what
stands there; stretches that give fewer than four different characters;
lines in which question marks between characters show further losses keep their stretches unless asked for.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ..edits import RawEdit
from .charsets import FOREIGN, GAP, view_as_gbk
from .commonness import ordinary, ordinary_share
from .costs import COSTS, costs_at_least, mean_cost
from .gbk import characters_by_pair
from .options import Options

__all__ = ["find_misaligned"]

KIND = "gbk-byte-lost"
_ALONE = 52  # half bits: less than an unknown character, so that one of these is not torn apart
_LEAST_CHANGED = 4
_LEAST_ODD = 1  # with 2 a tenth less of lines of 8 to 24 characters is found, and no false line more or less
_SAMPLE = 6
_EDGE = 4  # ordinary pairs at the end of a row of them that may not be meant
_BY_CHANCE = 4  # ordinary pairs that the wrong pairing may have in a row
_PART = 5  # or so many times less than the right one: with 3 less comes back
_USUAL = 12  # half bits for a pair that is not looked up
_MARGIN = 24  # so far apart odd characters may stand in misaligned text
_LEAST_ORDINARY = 0.9
_MOST_COST = 20
_LEAST_GAIN = 10
_JUDGED = 40  # characters of a long stretch that are enough to judge it by
_GLANCED_AT = 16  # enough if they are as likely as this, and gain so much
_CLEAR_COST = 17
_CLEAR_GAIN = 20
_LOST = "\ufffd"
_STRETCH = re.compile("[^\0-\x7f]+")
_LOST_WITHIN = re.compile(r"\?(?=[^\0-\x7f]|\?)")
_CONFIDENCE = 0.85
_SPOILT = 0.4  # in lines where question marks show further losses: repaired only if asked for

_Step = tuple[int, int, str]
"""Begin, end, and the character; U+FFFD for a byte without its other half."""


def find_misaligned(line: str) -> list[RawEdit]:
    """Return the edits that pair up the bytes of misaligned GBK in one line.

    Args:
        line: The line.

    Returns:
        Edits in order.
    """
    edits = []
    sure = _SPOILT if len(_LOST_WITHIN.findall(line)) > 1 else _CONFIDENCE
    for start, end in map(re.Match.span, _STRETCH.finditer(line)):
        for first, last in _odd_parts(line[start:end]):
            part = line[start + first : start + last]
            edits += [
                (start + first + a, start + first + b, new, KIND, sure) for a, b, new in _realigned(part)
            ]
    return edits


def _odd_parts(stretch: str) -> Iterator[tuple[int, int]]:
    """Yield the parts, with some margin, in which the bytes behind odd characters read well one byte later."""
    places: list[int] = []
    for place in (*_odd_places(stretch), len(stretch) + 3 * _MARGIN):
        if places and place - places[-1] > 2 * _MARGIN:
            if len(places) >= _LEAST_ODD:
                yield max(0, places[0] - _MARGIN), min(len(stretch), places[-1] + _MARGIN)
            places = []
        places.append(place)


def _odd_places(stretch: str) -> Iterator[int]:
    usual = ordinary()
    odd = [index for index, ch in enumerate(stretch) if ch not in usual and ch != _LOST]
    if len(odd) < _LEAST_ODD:
        return
    view, starts = view_as_gbk(stretch)
    for index in odd:
        if _reads_well(view[starts[index] + 1 : starts[min(index + _SAMPLE + 1, len(stretch))]]):
            yield index


@lru_cache(4096)  # rows of one sign are alike
def _reads_well(data: str) -> bool:
    """Tell whether the pairs of some bytes are ordinary, but for one at the most."""
    usual = ordinary()
    missed = 0
    for at in range(0, len(data) - 1, 2):
        missed += _character(data[at : at + 2]) not in usual
        if missed > 1:
            return False
    return len(data) // 2 >= _SAMPLE // 2


def _realigned(stretch: str) -> Iterator[tuple[int, int, str]]:
    """Yield the parts of a stretch that another pairing of the bytes makes sense of."""
    view, starts = view_as_gbk(stretch)
    at = {offset: index for index, offset in enumerate(starts)}
    steps = _pairing(view)
    first: int | None = None
    for index, (begin, end, ch) in enumerate(steps):
        if first is None and (ch == _LOST or begin not in at or end not in at):
            first = index
        if first is not None and end in at and (index + 1 == len(steps) or steps[index + 1][2] != _LOST):
            start, stop = at[steps[first][0]], at[end]
            if new := _convincing(view, steps, first, index + 1, stretch[start:stop]):
                yield start, stop, new
            first = None


def _convincing(view: str, steps: list[_Step], first: int, last: int, old: str) -> str | None:
    """Return the new reading of some steps if it is ordinary and likely, and far likelier than the old one."""
    known = "".join(ch for _, _, ch in steps[first:last] if ch != _LOST)
    if len(set(known)) < _LEAST_CHANGED or ordinary_share(known) < _LEAST_ORDINARY:
        return None
    if not _is_far_likelier(known, old):
        return None
    out = ["\n", "\n", *(ch for _, _, ch in steps[max(0, first - 2) : first])]
    done = len(out)
    for index in range(first, last):
        begin, end, ch = steps[index]
        if ch == _LOST and end == len(view) and view[begin] == "\xa1":
            ch = "。"  # the commonest character of that lead byte by far, and the commonest end
        elif ch == _LOST and GAP not in view[begin:end]:
            following = "".join(other for _, _, other in steps[index + 1 : index + 3])
            possible = _ordinary_by_byte().get(view[begin])
            ch = (possible and possible.likeliest("".join(out[-2:]), following)) or _LOST
        out.append(ch)
    return "".join(out[done:])


def _is_far_likelier(known: str, old: str) -> bool:
    """Tell whether a new reading is likely, and far likelier than the old one; the first characters mostly say so clearly."""
    if len(known) > _GLANCED_AT:
        price = mean_cost(known[:_GLANCED_AT])
        if price <= _CLEAR_COST and costs_at_least(old[:_GLANCED_AT], price + _CLEAR_GAIN):
            return True
    price = mean_cost(known[:_JUDGED])
    return price <= _MOST_COST and costs_at_least(old[:_JUDGED], price + _LEAST_GAIN)


def _pairing(view: str) -> list[_Step]:
    """Return the likeliest way to pair up bytes. Where one pairing alone makes sense for long, nothing is looked up."""
    pairs = [_character(view[at : at + 2]) for at in range(len(view) - 1)]
    clear = _clear(pairs)
    prices = [0]
    origins: list[tuple[int, str]] = [(0, "")]
    contexts = ["\n\n"]
    for end in range(1, len(view) + 1):
        byte, before = view[end - 1], contexts[end - 1]
        if byte < "\x80":
            price, origin, ch = prices[end - 1] + COSTS[before + byte], end - 1, byte
        else:
            price, origin, ch = prices[end - 1] + _ALONE, end - 1, _LOST
        at = end - 2
        if at >= 0 and (pair := pairs[at]) and not (clear[at - 1] and clear[end - 1]):
            before = contexts[at]
            if clear[at]:
                paired = prices[at] + _USUAL
            else:
                paired = prices[at] + (_ALONE if pair == _LOST else COSTS[before + pair])
            if paired <= price:
                price, origin, ch = paired, at, pair
        prices.append(price)
        origins.append((origin, ch))
        contexts.append(contexts[origin][1] + ch)
    steps = []
    end = len(view)
    while end:
        origin, ch = origins[end]
        steps.append((origin, end, ch))
        end = origin
    return steps[::-1]


def _clear(pairs: list[str | None]) -> list[bool]:
    """Tell of each pair whether it stands inside many ordinary ones of its pairing, and the other makes no sense there.

    One place more is at the end, for the pair behind the last and, as index -1, for the one before the first.
    """
    usual = ordinary()
    rows = [0] * (len(pairs) + 1)  # how many ordinary pairs of its pairing stand in a row with each
    inside: list[int] = []
    for start in (0, 1):
        first = start
        for at in range(start, len(pairs) + 2, 2):
            if at >= len(pairs) or pairs[at] not in usual:
                count = (at - first) // 2
                rows[first:at:2] = [count] * count
                inside += range(first + 2 * _EDGE, at - 2 * _EDGE, 2)
                first = at + 2
    clear = [False] * (len(pairs) + 1)
    for at in inside:
        clear[at] = max(rows[at - 1], rows[at + 1]) <= max(_BY_CHANCE, rows[at] // _PART)
    return clear


@cache
def _character(pair: str) -> str | None:
    """Return the character of two bytes, U+FFFD for a byte whose second half is a gap, None if they are no pair."""
    if FOREIGN in pair or pair[0] == GAP:
        return None
    return _LOST if pair[1] == GAP else characters_by_pair().get(ord(pair[0]) << 8 | ord(pair[1]))


@cache
def _ordinary_by_byte() -> dict[str, Options]:
    """Return the ordinary characters of which a byte is one half."""
    usual = ordinary()
    found: dict[int, list[str]] = {}
    for pair, ch in characters_by_pair().items():
        if ch in usual:
            for byte in {pair >> 8: None, pair & 0xFF: None}:
                found.setdefault(byte, []).append(ch)
    return {chr(byte): Options(tuple(characters)) for byte, characters in found.items()}
