"""The shape of a line: what can be seen of it without reading a word, as small integers.

A line is first written in classes, one letter for each character (``h`` Chinese character, ``d`` digit, ``e`` end
mark …), by one `charmap_encode`. Everything here follows from these letters, so that all lines that are written
alike share one `Shape`: a page has thousands of lines, but few shapes among the short ones. Of a long line only the
head and the tail are looked at, so that time stays linear and small.
"""

import re
from bisect import bisect_left
from codecs import charmap_build, charmap_encode
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TypeAlias

__all__ = [
    "KINDS",
    "LOCAL",
    "LOCAL_SIZES",
    "NAME_LIKE",
    "SIGNS",
    "WORDLESS",
    "Shape",
    "classes_of",
    "shape_of",
]

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
KEYS = 64 * len(KINDS)  # more than any `Shape.key`

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


# The classes are made by encoding lines in a charset of one byte for each character: that is done in a third of the
# time of `str.translate`. What is not in it is a Chinese character without a class of its own, and becomes a question
# mark, so that such a mark itself, as everything else that is not in the charset, is written as a `_stand_in` first.
_CHARSET = "\0\n" + "".join(
    dict.fromkeys("".join(map(chr, range(32, 127))) + "".join(next(zip(*_CLASSES, strict=True))))
)
_ENCODING = charmap_build(_CHARSET.ljust(256, "\ufffe"))
# Written twice, since `re` skips quickly to the first character of a pattern, if not to what is repeated.
_STRANGE = re.compile("{0}{0}*".format(f"[^{re.escape(_CHARSET.replace('?', ''))}\u3400-\ud7ff]"))
_STANDING_IN = {"s": " ", "d": "0", "h": "中", "l": "a", "o": "\0"}


@cache
def _letters() -> tuple[bytes, bytes]:
    """The class of every character of the charset, by its byte there: all classes, and without those of single words."""
    classes = {ch: letter for characters, letter in _CLASSES for ch in characters} | {"?": "h", "\n": "\n"}
    letters = "".join(classes.get(ch) or _class_of(ord(ch)) for ch in _CHARSET).ljust(256, "o")
    return letters.encode(), letters.translate(_MERGED).encode()


@lru_cache(maxsize=4096)
def _stand_in(ch: str) -> str:
    """Return a character of the charset with the same class as one that is not in it."""
    return "!" if ch == "?" else _STANDING_IN[_class_of(ord(ch)) if ch <= "\uffff" else "o"]


def _stand_ins(strange: re.Match[str]) -> str:
    return "".join(map(_stand_in, strange[0]))


_DATE = r"(?<!d)(?:dd(?:dd)?s*[mvpY]s*dd?s*[mvpM]s*dd?s*D?|dd?s*Ms*dd?s*D|dd?[mv]dd?(?=s|$))"
_CLOCK = r"(?:dd?s*ns*dd(?:s*ns*dd)?|dd?Hdd?I)"
_AGO = rf"(?:(?:d+|N)s*[IHMY]{{1,2}}h?A|[JA]Is*{_CLOCK})"
_TIME = f"(?:{_DATE}|{_CLOCK}|{_AGO})"
# What tells whether there is a `_TIME`: written so that every match begins with one of two letters, which the search
# skips to; a third of the time.
_STAMP = re.compile(
    "d(?:(?<!dd)(?:d(?:dd)?s*[mvpY]s*dd?s*[mvpM]s*d|d?s*Ms*dd?s*D|d?[mv]dd?(?=s|$))|d?s*ns*dd|d?Hdd?I|d*s*[IHMY]{1,2}h?A)"
    "|Ns*[IHMY]{1,2}h?A"
)
_ONLY_STAMP = re.compile(f"q?s*{_TIME}(?:[scvqb]*(?:{_TIME}|[hI][hI]?[ND]|ll|hh))*s*b?")
_ENUMERATED = re.compile("q?[Nd]{1,3}(?:[bk]|p(?!d))|K[Nd]+[Zkc]|[xu]")
_ENUMERATING = frozenset("qNdKxu")
_PAIR = re.compile("[^snv]{2,12}n(?!dd(?!d))s*[^snv][^nv]*$")  # 身高：168CM
_MARKS = frozenset("ecntb")  # a space behind one belongs to it and stands not between words


