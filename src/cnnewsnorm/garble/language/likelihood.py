"""How likely a character is behind one, two and three others in Chinese, from compact tables.

The unit is the half bit: a cost of 2 means half as likely. One model serves both scripts, since Traditional
characters are looked up under their Simplified counterparts; signs of either width are the same, and a number
counts as one character. A context the tables do not have, or in which they do not have the character, falls
back on the next shorter one, at the price the tables state.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Container, Mapping
from functools import cache, partial

from ..._tables import load_table
from .commonness import ranges

__all__ = [
    "EDGE",
    "LEVELS",
    "NARROW_CLASSES",
    "SIGNS",
    "Choices",
    "Known",
    "Likelihood",
    "Place",
    "likelihood",
]

EDGE = "␤"
"""Stands for the begin and the end of a line."""

SIGNS = {chr(code - 0xFEE0): chr(code) for code in range(0xFF01, 0xFF5F)}
SIGNS |= {"「": "“", "『": "“", "」": "”", "』": "”", "\n": EDGE}

_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
NARROW_CLASSES = dict.fromkeys("0123456789０１２３４５６７８９", "0")
NARROW_CLASSES |= dict.fromkeys(_LETTERS + "".join(SIGNS[letter] for letter in _LETTERS), "a")

_UNKNOWN = 58  # a character the table does not have, in half bits
_LATIN = 26
_MOST_PLACES = 1 << 15
_MOST_FOLLOWING = 1 << 13  # which take more memory, and are asked for again mostly on the same page
_LONGEST = 3  # characters of a context
_PADDING = " " * ord(" ")
_OFTEN = 64  # searches that compiling a pattern takes as long as
_WORTH_TAKING_APART = 8  # a row of so many signs for each character asked for is searched instead
LEVELS = {chr(33 + cost): cost for cost in range(94)}
"""Costs as the tables write them."""


class Row:
    """What the tables say behind one context: the costs of what follows it, and the price of falling back.

    Most rows are asked for one character or two, so they are taken apart only when many are wanted.
    """

    __slots__ = ("_followers", "_text", "fall_back")

    def __init__(self, text: str) -> None:
        self._text = text
        self._followers: dict[str, int] | None = None
        self.fall_back = LEVELS[text[0]]

    def followers(self) -> dict[str, int]:
        """Return what follows, as the tables have it, with the costs."""
        if self._followers is None:
            levels = map(LEVELS.__getitem__, self._text[2::2])
            self._followers = dict(zip(self._text[1::2], levels, strict=True))
        return self._followers

    def among(self, choices: "Choices") -> dict[str, int]:
        """Return the costs of those of some characters, as the tables have them, that follow."""
        wanted, text = choices.by_folded.keys(), self._text
        if self._followers is None and choices.is_wide:  # levels are ASCII
            if len(wanted) * _WORTH_TAKING_APART < len(text):
                return {folded: LEVELS[text[at + 1]] for folded in wanted if (at := text.find(folded, 1)) > 0}
            if pattern := choices.pattern():
                return {folded: LEVELS[level] for folded, level in pattern.findall(text, 1)}
        followers = self.followers()
        return {folded: followers[folded] for folded in followers.keys() & wanted}

    def cost(self, folded: str) -> int | None:
        """Return the cost of what the tables have as `folded`, if they have it here."""
        if self._followers is None and folded > "\x7f":  # levels are ASCII
            at = self._text.find(folded, 1)
            return None if at < 0 else LEVELS[self._text[at + 1]]
        return self.followers().get(folded)


Place = tuple[Row, ...]
"""What the tables say behind some characters: a row for each context, the longest first."""


Known = tuple[int, str, int, str]
"""A character to choose: its cost, what the tables have for it, a byte or pair that stands for it, and itself."""


class Choices:
    """Characters to choose from, ready for `Likelihood.choose`. Two of them are the same only if they are one object.

    Attributes:
        by_folded: The characters, each behind a byte that stands for it, by what the tables have for them.
        by_cost: The characters with their costs regardless of neighbours, the cheapest first.
        is_wide: Whether no digit or letter is among them.
    """

    __slots__ = ("_pattern", "_searches", "by_cost", "by_folded", "is_wide")

    def __init__(self, by_cost: list[Known]) -> None:
        self.by_cost = by_cost
        self._searches = 0
        self._pattern: re.Pattern[str] | None = None
        # Tuples, which the garbage collector need not look at again as it must at lists.
        self.by_folded: dict[str, tuple[tuple[int, str], ...]] = {
            folded: ((byte, character),) for _, folded, byte, character in by_cost
        }
        if len(self.by_folded) < len(by_cost):  # few lists have two characters that the tables have as one
            self.by_folded = {}
            for _, folded, byte, character in by_cost:
                self.by_folded[folded] = (*self.by_folded.get(folded, ()), (byte, character))
        self.is_wide = min(self.by_folded, default=EDGE) > "\x7f"

    def pattern(self) -> re.Pattern[str] | None:
        """Return a pattern for one of the characters and what follows it, None as long as compiling it would take too long."""
        if self._pattern is None and self.by_folded:
            self._searches += 1
            if self._searches < _OFTEN:
                return None
            self._pattern = re.compile(f"([{ranges(set(self.by_folded))}])(.)")
        return self._pattern


_Following = tuple[tuple[Known, ...], dict[str, int]]
"""Those of some choices that the tables have behind a context, the cheapest first, and what the tables have for them.

