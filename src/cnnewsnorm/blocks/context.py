"""A line among the others: its neighbours, the story's main cluster, what has been passed on the way.

Every feature is a column over the page, a small integer for each line, so that most of the work is done by
`zip` and slices. All are linear in the number of lines.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from operator import add

from .cues import CUES
from .profile import HEADLINE, KINDS, LEAD, OUTSIDE, SENTENCE
from .reading import Reading
from .weights import BASE as _BASE

__all__ = ["context_columns", "main_cluster"]


_CHROME = sum(
    CUES[name] for name in "share login comment forum related nav contact copyright tool player ad".split()
)
_META = CUES["source"] | CUES["author"]
_CREDIT = CUES["credit"]

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


def main_cluster(readings: Sequence[Reading]) -> tuple[int, int]:
    """Return first and last (exclusive) line of the story's main cluster: the run of lines that speaks most for prose.

    A maximum-sum segment (Pasternack & Roth 2009, "Extracting article text from the web with maximum subsequence
    segmentation"), with two refinements: a deep drop ends a segment, and an earlier segment of some weight wins,
    since what follows on the page is the next story.
    """
    clusters: list[tuple[float, int, int]] = []
    best = run = 0.0
    low = high = start = 0
    for i, p in enumerate(readings):
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


def _overlap(lines: Sequence[str], readings: Sequence[Reading], low: int, high: int) -> list[int]:
    """How many of a line's character pairs occur at the beginning of the story, as a bin; 0 away from its edges."""
    result = [0] * len(lines)
    story = "".join([line[:80] for line in lines[low : min(high, low + 10)] if len(line) > 30])
    if not story:
        return result
    pairs = set(map(add, story, story[1:]))
    for i in (*range(max(0, low - 30), min(low + 3, high)), *range(high, min(len(lines), high + 12))):
        reading = readings[i]
        if 6 <= reading.length <= 60 and reading.kind >= LEAD:
            own = set(map(add, lines[i], lines[i][1:]))
            result[i] = 1 + bisect_left((0.05, 0.15, 0.3, 0.45, 0.6, 0.8), len(own & pairs) / len(own))
    return result


def _like_the_story(readings: Sequence[Reading], low: int, high: int) -> list[int]:
    """How many lines within reach begin as lines of the story do, twice that, plus 1 if the line itself does.

    A list or table that goes on where the prose ends is told by this from the list of other stories.
    """
    counts = Counter([reading.head for reading in readings[low:high]])
    flags = [counts[reading.head] > (1 if low <= i < high else 0) for i, reading in enumerate(readings)]
    sums = list(accumulate(flags, initial=0))
    sums = [0] * _REACH + sums + [sums[-1]] * _REACH
    return [
        2 * ((b - a - flag + 1) // 2) + flag
        for flag, a, b in zip(flags, sums, sums[2 * _REACH + 1 :], strict=False)
    ]


def _passed(flags: Sequence[bool], low: int, most: int) -> list[int]:
    """How many flagged lines lie between the start of the cluster and a line, at most `most`; one more above it."""
    result = [most + 1] * low
    count = 0
    for flag in flags[low:]:
        result.append(count)
        if flag and count < most:
            count += 1
    return result


def context_columns(lines: Sequence[str], readings: Sequence[Reading]) -> list[Sequence[int]]:
    """Return the place of every line among the others: the columns of `weights.COLUMNS`, a small integer for each line.

    Args:
        lines: The lines that are not blank, stripped.
        readings: What each says by itself.
    """
    n = len(readings)
    kinds = [reading.kind for reading in readings]
    padded = [OUTSIDE, *kinds, OUTSIDE]
    own = [kind * _BASE for kind in kinds]
    is_prose = [kind <= SENTENCE for kind in kinds]
    total = sum(is_prose) or 1
    sums = [0] * 8 + list(accumulate(is_prose, initial=0))
    sums += [sums[-1]] * 9
    low, high = main_cluster(readings)
    if high == 0:
        low = n
    cluster = _places_in_cluster(n, low, high)
    share_of = [bisect_left((0, 0.1, 0.5, 0.9, 0.999), done / total) for done in range(total + 1)]
    shapes = [reading.shape for reading in readings]
    stamped = [0, 0, *[1 if shape.stamp else 0 for shape in shapes], 0, 0]
    meta = [0, 0, 0, *[1 if reading.bits & _META else 0 for reading in readings], 0, 0, 0]
    markers = _passed([reading.marker for reading in readings], low, 4)
    credited = _passed([reading.length < 40 and reading.bits & _CREDIT != 0 for reading in readings], low, 2)
    page = 8 * bisect_left((0, 1, 3, 8, 20), sum(is_prose))
    return [
        list(map(add, own, padded)),
        list(map(add, own, padded[2:])),
        [16 * a + b for a, b in zip(_distances(is_prose), reversed(_distances(is_prose[::-1])), strict=True)],
        [8 * _WITHIN[b - a] + share_of[c] for a, b, c in zip(sums, sums[17:], sums[8 : 8 + n], strict=False)],
        list(map(add, own, cluster)),
        [2 * place + after for place, after in zip(cluster, stamped[3:], strict=False)],
        [
            a + 2 * b + 4 * c + 8 * d + (16 if x or y or z else 0) + (32 if u or v or w else 0)
            for a, b, c, d, u, v, w, x, y, z in zip(
                stamped,
                stamped[1:],
                stamped[3:],
                stamped[4:],
                meta,
                meta[1:],
                meta[2:],
                meta[4:],
                meta[5:],
                meta[6:],
                strict=False,
            )
        ],
        [12 * a + 4 * shape.prose + b for a, b, shape in zip(markers, credited, shapes, strict=True)],
        [page + near for near in [*_BOTTOM[1:], *[_BOTTOM[-1]] * n][:n][::-1]],
        [
            min(count, 8) * _BASE + kind
            for count, kind in zip(_alike([shape.key for shape in shapes]), kinds, strict=True)
        ],
        _overlap(lines, readings, low, high),
        _like_the_story(readings, low, high),
    ]