Shape: TypeAlias = tuple[int, int, int, bool, bool, int, int]
"""How a line is written, as a plain tuple, since an object takes four times as long to make: the kind; the time stamp (0
none, 1 within, 2 nothing else); a key, alike for lines that look alike; whether it is a row of words with separators;
whether it is foreign, with hardly a Chinese character; the length; and by what a rule of `forms` may tell the line, 0 if
none can.
"""
SIGNS, WORDLESS, NAME_LIKE, _STAMP_OR_ROW = 1, 2, 4, 8
"""What a rule may tell a line by: a sign or character that is a cue by itself; that it has no letter, digit or Chinese
character; Latin with a dot, since it may be the name of an image."""


# The features of the model that follow from the shape: name -> (column, divisor, modulus). A column holds several at
# once, so that one look into a table that adds up their weights does for all.
LOCAL: dict[str, tuple[int, int, int]] = {
    "kind": (0, 72, 20),
    "length": (1, 1, 20),
    "ends": (2, 378, 5),
    "commas": (2, 54, 7),
    "han": (2, 6, 9),
    "digits": (2, 1, 6),
    "latin": (3, 72, 6),
    "first": (4, 112, 16),
    "last": (4, 7, 16),
    "separators": (4, 1, 7),
    "words": (3, 8, 9),
    "word length": (3, 1, 8),
    "brackets": (0, 6, 4),
    "colon": (0, 2, 3),
    "enumerated": (0, 1, 2),
    "stamp": (0, 24, 3),
    "kind and stamp": (0, 24, 60),
    "last and length": (1, 20, 64),
}
LOCAL_SIZES = (20 * 72, 64 * 20, 5 * 378, 6 * 72, 16 * 112)  # how many values each column has
_MERGED = "".join(map(chr, range(128))).translate(str.maketrans("kxuSVWYMDHIAJNKZ", "covovhhhhhhhhhhh"))
# By the letter that a line begins or ends with: its number, and what kind of end it is.
_LETTERS = "".join(filter(str.isalpha, map(chr, range(128))))
_ORDER = {letter: "hdlecnqbvtmpgso".find(_MERGED[ord(letter)]) for letter in _LETTERS} | {"": 15}
_CLOSINGS = {letter: "etncdlh".find(_MERGED[ord(letter)]) + 1 for letter in _LETTERS} | {"": 0}
_LENGTHS = (1, 2, 3, 4, 6, 8, 10, 13, 16, 20, 25, 30, 36, 45, 60, 90, 150, 300)
_LENGTH_BINS = [bisect_left(_LENGTHS, length) for length in range(_LENGTHS[-1] + 2)]
# The second column of `LOCAL` as far as the length makes it.
_BY_LENGTH = [20 * min(length_bin // 2, 7) + length_bin for length_bin in _LENGTH_BINS]


_Bins = list[list[int]]


def _binned(edges: tuple[float, ...], per: int, step: int) -> _Bins:
    """Return, by the size of a line and by a number, the bin of number per size, times `step`."""
    return [
        [step * bisect_left(edges, number * per / (size or 1)) for number in range(size + 1)]
        for size in range(HEAD + TAIL + 1)
    ]


@cache
def _bins() -> tuple[_Bins, _Bins, _Bins, _Bins]:
    """The bins of commas, digits and Latin letters, and of the average length of words by their number."""
    edges = (2, 3, 4, 6, 9, 15, 30)
    return (
        _binned((0, 0.3, 0.6, 1, 1.5, 2.5), per=20, step=54),
        _binned((0, 0.1, 0.25, 0.5, 0.9), per=1, step=1),
        _binned((0, 0.1, 0.3, 0.6, 0.9), per=1, step=72),
        [
            [bisect_left(edges, size / (words or 1)) for words in range(size + 1)]
            for size in range(HEAD + TAIL + 1)
        ],
    )


def classes_of(texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the class letters of stripped lines, of long ones those of head and tail: all, and the plain ones alone."""
    seen = [text if len(text) <= HEAD + TAIL else text[:HEAD] + text[-TAIL:] for text in texts]
    if not seen:
        return [], []
    joined = "\n".join(seen)
    if joined.count("\n") >= len(seen):
        joined = "\n".join([text.replace("\n", " ") for text in seen])
    encoded, _ = charmap_encode(_STRANGE.sub(_stand_ins, joined), "replace", _ENCODING)
    fine, merged = _letters()
    return encoded.translate(fine).decode().split("\n"), encoded.translate(merged).decode().split("\n")


def shape_of(fine: str, classes: str, length: int) -> tuple[Shape, tuple[int, ...]]:
    """Return the shape of a line, and the columns of `LOCAL`.

    Args:
        fine: Its `classes_of`.
        classes: Those without the ones of single words.
        length: Its length in characters.
    """
    first, last = (fine[0], fine[-1]) if fine else ("", "")
    plain = fine == classes
    size = len(classes) or 1
    count = classes.count
    han = count("h")
    # to look whether a letter is there at all takes a third of the time of counting it, and most are not
    digits = count("d") if "d" in classes else 0
    latin = count("l") if "l" in classes else 0
    ends = count("e") if "e" in classes else 0
    commas = count("c") if "c" in classes else 0
    bars = count("v") if "v" in classes else 0
    marks = bars + count("m") if "m" in classes else bars
    opened = count("q") if "q" in classes else 0
    colon = classes.find("n") if "n" in classes else -1
    words = 1 if classes else 0
    if "s" in classes:
        parts = classes.replace("s", " ").split()
        words = len(parts) - len([part for part in parts[:-1] if part[-1] in _MARKS])
    stamp = 0
    if (digits or (not plain and "A" in fine)) and _STAMP.search(fine, 0, 40):
        stamp = 2 if length <= 40 and _ONLY_STAMP.fullmatch(fine) else 1
    closing = last  # the mark before closing quotes
    if closing in "bsp":
        closing = "t" if classes.endswith("ppp") else classes.rstrip("bs")[-1:]
    end = _CLOSINGS[closing]
    enumerated = 1 if first in _ENUMERATING and _ENUMERATED.match(fine) else 0
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
    elif colon >= 0 and length <= 40 and _PAIR.match(classes):
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
    commas_bins, digits_bins, latin_bins, word_bins = _bins()
    marks = marks if marks < 6 else 6  # no calls of `min` here: they took a sixth of the time
    han_share = han * 8 // size
    values = (
        (kind * 3 + stamp) * 24
        + (opened if opened < 3 else 3) * 6
        + (0 if colon < 0 else 2 if colon < 10 else 4)
        + enumerated,
        end * 160 + _BY_LENGTH[length if length < 301 else 301],
        (ends if ends < 4 else 4) * 378
        + commas_bins[size][commas]
        + han_share * 6
        + digits_bins[size][digits],
        latin_bins[size][latin] + (words if words < 8 else 8) * 8 + word_bins[size][words],
        _ORDER[first] * 112 + _ORDER[last] * 7 + marks,
    )
    row = kind > SENTENCE and (words >= 6 or marks >= 4)
    tells = _STAMP_OR_ROW if stamp or row else 0
    if not plain and ("W" in fine or "S" in fine or "V" in fine):
        tells |= SIGNS
    if not (han or digits or latin):
        tells |= WORDLESS
    if latin and "p" in classes:
        tells |= NAME_LIKE
    key = kind * 64 + (length // 3 if length < 63 else 21)
    return (kind, stamp, key, row, not han_share, length, tells), values
