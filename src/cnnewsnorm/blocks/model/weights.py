"""The weights of the sequence model, packed for adding.

They come from ``scripts/train_blocks.py``. All states' scores of a feature are packed into one integer, 16 bits each, so
that one addition adds them all: adding eight floats each took four times as long. No weight counts more than two
units of log odds, and no line has more than some 120 features, so that no state's sum runs over into the next.
"""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import cycle
from operator import add, lshift
from typing import NamedTuple

from ..._tables import load_table
from ..line.cues import FAMILIES, GOES_ON, pair_flags
from ..line.pairs import pair_code
from ..line.profile import LOCAL, LOCAL_SIZES

__all__ = [
    "BASE",
    "COARSE",
    "COARSE_OF",
    "COLUMNS",
    "CUED",
    "FEATURES",
    "LANE",
    "STATES",
    "Weights",
    "cue_flags",
    "cue_score",
    "load_weights",
    "pair_weights",
    "shape_score",
    "states_of",
]

COARSE = ("body", "title", "metadata", "boilerplate")
STATES = ("before", "title", "heading data", "story", "between", "inner data", "after", "closing data")
COARSE_OF = ("boilerplate", "title", "metadata", "body", "boilerplate", "metadata", "boilerplate", "metadata")
LANE = 16  # bits for each state
_SHIFTS = range(0, LANE * len(STATES), LANE)
_CUES_AT = LANE * len(STATES) + 5  # where the counts of cues begin, above any sum of weights
CUED = 1 << _CUES_AT - 1  # more than any such sum, less than one cue
_COUNT = 6  # bits for each count: of no line so many pairs are looked at
_HIGHEST = 200  # hundredths of a unit of log odds
BASE = 24  # more than there are kinds

# The columns of the context, with more than any value of each.
COLUMNS = {
    "own and previous kind, like shapes": 9 * BASE**2,
    "own and next kind": BASE**2,
    "prose before and after": 256,
    "prose within, passed and lines from bottom": 512,
    "own kind, cluster and next stamp": 2 * BASE**2,
    "around, markers and credits": 64 * 72,
    "page and likeness to the story": 1024,
}

# The features of the model: name -> (column, divisor, modulus). A column holds several features at once, so that at
# run time one look into a table that adds up their weights does for all. Those that take longest to make pay for it:
# trained anew without the overlap, the model loses 2 to 5 points of the F1 of titles, without the likeness .1 to .7 of
# that of body lines other than the news of `dev.jsonl` (5 folds, 3 seeds).
FEATURES: dict[str, tuple[str, int, int]] = {
    "own and previous kind": ("own and previous kind, like shapes", 1, BASE**2),
    "previous kind": ("own and previous kind, like shapes", 1, BASE),
    "own and next kind": ("own and next kind", 1, 1000),
    "next kind": ("own and next kind", 1, BASE),
    "prose before": ("prose before and after", 16, 16),
    "prose after": ("prose before and after", 1, 16),
    "prose within 8": ("prose within, passed and lines from bottom", 8, 8),
    "share of prose before": ("prose within, passed and lines from bottom", 1, 8),
    "lines from bottom": ("prose within, passed and lines from bottom", 64, 8),
    "own kind and cluster": ("own kind, cluster and next stamp", 2, 1000),
    "cluster": ("own kind, cluster and next stamp", 2, BASE),
    "cluster and next stamp": ("own kind, cluster and next stamp", 1, 2 * BASE),
    "stamps around": ("around, markers and credits", 1, 16),
    "metadata around": ("around, markers and credits", 16, 4),
    "markers passed": ("around, markers and credits", 64 * 4, 1000),
    "credits passed": ("around, markers and credits", 64, 12),
    "like shapes around": ("own and previous kind, like shapes", BASE, 1000),
    "prose of page": ("page and likeness to the story", 128, 8),
    "overlap with story": ("page and likeness to the story", 16, 8),
    "like the story": ("page and likeness to the story", 1, 16),
}


class Weights(NamedTuple):
    """The weights of one model, by feature and value, packed."""

    local: tuple[list[int], ...]  # by column
    context: tuple[list[int], ...]  # by column
    cues: tuple[int, ...]
    short_cues: tuple[int, ...]
    marker: int
    pairs: dict[str, int]
    transitions: tuple[tuple[int, ...], ...]


