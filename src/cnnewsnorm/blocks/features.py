"""What the sequence model sees of a line: its own profile, and its place among its neighbours.

Everything is a small integer. A line's own profile depends on its text alone, so it is computed once per text;
its place is computed in one pass over the page. Both are linear in the input: of a long line only the head and
the tail are looked at in detail.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from .cues import FAMILIES, cue_bits

__all__ = ["CONTEXT_NAMES", "LOCAL_NAMES", "Profile", "context_values", "profile"]

HEAD, TAIL = 100, 40  # how much of a long line is looked at

KINDS = (
    "prose",
    "long",
    "sentence",
    "lead",
    "snippet",
    "stamp",
    "stamped",
    "number",
    "row",
    "pipes",
    "latin",
    "tiny",
    "short",
    "phrase",
    "headline",
    "comma",
    "label",
    "other",
)
(
    PROSE,
    LONG,
    SENTENCE,
    LEAD,
    SNIPPET,
    STAMP,
    STAMPED,
    NUMBER,
    ROW,
    PIPES,
    LATIN,
    TINY,
    SHORT,
    PHRASE,
    HEADLINE,
    COMMA,
    LABEL,
    OTHER,
) = range(len(KINDS))
OUTSIDE = len(KINDS)  # before the first line, behind the last


class _Classes(dict[int, str]):
    """Character code -> class letter, for `str.translate`; what is not listed is worked out when first seen."""

    def __missing__(self, code: int) -> str:
        ch = chr(code)
        if ch.isspace():
            value = "s"
        elif ch.isdigit():
            value = "d"
        elif ch.isalpha():
            value = "h" if code >= 0x2E80 else "l"
        else:
            value = "o"
        self[code] = value
        return value


_CLASSES = _Classes()
for _letters, _class in (
    ("。！？!?", "e"),
    ("，,、；;", "c"),
    ("：:", "n"),
    ("“‘「『【《〈（([〔［", "q"),
    ("”’」』】》〉）)]〕］", "b"),
    ("|｜/／>＞»›·•＞→←↓", "v"),
    ("…", "t"),
    ("-—–_=~～－*＊", "m"),
    (".．", "p"),
    ("#＃", "g"),
    ("\ufeff\u200b", "s"),
):
    _CLASSES.update(dict.fromkeys(map(ord, _letters), _class))

_DATE = r"(?:(?:19|20)?\d\d\s*[-/.年]\s*\d\d?\s*[-/.月]\s*\d\d?\s*日?|\d\d?\s*月\s*\d\d?\s*日|\d\d?[-/]\d\d?(?=[ ]|$))"
_CLOCK = r"(?:\d\d?\s*[:：]\s*\d\d(?:\s*[:：]\s*\d\d)?|\d\d?[时時]\d\d?分)"
_AGO = r"(?:\d+|[一两兩几幾半])\s*(?:秒|分钟|分鐘|小时|小時|天|周|个月|個月|年)之?前|[昨今前]天\s*\d\d?:\d\d"
_STAMP = re.compile(f"{_DATE}|{_CLOCK}|{_AGO}")
_ONLY_STAMP = re.compile(
    rf"[\[(（【〔|]?\s*(?:{_DATE}|{_CLOCK}|{_AGO})(?:[\sT,，|()（）]*(?:{_DATE}|{_CLOCK}|(?:星期|周|週)[一二三四五六日天]|[AaPp][Mm]|[上下]午))*\s*[\])）】〕|]?"
)
_ENUMERATED = re.compile(
    r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|第[一二三四五六七八九十\d]+[章节節条條、，]|[①-⑳]|[■●◆▲△◎★▪•·])"
)


class Profile(NamedTuple):
    """A line by itself."""

    values: tuple[int, ...]
    kind: int
    length: int
    bits: int
    stamp: int  # 0 none, 1 within, 2 nothing else


def _step(value: float, steps: Sequence[float]) -> int:
    for index, step in enumerate(steps):
        if value <= step:
            return index
    return len(steps)


LOCAL_NAMES = (
    "kind",
    "length",
    "ends",
    "commas",
    "han",
    "digits",
    "latin",
    "first",
    "last",
    "separators",
    "words",
    "word length",
    "brackets",
    "colon",
    "enumerated",
    "stamp",
    "indent",
    "kind+stamp",
    "last+length",
)
_ORDER = "hdlecnqbvtmpgso"  # class letters as numbers
_LENGTHS = (1, 2, 3, 4, 6, 8, 10, 13, 16, 20, 25, 30, 36, 45, 60, 90, 150, 300)


def _profile(line: str) -> Profile:
    text = line.strip()
    length = len(text)
    if length > HEAD + TAIL:
        text = text[:HEAD] + text[-TAIL:]
    size = len(text) or 1
    classes = text.translate(_CLASSES)
    count = classes.count
    han, digits, latin = count("h"), count("d"), count("l")
    ends, commas = count("e"), count("c")
    seps = count("v") + count("m")
    words = text.split()
    stamp = 0
    if digits or "前" in text:
        if length <= 40 and _ONLY_STAMP.fullmatch(text):
            stamp = 2
        elif _STAMP.search(text):
            stamp = 1
    first = _ORDER.index(classes[0]) if length else len(_ORDER)
    last = _ORDER.index(classes[-1]) if length else len(_ORDER)
    closing = classes.rstrip("bs")[-1:]  # the mark before closing quotes
    if text.endswith(("...", "．．．", "。。。")):
        closing = "t"
    end = {"e": 1, "t": 2, "n": 3, "c": 4, "d": 5, "l": 6, "h": 7}.get(closing, 0)
    n_words = len(words)
    enumerated = 1 if _ENUMERATED.match(text) else 0
    if stamp == 2:
        kind = STAMP
    elif stamp and length <= 45 and ends == 0:
        kind = STAMPED
    elif end == 2 and length >= 12:
        kind = SNIPPET
    elif han * 2 >= size and ends + commas:
        if length >= 45 and end == 1 and commas:
            kind = PROSE
        elif length >= 45:
            kind = LONG
        elif end == 1:
            kind = SENTENCE
        elif end == 3:
            kind = LEAD
        else:
            kind = COMMA
    elif han == 0 and latin == 0:
        kind = NUMBER
    elif han * 3 < size and latin * 2 > size:
        kind = LATIN
    elif count("v") >= 3:
        kind = PIPES
    elif n_words >= 4 and length <= n_words * 9:
        kind = ROW
    elif end == 3 and length <= 12:
        kind = LABEL
    elif length <= 3:
        kind = TINY
    elif length <= 6:
        kind = SHORT
    elif length <= 11:
        kind = PHRASE
    elif length <= 45:
        kind = HEADLINE
    else:
        kind = OTHER
    length_bin = _step(length, _LENGTHS)
    values = (
        kind,
        length_bin,
        min(ends, 4),
        _step(commas * 20 / size, (0, 0.3, 0.6, 1, 1.5, 2.5)) if commas else 0,
        han * 8 // size,
        _step(digits / size, (0, 0.1, 0.25, 0.5, 0.9)),
        _step(latin / size, (0, 0.1, 0.3, 0.6, 0.9)),
        first,
        last,
        min(seps, 6),
        min(n_words, 8),
        _step(size / max(n_words, 1), (2, 3, 4, 6, 9, 15, 30)),
        min(count("q"), 3),
        1 if "n" in classes[:10] else 2 if "n" in classes else 0,
        enumerated,
        stamp,
        1 if line.startswith(("\u3000\u3000", "    ")) else 0,
        kind * 3 + stamp,
        end * 8 + min(length_bin // 2, 7),
    )
    return Profile(values, kind, length, cue_bits(text), stamp)


profile = lru_cache(maxsize=65536)(_profile)

CONTEXT_NAMES = (
    "previous kind",
    "next kind",
    "second previous kind",
    "second next kind",
    "own and previous kind",
    "own and next kind",
    "prose before",
    "prose after",
    "prose window 3",
    "prose window 8",
    "share of prose before",
    "cluster",
    "own kind and cluster",
    "lines from top",
    "lines from bottom",
    "repeats",
    "short run",
    "stamps around",
    "metadata around",
    "cluster and next stamp",
    "overlap with body",
    "page prose",
)

_WEIGHT = {PROSE: 10.0, LONG: 5.0, SENTENCE: 3.0, LEAD: 1.0, COMMA: 0.5, SNIPPET: -1.0}


def _near(distance: int) -> int:
    return _step(distance, (0, 1, 2, 3, 5, 8, 15, 40))


def context_values(lines: Sequence[str], profiles: Sequence[Profile]) -> list[tuple[int, ...]]:
    """Return for every line its place among the others, as small integers in the order of `CONTEXT_NAMES`."""
    n = len(profiles)
    kinds = [OUTSIDE, OUTSIDE, *(p.kind for p in profiles), OUTSIDE, OUTSIDE]
    is_prose = [1 if p.kind <= SENTENCE else 0 for p in profiles]
    sums = [0]
    for value in is_prose:
        sums.append(sums[-1] + value)
    total = sums[-1]
    # the main cluster: the run of lines with the largest sum of evidence for prose
    best, low, high = 0.0, 0, 0
    run, start = 0.0, 0
    for i, p in enumerate(profiles):
        if run <= 0:
            run, start = 0.0, i
        run += _WEIGHT.get(p.kind, -1.0)
        if run > best:
            best, low, high = run, start, i + 1
    before: list[int] = []
    last = -1000
    for i in range(n):
        before.append(i - last)
        if is_prose[i]:
            last = i
    after = [0] * n
    last = n + 1000
    for i in range(n - 1, -1, -1):
        after[i] = last - i
        if is_prose[i]:
            last = i
    seen: dict[str, int] = {}
    for line in lines:
        seen[line] = seen.get(line, 0) + 1
    text = "".join(line[:200] for line in lines[low : min(high, low + 40)] if len(line) > 30)
    pairs = set(map("".join, zip(text, text[1:], strict=False)))
    page = _step(total, (0, 1, 3, 8, 20))
    result = []
    for i, p in enumerate(profiles):
        kind = p.kind
        prev, next_ = kinds[i + 1], kinds[i + 3]
        w3 = sums[min(n, i + 4)] - sums[max(0, i - 3)]
        w8 = sums[min(n, i + 9)] - sums[max(0, i - 8)]
        if high == 0:
            cluster = 0
        elif i < low:
            cluster = 1 + _step(low - i, (1, 2, 3, 5, 8, 15))
        elif i < high:
            cluster = 8 if i == low else 9 if i < high - 1 else 10
        else:
            cluster = 11 + _step(i - high + 1, (1, 2, 3, 5, 8, 15))
        stamps = 0
        for offset in (-2, -1, 1, 2):
            j = i + offset
            if 0 <= j < n and profiles[j].stamp:
                stamps |= 1 << (offset + 2 if offset < 0 else offset + 1)
        near_meta = 0
        for offset in (1, 2, 3):
            j = i + offset
            if j < n and profiles[j].bits & _META:
                near_meta |= 1
            j = i - offset
            if j >= 0 and profiles[j].bits & _META:
                near_meta |= 2
        overlap = 0
        if 6 <= p.length <= 60 and kind >= LEAD and pairs:
            line = lines[i].strip()
            mine = [a + b for a, b in zip(line, line[1:], strict=False)]
            overlap = 1 + _step(
                sum(pair in pairs for pair in mine) / len(mine), (0.05, 0.15, 0.3, 0.45, 0.6, 0.8)
            )
        short_run = 0
        if p.length <= 12:
            short_run = 1 + (prev in _SHORTS) + (next_ in _SHORTS)
        result.append(
            (
                prev,
                next_,
                kinds[i],
                kinds[i + 4],
                kind * 20 + prev,
                kind * 20 + next_,
                _near(before[i]),
                _near(after[i]),
                w3,
                _step(w8, (0, 1, 2, 4, 7, 11)),
                _step(sums[i] / total, (0, 0.1, 0.5, 0.9, 0.999)) if total else 6,
                cluster,
                kind * 20 + cluster,
                _step(i, (0, 1, 2, 4, 8, 16, 40)),
                _step(n - i, (1, 2, 4, 8, 16, 40)),
                min(seen[lines[i]], 3),
                short_run,
                stamps,
                near_meta,
                cluster * 2 + (1 if stamps & 4 else 0),
                overlap,
                page,
            )
        )
    return result


_NAMES = tuple(FAMILIES)
_META = 1 << _NAMES.index("source") | 1 << _NAMES.index("author")
_SHORTS = frozenset((TINY, SHORT, PHRASE, ROW, NUMBER))
