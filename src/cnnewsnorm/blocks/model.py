"""The sequence model: scores of the line features, and the best labelling by Viterbi's algorithm.

A linear-chain conditional random field. Its states tell what lies before, within and behind the story, so that a
page has one story; its weights come from ``scripts/train_blocks.py``, and here they are only added up. All states'
scores of a feature are packed into one integer, 32 bits each, so that one addition adds them all: adding eight
floats each took four times as long.
"""

from collections.abc import Sequence, Set
from functools import cache
from operator import getitem, itemgetter
from struct import Struct
from typing import NamedTuple, TypeAlias

from .._tables import load_table
from .context import CONTEXT_NAMES, context_rows
from .cues import FAMILIES
from .profile import LOCAL_NAMES, Profile

__all__ = ["COARSE", "STATES", "Decoded", "decode", "load_weights", "local_score", "states_of"]

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


Decoded: TypeAlias = tuple[str, int, int, int]
"""What the model says about one line: its coarse label; how far that lies above the next best one; how far the title
lies above metadata and boilerplate, and above metadata alone. All in hundredths of a unit of log odds."""


class Weights(NamedTuple):
    """The weights of one model, by feature and value, packed."""

    local: tuple[list[int], ...]
    context: tuple[list[int], ...]
    cues: tuple[int, ...]
    short_cues: tuple[int, ...]
    pairs: dict[str, int]
    transitions: tuple[tuple[tuple[int, int], ...], ...]  # from -> (to, weight)


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


def local_score(p: Profile, pairs: Set[str]) -> int:
    """Add up what a line says by itself, for all states, packed.

    Args:
        p: The profile of the line.
        pairs: Its `line_pairs`.
    """
    weights = load_weights()
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
    return packed


def decode(lines: Sequence[str], profiles: Sequence[Profile], local: Sequence[int]) -> list[Decoded]:
    """Label non-blank lines with the coarse labels, best sequence first (Viterbi with a beam).

    Args:
        lines: The lines.
        profiles: Their profiles.
        local: Their `local_score`.
    """
    if not lines:
        return []
    weights = load_weights()
    tables = weights.context
    emissions = [
        _UNPACK((packed + sum(map(getitem, tables, row))).to_bytes(_BYTES, "little"))
        for packed, row in zip(local, context_rows(lines, profiles), strict=True)
    ]
    result: list[Decoded] = []
    for state, (s0, s1, s2, s3, s4, s5, s6, s7) in zip(
        _best_path(emissions, weights.transitions), emissions, strict=True
    ):
        metadata = s2 if s2 >= s5 and s2 >= s7 else s5 if s5 >= s7 else s7
        boilerplate = s0 if s0 >= s4 and s0 >= s6 else s4 if s4 >= s6 else s6
        coarse = _COARSE_OF[state]
        if coarse == 3:
            margin = boilerplate - (s3 if s3 >= s1 and s3 >= metadata else s1 if s1 >= metadata else metadata)
        elif coarse == 0:
            margin = s3 - (
                boilerplate if boilerplate >= s1 and boilerplate >= metadata else max(s1, metadata)
            )
        else:
            margin = (
                (s1 - max(s3, metadata, boilerplate)) if coarse == 1 else metadata - max(s3, s1, boilerplate)
            )
        result.append(
            (
                COARSE[coarse],
                margin,
                s1 - (metadata if metadata >= boilerplate else boilerplate),
                s1 - metadata,
            )
        )
    return result


def _best_path(
    emissions: Sequence[tuple[int, ...]], transitions: Sequence[Sequence[tuple[int, int]]]
) -> list[int]:
    alive = list(enumerate(emissions[0][:_OPENING]))
    back: list[dict[int, int]] = []
    for scores in emissions[1:]:
        reached: dict[int, int] = {}
        came: dict[int, int] = {}
        for state, score in alive:
            for to, weight in transitions[state]:
                value = score + weight
                if to not in reached or value > reached[to]:
                    reached[to] = value
                    came[to] = state
        for to in reached:
            reached[to] += scores[to]
        floor = max(reached.values()) - _BEAM
        alive = [item for item in reached.items() if item[1] >= floor]
        back.append(came)
    state = max(alive, key=itemgetter(1))[0]
    path = [state]
    for came in reversed(back):
        state = came[state]
        path.append(state)
    path.reverse()
    return path