def states_of(labels: Sequence[str]) -> list[str]:
    """Tell coarse labels apart by where they lie: before, within or behind the story."""
    story = [i for i, label in enumerate(labels) if label == "body"]
    first, last = (story[0], story[-1]) if story else (len(labels), len(labels))
    result = []
    for i, label in enumerate(labels):
        place = 0 if i < first else 1 if i < last else 2
        if label == "body":
            result.append("story")
        elif label == "title":
            result.append("title" if place < 2 else "after")
        elif label == "metadata":
            result.append(("heading data", "inner data", "closing data")[place])
        else:
            result.append(("before", "between", "after")[place])
    return result


def _pack(numbers: Iterable[int]) -> int:
    return sum(map(lshift, numbers, _SHIFTS))


@cache
def load_weights() -> Weights:
    """Read the weights table once."""
    groups: dict[str, dict[str, int]] = {}
    transitions: list[tuple[int, ...]] = [()] * len(STATES)
    for row in load_table("blocks_weights.tsv").split("\n"):
        if row:
            group, value, *cells = row.split("\t")
            numbers = [int(cell or 0) for cell in cells]
            if group == "transition":
                transitions[STATES.index(value)] = tuple(numbers)
            else:
                if max(numbers) > _HIGHEST or min(numbers) < -_HIGHEST:
                    numbers = [max(-_HIGHEST, min(_HIGHEST, number)) for number in numbers]
                groups.setdefault(group, {})[value] = _pack(numbers)

    def column(features: Iterable[tuple[str, int, int]], size: int) -> list[int]:
        """Add up, for every value of a column, the weights of the features it holds."""
        result = [0] * size
        for name, by, of in features:
            rows = {int(value): packed for value, packed in groups.get(name, {}).items()}
            once = [rows.get(value // by, 0) for value in range(min(by * of, size))]
            result = list(map(add, result, cycle(once)))
        return result

    return Weights(
        tuple(
            column([(name, by, of) for name, (c, by, of) in LOCAL.items() if c == index], size)
            for index, size in enumerate(LOCAL_SIZES)
        ),
        tuple(
            column([(name, by, of) for name, (c, by, of) in FEATURES.items() if c == own], size)
            for own, size in COLUMNS.items()
        ),
        tuple(groups["cue"].get(name, 0) for name in FAMILIES),
        tuple(groups["short cue"].get(name, 0) for name in FAMILIES),
        groups["marker"].get("1", 0),
        groups["pair"],
        tuple(transitions),
    )


@cache
def pair_weights() -> dict[int, int]:
    """Return the weights of character pairs by their codes, packed; above them, for every flag, one to be counted.

    So one sum over the pairs of a line tells both what they weigh and which flags of `pair_flags` they have.
    """
    pairs = {pair_code(pair): weight for pair, weight in load_weights().pairs.items() if len(pair) == 2}
    for code, flags in pair_flags().items():
        counts = sum(1 << _COUNT * index for index in range(flags.bit_length()) if flags >> index & 1)
        pairs[code] = pairs.get(code, 0) + (counts << _CUES_AT)
    return pairs


def cue_flags(score: int) -> tuple[int, int]:
    """Return the flags of `pair_flags` that a sum of weights has counted, and the sum without what it counted."""
    counts = (score + CUED) >> _CUES_AT
    return _flags(counts), score - (counts << _CUES_AT)


@lru_cache(maxsize=4096)
def _flags(counts: int) -> int:
    found = range(GOES_ON.bit_length())
    return sum(1 << index for index in found if counts >> _COUNT * index & ((1 << _COUNT) - 1))


def shape_score(columns: Sequence[int]) -> int:
    """Add up what the shape of a line says, the columns of `profile.LOCAL`, for all states, packed."""
    first, second, third, fourth, fifth = load_weights().local
    a, b, c, d, e = columns
    return first[a] + second[b] + third[c] + fourth[d] + fifth[e]  # half the time of a sum over them


@lru_cache(maxsize=4096)
def cue_score(bits: int, short: bool) -> int:
    """Add up what the cue families of a line say, for all states, packed."""
    weights = load_weights()
    packed = 0
    for index in range(len(FAMILIES)):
        if bits >> index & 1:
            packed += weights.cues[index] + (weights.short_cues[index] if short else 0)
    return packed
