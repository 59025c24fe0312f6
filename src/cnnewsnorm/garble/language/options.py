"""What lost bytes may stand for, and which of that the text around them makes likeliest."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache
from operator import itemgetter

from .commonness import ranges
from .costs import COSTS, FOLDED, PAIR_ROWS, cost_behind, level_in, rows_behind, unseen_cost
from .likelihood import LEVELS, likelihood

__all__ = ["CLOSING", "SPAN", "Options", "options_of"]

_LEAST_MARGIN = 10  # half bits between the best option and the next: 32 times as likely
_LEAST_MARGIN_OF_UNIT = 8  # 1998年, 10月
_SLACK = 4
_UNITS = frozenset("年月日时時分元人")
_NO_LIMIT = 1 << 30
_WIDEST = 40  # code points for each of these beyond which a search with a pattern is faster
_OFTEN = 16  # searches that compiling it takes as long as
_MANY = 24  # characters for which going through those of a row is faster than a search for each
SPAN = 22
"""Half bits behind the likeliest start in which an option still counts."""
CLOSING = {"”": "“", "」": "「", "》": "《", "）": "（", "』": "『", "】": "【", "’": "‘"}
"""Closing marks with what they close."""
_NO_CLOSING = frozenset(CLOSING).isdisjoint

_Ready = tuple[str, int, str]
"""An option, what it costs beyond its first character, and the row of the tables for what follows it."""

_Start = tuple[int, str, str, str]
"""What options begin with: its cost where it was never seen, what the tables have for it, itself, and the row behind it."""

_Estimate = tuple[int, str, int]
"""What an option costs roughly, by pairs; the option; and what its first character costs."""


class _Alone(dict[str, _Start]):
    """Single characters, which are the same in all options."""

    def __missing__(self, ch: str) -> _Start:
        folded = likelihood().fold.get(ch, ch)
        self[ch] = found = unseen_cost(folded), folded, ch, PAIR_ROWS[FOLDED[ch]]
        return found


_ALONE = _Alone()


class Options:
    """The texts that may stand in one place, at least one.

    Args:
        texts: The texts.
        span: How far behind the likeliest start, in half bits, one still counts.

    Attributes:
        texts: The texts.
        closing: Those that are closing marks.
    """

    __slots__ = (
        "_by_first",
        "_folded",
        "_is_scattered",
        "_outside",
        "_parts",
        "_pattern",
        "_range",
        "_ready_by_first",
        "_searches",
        "_span",
        "_starts",
        "_texts_by_first",
        "_unseen",
        "closing",
        "texts",
    )

    def __init__(self, texts: tuple[str, ...], span: int = SPAN) -> None:
        self.texts = texts
        self._span = span
        self.closing = () if _NO_CLOSING(texts) else tuple([mark for mark in CLOSING if mark in texts])
        self._parts: dict[object, Options | None] = {}
        self._starts: list[_Start] = []
        self._folded: list[str] = []
        self._unseen: list[int] = []
        # Unless all options are single characters, they by what the tables have for the first one, and those made ready.
        self._texts_by_first: dict[str, list[str]] = {}
        self._ready_by_first: dict[str, list[_Ready]] = {}
        # Of many: the starts by what the tables have for them, between which characters these lie, and the others.
        self._by_first: dict[str, list[_Start]] = {}
        self._range = ("", "")
        self._outside: list[str] = []
        self._is_scattered = False
        self._searches = 0
        self._pattern: re.Pattern[str] | None = None

    def with_closing(self, closing: tuple[str, ...]) -> "Options | None":
        """Return the options without closing marks other than some; None if nothing is left."""
        if closing == self.closing:
            return self
        if closing not in self._parts:
            texts = tuple(text for text in self.texts if text in closing or text not in CLOSING)
            self._parts[closing] = options_of(texts, self._span) if texts else None
        return self._parts[closing]

    @lru_cache(4096)  # noqa: B019 – the options are kept as long
    def likeliest(self, before: str, following: str) -> str | None:
        """Return the option that is likeliest between two characters and what follows, or None if another comes near."""
        if len(self.texts) == 1:
            return self.texts[0]
        if not self._starts:
            self._prepare()
        longer, row = rows_behind(before[-2:])
        near = (self._near_among_many if self._by_first else self._near_among_few)(longer, row)
        if len(near) == 1 and not self._texts_by_first:
            return near[0][1][2]
        rough = self._rough(near, following[:1])
        most = min(rough)[0] + _LEAST_MARGIN + _SLACK
        likely = [estimate for estimate in rough if estimate[0] <= most]
        if len(likely) == 1:
            return likely[0][1]
        likely.sort()
        behind = [FOLDED[ch] for ch in following]
        if self._texts_by_first or not behind or min(behind) <= "\x7f":
            totals = _totals(likely, before[-1], following)
        else:
            totals = _totals_of_single(likely, before[-1], following, behind)
        best, chosen, lead = _NO_LIMIT, "", _LEAST_MARGIN
        for total, (_, option, _) in zip(totals, likely, strict=True):
            if total < best:
                lead = best - total if chosen else _LEAST_MARGIN
                best, chosen = total, option
            elif total - best < lead:
                lead = total - best
        margin = _LEAST_MARGIN_OF_UNIT if chosen in _UNITS and before[-1].isdecimal() else _LEAST_MARGIN
        return chosen if chosen and lead >= margin else None

    def _rough(self, near: list[tuple[int, _Start]], follower: str) -> list[_Estimate]:
        """Return rough costs of the options with some starts."""
        folded, unseen = (FOLDED[follower], unseen_cost(follower)) if follower else ("", 0)
        if self._texts_by_first:
            ready = [(cost, *option) for cost, (_, first, _, _) in near for option in self._ready(first)]
        elif folded > "\x7f":  # as below, for most of what is lost
            return [
                (
                    cost + (LEVELS[behind[at + 1]] if (at := behind.find(folded)) > 0 else unseen),
                    option,
                    cost,
                )
                for cost, (_, _, option, behind) in near
            ]
        else:
            ready = [(cost, option, 0, behind) for cost, (_, _, option, behind) in near]
        if not follower or len(ready) == 1:
            return [(cost + more, option, cost) for cost, option, more, _ in ready]
        if folded > "\x7f":  # as `level_in` does, without a call for each
            return [
                (
                    cost + more + (LEVELS[behind[at + 1]] if (at := behind.find(folded)) > 0 else unseen),
                    option,
                    cost,
                )
                for cost, option, more, behind in ready
            ]
        return [
            (
                cost + more + (LEVELS[level] if folded and (level := level_in(behind, folded)) else unseen),
                option,
                cost,
            )
            for cost, option, more, behind in ready
        ]

    def _near_among_few(self, longer: str, shorter: str) -> list[tuple[int, _Start]]:
        """Return the starts that are hardly dearer than the cheapest, of few and none a digit or letter, with what each costs.

        Args:
            longer: The row behind two characters.
            shorter: The row behind the second of them.
        """
        folded = self._folded
        if longer:
            price = LEVELS[longer[0]]
            places = zip(map(longer.find, folded), map(shorter.find, folded), self._unseen, strict=True)
            costs = [
                LEVELS[longer[at + 1]]
                if at > 0
                else price + LEVELS[shorter[other + 1]]
                if other > 0
                else unseen
                for at, other, unseen in places
            ]
        else:
            costs = [
                LEVELS[shorter[at + 1]] if at > 0 else unseen
                for at, unseen in zip(map(shorter.find, folded), self._unseen, strict=True)
            ]
        most = min(costs) + self._span
        return [pair for pair in zip(costs, self._starts, strict=True) if pair[0] <= most]

    def _near_among_many(self, longer: str, shorter: str) -> list[tuple[int, _Start]]:
        """Return the starts that are hardly dearer than the cheapest, of many, with what each costs."""
        by_first = self._by_first
        costs: dict[str, int] = {}
        seen = dict(zip(longer[1::2], longer[2::2], strict=True))
        if shorter:
            price = LEVELS[longer[0]] if longer else 0
            costs = {ch: price + LEVELS[level] for ch, level in self._seen_in(shorter)}
        for ch in by_first.keys() & seen.keys():
            costs[ch] = LEVELS[seen[ch]]
        least = self._starts[0][0]
        least_seen = min(costs.values()) if costs else least
        most = min(least, least_seen) + self._span
        unseen: list[tuple[int, _Start]] = []
        for start in self._starts:
            if start[0] > most:
                break
            if start[1] not in costs:
                unseen.append((start[0], start))
        most = (min(least_seen, unseen[0][0]) if unseen else least_seen) + self._span
        near = [(cost, start) for ch, cost in costs.items() if cost <= most for start in by_first[ch]]
        return near + unseen

    def _seen_in(self, row: str) -> Iterable[tuple[str, str]]:
        """Return those of many first characters that a row has, with their levels."""
        by_first = self._by_first
        if self._is_scattered:
            if self._pattern is None and self._searches < _OFTEN:
                self._searches += 1
            elif self._pattern is None:
                wide = {ch for ch in by_first if ch > "\x7f"}
                self._pattern = re.compile(f"([{ranges(wide)}])(.)")
            if self._pattern is not None:
                return self._pattern.findall(row, 1) + self._narrow_in(row)
            seen = dict(zip(row[1::2], row[2::2], strict=True))
            return [(ch, seen[ch]) for ch in by_first.keys() & seen.keys()]
        first, last = self._range
        followers = row[1::2]  # in the order of their code points
        begin = bisect_left(followers, first)
        end = bisect_right(followers, last, begin)
        # by tables and sets: a loop over all that lie between, most of which are no options, took twice as long
        seen = dict(zip(followers[begin:end], row[2 + 2 * begin : 2 + 2 * end : 2], strict=True))
        found = [(ch, seen[ch]) for ch in by_first.keys() & seen.keys()]
        return found + [(ch, level) for ch in self._outside if (level := level_in(row, ch))]

    def _narrow_in(self, row: str) -> list[tuple[str, str]]:
        return [(ch, level) for ch in "0a" if ch in self._by_first and (level := level_in(row, ch))]

    def _prepare(self) -> None:
        """Make the options ready to be asked for, when they first are; two threads may do so at the same time."""
        texts = self.texts
        starts = [_ALONE[text[0]] for text in texts]
        if len("".join(texts)) > len(texts):
            by_first: dict[str, list[str]] = {}
            for text, start in zip(texts, starts, strict=True):
                by_first.setdefault(start[1], []).append(text)
            self._texts_by_first = by_first
            starts = list({start[1]: start for start in starts}.values())
        if len(starts) > _MANY or min(starts, key=itemgetter(1))[1] <= "\x7f":
            starts.sort()
            firsts: dict[str, list[_Start]] = {}
            for start in starts:
                firsts.setdefault(start[1], []).append(start)
            first, last = self._range = min(texts)[0], max(texts)[0]
            self._outside = [ch for ch in firsts if not first <= ch <= last]
            self._is_scattered = len(firsts) > _MANY and ord(last) - ord(first) > _WIDEST * len(firsts)
            self._by_first = firsts
        self._unseen, self._folded = [start[0] for start in starts], [start[1] for start in starts]
        self._starts = starts  # last, since it says that all of this is there

    def _ready(self, folded: str) -> list[_Ready]:
        """Return the options that begin so, which are made ready when first asked for."""
        found = self._ready_by_first.get(folded)
        if found is None:
            self._ready_by_first[folded] = found = list(map(_ready, self._texts_by_first[folded]))
        return found


def _ready(text: str) -> _Ready:
    unseen, folded, _, row = _ALONE[text[-1]]
    if len(text) == 1:
        return text, 0, row
    if len(text) > 2 or folded <= "\x7f":
        return text, COSTS[text], row
    before = _ALONE[text[0]][3]
    at = before.find(folded, 1)
    return text, LEVELS[before[at + 1]] if at > 0 else unseen, row


def _totals(likely: list[_Estimate], before: str, following: str) -> list[int]:
    """Return what options cost, with what follows them; more than `_LEAST_MARGIN` behind the best one, that much at least."""
    totals = []
    best = _NO_LIMIT
    for _, option, total in likely:
        text = before + option + following
        for index in range(2, len(text)):
            total += cost_behind(text[index - 2], text[index - 1], text[index])
            if total >= best + _LEAST_MARGIN:
                break  # too far behind to matter, whatever the rest costs
        best = min(best, total)
        totals.append(total)
    return totals


def _totals_of_single(likely: list[_Estimate], before: str, following: str, folded: list[str]) -> list[int]:
    """Return what single characters cost, with one or two behind them, as `cost_behind` does.

    What that looks up again and again is looked up once: most of what is lost is one character.
    """
    pairs = likelihood().pairs
    seconds, starts, rows = pairs[FOLDED[before]]
    follower, last = folded[0], folded[-1]
    alone, unseen_last = -1, 0
    if len(folded) > 1:
        unseen_last = unseen_cost(following[1])
        row = PAIR_ROWS[follower]
        at = row.find(last)
        alone = LEVELS[row[at + 1]] if at > 0 else -1
    totals = []
    for total, option, first in likely:
        ch = FOLDED[option]
        at = seconds.find(ch) if ch else -1
        if at >= 0:
            start, end = ord(starts[at]), ord(starts[at + 1])
            at = rows.find(follower, start + 1, end)
            if at > 0:
                total = first + LEVELS[rows[at + 1]]
            elif PAIR_ROWS[ch].find(follower) > 0:
                total += LEVELS[rows[start]]
        if unseen_last:
            behind, begins, longer = pairs[ch]
            price = 0
            at = behind.find(follower)
            if at >= 0:
                start, end = ord(begins[at]), ord(begins[at + 1])
                price = LEVELS[longer[start]]
                at = longer.find(last, start + 1, end)
            if at > 0:
                total += LEVELS[longer[at + 1]]
            else:
                total += price + alone if alone >= 0 else unseen_last
        totals.append(total)
    return totals


@lru_cache(1 << 13)
def options_of(texts: tuple[str, ...], span: int = SPAN, others: frozenset[str] = frozenset()) -> Options:
    """Return some texts as options, without those that have any of some other characters, unless all of them have."""
    if others:
        return options_of(tuple(filter(others.isdisjoint, texts)) or texts, span)
    return Options(texts, span)
