"""A line among the others: its neighbours, the story's main cluster, what has been passed on the way.

Every feature is a column over the page, a small integer for each line, so that most of the work is done by
`zip` and slices. All are linear in the number of lines.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from .cues import FAMILIES
from .profile import (
    HEADLINE,
    KINDS,
    LEAD,
    OUTSIDE,
    SENTENCE,
    Profile,
    character_pairs,
)

__all__ = ["CONTEXT_NAMES", "CUES", "context_rows", "main_cluster"]

CONTEXT_NAMES = (
    "previous kind",
    "next kind",
    "own and previous kind",
    "own and next kind",
    "prose before",
    "prose after",
    "prose within 8",
    "share of prose before",
    "cluster",
    "own kind and cluster",
    "lines from bottom",
    "stamps around",
    "metadata around",
    "cluster and next stamp",
    "overlap with story",
    "prose of page",
    "markers passed",
    "credits passed",
    "marker",
    "like shapes around",
)

CUES = {name: 1 << index for index, name in enumerate(FAMILIES)}
_CHROME = sum(
    CUES[name] for name in "share login comment forum related nav contact copyright tool player ad".split()
)
_META = CUES["source"] | CUES["author"]
_BASE = 24  # more than there are kinds

# How much a line of each kind speaks for being amid the story. Set by hand; the model corrects it.
_WEIGHTS = dict(
    zip(
        KINDS,
        (
            10.0,
            5.0,
            3.0,
            1.0,
            -1.0,
            -1.5,
            -0.7,
            -0.7,
            -1.5,
            -2.0,
            -1.0,
            -1.0,
            -1.0,
            -0.7,
            -0.5,
            0.3,
            -0.3,
            0.2,
            0.3,
            -1.0,
        ),
        strict=True,
    )
)
_WEIGHT = tuple(_WEIGHTS.values())
EARLY = 0.35  # an earlier cluster with this share of the largest one's weight is the story
DROP = 40.0  # a stretch that costs this much ends a cluster
_NEAR = tuple(bisect_left((0, 1, 2, 3, 5, 8, 15, 40), distance) for distance in range(42))
_EDGE = tuple(bisect_left((1, 2, 3, 5, 8, 15), distance) for distance in range(17))
_BOTTOM = tuple(bisect_left((1, 2, 4, 8, 16, 40), distance) for distance in range(42))
_WITHIN = tuple(bisect_left((0, 1, 2, 4, 7, 11), number) for number in range(18))
_REACH = 6


def main_cluster(profiles: Sequence[Profile]) -> tuple[int, int]:
    """Return first and last (exclusive) line of the story's main cluster: the run of lines that speaks most for prose.

    A maximum-sum segment (Pasternack & Roth 2009, "Extracting article text from the web with maximum subsequence
    segmentation"), with two refinements: a deep drop ends a segment, and an earlier segment of some weight wins,
    since what follows on the page is the next story.
    """
    clusters: list[tuple[float, int, int]] = []
    best = run = 0.0
    low = high = start = 0
    for i, p in enumerate(profiles):
        if run <= 0.0 or run <= best - DROP:
            if best > 0.0:
                clusters.append((best, low, high))
            best = run = 0.0
            start = i
        run += _WEIGHT[p.kind] if p.kind != HEADLINE or p.length < 26 else 0.2
        if p.bits & _CHROME and p.length < 40:
            run -= 1.0
        if run > best:
            best, low, high = run, start, i + 1
    if best > 0.0:
        clusters.append((best, low, high))
    largest = max(clusters, default=(0.0, 0, 0))
    _, low, high = next((cluster for cluster in clusters if cluster[0] >= EARLY * largest[0]), largest)
    return low, high


def _places_in_cluster(n: int, low: int, high: int) -> list[int]:
    """Where each line lies: 0 no cluster, 1-7 before, 8 first, 9 within, 10 last, 11-17 behind."""
    if high == 0:
        return [0] * n
    before = [1 + _EDGE[min(low - i, 16)] for i in range(low)]
    within = [9] * (high - low)
    within[-1] = 10
    within[0] = 8
    behind = [11 + _EDGE[min(i - high + 1, 16)] for i in range(high, n)]
    return before + within + behind


def _distances(flags: Sequence[bool]) -> list[int]:
    """For every line how far back the last flagged line before it lies, as a bin."""
    result = []
    distance = 41
    for flag in flags:
        result.append(_NEAR[distance])
        distance = 1 if flag else distance + 1 if distance < 41 else 41
    return result


def _alike(keys: Sequence[int]) -> list[int]:
    """For every line how many of the lines within reach have the same key."""
    n = len(keys)
    counts: dict[int, int] = {}
    for key in keys[:_REACH]:
        counts[key] = counts.get(key, 0) + 1
    result = []
    for i, key in enumerate(keys):
        if i + _REACH < n:
            entering = keys[i + _REACH]
            counts[entering] = counts.get(entering, 0) + 1
        result.append(counts[key] - 1)
        if i >= _REACH:
            counts[keys[i - _REACH]] -= 1
    return result


def _overlap(lines: Sequence[str], profiles: Sequence[Profile], low: int, high: int) -> list[int]:
    """How many of a line's character pairs occur in the story's cluster, as a bin; 0 away from it."""
    result = [0] * len(lines)
    story = "".join(line[:200] for line in lines[low : min(high, low + 40)] if len(line) > 30)
    if not story:
        return result
    pairs = character_pairs(story)
    for i in range(max(0, low - 30), min(len(lines), high + 12)):
        p = profiles[i]
        if 6 <= p.length <= 60 and p.kind >= LEAD:
            own = character_pairs(lines[i])
            result[i] = 1 + bisect_left((0.05, 0.15, 0.3, 0.45, 0.6, 0.8), len(own & pairs) / len(own))
    return result


def _passed(flags: Sequence[bool], prose: Sequence[int], low: int, most: int) -> list[int]:
    """How many flagged lines lie between the start of the cluster and a line, with the line's own kind of prose."""
    result = [(most + 1) * 3 + kind for kind in prose[:low]]
    count = 0
    for flag, kind in zip(flags[low:], prose[low:], strict=True):
        result.append(count * 3 + kind)
        if flag and count < most:
            count += 1
    return result


def context_rows(lines: Sequence[str], profiles: Sequence[Profile]) -> Iterator[tuple[int, ...]]:
    """Return for every line its place among the others, as small integers in the order of `CONTEXT_NAMES`.

    Args:
        lines: The lines that are not blank, stripped.
        profiles: Their profiles.
    """
    n = len(profiles)
    kinds = [p.kind for p in profiles]
    padded = [OUTSIDE, *kinds, OUTSIDE]
    previous, following = padded, padded[2:]
    is_prose = [kind <= SENTENCE for kind in kinds]
    total = sum(is_prose) or 1
    sums = [0] * 8 + list(accumulate(is_prose, initial=0))
    sums += [sums[-1]] * 9
    low, high = main_cluster(profiles)
    if high == 0:
        low = n
    cluster = _places_in_cluster(n, low, high)
    share_of = [bisect_left((0, 0.1, 0.5, 0.9, 0.999), done / total) for done in range(total + 1)]
    shapes = [p.kind * 64 + min(p.length, 63) // 3 for p in profiles]
    stamped = [0, 0, *(1 if p.stamp else 0 for p in profiles), 0, 0]
    meta = [0, 0, 0, *(1 if p.bits & _META else 0 for p in profiles), 0, 0, 0]
    prose_kind = [2 if kind <= 1 else 1 if kind == SENTENCE else 0 for kind in kinds]
    markers = [p.marker for p in profiles]
    credits_ = [p.length < 40 and bool(p.bits & CUES["credit"]) for p in profiles]
    columns = (
        previous,
        following,
        [kind * _BASE + other for kind, other in zip(kinds, previous, strict=False)],
        [kind * _BASE + other for kind, other in zip(kinds, following, strict=False)],
        _distances(is_prose),
        _distances(is_prose[::-1])[::-1],
        [_WITHIN[b - a] for a, b in zip(sums, sums[17:], strict=False)],
        [share_of[done] for done in sums[8 : 8 + n]],
        cluster,
        [kind * _BASE + place for kind, place in zip(kinds, cluster, strict=True)],
        [*_BOTTOM[1:], *[_BOTTOM[-1]] * n][:n][::-1],
        [
            a + 2 * b + 4 * c + 8 * d
            for a, b, c, d in zip(stamped, stamped[1:], stamped[3:], stamped[4:], strict=False)
        ],
        [
            (d | e | f) + 2 * (a | b | c)
            for a, b, c, d, e, f in zip(meta, meta[1:], meta[2:], meta[4:], meta[5:], meta[6:], strict=False)
        ],
        [place * 2 + after for place, after in zip(cluster, stamped[3:], strict=False)],
        _overlap(lines, profiles, low, high),
        [bisect_left((0, 1, 3, 8, 20), sum(is_prose))] * n,
        _passed(markers, prose_kind, low, 4),
        _passed(credits_, prose_kind, low, 2),
        markers,
        [min(count, 8) * _BASE + kind for count, kind in zip(_alike(shapes), kinds, strict=True)],
    )
    return zip(*columns, strict=False)
