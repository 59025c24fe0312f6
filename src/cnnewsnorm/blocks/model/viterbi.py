"""The sequence model: the best labelling of a page by Viterbi's algorithm.

A linear-chain conditional random field. Its states tell what lies before, within and behind the story, so that a
page has one story.
"""

from collections.abc import Sequence
from operator import itemgetter, methodcaller
from struct import Struct
from typing import TypeAlias

from .context import context_columns
from .reading import Reading
from .weights import LANE, STATES, load_weights

__all__ = ["Decoded", "Scores", "decode"]

Scores: TypeAlias = tuple[int, int, int, int, int, int, int, int]
"""What speaks for each of the `STATES`, in hundredths of a unit of log odds; only differences count."""

Decoded: TypeAlias = tuple[int, Scores]
"""The state of a line in the best labelling, and the scores of all states."""

_BIAS = sum(1 << LANE * index + LANE - 1 for index in range(len(STATES)))  # no lane is negative
_PACKED = Struct(f"<{len(STATES)}H")
_TO_BYTES = methodcaller("to_bytes", _PACKED.size, "little")
_NEVER = -(10**12)
_BEAM = 1000  # hundredths: what lies further behind the best is given up


def decode(lines: Sequence[str], readings: Sequence[Reading]) -> list[Decoded]:
    """Label non-blank lines with the model's states, best sequence first.

    Args:
        lines: The lines.
        readings: What each says by itself.
    """
    if not lines:
        return []
    weights = load_weights()
    own = [reading.score + _BIAS for reading in readings]
    first, second, third, fourth, fifth, sixth, seventh = weights.context
    # a third of the time of a sum over looked-up columns
    sums = [
        score + first[a] + second[b] + third[c] + fourth[d] + fifth[e] + sixth[f] + seventh[g]
        for score, a, b, c, d, e, f, g in zip(own, *context_columns(lines, readings), strict=True)
    ]
    emissions: list[Scores] = list(_PACKED.iter_unpack(b"".join(map(_TO_BYTES, sums))))
    return list(zip(_best_path(emissions, weights.transitions), emissions, strict=True))


def _best_path(emissions: Sequence[Scores], transitions: Sequence[Sequence[int]]) -> list[int]:
    """Return the best state of every line: Viterbi's algorithm with a beam, written out.

    A page goes from what lies above (states 0-2: `a`, `b`, `c`) to the story (3-5: `d`, `e`, `f`) and on to what lies
    below (6 and 7: `g`, `h`), never back, and mostly one of the three is in question, so the others are not looked at;
    nor is a state that another leads by more than any transition can make good.
    A loop over the states took three times as long. `t01` is the transition from 0 to 1, `k3` where 3 comes from.
    """
    (t00, t01, t02, t03), (t10, t11, t12, t13), (t20, t21, t22, t23) = (row[:4] for row in transitions[:3])
    (t33, t34, t35, t36, t37), (t43, t44, t45, *_), (t53, t54, t55, *_) = (
        row[3:] for row in transitions[3:6]
    )
    (t66, t67), (t76, t77) = (row[6:] for row in transitions[6:])
    # With such a lead whatever comes next comes from `a` or `d`: so it is on nine lines in ten.
    lead_a = max(t10 - t00, t20 - t00, t11 - t01, t21 - t01, t12 - t02, t22 - t02, t13 - t03, t23 - t03)
    lead_d = max(t43 - t33, t53 - t33, t44 - t34, t54 - t34, t45 - t35, t55 - t35)
    a, b, c, d = emissions[0][:4]
    e = f = g = h = _NEVER
    above, within, below = True, True, False
    k0 = k1 = k2 = k3 = k4 = k5 = k6 = k7 = 0
    back: list[tuple[int, int, int, int, int, int, int, int]] = []
    left = iter(emissions[1:])
    for e0, e1, e2, e3, e4, e5, e6, e7 in left:
        story = after = closing = _NEVER
        if below:
            x, y = g + t66, h + t76
            after, k6 = (x, 6) if x >= y else (y, 7)
            x, y = g + t67, h + t77
            closing, k7 = (x, 6) if x >= y else (y, 7)
        if within:
            if (x := d + t36) > after:
                after, k6 = x, 3
            if (x := d + t37) > closing:
                closing, k7 = x, 3
            if d - e > lead_d and d - f > lead_d:
                story, e, f = d + t33, d + t34 + e4, d + t35 + e5
                k3 = k4 = k5 = 3
            else:
                x, y, z = d + t33, e + t43, f + t53
                story, k3 = (x, 3) if x >= y and x >= z else (y, 4) if y >= z else (z, 5)
                x, y, z = d + t34, e + t44, f + t54
                between, k4 = (x + e4, 3) if x >= y and x >= z else (y + e4, 4) if y >= z else (z + e4, 5)
                x, y, z = d + t35, e + t45, f + t55
                f, k5 = (x + e5, 3) if x >= y and x >= z else (y + e5, 4) if y >= z else (z + e5, 5)
                e = between
        if above:
            if a - b > lead_a and a - c > lead_a:
                entry, k = a + t03, 0
                a, b, c = a + t00 + e0, a + t01 + e1, a + t02 + e2
                k0 = k1 = k2 = 0
            else:
                x, y, z = a + t03, b + t13, c + t23
                entry, k = (x, 0) if x >= y and x >= z else (y, 1) if y >= z else (z, 2)
                x, y, z = a + t00, b + t10, c + t20
                before, k0 = (x + e0, 0) if x >= y and x >= z else (y + e0, 1) if y >= z else (z + e0, 2)
                x, y, z = a + t01, b + t11, c + t21
                title, k1 = (x + e1, 0) if x >= y and x >= z else (y + e1, 1) if y >= z else (z + e1, 2)
                x, y, z = a + t02, b + t12, c + t22
                c, k2 = (x + e2, 0) if x >= y and x >= z else (y + e2, 1) if y >= z else (z + e2, 2)
                a, b = before, title
            if entry > story:
                story, k3 = entry, k
        d, g, h = story + e3, after + e6, closing + e7
        back.append((k0, k1, k2, k3, k4, k5, k6, k7))
        floor = max(a, b, c, d, e, f, g, h) - _BEAM
        if above and a < floor and b < floor and c < floor:
            above, a, b, c = False, _NEVER, _NEVER, _NEVER
        below = g >= floor or h >= floor
        within = d >= floor or e >= floor or f >= floor
        if not within:
            e = f = _NEVER
            if not above:
                break  # only what lies below is in question from here on
    final: list[tuple[int, int]] = []
    for e6, e7 in map(itemgetter(6, 7), left):
        x, y = g + t66, h + t76
        p, q = g + t67, h + t77
        final.append((6 if x >= y else 7, 6 if p >= q else 7))
        g, h = (x if x >= y else y) + e6, (p if p >= q else q) + e7
    last = (a, b, c, d, e, f, g, h)
    state = last.index(max(last))
    path = [state]
    for came_below in reversed(final):
        state = came_below[state - 6]
        path.append(state)
    for came in reversed(back):
        state = came[state]
        path.append(state)
    path.reverse()
    return path
