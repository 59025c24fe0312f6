"""GBK text that lost a byte: from there to the next ASCII character every byte pairs up with the wrong one.

The bytes are paired up anew: the reading is sought whose characters are likeliest in their context, where a byte may
stand alone at a price. What is left alone is the character that lost its other byte: put back if its
context leaves no doubt, else U+FFFD.

Refused: stretches where the new reading is not ordinary Chinese of likely sequences, or not far likelier than what
stands there; stretches that give fewer than four different characters;
lines in which question marks between characters show further losses keep their stretches unless asked for.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache

from ...edits import RawEdit
from ..charsets import FOREIGN, GAP, view_as_gbk
from ..gbk import characters_by_pair
from ..language.commonness import ordinary, ordinary_count, ordinary_share, ranges
from ..language.costs import COSTS, costs_at_least, mean_cost
from ..language.options import Options

__all__ = ["find_misaligned"]

KIND = "gbk-byte-lost"
_ALONE = 52  # half bits: less than an unknown character, so that one of these is not torn apart
_LEAST_CHANGED = 4
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
# Characters that are enough if they cost at most so much, and gain so much.
_GLANCES = ((8, 17, 22), (16, 17, 20))
_LOST = "\ufffd"
_NONE = "\0"
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
    usual = ordinary()
    odd = [index for index, ch in enumerate(stretch) if ch not in usual and ch != _LOST]
    if not odd:
        return
    view, starts = view_as_gbk(stretch)

    def reads_well(index: int) -> bool:
        return _reads_well(view[starts[index] + 1 : starts[min(index + _SAMPLE + 1, len(stretch))]])

    at = 0
    while at < len(odd):
        if reads_well(odd[at]):
            first = at
            while True:
                # The farthest within reach is asked first, since in misaligned text nearly all read well.
                farthest = bisect_right(odd, odd[at] + 2 * _MARGIN) - 1
                while farthest > at and not reads_well(odd[farthest]):
                    farthest -= 1
                if farthest == at:
                    break
                at = farthest
            yield max(0, odd[first] - _MARGIN), min(len(stretch), odd[at] + _MARGIN)
        at += 1


@lru_cache(4096)  # rows of one sign are alike
def _reads_well(data: str) -> bool:
    """Tell whether the pairs of some bytes are ordinary, but for one at the most."""
    return len(data) // 2 >= _SAMPLE // 2 and _odd_count(_characters(data)[::2]) < 2


def _odd_count(text: str) -> int:
    return len(text) - ordinary_count(text)


def _realigned(stretch: str) -> Iterator[tuple[int, int, str]]:
    """Yield the parts of a stretch that another pairing of the bytes makes sense of."""
    view, starts = view_as_gbk(stretch)
    at = dict(zip(starts, range(len(starts)), strict=True))
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
    out = [ch for _, _, ch in steps[first:last]]
    known = "".join(out).replace(_LOST, "")
    if len(set(known)) < _LEAST_CHANGED or ordinary_share(known) < _LEAST_ORDINARY:
        return None
    if not _is_far_likelier(known, old):
        return None
    before = "\n\n" + "".join([ch for _, _, ch in steps[max(0, first - 2) : first]])
    for index in [index for index, ch in enumerate(out) if ch == _LOST]:
        begin, end, _ = steps[first + index]
        if end == len(view) and view[begin] == "\xa1":
            out[index] = "。"  # the commonest character of that lead byte by far, and the commonest end
        elif GAP not in view[begin:end]:
            context = (before + "".join(out[max(0, index - 2) : index]))[-2:]
            following = "".join([ch for _, _, ch in steps[first + index + 1 : first + index + 3]])
            possible = _ordinary_with(view[begin])
            out[index] = (possible and possible.likeliest(context, following)) or _LOST
    return "".join(out)


def _is_far_likelier(known: str, old: str) -> bool:
    """Tell whether a new reading is likely, and far likelier than the old one; the first characters mostly say so clearly."""
    for size, most, gain in _GLANCES:
        if len(known) > size:
            price = mean_cost(known[:size])
            if price <= most and costs_at_least(old[:size], price + gain):
                return True
    price = mean_cost(known[:_JUDGED])
    return price <= _MOST_COST and costs_at_least(old[:_JUDGED], price + _LEAST_GAIN)


def _pairing(view: str) -> list[_Step]:
    """Return the likeliest way to pair up bytes. Where one pairing alone makes sense for long, nothing is looked up."""
    size = len(view)
    pairs = _characters(view)
    clear = bytearray(size + 1)  # one place more at each end, the one before the first as index -1
    jumps: dict[int, int] = {}
    for first, last in _clear(pairs):
        clear[first : last + 1 : 2] = b"\1" * ((last - first) // 2 + 1)
        jumps[first + 2] = last
    prices = [0] * (size + 1)
    origins = [(0, "")] * (size + 1)
    contexts = ["\n\n"] * (size + 1)
    end = 0
    while end < size:
        end += 1
        byte, before = view[end - 1], contexts[end - 1]
        if byte < "\x80":
            price, origin, ch = prices[end - 1] + COSTS[before + byte], end - 1, byte
        else:
            price, origin, ch = prices[end - 1] + _ALONE, end - 1, _LOST
        at = end - 2
        if at >= 0 and (pair := pairs[at]) != _NONE and not (clear[at - 1] and clear[end - 1]):
            if clear[at]:
                paired = prices[at] + _USUAL
            else:
                paired = prices[at] + (_ALONE if pair == _LOST else COSTS[contexts[at] + pair])
            if paired <= price:
                price, origin, ch = paired, at, pair
        prices[end], origins[end], contexts[end] = price, (origin, ch), contexts[origin][1] + ch
        if end in jumps and (last := jumps[end]) > end:
            # From here to the last of these pairs there is one way only.
            row = pairs[end:last:2]
            price += len(row) * _USUAL
            context = (contexts[end] + row)[-2:]
            prices[last], origins[last], contexts[last] = price, (end, row), context
            end = last + 1
            prices[end], origins[end], contexts[end] = price + _ALONE, (last, _LOST), context[1] + _LOST
    steps: list[_Step] = []
    end = size
    while end:
        origin, row = origins[end]
        if len(row) == 1:
            steps.append((origin, end, row))
        else:
            steps += zip(range(end - 2, origin - 1, -2), range(end, origin, -2), row[::-1], strict=True)
        end = origin
    return steps[::-1]


def _clear(pairs: str) -> Iterator[tuple[int, int]]:
    """Yield the first and the last place of pairs inside many ordinary ones of their pairing, where the other makes no sense."""
    rows: list[list[tuple[int, int]]] = []
    for start in (0, 1):
        spans = map(re.Match.span, _usual().finditer(pairs[start::2]))
        rows.append([(start + 2 * first, start + 2 * end) for first, end in spans])
    for own, others in (rows, rows[::-1]):
        ends = [end for _, end in others]
        for first, end in own:
            begin, last = first + 2 * _EDGE, end - 2 * _EDGE - 2
            if begin > last:
                continue
            most = 2 * max(_BY_CHANCE, (end - first) // 2 // _PART)
            for at in range(bisect_right(ends, begin), len(others)):
                other, other_end = others[at]
                if other > last + 1:
                    break
                if other_end - other > most and other_end > begin:
                    if other - 2 > begin:
                        yield begin, other - 3
                    begin = other_end + 1
            if begin <= last:
                yield begin, last


@cache
def _usual() -> re.Pattern[str]:
    return re.compile(f"[{ranges(ordinary())}]+")


def _characters(view: str) -> str:
    """Return the character of each byte and the next: U+FFFD if the next is a gap, `_NONE` if the two are no pair.

    All are decoded at once, a tenth of the time of looking for each.
    """
    data = view.replace(GAP, "\xff").replace(FOREIGN, "\xff").encode("latin-1")
    rows = bytearray(b"\n") * (3 * len(data) - 3)
    rows[::3], rows[1::3] = data[:-1], data[1:]
    decoded = rows.decode("gb18030", "replace").split("\n")
    del decoded[-1]
    characters = [ch if len(ch) == 1 and ch != _LOST else _NONE for ch in decoded]
    gap = view.find(GAP, 1)
    while gap > 0:
        if view[gap - 1] not in (GAP, FOREIGN):
            characters[gap - 1] = _LOST
        gap = view.find(GAP, gap + 1)
    return "".join(characters)


@cache
def _ordinary_with(byte: str) -> Options | None:
    """Return the ordinary characters of which a byte is one half, None if there are none."""
    code = ord(byte)
    pairs = sorted({*(lead << 8 | code for lead in range(0x81, 0xFF)), *range(code << 8, code + 1 << 8)})
    characters, usual = characters_by_pair(), ordinary()
    found = [ch for pair in pairs if (ch := characters.get(pair, "")) in usual]
    return Options(tuple(found)) if found else None
