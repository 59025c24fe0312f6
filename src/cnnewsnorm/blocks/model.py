"""The sequence model: scores of the line features, and the best labelling by Viterbi's algorithm.

A linear-chain conditional random field. Its states tell what lies before, within and behind the story, so that a
page has one story; its weights come from ``scripts/train_blocks.py``, and here they are only added up. All states'
scores of a feature are packed into one integer, 32 bits each, so that one addition adds them all: adding eight
floats each took four times as long.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from operator import getitem
from struct import Struct
from typing import NamedTuple

from .._tables import load_table
from .context import CONTEXT_NAMES, context_rows
from .cues import FAMILIES
from .profile import LOCAL_NAMES, Profile, line_pairs, profile

__all__ = ["COARSE", "STATES", "Decoded", "decode", "states_of"]

COARSE = ("body", "title", "metadata", "boilerplate")
STATES = ("before", "title", "heading data", "story", "between", "inner data", "after", "closing data")
_COARSE_OF = tuple(
    COARSE.index(label)
    for label in "boilerplate title metadata body boilerplate metadata boilerplate metadata".split()
)
_ZERO_POINT = 1 << 20
_UNPACK = Struct(f"<{len(STATES)}I").unpack
_BYTES = 4 * len(STATES)
_OPENING = STATES.index("story") + 1  # a page begins in one of the states up to here
_BEAM = 1000  # hundredths: states that lie further behind the best are given up


class Weights(NamedTuple):
    """The weights of one model, by feature and value, packed."""

    local: tuple[list[int], ...]
    context: tuple[list[int], ...]
    cues: tuple[int, ...]
    short_cues: tuple[int, ...]
    pairs: dict[str, int]
    transitions: tuple[tuple[tuple[int, int], ...], ...]  # from -> (to, weight)


class Decoded(NamedTuple):
    """What the model says about one line."""

    label: str
    margin: float  # how far its score lies above the next best label's
    scores: tuple[int, int, int, int]  # of the coarse labels, in hundredths
    profile: Profile


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


def _pack(numbers: Sequence[int]) -> int:
    return sum((number + _ZERO_POINT) << 32 * index for index, number in enumerate(numbers))


@cache
def load_weights() -> Weights:
    """Read the weights table once."""
    groups: dict[str, dict[str, int]] = {}
    transitions: list[tuple[tuple[int, int], ...]] = [()] * len(STATES)
    for row in load_table("blocks_weights.tsv").split("\n"):
        if row:
            group, value, *cells = row.split("\t")
            numbers = [int(cell or 0) for cell in cells]
            if group == "transition":
                source = STATES.index(value)
                transitions[source] = tuple(
                    (to, weight) for to, weight in enumerate(numbers) if weight > -9999
                )
            else:
                groups.setdefault(group, {})[value] = _pack(numbers)

    def column(name: str) -> list[int]:
        rows = {int(value): packed for value, packed in groups.get(name, {}).items()}
        return [rows.get(value, 0) for value in range(640)]

    return Weights(
        tuple(column(name) for name in LOCAL_NAMES),
        tuple(column(name) for name in CONTEXT_NAMES),
        tuple(groups["cue"].get(name, 0) for name in FAMILIES),
        tuple(groups["short cue"].get(name, 0) for name in FAMILIES),
        groups["pair"],
        tuple(transitions),
    )


def _local_scores(line: str) -> tuple[Profile, int]:
    """Score what a line says by itself."""
    weights = load_weights()
    pairs = line_pairs(line)
    p = profile(line, pairs)
    packed = sum(map(getitem, weights.local, p.values))
    bits = p.bits
    while bits:
        index = (bits & -bits).bit_length() - 1
        packed += weights.cues[index]
        if p.length <= 14:
            packed += weights.short_cues[index]
        bits &= bits - 1
    table = weights.pairs
    for pair in table.keys() & pairs:
        packed += table[pair]
    return p, packed


_remembered = lru_cache(maxsize=32768)(_local_scores)


def decode(lines: Sequence[str]) -> list[Decoded]:
    """Label non-blank lines with the coarse labels, best sequence first (Viterbi with a beam)."""
    if not lines:
        return []
    weights = load_weights()
    lines = [line.rstrip() for line in lines]
    local = [_remembered(line) if len(line) <= 40 else _local_scores(line) for line in lines]
    profiles = [p for p, _ in local]
    tables = weights.context
    emissions = [
        _UNPACK((packed + sum(map(getitem, tables, row))).to_bytes(_BYTES, "little"))
        for (_, packed), row in zip(local, context_rows(lines, profiles), strict=True)
    ]
    result = []
    for state, scores, p in zip(_best_path(emissions, weights.transitions), emissions, profiles, strict=True):
        s0, s1, s2, s3, s4, s5, s6, s7 = scores
        by_label = (
            s3,
            s1,
            s2 if s2 >= s5 and s2 >= s7 else s5 if s5 >= s7 else s7,
            s0 if s0 >= s4 and s0 >= s6 else s4 if s4 >= s6 else s6,
        )
        mine = _COARSE_OF[state]
        others = max(by_label[:mine] + by_label[mine + 1 :])
        result.append(Decoded(COARSE[mine], (by_label[mine] - others) / 100, by_label, p))
    return result


def _best_path(
    emissions: Sequence[tuple[int, ...]], transitions: Sequence[Sequence[tuple[int, int]]]
) -> list[int]:
    alive = dict(enumerate(emissions[0][:_OPENING]))
    back: list[dict[int, int]] = []
    for scores in emissions[1:]:
        reached: dict[int, int] = {}
        came: dict[int, int] = {}
        floor = max(alive.values()) - _BEAM
        for state, score in alive.items():
            if score >= floor:
                for to, weight in transitions[state]:
                    value = score + weight
                    if to not in reached or value > reached[to]:
                        reached[to] = value
                        came[to] = state
        for to in reached:
            reached[to] += scores[to]
        alive = reached
        back.append(came)
    state = max(alive, key=alive.__getitem__)
    path = [state]
    for came in reversed(back):
        state = came[state]
        path.append(state)
    path.reverse()
    return path
