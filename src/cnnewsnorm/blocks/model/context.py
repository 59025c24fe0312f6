"""A line among the others: its neighbours, the story's main cluster, what has been passed on the way.

Every feature is a column over the page, a small integer for each line, so that most of the work is done by
`zip` and slices. All are linear in the number of lines.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, MutableSequence, Sequence
from functools import lru_cache
from itertools import accumulate, compress, pairwise
from operator import add, sub

from ..line.cues import CUES
from ..line.pairs import pair_codes
from ..line.profile import COMMA, HEADLINE, ITEM, KEYS, KINDS, LEAD, LONG, OUTSIDE, SENTENCE
from .reading import Reading
from .weights import BASE as _BASE
from .weights import COLUMNS

__all__ = ["context_columns", "main_cluster"]


_CHROME = sum(
    CUES[name] for name in "share login comment forum related nav contact copyright tool player ad".split()
)
_META = CUES["source"] | CUES["author"]
_CREDIT = CUES["credit"]
_TOLD = _META | _CREDIT

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
_AGAINST = frozenset(kind for kind, weight in enumerate(_WEIGHT) if weight <= 0.0 and kind != HEADLINE)
EARLY = 0.35  # an earlier cluster with this share of the largest one's weight is the story
DROP = 40.0  # a stretch that costs this much ends a cluster
_NEAR = tuple(bisect_left((0, 1, 2, 3, 5, 8, 15, 40), distance) for distance in range(42))
_EDGE = [bisect_left((1, 2, 3, 5, 8, 15), distance) for distance in range(1, 17)]
_AHEAD, _BEHIND = [1 + edge for edge in reversed(_EDGE)], [11 + edge for edge in _EDGE]
_REACH = 6
# What goes into a column together with something else, by its place in the sum: `weights.FEATURES`.
_BOTTOM = tuple(64 * bisect_left((1, 2, 4, 8, 16, 40), distance) for distance in range(42))
_WITHIN = tuple(8 * bisect_left((0, 1, 2, 4, 7, 11), number) for number in range(18))
_ALIKE = tuple(min(number, 8) * _BASE**2 for number in range(2 * _REACH + 1))
# By the kind of a line: 2 a paragraph, 1 a sentence, 0 no prose.
_PROSE = tuple(64 * 4 * ((kind <= SENTENCE) + (kind <= LONG)) for kind in range(len(KINDS)))
# By twice the number of lines within reach that begin so, itself counted, plus 1 if it does itself.
_LIKENESS = tuple(
    2 * ((number - flag + 1) // 2) + flag for number in range(2 * _REACH + 2) for flag in (0, 1)
)
# Lines of running text that was broken at a column: how long they are, how much they differ, how many make a paragraph.
_NARROW, _WIDE, _RAGGED, _EQUAL = 24, 64, 3, 3
_UNENDED = (HEADLINE, COMMA, ITEM)


def main_cluster(kinds: Sequence[int], lengths: Sequence[int], bits: Sequence[int]) -> tuple[int, int]:
    """Return first and last (exclusive) line of the story's main cluster: the run of lines that speaks most for prose.

    A maximum-sum segment (Pasternack & Roth 2009, "Extracting article text from the web with maximum subsequence
    segmentation"), with two refinements: a deep drop ends a segment, and an earlier segment of some weight wins,
    since what follows on the page is the next story.
    """
    clusters: list[tuple[float, int, int]] = []
    best = run = 0.0
    low = high = start = 0
    for i, kind in enumerate(kinds):
        if run <= 0.0 and kind in _AGAINST:
            continue  # no cluster begins with it
        length, cues = lengths[i], bits[i]
        if run <= 0.0 or run <= best - DROP:
            if best > 0.0:
                clusters.append((best, low, high))
            best = run = 0.0
            start = i
        run += _WEIGHT[kind] if kind != HEADLINE or length < 26 else 0.2
        if cues and cues & _CHROME and length < 40:
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
    far = len(_AHEAD)
    before = [_AHEAD[0]] * (low - far) + _AHEAD[-low:] if low else []
    within = [9] * (high - low)
    within[-1] = 10
    within[0] = 8
    return before + within + _BEHIND[: n - high] + [_BEHIND[-1]] * (n - high - far)


@lru_cache(maxsize=256)
def _between(gap: int) -> list[int]:
    """For every line between two paragraphs that are `gap` lines apart: how far they are, two bins in one number."""
    ahead = [_NEAR[min(distance, 41)] for distance in range(1, gap)]
    return [16 * a + b for a, b in zip(ahead, reversed(ahead), strict=True)]


def _distances(prose: Sequence[int], n: int) -> list[int]:
    """For every line how far the last paragraph before it and the next behind it lie, two bins in one number."""
    far = _NEAR[41]
    if not prose:
        return [16 * far + far] * n
    near = [_NEAR[min(distance, 41)] for distance in range(1, max(prose[0], n - prose[-1]) + 1)]
    result = [16 * far + distance for distance in reversed(near[: prose[0]])]
    before = far
    for place, following in pairwise(prose):
        gap = following - place
        distance = _NEAR[gap] if gap < 41 else far
        result.append(16 * before + distance)
        if gap > 1:
            result += _between(gap)
        before = distance
    result.append(16 * before + far)
    result += [16 * distance + far for distance in near[: n - prose[-1] - 1]]
    return result


def _alike(keys: Sequence[int]) -> list[int]:
    """For every line how many of the lines within reach have the same key."""
    none = [KEYS] * _REACH
    counts = [0] * (KEYS + 1)
    for key in keys[:_REACH]:
        counts[key] += 1
    result = []
    for key, entering, leaving in zip(keys, [*keys[_REACH:], *none], [*none, *keys], strict=False):
        counts[entering] += 1
        result.append(counts[key] - 1)
        counts[leaving] -= 1
    return result


def _overlaps(
    lines: Sequence[str], kinds: Sequence[int], lengths: Sequence[int], low: int, high: int
) -> Iterator[tuple[int, int]]:
    """How many of a line's character pairs occur at the beginning of the story, as a bin; of lines near its edges only."""
    story = "".join([line[:80] for line in lines[low : min(high, low + 10)] if len(line) > 30])
    if not story:
        return
    pairs = set(pair_codes(story))
    near = [
        i
        for i in (*range(max(0, low - 30), min(low + 3, high)), *range(high, min(len(lines), high + 12)))
        if 6 <= lengths[i] <= 60 and kinds[i] >= LEAD
    ]
    codes = pair_codes("".join([lines[i] for i in near]))
    shared = list(map(pairs.__contains__, codes))
    start = 0
    for i in near:
        place = slice(start, start + lengths[i] - 1)
        start += lengths[i]
        if True not in shared[place]:
            yield i, 1
            continue
        own = set(codes[place])
        yield i, 1 + bisect_left((0.05, 0.15, 0.3, 0.45, 0.6, 0.8), len(own & pairs) / len(own))


def _like_the_story(heads: Sequence[str], low: int, high: int, page: int) -> list[int]:
    """How many lines within reach begin as lines of the story do, twice that, plus 1 if the line itself does, plus `page`.

    A list or table that goes on where the prose ends is told by this from the list of other stories.
    """
    counts = Counter(heads[low:high])
    flags = [
        *map(counts.__contains__, heads[:low]),
        *[counts[head] > 1 for head in heads[low:high]],
        *map(counts.__contains__, heads[max(low, high) :]),
    ]
    sums = list(accumulate(flags, initial=0))
    sums = [0] * _REACH + sums + [sums[-1]] * _REACH
    around = map(sub, sums[2 * _REACH + 1 :], sums)
    likeness = [page + number for number in _LIKENESS]
    return [likeness[2 * number + flag] for number, flag in zip(around, flags, strict=False)]


@lru_cache(maxsize=256)
def _shares(total: int) -> list[int]:
    """By how many of all paragraphs lie above: their share, as a bin."""
    return [bisect_left((0, 0.1, 0.5, 0.9, 0.999), done / (total or 1)) for done in range(total + 2)]


def _joined(lines: Sequence[str], kinds: Sequence[int], lengths: Sequence[int]) -> Sequence[int]:
    """Give the lines of a paragraph that was broken at a column the kind of a long line.

    Such lines are about equally long, commas stand in most of them and a full stop in some; in lists of headlines,
    which may be as long, hardly ever (904 lines of stories and 9 others on 232 pages).
    """
    found = [
        i
        for i, length in enumerate(lengths)
        if _NARROW <= length <= _WIDE and kinds[i] in (LEAD, HEADLINE, COMMA)
    ]
    if len(found) < _EQUAL:
        return kinds
    result = list(kinds)
    begin = 0
    for k, (i, following) in enumerate(pairwise([*found, found[-1] + 3 * _EQUAL]), 1):
        if following - i > 2 * _EQUAL:  # no line between is near to both
            _join(lines, kinds, lengths, found[begin:k], result)
            begin = k
    return result


def _join(
    lines: Sequence[str],
    kinds: Sequence[int],
    lengths: Sequence[int],
    found: Sequence[int],
    result: MutableSequence[int],
) -> None:
    """Do so with lines that stand near to each other; a list of headlines is told at once by having no full stop."""
    first = max(0, found[0] - _EQUAL)
    stops = ["。" in line for line in lines[first : found[-1] + _EQUAL + 1]]
    if True not in stops:
        return
    for i in found:
        start, length = max(0, i - _EQUAL), lengths[i]
        if True not in stops[start - first : i + _EQUAL + 1 - first]:
            continue
        stop = i + _EQUAL + 1
        near = [
            kind
            for kind, other in zip(kinds[start:stop], lengths[start:stop], strict=True)
            if -_RAGGED <= other - length <= _RAGGED and (kind <= LEAD or kind in _UNENDED)
        ]
        if len(near) > _EQUAL and (near.count(HEADLINE) + near.count(ITEM)) * 2 <= len(near):
            result[i] = LONG


def _passed(places: Iterable[int], low: int, most: int, n: int, by: int) -> list[int]:
    """How many of `places` lie between the start of the cluster and a line, at most `most`, or one more above it; times `by`."""
    result = [(most + 1) * by] * low
    count = 0
    for place in places:
        if place >= low and count < most:
            result += [count * by] * (place + 1 - len(result))
            count += 1
    return result + [count * by] * (n - len(result))


def _around(stamped: Sequence[int], meta: Sequence[int], n: int) -> list[int]:
    """For every line which of the two lines before and behind it are time stamps, and whether metadata are near.

    Args:
        stamped: The lines that have a time stamp.
        meta: The lines that name source or author.
        n: How many lines there are.
    """
    result = [0] * (n + 6)  # three more on each side
    for i in stamped:
        result[i + 1] += 8
        result[i + 2] += 4
        result[i + 4] += 2
        result[i + 5] += 1
    for i in meta:
        for k in (i, i + 1, i + 2):
            result[k] |= 16
        for k in (i + 4, i + 5, i + 6):
            result[k] |= 32
    return result[3 : n + 3]


def context_columns(lines: Sequence[str], readings: Sequence[Reading]) -> list[Sequence[int]]:
    """Return the place of every line among the others: the columns of `weights.COLUMNS`, a small integer for each line.

    Args:
        lines: The lines that are not blank, stripped.
        readings: What each says by itself.
    """
    n = len(readings)
    if n == 0:
        return [[] for _ in COLUMNS]
    own_kinds = [reading.kind for reading in readings]
    lengths = [reading.length for reading in readings]
    bits = [reading.bits for reading in readings]
    kinds = _joined(lines, own_kinds, lengths)
    padded = [OUTSIDE, *kinds, OUTSIDE]
    own = [kind * _BASE for kind in kinds]
    in_prose = [kind <= SENTENCE for kind in kinds]
    prose = list(compress(range(n), in_prose))
    sums = list(accumulate(in_prose, initial=0))
    total = len(prose)
    low, high = main_cluster(kinds, lengths, bits)
    if high == 0:
        low = n
    cluster = _places_in_cluster(n, low, high)
    share_of = _shares(total)
    stamped = [i for i, reading in enumerate(readings) if reading.stamp]
    telling = [i for i in compress(range(n), bits) if bits[i] & _TOLD]
    meta = [i for i in telling if bits[i] & _META]
    proses = [_PROSE[kind] for kind in own_kinds]
    passed = _passed([i for i, reading in enumerate(readings) if reading.marker], low, 4, n, 64 * 12)
    credited = _passed([i for i in telling if lengths[i] < 40 and bits[i] & _CREDIT], low, 2, n, 64)
    page = 128 * bisect_left((0, 1, 3, 8, 20), total)
    bottom = [*_BOTTOM[1:], *[_BOTTOM[-1]] * n][:n][::-1]
    place = [2 * (kind + lying) for kind, lying in zip(own, cluster, strict=True)]
    for i in stamped:
        if i:
            place[i - 1] += 1
    alike = _alike([reading.key for reading in readings])
    likeness = _like_the_story([reading.head for reading in readings], low, high, page)
    for i, share in _overlaps(lines, own_kinds, lengths, low, high):
        likeness[i] += 16 * share
    return [
        [_ALIKE[count] + kind + before for count, kind, before in zip(alike, own, padded, strict=False)],
        list(map(add, own, padded[2:])),
        _distances(prose, n),
        [
            _WITHIN[b - a] + share_of[c] + d
            for a, b, c, d in zip([0] * 8 + sums, [*sums[9:], *[total] * 9], sums, bottom, strict=False)
        ],
        place,
        [
            opened + prose + told + near
            for opened, prose, told, near in zip(
                passed, proses, credited, _around(stamped, meta, n), strict=True
            )
        ],
        likeness,
    ]
