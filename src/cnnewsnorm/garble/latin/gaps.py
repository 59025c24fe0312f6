"""Bytes of UTF-8 that a single-byte charset leaves undefined, put back: ``å�‘é€�`` or ``å‘é€`` for 发送.

Five bytes mean nothing in cp1252, as many in cp1250, seven in cp1254. Codecs write U+FFFD for them or nothing, and of
the C1 controls that browsers show for them scrapers take every one out. That hits one character in six, but each lost
byte was one of five, so that the context mostly tells which; where it does not, the character becomes U+FFFD.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache, partial

from ..._patterns import lazy_pattern
from ...edits import RawEdit
from ..charsets import GAP, in_characters, may_be_cp1254, undefined_bytes, view_as_single
from ..language.commonness import everyday_count, ordinary_share
from ..lost_bytes import choose, ordinary_of, together

__all__ = [
    "CLEAN",
    "CONFIDENCE",
    "SOFT_HYPHEN",
    "choices_if_hidden",
    "choices_of",
    "choices_of_row",
    "dropped_at_once",
    "filled",
]

_WITH_GAPS = ("cp1252", "cp1250")
_CYRILLIC = re.compile("[\u0400-\u045f]")
SOFT_HYPHEN = "\xad"  # does not show either
_FULL_WIDTH = "\xef"  # begins forms of which the tables know little
# A row of sequences with all their bytes, as group 1, or one without.
_PART = re.compile(
    "((?:(?:[\xe1-\xef][\x80-\xbf]{2}|[\xc2-\xdf][\x80-\xbf]|\xf0[\x80-\xbf]{3})(?=[\xc2-\xff]|\\Z))+)|[\xc2-\xff][^\xc2-\xff]*"
)
_LEAD = re.compile("[\xc2-\xff]")
_SHORT = re.compile(f"[\xe2-\xff][\x80-\xbf{GAP}]?(?![\x80-\xbf{GAP}])")  # a sequence of three that has fewer
# A sign of loss, which no text has inside a sequence.
_MISSING = re.compile("(?<=[\xe3-\xe9\xef])\\?|(?<=[\xe3-\xe9\xef][\x80-\xbf])\\?|(?<=[\xe3-\xe9\xef]\\?)\\?")
_HAN = lazy_pattern("[\u4e00-\u9fff]")
_QUOTES = "\xe2\x80"  # begins marks
_QUOTE = ("”", "\ufffd")  # the only usual one with a gap
# Sequences of three bytes, or with fewer where the charset has none for the others.
# A no-break space among them (A0) may have become a space.
_SEQUENCES = (
    "(?:[\xe3-\xe9](?: [\x80-\xbf]|[\x80-\xbf] (?=[\xe3-\xe9\xef]))(?![\x80-\xbf])"
    f"|[\xe3-\xe9\xef][\x80-\xbf{GAP}]{{0,2}}(?![\x80-\xbf{GAP}])"
    f"|\xe2(?:[\x80-\xbf{GAP}]{{2}}|\x80(?![\x80-\xbf{GAP}]))|[\xc2-\xcf][\x80-\xbf])+"
)
_LEAST_WHOLE = 1.5  # sequences with all their bytes for each without
_LEAST_HAN = 3
_LEAST_ORDINARY = 0.97
_MOST_LOST = 0.2  # of the characters
_SHORT_ROW = 120  # bytes
CONFIDENCE = 0.9
"""How sure a repair is in which bytes were put back."""


def choices_of_row(
    sequences: str, charset: str, choices_of: Callable[[str, str], tuple[str, ...]]
) -> list[tuple[str, ...]]:
    """Return what sequences in a row, each of which begins with a lead byte, may stand for: those with all their bytes together.

    Args:
        sequences: Their bytes, with `GAP` for some that are lost.
        charset: As for `choices_of`.
        choices_of: What tells what a single sequence may stand for.
    """
    return [
        (part[1].encode("latin-1").decode("utf-8", "replace"),) if part[1] else choices_of(part[0], charset)
        for part in _PART.finditer(sequences)
    ]


@lru_cache(1 << 13)  # a page repeats its characters
def choices_of(sequence: str, charset: str) -> tuple[str, ...]:
    """Return the characters that a sequence may stand for, U+FFFD if it cannot be told.

    Args:
        sequence: Its bytes, with `GAP`, or a last ``?``, for one that is lost.
        charset: The charset that had nothing for the lost ones, or nothing if they were lost otherwise.
    """
    return _choices(sequence, undefined_bytes(charset) if charset else "")


@lru_cache(1 << 13)
def choices_if_hidden(sequence: str, charset: str) -> tuple[str, ...]:
    """Return what `choices_of` does if what is lost may be a soft hyphen, too."""
    return _choices(sequence, undefined_bytes(charset) + SOFT_HYPHEN)


def _choices(sequence: str, lost: str) -> tuple[str, ...]:
    if sequence[-1] == "?":
        sequence = sequence[:-1] + GAP
    if GAP not in sequence:
        return (sequence.encode("latin-1").decode("utf-8", "replace"),)
    if not lost or sequence[0] < "\xe2":
        return ("\ufffd",)
    if sequence.startswith(_QUOTES):
        return _QUOTE
    return ordinary_of(sequence[0], *(lost if byte == GAP else byte for byte in sequence[1:]))


def filled(choices: Sequence[tuple[str, ...]], line: str, start: int, end: int) -> str:
    """Return the text of sequences in a row, the likeliest one.

    Args:
        choices: What each of them may stand for.
        line: The line.
        start: Where they begin in it.
        end: Where they end.
    """
    if _HAN.search("".join([options[0] for options in choices])):
        choices = [("”",) if options == _QUOTE else options for options in choices]
    else:  # in other languages nothing is known
        choices = [options if len(options) == 1 else ("\ufffd",) for options in choices]
    text, _ = choose(together(choices), line[max(0, start - 2) : start], line[end : end + 2])
    return text


@cache
def _sequences() -> re.Pattern[str]:
    return re.compile(_SEQUENCES)


# Quotation marks and the like of clean text around: they stand between what the charset has not.
_CLEAN_MARKS = "[\x85\x91-\x94\x96\x97\xb7]"
CLEAN = f"(?<![\x80-\xff]){_CLEAN_MARKS}++(?![\x80-\xbf])"
"""A pattern, over bytes, for marks of clean text in a line of garbled text."""


@cache
def _throughout() -> re.Pattern[str]:
    return re.compile(f"(?:[^\x80-\xff{GAP}]++|(?>{_SEQUENCES})|{CLEAN})*+")


@cache
def _may_be_throughout(charset: str) -> re.Pattern[str]:
    """Characters of a charset that may be so; nearly always the first ones tell."""
    return re.compile(
        in_characters(
            f"(?:[^\x80-\xff{GAP}]++|[\xe2-\xef][\x80-\xbf{GAP} ?]*+|[\xc2-\xcf][\x80-\xbf]|{_CLEAN_MARKS})*+",
            charset,
        )
    )


def dropped_at_once(line: str) -> list[RawEdit]:
    """Return the edits for a line that is ordinary Chinese throughout, but for bytes that were lost without a sign."""
    if _CYRILLIC.search(line):
        charsets: tuple[str, ...] = ("cp1251",)
    else:
        charsets = ("cp1254", *_WITH_GAPS) if may_be_cp1254(line) else _WITH_GAPS
    for charset in charsets:
        if not _may_be_throughout(charset).fullmatch(line):
            continue
        view = _MISSING.sub(GAP, view_as_single(line, charset))
        if _throughout().fullmatch(view) and (edits := _dropped(line, view, charset)):
            return edits
    return []


def _dropped(line: str, view: str, charset: str) -> list[RawEdit]:
    rows = list(_sequences().finditer(view))
    joined = "".join([match[0] for match in rows]).replace(" ", "\xa0")
    short = len(_SHORT.findall(joined)) + joined.count(GAP)
    if len(_LEAD.findall(joined)) - short < max(_LEAST_HAN, _LEAST_WHOLE * short):
        return []
    edits = []
    for match in rows:
        text = _filled_if_dropped(match, line, charset, hyphens=SOFT_HYPHEN not in line)
        edits.append((*match.span(), text, f"utf8-as-{charset}", CONFIDENCE))
    text = "".join([edit[2] for edit in edits])
    known = text.replace("\ufffd", "")
    if len(text) - len(known) > _MOST_LOST * len(text) or everyday_count(known) < _LEAST_HAN:
        return []
    return edits if ordinary_share(known) >= _LEAST_ORDINARY else []


def _filled_if_dropped(match: re.Match[str], line: str, charset: str, hyphens: bool) -> str:
    """Return the text of sequences in a row that may have lost bytes.

    A soft hyphen is one of six that may be lost, so in a short line, which tells little of whether they are, what it would
    leave open is taken for another one.
    """
    row = match[0].replace(" ", "\xa0")
    text = filled(choices_of_row(row, charset, partial(_if_dropped, hyphens=hyphens)), line, *match.span())
    if hyphens and "\ufffd" in text and len(row) < _SHORT_ROW:
        other = filled(choices_of_row(row, charset, partial(_if_dropped, hyphens=False)), line, *match.span())
        if len(other) == len(text):
            text = "".join([known if ch == "\ufffd" else ch for ch, known in zip(text, other, strict=True)])
    return text


@lru_cache(1 << 14)
def _if_dropped(sequence: str, charset: str, hyphens: bool) -> tuple[str, ...]:
    """Return what a sequence may stand for that may have lost bytes anywhere, soft hyphens among them or not."""
    lost = undefined_bytes(charset)
    if hyphens and sequence[0] != _FULL_WIDTH:
        lost += SOFT_HYPHEN
    if len(sequence) > 2 or sequence[0] < "\xe2":  # has them all
        return _choices(sequence, lost)
    if len(sequence) == 1:
        return _choices(sequence + GAP + GAP, lost)
    if sequence == _QUOTES:
        return _choices(sequence + GAP, lost)
    found = _choices(sequence + GAP, lost) + _choices(sequence[0] + GAP + sequence[1], lost)
    return tuple(dict.fromkeys(text for text in found if text != "\ufffd")) or ("\ufffd",)