Tuples and dictionaries of strings and numbers are what the garbage collector need not look at.
"""


class _Plain(dict[str, int]):
    """Costs of characters by themselves; of those that the tables have as others, found when first asked for."""

    def __init__(self, cost: Callable[[str], int]) -> None:
        self._cost = cost

    def __missing__(self, character: str) -> int:
        self[character] = cost = self._cost(character) if character else 0
        return cost


class _Behind(dict[str, int]):
    """Costs of the last of some characters behind the others, a folded context, found when first asked for."""

    def __init__(self, cost: Callable[[str], int]) -> None:
        self._cost = cost

    def __missing__(self, characters: str) -> int:
        if len(self) >= _MOST_PLACES:
            self.clear()
        self[characters] = cost = self._cost(characters)
        return cost


RowsOfPairs = tuple[str, str, str]
"""The rows behind pairs with one first character: the second ones, where the row of each begins, and the rows in one.

`ord` of a sign of the second string tells where a row begins in the third one; it ends where the next one begins. A quarter
of a million rows are strings of their own no longer: to bisect these took five times as long as `str.find` here.
"""


class _ByFirst(dict[str, RowsOfPairs]):
    """The rows behind pairs by the first character of the pair, each line of the table taken apart when first asked for."""

    def __init__(self, table: str) -> None:
        self._lines = {line[0]: line for line in table.split("\n")[:-1]}

    def __missing__(self, first: str) -> RowsOfPairs:
        seconds, starts, rows = self._lines.get(first, "\t\t").split("\t")
        self[first] = found = seconds[1:], starts, _PADDING + rows
        return found


class Likelihood:
    """Costs of characters in context.

    Attributes:
        costs: The cost of the last of some characters behind the others, which are a folded context.
        fold: What the tables have for a character, where that is another one.
        odd: Simplified characters and uncommon variants.
        plain: The cost of each character regardless of its neighbours; that of none is 0.
        pairs: What the tables have behind two characters.
    """

    __slots__ = (
        "_behind_one",
        "_following",
        "_fourgrams",
        "_fourgrams_table",
        "_places",
        "_plain",
        "costs",
        "fold",
        "odd",
        "pairs",
        "plain",
    )

    def __init__(self, pairs_table: str, trigrams_table: str, fourgrams_table: Callable[[], str]) -> None:
        pairs, odd, plain, *rows = pairs_table.split("\n")[:-1]
        self.odd = frozenset(odd)
        self.fold = SIGNS | NARROW_CLASSES | dict(zip(pairs[::2], pairs[1::2], strict=True))
        self._plain = dict(zip(plain[::2], map(LEVELS.__getitem__, plain[1::2]), strict=True))
        self._behind_one = {row[0]: row[1:] for row in rows}
        self.pairs: Mapping[str, RowsOfPairs] = _ByFirst(trigrams_table)
        self._fourgrams_table = fourgrams_table
        self._fourgrams: list[str] | None = None  # sorted
        self.plain = _Plain(self.plain_cost)
        self.plain.update(self._plain)
        self._places: dict[str, Place] = {}
        self.costs: Mapping[str, int] = _Behind(self._cost_of_last)
        self._following: dict[tuple[Row, Choices], _Following] = {}

    def folded(self, text: str) -> str:
        """Return the context that the end of `text` is: its last characters as the tables have them."""
        context = ""
        for character in reversed(text):
            folded = self.fold.get(character, character)
            if folded != "0" or context[:1] != "0":
                context = folded + context
                if len(context) == _LONGEST:
                    break
        return context

    def sign(self, character: str) -> str:
        """Return what the tables have for a character; nothing if the counted texts have none of it."""
        sign = self.fold.get(character, character)
        return sign if sign in self._plain else ""

    def row(self, context: str) -> str:
        """Return what the tables have behind a folded context of one to three characters, nothing if they do not have it.

        The level of falling back, then each character that follows with its level, all of one character each, the characters
        in order.
        """
        if len(context) == 1:
            return self._behind_one.get(context, "")
        if len(context) == 2:
            seconds, starts, pairs = self.pairs[context[0]]
            at = seconds.find(context[1])
            return pairs[ord(starts[at]) : ord(starts[at + 1])] if at >= 0 else ""
        rows = self._fourgrams
        if rows is None:
            self._fourgrams = rows = self._fourgrams_table().split("\n")[:-1]
        at = bisect_left(rows, context)
        return rows[at][_LONGEST:] if at < len(rows) and rows[at].startswith(context) else ""

    def place(self, context: str) -> Place:
        """Return what the tables say behind a folded context, for `cost_at`."""
        place = self._places.get(context)
        if place is None:
            size = len(context)
            place = self.place(context[1:]) if size > 1 else ()
            if size and (row := self.row(context)):
                place = (Row(row), *place)
            if len(self._places) >= _MOST_PLACES:
                self._places.clear()
            self._places[context] = place
        return place

    def cost_behind(self, context: str, character: str) -> int:
        """Return the cost of `character` behind a folded context."""
        return self.costs[context + character]

    def _cost_of_last(self, characters: str) -> int:
        context = characters[:-1]
        return self.cost_at(self._places.get(context) or self.place(context), characters[-1])

    def cost_at(self, place: Place, character: str) -> int:
        """Return the cost of `character` at a place."""
        folded = self.fold.get(character, character)
        price = 0
        for row in place:
            cost = row.cost(folded)
            if cost is not None:
                return price + cost
            price += row.fall_back
        return price + self.plain_cost(folded)

    def choose(self, place: Place, choices: Choices, most: int, span: int) -> list[tuple[int, int, str]]:
        """Return cost, byte and character of those that cost at most `most`, and `span` more than the cheapest.

        What the tables have behind a context is intersected with the choices at once: to ask for each choice in turn
        took three times as long. A shorter context is asked only if falling back on it is cheap enough.
        """
        found: list[tuple[int, int, str]] = []
        # What the rows so far have, which are three at most: three look-ups are faster than a union of large sets.
        known: Container[str] = ()
        known_before, known_first = known, known
        price = 0
        for row in place:
            if price > most:
                break
            by_cost, folded_costs = self._following.get((row, choices)) or self._among(row, choices)
            for cost, folded, byte, character in by_cost:
                cost += price
                if cost > most:
                    break
                if folded not in known and folded not in known_before:
                    if cost + span < most:
                        most = cost + span
                    found.append((cost, byte, character))
            known, known_before, known_first = folded_costs, known, known_before
            price += row.fall_back
        most_plain = most - price
        for cost, folded, byte, character in choices.by_cost:
            if cost > most_plain:
                break
            if folded not in known and folded not in known_before and folded not in known_first:
                if cost + span < most_plain:
                    most_plain = cost + span
                found.append((price + cost, byte, character))
        most = most_plain + price
        found.sort()
        while found and found[-1][0] > most:  # found before the cheapest was
            del found[-1]
        return found

    def _among(self, row: Row, choices: Choices) -> _Following:
        """Return those of some choices that a row has, remembered: the search asks the same of many readings."""
        costs = row.among(choices)
        by_cost = [
            (cost, folded, byte, character)
            for folded, cost in costs.items()
            for byte, character in choices.by_folded[folded]
        ]
        by_cost.sort()
        if len(self._following) >= _MOST_FOLLOWING:
            self._following.clear()
        self._following[row, choices] = following = tuple(by_cost), costs
        return following

    def known(self, characters: Mapping[int, str]) -> list[Known]:
        """Return those of some characters that occur in the counted texts, by what stands for them, as `Choices` wants them."""
        fold, plain = self.fold, self._plain
        found = [
            (fold.get(character, character), number, character) for number, character in characters.items()
        ]
        return sorted(
            [(plain[sign], sign, number, character) for sign, number, character in found if sign in plain]
        )

    def plain_cost(self, character: str) -> int:
        """Return the cost of `character` regardless of its neighbours."""
        plain = self._plain.get(self.fold.get(character, character))
        if plain is None:
            return _LATIN if character < "\x80" else _UNKNOWN
        return plain


@cache
def likelihood() -> Likelihood:
    """Return the shared table, loaded on first use."""
    return Likelihood(
        load_table("likelihood.tsv"),
        load_table("trigrams_by_first.tsv"),
        partial(load_table, "fourgrams.tsv"),
    )
