"""What shows that a piece of a line is UTF-8 read as GBK: ordinary Chinese, if decoded, that is odd as it stands."""

import re

from .language.commonness import (
    NOT_HAN,
    beyond_ascii,
    everyday_count,
    everyday_han,
    is_basic_han,
    ordinary_count,
)
from .language.costs import mean_cost
from .lost_bytes import Unit, resolve, unresolved

__all__ = [
    "LEAST_ODD",
    "LEAST_ORDINARY",
    "LONG",
    "Run",
    "are_all",
    "confidence",
    "explains",
    "is_plausible",
    "is_strong",
    "is_whole_or_broken",
    "rare_count",
]

LEAST_ORDINARY = 0.8
LONG = 6  # characters that need no likelihood to convince
_MOST_COST = 22  # half bits per character of shorter ones
LEAST_ODD = 2
_NEARLY_ALL = 0.95
_ENOUGH_WHOLE = 4  # characters that have all their bytes
_LOSS = re.compile("[?\ufffd]")
_PLAIN = re.compile("[\0-\x7f\ufffd]+")


class Run:
    """A chain of UTF-8 sequences between two characters of the line."""

    __slots__ = ("around", "end", "known", "odd", "repaired", "start", "sure", "text", "units")

    def __init__(self, line: str, start: int, end: int, units: list[Unit], before: str, behind: str) -> None:
        self.start = start
        self.end = end
        self.text = line[start:end]
        self.units = units
        self.odd = len(self.text) - everyday_count(self.text)
        self.around = before, behind
        if all(unit.text for unit in units):
            self.repaired = "".join([unit.text for unit in units])
            self.sure = "\ufffd" not in self.repaired
        elif self.is_odd():
            self.repaired, self.sure = resolve(units, *self.around)
        else:
            self.repaired, self.sure = unresolved(units), False  # nothing that would be repaired
        self.known = _PLAIN.sub("", self.repaired)

    def is_odd(self) -> bool:
        """Tell whether a run is not ordinary as it stands."""
        return 3 * self.odd >= len(self.text)

    def resolved(self) -> "Run":
        """Return the run with its lost bytes put back, which is not done at once for one that is ordinary as it stands."""
        if not (self.is_odd() or all(unit.text for unit in self.units)):
            self.repaired, self.sure = resolve(self.units, *self.around)
        return self


def is_plausible(run: Run) -> bool:
    """Tell whether a run decodes to ordinary Chinese and is not ordinary as it stands, or is too long for a coincidence."""
    known = run.known
    if not known or ordinary_count(known) < LEAST_ORDINARY * len(known):
        return False
    return run.is_odd() or sum([len(unit.text) for unit in run.units]) >= _ENOUGH_WHOLE


def are_all(runs: list[Run], line: str) -> bool:
    """Tell whether runs are all that a line has beyond ASCII: beside a strong one the short ones are believed, too."""
    return sum(beyond_ascii(run.text) for run in runs) >= _NEARLY_ALL * beyond_ascii(line)


def is_strong(run: Run) -> bool:
    """Tell whether a run is evidence by itself: long, or short and likely."""
    if len(run.known) < 2 or not any(map(is_basic_han, run.known)) or run.odd < LEAST_ODD:
        return False
    return len(run.known) >= LONG or mean_cost(run.known) <= _MOST_COST


def explains(runs: list[Run], line: str) -> bool:
    """Tell whether runs hold at least half of the odd ideographs of a line; in lists of such any two make a run."""
    return 2 * sum(rare_count(run.text) for run in runs) >= rare_count(line)


def rare_count(text: str) -> int:
    """Return how many ideographs of a text are none of every day."""
    return len(NOT_HAN.sub("", text)) - everyday_count(text)


def is_whole_or_broken(run: Run, line: str) -> bool:
    """Tell whether a run that other lines vouch for is all there is in its line, or shows that it lacks a byte."""
    common = everyday_han()
    if run.text[0] in common or not any(map(is_basic_han, run.repaired)):
        return False
    shows_loss = not run.sure and _LOSS.search(run.text) is not None
    return shows_loss or beyond_ascii(line) == beyond_ascii(run.text)


def confidence(run: Run) -> float:
    """Return how sure the repair of a run is."""
    return 0.99 if run.sure else 0.9 if len(run.text) > 3 else 0.8
