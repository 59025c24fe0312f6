"""The sequence model: scores of the line features, and the best labelling by Viterbi's algorithm.

A linear-chain conditional random field over four coarse labels. Its weights come from
``scripts/train_blocks.py``; here they are only added up.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple, TypeAlias

from .._tables import load_table
from .cues import FAMILIES
from .features import CONTEXT_NAMES, LOCAL_NAMES, Profile, context_values, profile

__all__ = ["COARSE", "Decoded", "decode", "line_bigrams"]

COARSE = ("body", "title", "metadata", "boilerplate")
Scores: TypeAlias = tuple[float, float, float, float]
_ZERO: Scores = (0.0, 0.0, 0.0, 0.0)


class Weights(NamedTuple):
    """The weights of one model, by feature and value."""

    local: tuple[dict[int, Scores], ...]
    context: tuple[dict[int, Scores], ...]
    cues: tuple[Scores, ...]
    short_cues: tuple[Scores, ...]
    bigrams: dict[str, Scores]
    transitions: tuple[Scores, Scores, Scores, Scores]  # [to][from]


class Decoded(NamedTuple):
    """What the model says about one line."""

    label: str
    margin: float  # how far its score lies above the next best label's
    scores: Scores
    profile: Profile


@cache
def load_weights() -> Weights:
    """Read the weights table once."""
    local: dict[str, dict[int, Scores]] = {name: {} for name in LOCAL_NAMES}
    context: dict[str, dict[int, Scores]] = {name: {} for name in CONTEXT_NAMES}
    cues: dict[str, dict[str, Scores]] = {"cue": {}, "cueS": {}, "transition": {}}
    bigrams: dict[str, Scores] = {}
    for row in load_table("blocks_weights.tsv").split("\n"):
        if not row:
            continue
        group, value, *numbers = row.split("\t")
        a, b, c, d = (int(number) / 100 for number in numbers)
        if group in local:
            local[group][int(value)] = (a, b, c, d)
        elif group in context:
            context[group][int(value)] = (a, b, c, d)
        elif group == "bg":
            bigrams[value] = (a, b, c, d)
        else:
            cues[group][value] = (a, b, c, d)
    rows = [cues["transition"][label] for label in COARSE]
    return Weights(
        tuple(local.values()),
        tuple(context.values()),
        tuple(cues["cue"].get(name, _ZERO) for name in FAMILIES),
        tuple(cues["cueS"].get(name, _ZERO) for name in FAMILIES),
        bigrams,
        (rows[0], rows[1], rows[2], rows[3]),
    )


def line_bigrams(line: str) -> set[str]:
    """Return the character pairs of a line's beginning and end that the model looks up."""
    text = line.strip()
    if len(text) > 24:
        text = f"{text[:12]}\0{text[-12:]}"
    text = f"^{text}$"
    return {a + b for a, b in zip(text, text[1:], strict=False)}


@lru_cache(maxsize=65536)
def _local_scores(line: str) -> tuple[Profile, Scores]:
    """Score what a line says by itself."""
    weights = load_weights()
    p = profile(line)
    rows = [table[value] for table, value in zip(weights.local, p.values, strict=True) if value in table]
    bits, index = p.bits, 0
    while bits:
        if bits & 1:
            rows.append(weights.cues[index])
            if p.length <= 14:
                rows.append(weights.short_cues[index])
        bits >>= 1
        index += 1
    bigrams = weights.bigrams
    rows += [bigrams[pair] for pair in line_bigrams(line) if pair in bigrams]
    if not rows:
        return p, _ZERO
    a, b, c, d = map(sum, zip(*sorted(rows), strict=True))
    return p, (a, b, c, d)


def decode(lines: Sequence[str]) -> list[Decoded]:
    """Label non-blank lines with the coarse labels, best sequence first (Viterbi)."""
    if not lines:
        return []
    weights = load_weights()
    local = [_local_scores(line) for line in lines]
    profiles = [p for p, _ in local]
    emissions: list[Scores] = []
    for (_, scores), values in zip(local, context_values(lines, profiles), strict=True):
        a, b, c, d = scores
        for table, value in zip(weights.context, values, strict=True):
            row = table.get(value)
            if row:
                a += row[0]
                b += row[1]
                c += row[2]
                d += row[3]
        emissions.append((a, b, c, d))
    to = weights.transitions
    now = emissions[0]
    back: list[tuple[int, int, int, int]] = []
    for scores in emissions[1:]:
        reached = []
        came = []
        for label in range(4):
            row = to[label]
            options = (now[0] + row[0], now[1] + row[1], now[2] + row[2], now[3] + row[3])
            best = max(options)
            came.append(options.index(best))
            reached.append(best + scores[label])
        now = (reached[0], reached[1], reached[2], reached[3])
        back.append((came[0], came[1], came[2], came[3]))
    label = now.index(max(now))
    path = [label]
    for came_from in reversed(back):
        label = came_from[label]
        path.append(label)
    path.reverse()
    result = []
    for label, scores, p in zip(path, emissions, profiles, strict=True):
        others = max(score for index, score in enumerate(scores) if index != label)
        result.append(Decoded(COARSE[label], scores[label] - others, scores, p))
    return result
