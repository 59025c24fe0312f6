"""What characters cost behind one or two others, in half bits: how likely a text is as Chinese.

Most of a damaged page is looked up for the first time, so the rows of the tables are searched as they are: to take one
apart takes as long as fifty searches.
"""

from collections.abc import Mapping
from itertools import pairwise

from .likelihood import LEVELS, likelihood

__all__ = [
    "COSTS",
    "FOLDED",
    "PAIR_ROWS",
    "cost_behind",
    "costs_at_least",
    "costs_at_most",
    "level_in",
    "mean_cost",
    "mean_cost_in_context",
    "rows_behind",
    "seen_together",
    "unseen_cost",
]

_MOST_COSTS = 1 << 16
_GLANCES = ((8, 10), (16, 6))  # characters that are as good as all if each costs so much less
_UNSEEN = 8  # half bits that a character costs more where it was never seen


class _Folded(dict[str, str]):
    """Characters as the tables have them, or nothing if the counted texts have none of them."""

    def __missing__(self, ch: str) -> str:
        self[ch] = folded = likelihood().sign(ch)
        return folded


class _PairRows(dict[str, str]):
    """The rows of the tables behind one character, as the tables have it."""

    def __missing__(self, folded: str) -> str:
        self[folded] = row = likelihood().row(folded) if folded else ""
        return row


FOLDED = _Folded()
PAIR_ROWS = _PairRows()


def rows_behind(before: str) -> tuple[str, str]:
    """Return the row behind two characters, and that behind the second of them; nothing for what the tables do not have."""
    first, last = FOLDED[before[0]], FOLDED[before[1]]
    longer = ""
    if first and last and (first != "0" or last != "0"):  # a number counts as one character
        seconds, starts, rows = likelihood().pairs[first]
        at = seconds.find(last)
        if at >= 0:
            longer = rows[ord(starts[at]) : ord(starts[at + 1])]
    return longer, PAIR_ROWS[last]


def level_in(row: str, folded: str) -> str:
    """Return the level of a follower in a row, nothing if the row does not have it."""
    if folded > "\x7f":  # levels are ASCII
        at = row.find(folded, 1)
        return row[at + 1] if at > 0 else ""
    for at in (1, 3):  # the two characters below, 0 and a, are the first
        if row[at : at + 1] == folded:
            return row[at + 1]
    return ""


def unseen_cost(ch: str) -> int:
    """Return the cost of a character behind what it was never seen behind.

    It is the same whatever that is, so that strange text does not become likelier for standing in strange company.
    """
    return likelihood().plain[FOLDED[ch] or ch] + _UNSEEN


def cost_behind(first: str, last: str, ch: str) -> int:
    """Return the cost of a character behind two others, or behind one if the first is empty."""
    folded, last = FOLDED[ch], FOLDED[last]
    model = likelihood()
    if folded and last:
        price = 0
        first = first and FOLDED[first]
        if first and (first != "0" or last != "0"):  # a number counts as one character
            # as `row` and `level_in` do, without calls: most of the time of damaged text is spent here
            seconds, starts, rows = model.pairs[first]
            at = seconds.find(last)
            if at >= 0:
                start, end = ord(starts[at]), ord(starts[at + 1])
                price = LEVELS[rows[start]]
                if folded > "\x7f":
                    at = rows.find(folded, start + 1, end)
                    if at > 0:
                        return LEVELS[rows[at + 1]]
                elif level := level_in(rows[start:end], folded):
                    return LEVELS[level]
        row = PAIR_ROWS[last]
        if folded > "\x7f":
            at = row.find(folded, 1)
            if at > 0:
                return price + LEVELS[row[at + 1]]
        elif level := level_in(row, folded):
            return price + LEVELS[level]
    return model.plain[folded or ch] + _UNSEEN


def seen_together(text: str) -> int:
    """Return before which character of a text the first one stands that was seen neither behind nor before its neighbour.

    That is at least 1; the last character is taken for such a one, and the text has two at least.
    """
    folded = list(map(FOLDED.__getitem__, text))
    strange = False
    for at, (last, ch) in enumerate(pairwise(folded)):
        if not ch or PAIR_ROWS[last].find(ch, 1) < 0:
            if strange:
                return at
            strange = True
        else:
            strange = False
    return len(text) - 1


class _Costs(dict[str, int]):
    """Costs by the characters they are the costs of, each looked up once; `costs["abc"]` is far faster than any call."""

    def __missing__(self, text: str) -> int:
        if len(self) >= _MOST_COSTS:
            self.clear()
        self[text] = cost = cost_behind(text[:-2], text[-2], text[-1])
        return cost


COSTS: Mapping[str, int] = _Costs()
"""The cost of the last of three characters behind the two others, in half bits; of two, roughly, behind one other."""


def mean_cost(text: str) -> float:
    """Return the mean cost of a character of `text` in its context, in half bits.

    True Chinese costs 8 to 20, everyday ideographs thrown together cost 28 and more.
    """
    if len(text) < 2:
        return 99.0
    padded = "\n" + text
    triples = map("".join, zip(padded, text, text[1:], strict=False))
    return sum(map(COSTS.__getitem__, triples)) / (len(text) - 1)


def mean_cost_in_context(text: str) -> float:
    """Return the mean cost of what is beyond ASCII in `text`, with ASCII for context only: 年 and 月 cost little behind numbers.

    The first character of the text is context, too, as it is for `mean_cost`.
    """
    padded = "\n" + text
    costs = [COSTS[padded[at : at + 3]] for at, ch in enumerate(text[1:]) if ch > "\x7f"]
    return sum(costs) / len(costs) if costs else 99.0


def costs_at_most(text: str, mean: float) -> bool:
    """Tell whether `mean_cost` is that much or less; the first characters mostly say so clearly."""
    for size, less in _GLANCES:
        if len(text) > size and mean_cost(text[:size]) <= mean - less:
            return True
    return mean_cost(text) <= mean


def costs_at_least(text: str, mean: float) -> bool:
    """Tell whether `mean_cost` is that much or more; what comes behind the first characters that prove it is not asked for."""
    left = mean * (len(text) - 1)
    padded = "\n" + text
    for triple in map("".join, zip(padded, text, text[1:], strict=False)):
        left -= COSTS[triple]
        if left <= 0:
            return True
    return len(text) < 2
