"""What lost bytes may stand for, and which of that the text around them makes likeliest."""

import re
from functools import lru_cache

from .commonness import ranges
from .costs import COSTS, FOLDED, PAIR_ROWS, cost_behind, level_in, rows_behind, unseen_cost
from .likelihood import LEVELS, likelihood

__all__ = ["CLOSING", "SPAN", "Options", "options_of"]

_LEAST_MARGIN = 10  # half bits between the best option and the next: 32 times as likely
_LEAST_MARGIN_OF_UNIT = 8  # 1998年, 10月
_SLACK = 4
_UNITS = frozenset("年月日时時分元人")
_NO_LIMIT = 1 << 30
_MANY = 24  # characters for which one search with a pattern is faster than a search for each
_OFTEN = 32  # searches that compiling the pattern takes as long as
SPAN = 22
"""Half bits behind the likeliest start in which an option still counts."""
CLOSING = {"”": "“", "」": "「", "》": "《", "）": "（", "』": "『", "】": "【", "’": "‘"}
"""Closing marks with what they close."""

_Ready = list[tuple[str, int, str]]
"""Options with what each costs beyond its first character, and the row of the tables for what follows it."""


def _ready(text: str) -> tuple[str, int, str]:
    return text, COSTS[text] if len(text) > 1 else 0, PAIR_ROWS[FOLDED[text[-1]]]


