"""What shows that an escape is meant as it stands, and that what it stands for is Chinese text."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple
from unicodedata import category

from ..._patterns import lazy_pattern
from ..language.commonness import NOT_HAN, is_basic_han, ordinary, ranges
from ..language.costs import costs_at_most

__all__ = [
    "CONFIDENCE",
    "HAN",
    "LEAST_CHINESE",
    "TOKEN",
    "Around",
    "Run",
    "has_own_quotes",
    "is_about_escapes",
    "is_in_brackets",
    "is_likely_chinese",
    "is_literal",
    "is_ordinary_chinese",
    "is_quoted",
    "is_text",
    "stands_in_quotes",
    "without_addresses",
]

CONFIDENCE = 0.95
LEAST_CHINESE = 0.9
_MOST_COST = 26  # half bits for each character: two Han thrown together cost 34 on the average

HAN = lazy_pattern("[\u4e00-\u9fff]")
TOKEN = lazy_pattern(r"[^\s\"'<>\u3000-\u9fff\uff01-\uff5e]+")
"""What may be a web address: it ends at a space, a quote or Chinese."""


Run = tuple[int, int, str]
"""Begin and end of escapes in a row, and what they stand for."""


class Around(NamedTuple):
    """What a decoder is told about the text around a line."""

    chinese: bool
    """Whether the page is a Chinese one."""
    before: str
    """The line before, which may be the code that printed this one."""


# ---------------------------------------------------------------- what escapes stand for


def is_text(repaired: str) -> bool:
    """Tell whether a repair is characters that text may have: no controls, no surrogates, not empty."""
    if repaired == "" or "\ufffd" in repaired:
        return False
    if repaired.replace("\u3000", "").isprintable():  # all but a few spaces and controls, which may be text
        return True
    return not any(category(ch) in ("Cc", "Cs", "Cn") for ch in repaired)


_HAN_IN_A_ROW = lazy_pattern("[\u4e00-\u9fff][\u3000-\u303f\uff00-\uffef]*[\u4e00-\u9fff]")


def is_ordinary_chinese(whole: str) -> bool:
    """Tell whether what the escapes of a line stand for has two Chinese characters in a row, and nearly only such."""
    if not _HAN_IN_A_ROW.search(whole):
        return False
    plane = _OF_OTHER_PLANES.sub("", whole)
    return len(_not_chinese().sub("", plane)) >= LEAST_CHINESE * len(plane)


_OF_OTHER_PLANES = re.compile("[\0-\x7f\U00010000-\U0010ffff]+")


@cache
def _not_chinese() -> re.Pattern[str]:
    return re.compile(f"[^\u4e00-\u9fff{ranges({ch for ch in ordinary() if not is_basic_han(ch)})}]+")


def is_likely_chinese(whole: str) -> bool:
    """Tell the same where chance may have made the characters: they must be likely beside each other, too."""
    return is_ordinary_chinese(whole) and costs_at_most(NOT_HAN.sub("", whole), _MOST_COST)


# ---------------------------------------------------------------- what is meant as it stands


def without_addresses(line: str) -> str:
    """Return a line with spaces in the place of its web addresses."""
    if "://" not in line:
        return line
    return TOKEN.sub(lambda token: " " * len(token[0]) if "://" in token[0] else token[0], line)


def is_quoted(line: str, start: int, end: int) -> bool:
    """Tell whether an escape stands right inside the quotes of code; those of JSON text are escaped."""
    before = line[start - 1 : start] if line[start - 2 : start - 1] != "\\" else ""
    return before in _QUOTES or line[end : end + 1] in _QUOTES


_QUOTES = tuple("\"'`")


def stands_in_quotes(line: str, start: int, end: int) -> bool:
    """Tell whether quotes are open in front of an escape that are closed behind it."""
    head = line[:start].replace('\\"', "").replace("\\'", "")
    return any(head.count(mark) % 2 and mark in line[end:] for mark in "\"'")


def is_literal(line: str, runs: Sequence[Run]) -> bool:
    """Tell whether a run stands in the quotes of code; quotes amid the text that is escaped are its own."""
    if has_own_quotes(line, [(start, end) for start, end, _ in runs]):
        return False
    ends = {end for _, end, _ in runs}
    if any(line[start - 1 : start] in _QUOTES and start - 1 not in ends for start, *_ in runs):
        return True
    last = runs[-1][1]
    closed = line[last : last + 1] in _QUOTES and line.count(line[last], 0, last) % 2 == 0
    return closed or stands_in_quotes(line, *runs[0][:2])


def has_own_quotes(line: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a quote opens or closes in the text that escapes stand for: one stands between two, and no code."""
    return any(
        sum(map(line[end:start].count, _QUOTES)) == 1 and _OF_CODE.search(line, end, start) is None
        for (_, end), (start, _) in pairwise(spans)
    )


_OF_CODE = re.compile(r"[A-Za-z\\\[\]{}=+]")


def is_in_brackets(line: str, start: int, end: int) -> bool:
    """Tell whether an escape stands right inside the brackets of a regular expression."""
    return line[start - 1 : start] == "[" or line[end : end + 1] == "]"


def is_about_escapes(line: str, before: str) -> bool:
    """Tell whether a line is about encodings, or printed by the code before it: then escapes are meant."""
    may_be = True
    if line.isascii():  # escapes throughout, which the pattern would take longer for than to decode them
        lower = line.lower()
        may_be = any(word in lower for word in _WORDS)
    return (may_be and _about().search(line) is not None) or _is_shell(before)


_WORDS = "ncod ecod html ntit utf unicode gb big ascii octal hex byte repr".split()
"""One of them stands in whatever ASCII `_about` finds."""


@cache
def _about() -> re.Pattern[str]:
    return re.compile(
        r"(?i:encod|decod|\bhtml\b|\bentit(?:y|ies)\b|utf-?8|utf-?16|unicode|gb[- ]?(?:k\b|2312|18030)|big-?5|ascii|\boctal|\bhex|\bbytes?\b|\brepr\b"
        "|[编編解][码碼]|[乱亂][码碼]|[转轉][义義]|字[节節]|位元[组組]|[进進]制|[内內字区區][码碼]|正[则則]|字符集)"
    )


def _is_shell(line: str) -> bool:
    """Tell whether a line is code that prints the next one."""
    if _PROMPT.match(line):
        return True
    return any(word in line for word in _COMMANDS) and _command().search(line) is not None


_PROMPT = re.compile(r"\s*+(?:>>>|\.\.\. |In ?\[\d|\$ |% )")
_COMMANDS = ("print", "encode", "decode", "repr", "dumps", "quote", "编", "編")


@cache
def _command() -> re.Pattern[str]:
    return re.compile(r"\b(?:print|encode|decode|repr|dumps|quote)\b|[编編][码碼]")
