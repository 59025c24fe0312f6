"""The shape of a line: what can be seen of it without reading a word, as small integers.

A line is first written in classes, one letter for each character (``h`` Chinese character, ``d`` digit, ``e`` end
mark …), by one `str.translate`. Everything here follows from these letters, so that all lines that are written
alike share one `Shape`: a page has thousands of lines, but few shapes among the short ones. Of a long line only the
head and the tail are looked at, so that time stays linear and small.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, pairwise
from typing import NamedTuple

__all__ = ["KINDS", "LOCAL_NAMES", "Shape", "classes_of", "shape_of"]

HEAD, TAIL = 40, 20  # how much of a long line is looked at

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
    "pair",
    "item",
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
    PAIR,
    ITEM,
    OTHER,
) = range(len(KINDS))
OUTSIDE = len(KINDS)  # before the first line, behind the last

_CLASSES = (
    ("。！？!?", "e"),
    ("，,；;", "c"),
    ("、", "k"),
    ("：:", "n"),
    ("“‘「『【《〈（([〔［", "q"),
    ("”’」』】》〉）)]〕］", "b"),
    ("|｜/／>＞›→←↓", "v"),
    ("•·", "u"),
    ("…", "t"),
    ("-—–_=~～－*＊", "m"),
    (".．", "p"),
    ("#＃", "g"),
    ("\ufeff\u200b", "s"),
    ("■●◆★◎", "x"),
    # Chinese characters that make dates, times and numbers
    ("年", "Y"),
    ("月", "M"),
    ("日号號", "D"),
    ("时時", "H"),
    ("天秒分钟鐘小周週个個", "I"),
    ("前", "A"),
    ("昨今", "J"),
    ("一二三四五六七八九十两兩几幾半", "N"),
    ("第", "K"),
    ("章节節条條", "Z"),
    # signs that are words of their own: `cues`
    ("©▲△", "S"),
    ("»", "V"),
    ("讯訊次楼樓赚賺", "W"),
)
_FIRST_HAN = 0x2E80


def _class_of(code: int) -> str:
    ch = chr(code)
    if ch.isspace():
        return "s"
    if ch.isdigit():
        return "d"
    if ch.isalpha():
        return "h" if code >= _FIRST_HAN else "l"
    return "o"


@cache
def _table() -> str:
    """The class of every character of the basic plane, by code; looking one up in a string beats a dictionary."""
    letters = [_class_of(code) for code in range(0x3400)]
    letters += "h" * (0xD800 - 0x3400) + "o" * (0xF900 - 0xD800)
    letters += [_class_of(code) for code in range(0xF900, 0x10000)]
    for characters, letter in _CLASSES:
        for ch in characters:
            letters[ord(ch)] = letter
    return "".join(letters)


_ASTRAL = re.compile("[^A-Za-z]")  # what the table leaves alone

_DATE = r"(?<!d)(?:dd(?:dd)?s*[mvpY]s*dd?s*[mvpM]s*dd?s*D?|dd?s*Ms*dd?s*D|dd?[mv]dd?(?=s|$))"
_CLOCK = r"(?:dd?s*ns*dd(?:s*ns*dd)?|dd?Hdd?I)"
_AGO = rf"(?:(?:d+|N)s*[IHMY]{{1,2}}h?A|[JA]Is*{_CLOCK})"
_TIME = f"(?:{_DATE}|{_CLOCK}|{_AGO})"
_STAMP = re.compile(_TIME)
_ONLY_STAMP = re.compile(f"q?s*{_TIME}(?:[scvqb]*(?:{_TIME}|[hI][hI]?[ND]|ll|hh))*s*b?")
_ENUMERATED = re.compile("q?[Nd]{1,3}(?:[bk]|p(?!d))|K[Nd]+[Zkc]|[xu]")
_ENUMERATING = frozenset("qNdKxu")
_PAIR = re.compile("[^snv]{2,12}n(?!dd(?!d))s*[^snv][^nv]*$")  # 身高：168CM
_AFTER_MARKS = re.compile("(?<=[eckntb])s+")  # spaces that belong to a mark, not between words


class Shape(NamedTuple):
    """How a line is written."""

    values: tuple[int, ...]  # in the order of LOCAL_NAMES
    kind: int
    stamp: int  # time stamp: 0 none, 1 within, 2 nothing else
    prose: int  # 0 none, 1 a sentence, 2 a paragraph
    key: int  # lines with the same one look alike
    row: bool  # of words, with separators
    signs: bool  # a sign or character that is a cue by itself
    wordless: bool  # no letter, digit or Chinese character
    name_like: bool  # Latin with a dot: it may be the name of an image


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
    "kind and stamp",
    "last and length",
)
_MERGED = str.maketrans("kxuSVWYMDHIAJNKZ", "covovhhhhhhhhhhh")
_ORDER = {letter: index for index, letter in enumerate("hdlecnqbvtmpgso")}
_CLOSINGS = {"e": 1, "t": 2, "n": 3, "c": 4, "d": 5, "l": 6, "h": 7}
_LENGTHS = (1, 2, 3, 4, 6, 8, 10, 13, 16, 20, 25, 30, 36, 45, 60, 90, 150, 300)
_LENGTH_BINS = [bisect_left(_LENGTHS, length) for length in range(_LENGTHS[-1] + 1)]
_SHARES = (0, 0.3, 0.6, 1, 1.5, 2.5)


def classes_of(texts: Sequence[str]) -> list[str]:
    """Return the class letters of stripped lines, of long ones those of head and tail."""
    seen = [text if len(text) <= HEAD + TAIL else text[:HEAD] + text[-TAIL:] for text in texts]
    letters = "".join(seen).translate(_table())
    if not letters.isascii() or not letters.isalpha():
        letters = _ASTRAL.sub("o", letters)
    return [letters[start:end] for start, end in pairwise(accumulate(map(len, seen), initial=0))]


def shape_of(classes: str, length: int) -> Shape:
    """Return the shape of a line.

    Args:
        classes: Its `classes_of`.
        length: Its length in characters.
    """
    fine = classes
    classes = fine.translate(_MERGED)
    size = len(classes) or 1
    count = classes.count
    han, digits, latin = count("h"), count("d"), count("l")
    ends, commas, bars = count("e"), count("c"), count("v")
    words = 1 if classes else 0
    if "s" in classes:
        words = len(list(filter(None, _AFTER_MARKS.sub("", classes).split("s"))))
    stamp = 0
    if (digits or "A" in fine) and _STAMP.search(fine, 0, 40):
        stamp = 2 if length <= 40 and _ONLY_STAMP.fullmatch(fine) else 1
    closing = classes[-1:]  # the mark before closing quotes
    if closing in "bsp":
        closing = "t" if classes.endswith("ppp") else classes.rstrip("bs")[-1:]
    end = _CLOSINGS.get(closing, 0)
    enumerated = 1 if fine[:1] in _ENUMERATING and _ENUMERATED.match(fine) else 0
    if stamp == 2:
        kind = STAMP
    elif stamp and length <= 45 and ends == 0:
        kind = STAMPED
    elif end == 2 and length >= 12:
        kind = SNIPPET
    elif han * 2 >= size and ends + commas:
        if length >= 45:
            kind = PROSE if end == 1 and commas else LONG
        elif end == 1:
            kind = SENTENCE
        elif end == 3:
            kind = LEAD
        else:
            kind = ITEM if enumerated else COMMA
    elif han == 0 and latin == 0:
        kind = NUMBER
    elif han * 3 < size and latin * 2 > size:
        kind = LATIN
    elif bars >= 3:
        kind = PIPES
    elif words >= 4 and length <= words * 9:
        kind = ROW
    elif end == 3 and length <= 12:
        kind = LABEL
    elif length <= 40 and "n" in classes and _PAIR.match(classes):
        kind = PAIR
    elif enumerated and 4 <= length <= 40:
        kind = ITEM
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
    length_bin = _LENGTH_BINS[length] if length < 301 else len(_LENGTHS)
    marks, opened = bars + count("m"), count("q")
    values = (  # no calls of `min` here: they took a sixth of the time
        kind,
        length_bin,
        ends if ends < 4 else 4,
        bisect_left(_SHARES, commas * 20 / size) if commas else 0,
        han * 8 // size,
        bisect_left((0, 0.1, 0.25, 0.5, 0.9), digits / size) if digits else 0,
        bisect_left((0, 0.1, 0.3, 0.6, 0.9), latin / size) if latin else 0,
        _ORDER[classes[0]] if length else len(_ORDER),
        _ORDER[classes[-1]] if length else len(_ORDER),
        marks if marks < 6 else 6,
        words if words < 8 else 8,
        bisect_left((2, 3, 4, 6, 9, 15, 30), size / (words or 1)),
        opened if opened < 3 else 3,
        1 if "n" in classes[:10] else 2 if "n" in classes else 0,
        enumerated,
        stamp,
        kind * 3 + stamp,
        end * 8 + (length_bin // 2 if length_bin < 14 else 7),
    )
    return Shape(
        values,
        kind,
        stamp,
        2 if kind <= LONG else 1 if kind == SENTENCE else 0,
        kind * 64 + (length // 3 if length < 63 else 21),
        kind > SENTENCE and (words >= 6 or values[9] >= 4),
        "W" in fine or "S" in fine or "V" in fine,
        not (han or digits or latin),
        "p" in classes and "l" in classes,
    )