class _Alone(dict[str, _Ready]):
    """Single characters made ready, which are the same in all options."""

    def __missing__(self, ch: str) -> _Ready:
        self[ch] = found = [_ready(ch)]
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
        "_few_and_wide",
        "_parts",
        "_pattern",
        "_ready",
        "_searches",
        "_span",
        "_unseen",
        "closing",
        "texts",
    )

    def __init__(self, texts: tuple[str, ...], span: int = SPAN) -> None:
        self.texts = texts
        self._span = span
        marks = CLOSING.keys() & texts
        self.closing = tuple(mark for mark in CLOSING if mark in marks) if marks else ()
        self._parts: dict[object, Options | None] = {}
        self._by_first: dict[str, list[str]] = {}  # by what the tables have for the first character
        self._ready: dict[str, _Ready] = {}
        # the first characters where they were never seen, the cheapest first
        self._unseen: list[tuple[int, str]] = []
        self._few_and_wide = False
        self._searches = 0
        self._pattern: re.Pattern[str] | None = None

    def beside(self, others: frozenset[str]) -> "Options":
        """Return the options that have none of some characters, or all if they all have."""
        part = self._parts.get(others)
        if part is None:
            texts = tuple(text for text in self.texts if others.isdisjoint(text))
            part = options_of(texts or self.texts, self._span)
            self._parts[others] = part
        return part

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
        rough = self._rough(before[-2:], following[:1], _LEAST_MARGIN + _SLACK)
        if len(rough) == 1:
            return rough[0][1]
        rough.sort()
        most = rough[0][0] + _LEAST_MARGIN + _SLACK
        if rough[1][0] > most:
            return rough[0][1]
        best, chosen, lead = _NO_LIMIT, "", _LEAST_MARGIN
        for estimate, option, total in rough:
            if estimate > most:
                break
            text = before[-1] + option + following
            for index in range(2, len(text)):
                total += cost_behind(text[index - 2], text[index - 1], text[index])
                if total >= best + _LEAST_MARGIN:
                    break  # too far behind to matter, whatever the rest costs
            if total < best:
                lead = best - total if chosen else _LEAST_MARGIN
                best, chosen = total, option
            else:
                lead = min(lead, total - best)
        margin = _LEAST_MARGIN_OF_UNIT if chosen in _UNITS and before[-1:].isdecimal() else _LEAST_MARGIN
        return chosen if chosen and lead >= margin else None

    def _rough(self, before: str, follower: str, span: int) -> list[tuple[int, str, int]]:
        """Return the options with what they cost roughly, by pairs, and at the beginning; at least those within a span."""
        if not self._unseen:
            self._prepare()
        starts = self._starts(before)
        folded_follower, unseen = follower and FOLDED[follower], unseen_cost(follower) if follower else 0
        is_wide = folded_follower > "\x7f"
        rough: list[tuple[int, str, int]] = []
        most, most_first = _NO_LIMIT, starts[0][0] + self._span
        ready = self._ready
        for price, folded in starts:
            if price > most_first or price > most:
                break  # and so are all behind it
            for option, more, row in ready.get(folded) or self._made_ready(folded):
                total = price + more
                if is_wide:  # as `level_in` does, without a call for each
                    at = row.find(folded_follower, 2)
                    total += LEVELS[row[at + 1]] if at > 0 else unseen
                elif follower:
                    level = level_in(row, 2, folded_follower) if folded_follower else ""
                    total += LEVELS[level] if level else unseen
                if total <= most:
                    rough.append((total, option, price))
                    if total + span < most:
                        most = total + span
        return rough

    def _prepare(self) -> None:
        """Sort the options by their first characters, when first asked for; two threads may do so at the same time."""
        fold = likelihood().fold
        by_first: dict[str, list[str]] = {}
        for text in self.texts:
            by_first.setdefault(fold.get(text[0], text[0]), []).append(text)
        is_wide = min(by_first) > "\x7f"
        self._by_first = by_first
        self._few_and_wide = is_wide and len(by_first) <= _MANY
        self._searches = _OFTEN if is_wide and len(by_first) > _MANY else 0
        # last, since it says that all of this is there
        self._unseen = sorted([(unseen_cost(folded), folded) for folded in by_first])

    def _made_ready(self, folded: str) -> _Ready:
        texts = self._by_first[folded]
        ready = _ALONE[texts[0]] if len(texts) == 1 == len(texts[0]) else list(map(_ready, texts))
        self._ready[folded] = ready
        return ready

    def _starts(self, before: str) -> list[tuple[int, str]]:
        """Return the costs of the first characters behind two others, in order; at least those within the span."""
        longer, row = rows_behind(before)
        if self._few_and_wide:
            starts = []
            price = LEVELS[longer[2]] if longer else 0
            for cost, folded in self._unseen:
                at = longer.find(folded, 3)
                if at > 0:
                    cost = LEVELS[longer[at + 1]]
                else:
                    at = row.find(folded, 2)
                    if at > 0:
                        cost = price + LEVELS[row[at + 1]]
                starts.append((cost, folded))
        else:
            seen = self._seen_behind(longer, row)
            starts = [(cost, folded) for folded, cost in seen.items()]
            most = (
                min(self._unseen[0], *starts)[0] + self._span if starts else self._unseen[0][0] + self._span
            )
            for cost, folded in self._unseen:
                if cost > most:
                    break
                if folded not in seen:
                    starts.append((cost, folded))
        starts.sort()
        return starts

    def _seen_behind(self, longer: str, shorter: str) -> dict[str, int]:
        """Return the costs of the first characters that the rows behind two characters and behind one have."""
        if self._searches:
            self._searches -= 1
            if not self._searches:
                self._pattern = re.compile(f"([{ranges(set(self._by_first))}])(.)")
        costs: dict[str, int] = {}
        price = 0
        for row, start in ((longer, 3), (shorter, 2)):
            if not row:
                continue
            if self._pattern:
                for folded, level in self._pattern.findall(row, start):
                    if folded not in costs:
                        costs[folded] = price + LEVELS[level]
            else:
                for folded in self._by_first.keys() & row[start::2]:
                    if folded not in costs:
                        costs[folded] = price + LEVELS[level_in(row, start, folded)]
            price += LEVELS[row[start - 1]]
        return costs


@lru_cache(1 << 13)
def options_of(texts: tuple[str, ...], span: int = SPAN) -> Options:
    """Return some texts as options."""
    return Options(texts, span)
